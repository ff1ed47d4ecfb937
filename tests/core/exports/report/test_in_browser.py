"""The report in a real browser, where there is one: nothing runs or is fetched, all prints."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from lxml import html

from core.export import choose
from core.exports.report import html_report
from core.model import Document, Event
from core.project import Patch
from tests.core.exports import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.exports.chosen import Chosen

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser of Chromium's family")


def browse(page: Path, folder: Path, *wanted: str) -> str:
    assert BROWSER is not None
    own = ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile")
    done = subprocess.run(
        [BROWSER, *own, *wanted, page.as_uri()], check=True, capture_output=True, timeout=120
    )
    return done.stdout.decode("utf-8", "replace")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server, and what was asked of it."""
    paths: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


def hostile(address: str) -> Chosen:
    """Return a project that tries, in every field, to run and to fetch."""
    tricks = (
        f"<img src={address}/a onerror=\"document.body.innerHTML='ran'\">"
        f"<script>document.title='ran'</script><link rel=stylesheet href={address}/b>"
        f"</style><style>@import url({address}/c); body {{background: url({address}/d)}}</style>"
        f'"><iframe src={address}/e></iframe><base href={address}/f>'
        f'<meta http-equiv=refresh content="0;url={address}/g">'
    )
    project = sample.project()
    document = Document("S009", tricks, tricks, outlet=tricks, url=tricks, path=tricks)
    cited = replace(sample.CITED, document_id="S009")
    event = Event("E00009", tricks, notes=tricks, places=(tricks,), tags=(tricks,),
                  citations=(cited,))  # fmt: skip
    actor = replace(sample.ACTORS[2], label=tricks, notes=tricks)
    project.apply(Patch("", (document, event, actor)))
    return choose(project)


def test_hostile_text_neither_runs_nor_fetches(
    tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    address, paths = asked
    page = tmp_path / "report.html"
    chosen = hostile(address)
    page.write_text(html_report(chosen), "utf-8")
    shown = html.fromstring(browse(page, tmp_path, "--dump-dom"))
    assert shown.xpath("//title")[0].text == "Timeline of events and actors"
    assert not shown.xpath("//main//img | //script | //iframe | //link | //base")
    assert chosen.project.events["E00009"].title in shown.text_content()
    assert paths == []


def test_all_events_stand_on_the_printed_pages(tmp_path: Path) -> None:
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    chosen = choose(sample.project())
    page.write_text(html_report(chosen), "utf-8")
    browse(page, tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    with closing(pypdfium2.PdfDocument(paper)) as document:
        text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
        wide, high = document[0].get_size()
    assert all(event.title in text for event in chosen.events)
    assert (round(wide), round(high)) == (595, 842)
