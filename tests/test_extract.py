"""`main.py extract` as other programs call it: in a process of its own, without a display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.edtf import parse
from core.filter import LIKELY
from core.storage import open_project

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


def extract(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {k: v for k, v in os.environ.items() if k not in hidden}
    call = [sys.executable, "main.py", "extract", *map(str, arguments)]
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    names = ("a.jsonl", "a.xlsx", "a.dateline")
    outs = [folder / name for name in names]
    done = extract(SEEDS, "--json", outs[0], "--xlsx", outs[1], "--project", outs[2])
    assert done.returncode == 0, done.stderr
    assert "7/7 articles" in done.stderr
    assert sorted(p.name for p in folder.iterdir()) == sorted(names)
    return folder


@cache
def records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "a.jsonl").read_text("utf-8").splitlines()]


def test_there_is_one_record_for_each_document_in_input_order(out: Path) -> None:
    paths = [Path(r["document"]["path"]).name for r in records(out)]
    assert paths == sorted(p.name for p in SEEDS.glob("*.txt"))


def test_every_offset_says_what_stands_there(out: Path) -> None:
    for record in records(out):
        text = record["text"]
        mentions = [m for a in record["actors"] for m in a["mentions"]]
        for each in (*record["times"], *record["events"], *mentions):
            assert text[each["start"] : each["end"]] == each["text"]
        for event in record["events"]:
            sentence = event["sentence"]
            assert sentence["start"] <= event["start"] < event["end"] <= sentence["end"]


def test_ids_refer_to_what_is_there(out: Path) -> None:
    for record in records(out):
        actors = {a["id"] for a in record["actors"]}
        events = {e["id"] for e in record["events"]}
        assert {p["actor"] for e in record["events"] for p in e["participants"]} <= actors
        for tie in record["relations"]:
            assert {tie["source"], tie["target"]} <= actors
            assert tie["event"] is None or tie["event"] in events


def test_one_actor_keeps_one_id_across_the_documents(out: Path) -> None:
    ids = {a["id"] for r in records(out) for a in r["actors"] if a["label"] == "Mara Lindqvist"}
    assert len(ids) == 1


def test_dates_are_edtf_and_iso(out: Path) -> None:
    dated = [e["time"] for r in records(out) for e in r["events"] if e["time"]]
    assert len(dated) > 20
    for time in dated:
        when = parse(time["edtf"])
        assert when is not None, time
        assert (when.earliest is None) == (time["earliest"] is None)
        assert (when.latest is None) == (time["latest"] is None)
    types = {t["type"] for r in records(out) for t in r["times"]}
    assert {"DATE", "TIME", "DURATION"} <= types <= {"DATE", "TIME", "DURATION", "SET"}


def test_the_project_holds_all_events_and_the_workbook_the_likely_ones(out: Path) -> None:
    told = {e["id"]: e for r in records(out) for e in r["events"]}
    leads = {i for i, e in told.items() if e["cluster"] in (None, i)}
    book = load_workbook(out / "a.xlsx")
    listed = {str(row[0].value) for row in book["Events"].iter_rows(min_row=2)}
    assert listed == {i for i in leads if told[i]["confidence"] >= LIKELY}
    about = {row[1].value: row[2].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Filters in force"] == f"confidence: at least {LIKELY:.2f}"
    opened = open_project(out / "a.dateline")
    assert set(opened.session.project.events) == set(told)
    assert len(opened.session.project.documents) == 7
    opened.session.close()


def test_the_records_do_not_depend_on_the_number_of_processes(out: Path, tmp_path: Path) -> None:
    done = extract(SEEDS, "--json", tmp_path / "b.jsonl", "--jobs", "2", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "b.jsonl").read_bytes() == (out / "a.jsonl").read_bytes()


def test_bad_inputs_are_named_and_the_rest_is_written(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "program.txt").write_bytes(b"\x7fELF\0\0\0")
    (tmp_path / "undated.txt").write_text("The mayor resigned on Thursday. Police said so.")
    done = extract(tmp_path, tmp_path / "gone.txt", "--json", tmp_path / "o.jsonl", "--quiet")
    assert done.returncode == 1
    for said in ("empty.txt: ", "program.txt: ", "gone.txt: ", "undated.txt: no publication date"):
        assert said in done.stderr
    (record,) = map(json.loads, (tmp_path / "o.jsonl").read_text("utf-8").splitlines())
    assert record["document"]["published"] is None
    assert record["document"]["published_from"] == "none"
    assert [t["text"] for t in record["times"]] == ["Thursday"]
    assert all(e["time"] is None for e in record["events"])


def test_a_date_given_by_the_user_anchors_what_is_relative(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The mayor resigned on Thursday. Police said so.")
    out = tmp_path / "o.jsonl"
    done = extract(article, "--json", out, "--quiet", "--published", "4 Nov 2016")
    assert done.returncode == 0
    record = json.loads(out.read_text("utf-8"))
    assert record["document"]["published_from"] == "user"
    assert record["times"][0]["value"] == "2016-11-03"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "required"),
        (("seeds", "--published", "soonish"), "soonish"),
        (("no-such-file.txt",), "no such file"),
        (("seeds", "--json", "no/such/folder/o.jsonl"), "no such folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(arguments: tuple[str, ...], said: str) -> None:
    done = extract(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unwritable_target_leaves_the_old_file_whole(tmp_path: Path) -> None:
    (tmp_path / "o.jsonl").write_text("old")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = extract(tmp_path / "empty.txt", "--json", tmp_path / "o.jsonl")
    assert done.returncode == 2
    assert (tmp_path / "o.jsonl").read_text() == "old"


def test_without_a_display_the_window_says_so_in_one_line() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can lack a display")
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {k: v for k, v in os.environ.items() if k not in hidden}
    call = [sys.executable, "main.py"]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "display" in done.stderr or "apt install" in done.stderr


def test_without_its_packages_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.path = ['.'] + [p for p in sys.path if 'site-packages' not in p];"
        "import main; sys.exit(main.main([]))"
    )
    call = [sys.executable, "-S", "-c", code]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install -r requirements.txt" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
