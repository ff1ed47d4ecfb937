"""What makes Excel repair, refuse or misread a workbook that other readers take without a word.

Each check looks at the parts of the file themselves, not through a library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CELL = re.compile(r"^\$?([A-Z]{1,3})\$?(\d+)$")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
DATE_FORMATS = {*range(14, 23), *range(45, 48)}


@dataclass(slots=True)
class Part:
    """One sheet with its relations and tables."""

    name: str
    root: ET.Element
    targets: dict[str, str] = field(default_factory=dict)
    tables: list[ET.Element] = field(default_factory=list)
    cells: dict[str, ET.Element] = field(default_factory=dict)


def lint(path: Path) -> list[str]:
    """Return every defect found, in words; an empty list for a sound workbook."""
    with ZipFile(path) as file:
        book = ET.fromstring(file.read("xl/workbook.xml"))  # noqa: S314  (our own files)
        parts = [_part(file, name, target) for name, target in _sheets(file, book)]
        dates = _date_styles(file)
    names = [part.name for part in parts]
    found = [*_names(book, names), *_table_names(book, parts)]
    for part in parts:
        checks = (
            _merged(part),
            _tables(part),
            _links(part, names),
            _validations(part),
            _formats(part),
            _cells(part, dates),
            _order(part),
        )
        found += [f"{part.name}: {said}" for check in checks for said in check]
    return found


def _sheets(file: ZipFile, book: ET.Element) -> Iterator[tuple[str, str]]:
    targets = _relations(file, "xl/_rels/workbook.xml.rels")
    for sheet in book.iter(f"{MAIN}sheet"):
        target = targets[sheet.attrib[f"{REL}id"]]
        yield sheet.attrib["name"], _absolute(target, "xl/")


def _relations(file: ZipFile, name: str) -> dict[str, str]:
    if name not in file.namelist():
        return {}
    root = ET.fromstring(file.read(name))  # noqa: S314
    return {r.attrib["Id"]: r.attrib["Target"] for r in root.iter(f"{PACKAGE}Relationship")}


def _absolute(target: str, folder: str) -> str:
    return target.lstrip("/") if target.startswith("/") else folder + target


def _part(file: ZipFile, name: str, target: str) -> Part:
    part = Part(name, ET.fromstring(file.read(target)))  # noqa: S314
    folder, _, last = target.rpartition("/")
    part.targets = _relations(file, f"{folder}/_rels/{last}.rels")
    for each in part.root.iter(f"{MAIN}tablePart"):
        where = part.targets[each.attrib[f"{REL}id"]].replace("../", "/xl/")
        part.tables.append(ET.fromstring(file.read(where.lstrip("/"))))  # noqa: S314
    part.cells = {c.attrib["r"]: c for c in part.root.iter(f"{MAIN}c")}
    return part


def _date_styles(file: ZipFile) -> set[int]:
    """Return the numbers of the cell styles that show a number as a date."""
    root = ET.fromstring(file.read("xl/styles.xml"))  # noqa: S314
    own = {
        int(f.attrib["numFmtId"])
        for f in root.iter(f"{MAIN}numFmt")
        if re.search(r"[ymdhs]", re.sub(r'"[^"]*"|\[[^]]*\]', "", f.attrib["formatCode"]))
    }
    styles = root.find(f"{MAIN}cellXfs")
    listed = list(styles) if styles is not None else []
    return {n for n, x in enumerate(listed) if int(x.get("numFmtId", "0")) in own | DATE_FORMATS}


def _names(book: ET.Element, names: list[str]) -> Iterator[str]:
    for name in names:
        if not 1 <= len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name[0] == "'":
            yield f"bad sheet name: {name!r}"
        if name.casefold() == "history":
            yield "sheet name that Excel keeps for itself: History"
    if len({n.casefold() for n in names}) < len(names):
        yield "two sheets of one name"


def _table_names(book: ET.Element, parts: list[Part]) -> Iterator[str]:
    names = [t.attrib["displayName"] for part in parts for t in part.tables]
    names += [n.attrib["name"] for n in book.iter(f"{MAIN}definedName") if "localSheetId" not in
              n.attrib]  # fmt: skip
    for name in names:
        if not re.fullmatch(r"[^\W\d][\w.]{0,254}", name):
            yield f"bad table name: {name!r}"
        cell = CELL.match(name.upper())
        if cell and _column(cell[1]) <= LAST_COLUMN and int(cell[2]) <= LAST_ROW:
            yield f"table name that is a cell: {name}"
        if re.fullmatch(r"[RrCc]|[Rr]\d*[Cc]\d*", name):
            yield f"table name that is a cell: {name}"
    if len({n.casefold() for n in names}) < len(names):
        yield "two tables of one name"
    ids = [t.attrib["id"] for part in parts for t in part.tables]
    if len(set(ids)) < len(ids):
        yield "two tables of one id"


def _merged(part: Part) -> Iterator[str]:
    if next(part.root.iter(f"{MAIN}mergeCell"), None) is not None:
        yield "merged cells"


def _tables(part: Part) -> Iterator[str]:
    areas = [_area(table.attrib["ref"]) for table in part.tables]
    for number, (left, top, right, bottom) in enumerate(areas):
        for other in areas[:number]:
            if left <= other[2] and other[0] <= right and top <= other[3] and other[1] <= bottom:
                yield "tables that overlap"
        if bottom <= top:
            yield "a table without rows"
    if part.tables and part.root.find(f"{MAIN}autoFilter") is not None:
        yield "a filter of the sheet over a table's"
    for table in part.tables:
        yield from _headers(part, table)


def _headers(part: Part, table: ET.Element) -> Iterator[str]:
    left, top, right, _ = _area(table.attrib["ref"])
    listed = [c.attrib["name"] for c in table.iter(f"{MAIN}tableColumn")]
    shown = [_text(part.cells.get(f"{_letters(n)}{top}")) for n in range(left, right + 1)]
    if listed != shown:
        yield f"table headers that are not those of the cells: {listed} {shown}"
    folded = [name.casefold() for name in listed]
    if len(set(folded)) < len(folded) or "" in folded:
        yield f"table headers that are missing or not distinct: {listed}"
    own = table.find(f"{MAIN}autoFilter")
    if own is not None and own.attrib["ref"] != table.attrib["ref"]:
        yield "a table's filter that does not cover it"


def _links(part: Part, names: list[str]) -> Iterator[str]:
    links = list(part.root.iter(f"{MAIN}hyperlink"))
    if len(links) > 65_530:
        yield f"{len(links)} links"
    for link in links:
        key = link.attrib.get(f"{REL}id")
        target = part.targets.get(key or "", "")
        if key is not None and not target:
            yield f"a link whose address is missing: {key}"
        if len(target) > 2_079:
            yield f"a link of {len(target)} characters"
        if re.search(r"[\s|\\<>\"{}^`]|%(?![0-9A-Fa-f]{2})", target):
            yield f"a link that is no address: {target[:60]}"
        location = link.attrib.get("location")
        if location is not None:
            sheet, _, cell = location.rpartition("!")
            if sheet.strip("'").replace("''", "'") not in names or not CELL.match(cell):
                yield f"a link to nowhere: {location}"


def _validations(part: Part) -> Iterator[str]:
    for rule in part.root.iter(f"{MAIN}dataValidation"):
        listed = rule.findtext(f"{MAIN}formula1") or ""
        if listed.startswith('"') and _units(listed) - 2 > 255:
            yield f"a drop-down list of {_units(listed) - 2} characters"
        if not rule.attrib.get("sqref"):
            yield "a drop-down list of no cells"


def _formats(part: Part) -> Iterator[str]:
    for rule in part.root.iter(f"{MAIN}cfRule"):
        formula = rule.findtext(f"{MAIN}formula") or ""
        if formula.startswith("="):
            yield f"a condition that starts with an equals sign: {formula}"
        if rule.attrib.get("type") in ("cellIs", "expression") and "dxfId" not in rule.attrib:
            yield "a condition without a look"


def _cells(part: Part, dates: set[int]) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for where, cell in part.cells.items():
        match = CELL.match(where)
        if match is None or _column(match[1]) > LAST_COLUMN or int(match[2]) > LAST_ROW:
            yield f"a cell outside the sheet: {where}"
            continue
        seen.add((int(match[2]), _column(match[1])))
        yield from (f"{said} at {where}" for said in _cell(cell, dates))
    if len(seen) < sum(1 for _ in part.root.iter(f"{MAIN}c")):
        yield "two cells in one place"


def _order(part: Part) -> Iterator[str]:
    """Excel repairs rows and cells out of order; others believe the dimension they are told."""
    rows = [int(row.attrib["r"]) for row in part.root.iter(f"{MAIN}row")]
    if rows != sorted(set(rows)):
        yield "rows out of order"
    for row in part.root.iter(f"{MAIN}row"):
        found = [CELL.match(cell.attrib["r"]) for cell in row]
        places = [_column(match[1]) for match in found if match is not None]
        if places != sorted(set(places)):
            yield f"cells out of order in row {row.attrib['r']}"
    said = part.root.find(f"{MAIN}dimension")
    if said is not None and part.cells:
        _, _, right, bottom = _area(said.attrib["ref"])
        known = [match for match in map(CELL.match, part.cells) if match is not None]
        if bottom < max(int(m[2]) for m in known) or right < max(_column(m[1]) for m in known):
            yield f"a dimension that leaves out cells: {said.attrib['ref']}"


def _cell(cell: ET.Element, dates: set[int]) -> Iterator[str]:
    kind, value = cell.attrib.get("t", "n"), cell.findtext(f"{MAIN}v")
    if cell.find(f"{MAIN}f") is not None:
        yield "a formula"
        return
    if kind == "e":
        yield f"an error value {value}"
    if _units(_text(cell)) > 32_767:
        yield "a text longer than a cell holds"
    if kind == "n" and value is not None:
        yield from _number(value, is_date=int(cell.attrib.get("s", "0")) in dates)


def _number(value: str, *, is_date: bool) -> Iterator[str]:
    if not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value):
        yield f"a number that is none: {value!r}"
    elif is_date and not 0 <= float(value) < 2_958_466:
        yield f"a date that Excel cannot show: {value}"


def _text(cell: ET.Element | None) -> str:
    return "" if cell is None else "".join(t.text or "" for t in cell.iter(f"{MAIN}t"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _area(ref: str) -> tuple[int, int, int, int]:
    """Return first column, first row, last column, last row."""
    first, _, last = ref.partition(":")
    a, b = CELL.match(first), CELL.match(last or first)
    assert a is not None
    assert b is not None
    return _column(a[1]), int(a[2]), _column(b[1]), int(b[2])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
