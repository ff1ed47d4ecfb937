"""The tables of the project file, and the way from each version to the next.

Columns are named as the fields of core.model. A date is spread over the columns NAME_earliest,
NAME_latest (seconds from 1970-01-01T00:00), NAME_precision … and, for people, NAME_edtf; values
with parts are JSON. `number` keeps rows and their entries in the text indexes together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

APPLICATION_ID = 0x444C4E45
"""SQLite's mark of whose file it is: "DLNE"."""

DATE_COLUMNS = {
    "earliest": "INTEGER", "latest": "INTEGER", "precision": "TEXT", "approximate": "INTEGER",
    "uncertain": "INTEGER", "extent": "INTEGER", "zone": "TEXT", "edtf": "TEXT",
}  # fmt: skip

INDEXED = {
    "documents": ("title", "text", "notes"),
    "events": ("title", "notes"),
    "actors": ("label", "notes"),
}
"""The columns that the full-text indexes hold."""

_TABLES = (
    """CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, text TEXT,
    {published}, published_from TEXT, outlet TEXT, authors TEXT, place TEXT, url TEXT, path TEXT,
    media_type TEXT, sha256 TEXT, language TEXT, duplicate_of TEXT, notes TEXT, mentions TEXT,
    given_id TEXT)""",
    """CREATE TABLE events (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, {when}, basis TEXT, type TEXT,
    participants TEXT, places TEXT, factuality TEXT, confidence REAL, status TEXT, key INTEGER,
    tags TEXT, notes TEXT, citations TEXT, edited TEXT, modified TEXT, merged_into TEXT)""",
    """CREATE TABLE actors (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT, kind TEXT, aliases TEXT,
    notes TEXT, position TEXT, edited TEXT, merged_into TEXT)""",
    """CREATE TABLE relations (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, target TEXT, kind TEXT,
    {when}, citations TEXT, status TEXT)""",
    "CREATE TABLE last_numbers (letter TEXT PRIMARY KEY, number INTEGER NOT NULL)",
    """CREATE TABLE history (
    position INTEGER PRIMARY KEY, stack TEXT NOT NULL, label TEXT NOT NULL, patch TEXT NOT NULL)""",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)",
)


def first_version(db: sqlite3.Connection) -> None:
    """Make the tables of version 1 in an empty database."""
    for statement in _TABLES:
        db.execute(statement.format(published=_dates("published"), when=_dates("when")))
    for table, columns in INDEXED.items():
        for statement in _text_index(table, ", ".join(columns), columns):
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def second_version(db: sqlite3.Connection) -> None:
    """Remember where a text says when it was published."""
    db.execute("ALTER TABLE documents ADD COLUMN published_span TEXT")


def third_version(db: sqlite3.Connection) -> None:
    """Remember what edits taught (rules), and where rules were obeyed."""
    db.execute(
        """CREATE TABLE rules (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT, about TEXT, gives TEXT,
        only TEXT, active INTEGER, scope TEXT, seen INTEGER, edit TEXT, article TEXT,
        document_id TEXT, learned TEXT, changed TEXT)"""
    )
    db.execute("ALTER TABLE events ADD COLUMN ruled TEXT DEFAULT '[]'")
    db.execute("ALTER TABLE actors ADD COLUMN ruled TEXT DEFAULT '[]'")
    db.execute("ALTER TABLE actors ADD COLUMN status TEXT DEFAULT 'suggested'")
    for known in (_MERGED, _RENAMED):
        db.execute(_LEARN.format(known=known))
    db.execute(
        "INSERT OR REPLACE INTO last_numbers SELECT 'M', count(*) FROM rules HAVING count(*) > 0"
    )


# Until the third version every merge and every new name was obeyed in the next article: those
# become rules, so that it stays so. A role or a bare surname was not; its rule is off.
_LEARN = """
    INSERT INTO rules (id, kind, about, gives, only, active, scope, seen, edit, article,
        document_id, learned, changed)
    SELECT printf('M%04d', row_number() OVER (ORDER BY number) + (SELECT count(*) FROM rules)),
        rule, about, gives, kind, (about GLOB '[A-Z]*' OR unicode(about) > 127)
        AND (kind <> 'person' OR instr(trim(about), ' ') > 0), 'this project', 1, edit,
        '', '', '', ''
    FROM ({known}) WHERE about <> '' AND gives <> '' AND about <> gives"""
_MERGED = """
    SELECT merged.number AS number, 'same actor' AS rule, merged.label AS about,
        lead.label AS gives, merged.kind AS kind, 'Merge 2 actors' AS edit
    FROM actors AS merged JOIN actors AS lead ON merged.merged_into = lead.id"""
_RENAMED = """
    SELECT number, 'actor name' AS rule, json_extract(alias.value, '$.text') AS about,
        label AS gives, kind, 'Rename actor' AS edit
    FROM actors, json_each(CASE WHEN typeof(aliases) = 'text' AND json_valid(aliases)
        THEN aliases ELSE '[]' END) AS alias
    WHERE json_extract(alias.value, '$.method') = 'renamed'"""


def fourth_version(db: sqlite3.Connection) -> None:
    """Remember where sources differ, and which pairs the analyst said are not the same."""
    db.execute(
        f"""CREATE TABLE conflicts (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event_id TEXT, field TEXT,
        value_a TEXT, source_a TEXT, value_b TEXT, source_b TEXT, record_a TEXT, record_b TEXT,
        {_dates("when_a")}, {_dates("when_b")}, resolution TEXT)"""
    )
    db.execute(
        """CREATE TABLE declined (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, one TEXT, other TEXT)"""
    )


def articles_version(db: sqlite3.Connection) -> None:
    """Remember more of each article: section, page, captions, where each field was read."""
    for name, first in (
        ("section", "''"), ("page", "''"), ("captions", "'[]'"), ("origins", "'[]'"),
        ("guess", "NULL"),
    ):  # fmt: skip
        db.execute(f"ALTER TABLE documents ADD COLUMN {name} TEXT DEFAULT {first}")


def deleted_version(db: sqlite3.Connection) -> None:
    """Remember which events of an article the analyst deleted."""
    db.execute("ALTER TABLE documents ADD COLUMN dropped TEXT DEFAULT '[]'")


def timeline_version(db: sqlite3.Connection) -> None:
    """Remember the analyst's bands on the timeline, and views kept as a story."""
    db.execute(
        f"""CREATE TABLE bands (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, {_dates("when")},
        colour TEXT)"""
    )
    db.execute(
        """CREATE TABLE scenes (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, caption TEXT,
        place INTEGER, first INTEGER, last INTEGER, lanes TEXT, asked TEXT, selection TEXT)"""
    )


def reliability_version(db: sqlite3.Connection) -> None:
    """Remember how far the analyst relies on each source."""
    db.execute("ALTER TABLE documents ADD COLUMN reliability TEXT")


MIGRATIONS: Sequence[Callable[[sqlite3.Connection], None]] = (
    first_version,
    second_version,
    third_version,
    fourth_version,
    articles_version,
    deleted_version,
    timeline_version,
    reliability_version,
)
"""The n-th takes a file from version n to n + 1; never change one that has been released."""


def migrate(
    db: sqlite3.Connection, steps: Sequence[Callable[[sqlite3.Connection], None]] | None = None
) -> None:
    """Bring a file to the newest version, each step a transaction."""
    steps = MIGRATIONS if steps is None else steps
    for number in range(version(db), len(steps)):
        db.execute("BEGIN IMMEDIATE")
        try:
            steps[number](db)
            db.execute(f"PRAGMA user_version = {number + 1}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise


def version(db: sqlite3.Connection) -> int:
    """Return the version that the file was written in; 0 for an empty one."""
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


def _dates(name: str) -> str:
    return ", ".join(f"{name}_{part} {kind}" for part, kind in DATE_COLUMNS.items())


def _text_index(table: str, names: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the statements that make a full-text index and the triggers that keep it in step."""
    index = f"{table}_text"
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("old", "new"))
    # The statements are made of this module's own names alone.
    forget = f"INSERT INTO {index}({index}, rowid, {names}) VALUES('delete', old.number, {old});"
    learn = f"INSERT INTO {index}(rowid, {names}) VALUES (new.number, {new});"  # noqa: S608
    options = f"content='{table}', content_rowid='number', tokenize='unicode61 remove_diacritics 2'"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, {options})",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {learn} END",
        f"CREATE TRIGGER {table}_taken AFTER DELETE ON {table} BEGIN {forget} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE ON {table} BEGIN {forget} {learn} END",
    )
