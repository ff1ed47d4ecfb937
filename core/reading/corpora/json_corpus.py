"""JSON that is no list of lines: an array of articles, articles within an answer, one article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.reading.corpora.table import Table, documents
from core.reading.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_DEEP = 6
"""Objects in objects that are searched for articles, and that become columns."""
_MOST_COLUMNS = 500


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of a JSON file, then which keys were taken."""
    yield from documents(source, [table_of_json(lines_of(source))])


def table_of_json(text: str) -> Table:
    """Return the records of a JSON text as a table; raises UserError where there are none."""
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except RecursionError as error:
        raise UserError("could not be read as JSON: it is nested too deep") from error
    except ValueError as error:
        raise UserError(f"could not be read as JSON: it is cut off or damaged ({error})") from error
    return table_of_records(records_in(whole))


def table_of_records(records: Sequence[dict[str, Any]]) -> Table:
    """Return objects as a table: a column for every key, inner keys parted by dots."""
    flat = [dict(_flat(record)) for record in records]
    headers = tuple(dict.fromkeys(key for record in flat for key in record))[:_MOST_COLUMNS]
    if not headers:
        raise UserError("there is no article in its JSON")
    rows: list[Sequence[Any]] = [[record.get(key) for key in headers] for record in flat]
    return Table("", headers, rows, iter(()))


def records_in(whole: Any, depth: int = 0) -> list[dict[str, Any]]:
    """Return the longest list of objects, or what may be one article by itself."""
    if isinstance(whole, list):
        objects = [item for item in whole if isinstance(item, dict)]
        if objects:
            return [unwrapped(item) for item in objects]
        return [{"text": item} for item in whole if isinstance(item, str) and item.strip()]
    if not isinstance(whole, dict) or depth > _DEEP:
        return []
    lists = [found for value in whole.values() if (found := _list_in(value, depth))]
    best = max(lists, key=len, default=[])
    values = [value for value in whole.values() if isinstance(value, dict)]
    if len(values) == len(whole) > 1 and len(values) > len(best):
        return [unwrapped(value) for value in values]
    return best if best and not _is_article(whole) else [whole]


def _list_in(value: Any, depth: int) -> list[dict[str, Any]]:
    """Return the records of a part of an object: a list of objects, or one further in."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)] and records_in(value, depth + 1)
    if isinstance(value, dict) and depth < _DEEP:
        found = records_in(value, depth + 1)
        return found if found != [value] else []
    return []


def _is_article(record: dict[str, Any]) -> bool:
    """Whether an object has a long text itself, whatever lists hang on it."""
    return any(isinstance(value, str) and len(value) > 300 for value in record.values())


def unwrapped(record: dict[str, Any]) -> dict[str, Any]:
    """Take what search engines wrap a record in off it."""
    inner = record.get("_source")
    return inner if isinstance(inner, dict) else record


def _flat(record: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < _DEEP:
            yield from _flat(value, f"{name}.", depth + 1)
        else:
            yield name, value
