from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import icalendar
import networkx as nx
import pandas as pd
import pytest

from core.export import choose, export_jsonl
from core.exports.doors import DOORS, door
from core.exports.tables import timelinejs, timesketch
from core.model import Citation, Document, Event, Participant, Role, Span
from core.project import Patch
from tests.core.exports import sample
from tests.core.exports.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from core.exports.chosen import Chosen


@pytest.fixture
def chosen() -> Chosen:
    return choose(sample.project(), places={"A0001": (1.5, -2.5), "A0003": (0.0, 4.0)})


@pytest.fixture
def hostile() -> Chosen:
    """A project whose every text is hostile."""
    project = sample.project()
    rows: list[Any] = []
    for number, text in enumerate(HOSTILE, 100):
        document = f"S{number}"
        rows += [
            Document(document, text, text, sample.date("2016-11-03"), outlet=text, url=text),
            replace(sample.ACTORS[0], id=f"A{number:04d}", label=text, aliases=()),
            Event(
                f"E{number:05d}",
                text,
                sample.date("2016-11-03"),
                type="ASSAULT",
                participants=(
                    Participant(f"A{number:04d}", Role.SOURCE),
                    Participant("A0003", Role.TARGET),
                ),
                places=(text,),
                tags=(text,),
                notes=text,
                citations=(Citation(document, Span(0, len(text))),),
            ),
        ]
    project.apply(Patch("", tuple(rows)))
    return choose(project)


def table(path: Path) -> Any:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_every_door_writes_a_file_of_its_own_suffix_and_name(
    chosen: Chosen, tmp_path: Path
) -> None:
    for each in DOORS:
        each.write(tmp_path / f"{each.id}{each.suffix}", chosen)
        written = list(tmp_path.glob(f"{each.id}*{each.suffix}"))
        assert written, each.id
        assert all(file.stat().st_size > 50 for file in written), each.id


def test_no_door_fails_on_hostile_text(hostile: Chosen, tmp_path: Path) -> None:
    for each in DOORS:
        each.write(tmp_path / f"{each.id}{each.suffix}", hostile)
    export_jsonl(tmp_path / "x.jsonl", hostile)


@pytest.mark.parametrize("name", ["timelinejs", "timesketch", "aeon", "acled", "i2"])
def test_no_cell_of_a_table_is_a_formula(hostile: Chosen, tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.csv"
    door(name).write(path, hostile)
    for cell in table(path).to_numpy().ravel():
        assert not cell.startswith(("=", "@", "\t", "\r")), cell
        assert not (cell[:1] in "+-" and cell[1:2] and not cell[1].isdigit()), cell


def test_timelinejs_has_the_19_columns_of_its_template(chosen: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    said = door("timelinejs").write(path, chosen)
    read = table(path)
    assert tuple(read.columns) == timelinejs.HEADERS
    assert len(timelinejs.HEADERS) == 19
    attack = read[read.Headline == "Troops attack Mosul"].iloc[0]
    assert (attack.Year, attack.Month, attack.Day, attack["End Year"]) == ("2016", "11", "3", "")
    month = read[read.Headline == "A month"].iloc[0]
    assert (month.Day, month["End Day"], month["Display Date"]) == ("1", "31", "about October 2016")
    assert read[read.Headline == "Caesar dies"].iloc[0].Year == "-43"
    assert "1 of 6 events" in said[0].message


def test_timelinejs_shows_text_of_articles_as_text(hostile: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("timelinejs").write(path, hostile)
    assert not any("<script" in c or "<img" in c for c in table(path).to_numpy().ravel())


def test_timesketch_gets_moments_with_a_zone_and_says_what_it_drops(
    chosen: Chosen, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    said = door("timesketch").write(path, chosen)
    read = table(path)
    assert tuple(read.columns) == timesketch.HEADERS
    assert pd.to_datetime(read.datetime, utc=True).notna().all()
    assert read[read.message == "At two"].iloc[0].datetime == "2016-11-03T02:00:00+00:00"
    assert "Caesar dies" not in set(read.message)
    assert "2 of 6 events" in said[0].message


def test_an_event_that_lasted_has_a_start_and_an_end_in_timesketch(tmp_path: Path) -> None:
    project = sample.project()
    project.apply(Patch("", (Event("E00099", "Siege", sample.date("2016-10-17/2016-11-03")),)))
    path = tmp_path / "t.csv"
    door("timesketch").write(path, choose(project))
    siege = table(path).query("message == 'Siege'")
    assert list(siege.timestamp_desc) == ["Event start", "Event end"]


def test_aeon_gets_every_event_and_several_values_by_pipes(chosen: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    assert door("aeon").write(path, chosen) == []
    attack = table(path).set_index("Internal Identifier").loc["E00001"]
    assert attack.Participant == "Islamic State|Baghdadi"
    assert attack.Place == "Mosul|Kokjali"
    assert attack["Start Date"] == attack["End Date"] == "2016-11-03"
    assert len(table(path)) == 6


def test_i2_gets_a_row_a_link_with_both_ends(chosen: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("i2").write(path, chosen)
    read = table(path).set_index("Link ID")
    done, tie = read.loc["E00001-1"], read.loc["R0001"]
    assert (done["From Label"], done["To Label"]) == ("Islamic State", "Baghdadi")
    assert (done["Start Date"], done.Strength) == ("03/11/2016", "Unconfirmed")
    assert (tie["From Label"], tie["Link Type"], tie.Direction) == (
        "Baghdadi", "leads", "From → To",
    )  # fmt: skip


def test_i2_gets_no_cell_of_several_lines(hostile: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("i2").write(path, hostile)
    assert not any("\n" in cell or "\r" in cell for cell in table(path).to_numpy().ravel())


@pytest.mark.parametrize(
    ("when", "code"),
    [("2016-11-03", "1"), ("2016-10~", "3"), ("[2016-10-31..2016-11-06]", "2"), ("2015/..", "3")],
)
def test_acled_codes_how_exactly_the_day_is_known(tmp_path: Path, when: str, code: str) -> None:
    project = sample.project()
    project.apply(Patch("", (Event("E00099", "It", sample.date(when)),)))
    path = tmp_path / "t.csv"
    door("acled").write(path, choose(project))
    assert table(path).set_index("event_id_cnty").loc["E00099"].time_precision == code


def test_gephi_gets_nodes_and_edges_side_by_side(chosen: Chosen, tmp_path: Path) -> None:
    door("network").write(tmp_path / "net.csv", chosen)
    nodes, edges = table(tmp_path / "net-nodes.csv"), table(tmp_path / "net-edges.csv")
    assert list(edges.columns[:3]) == ["Source", "Target", "Type"]
    assert set(edges.Source) | set(edges.Target) <= set(nodes.Id)
    assert not {"Source", "Target"} & set(nodes.columns)
    graph = nx.from_pandas_edgelist(edges, "Source", "Target", create_using=nx.MultiDiGraph)
    assert graph.number_of_edges() == len(chosen.edges)


def test_gexf_read_back_has_the_days_of_every_edge(chosen: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "g.gexf"
    door("gexf").write(path, chosen)
    graph = nx.read_gexf(path)
    assert set(graph) == {"A0001", "A0003"}
    text = path.read_text("utf-8")
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    assert 'start="2016-11-03"' in text
    done = next(d for _, _, d in graph.edges(data=True) if d["kind"] == "ASSAULT")
    assert done["spells"] == [("2016-11-03", "2016-11-03")]


def test_graphml_read_back_has_labels_and_kinds(chosen: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    door("graphml").write(path, chosen)
    graph = nx.read_graphml(path, force_multigraph=True)
    assert graph.nodes["A0001"]["label"] == "Islamic State"
    assert {d["kind"] for _, _, d in graph.edges(data=True)} == {"ASSAULT", "leads"}


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_hostile_names_survive_in_graph_files(hostile: Chosen, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"g.{name}"
    door(name).write(path, hostile)
    graph = nx.read_gexf(path) if name == "gexf" else nx.read_graphml(path, force_multigraph=True)
    named = {data["label"] for _, data in graph.nodes(data=True)}
    assert "<script>alert(1)</script>" in named
    assert "𝔘nicode ☃" in named


def test_a_calendar_holds_days_times_and_spans(chosen: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    said = door("ical").write(path, chosen)
    read: Any = icalendar.Calendar.from_ical(path.read_bytes())
    entries: dict[str, Any] = {str(e["uid"]): e for e in read.walk("VEVENT")}
    attack, timed, month = (entries[f"E0000{n}@dateline"] for n in (1, 7, 6))
    assert (attack["dtstart"].dt, attack["dtend"].dt) == (date(2016, 11, 3), date(2016, 11, 4))
    assert timed["dtstart"].dt == datetime(2016, 11, 3, 2)  # noqa: DTZ001  (civil time)
    assert (month["dtstart"].dt, month["dtend"].dt) == (date(2016, 10, 1), date(2016, 11, 1))
    assert "Troops of the IS attacked Mosul" in attack["description"]
    assert "2 of 6 events" in said[0].message


def test_hostile_text_cannot_add_entries_to_a_calendar(hostile: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    door("ical").write(path, hostile)
    read = icalendar.Calendar.from_ical(path.read_bytes())
    fitting = [e for e in hostile.events if e.when and e.when.anchor > -62135596800]
    assert len(read.walk("VEVENT")) == len(fitting)


def test_json_lines_have_one_record_a_document_with_the_events_chosen(tmp_path: Path) -> None:
    project = sample.project()
    path = tmp_path / "x.jsonl"
    export_jsonl(path, choose(project, frozenset({"E00001"})))
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [r["document"]["id"] for r in records] == ["S001", "S002", "S003"]
    assert [e["id"] for r in records for e in r["events"]] == ["E00001", "E00002"]
    time = records[0]["times"][0]
    assert (time["text"], time["value"], time["edtf"]) == ("Thursday", "2016-11-03", "2016-11-03")


def test_only_the_events_chosen_go_out(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("aeon").write(path, choose(sample.project(), frozenset({"E00003"})))
    assert list(table(path).Label) == ["Caesar dies"]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(chosen: Chosen, tmp_path: Path) -> None:
    from core.errors import UserError

    path = tmp_path / "folder.csv"
    path.mkdir()
    with pytest.raises(UserError, match="folder"):
        door("aeon").write(path, chosen)
