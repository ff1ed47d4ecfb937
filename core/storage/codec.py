"""Model values as plain JSON values and back, guided by the types that their fields declare."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def remembered(function: Callable[[Any], T]) -> Callable[[Any], T]:
    """Compute a function of a type once for each type (functools.cache, typed for types)."""
    return cache(function)


@remembered
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, in order."""
    return tuple(field.name for field in fields(kind))


@remembered
def field_types(kind: type[Any]) -> dict[str, Any]:
    """Return the declared type of each field of a dataclass."""
    hints = get_type_hints(kind)
    return {name: hints[name] for name in field_names(kind)}


@remembered
def reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads a plain value as the type.

    It raises ValueError, TypeError or KeyError where the value is none of that type; fields that
    it does not know are passed over, and fields that are missing take their defaults.
    """
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return _optional(*(reader(part) for part in parts if part is not NoneType))
    if origin is tuple:
        return _many(reader(parts[0]))
    if is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, Enum):
        return _enum(kind)
    return _number(kind) if kind in (bool, int, float) else _text


def dumps(value: Any) -> str:
    """Write a model value as compact JSON."""
    return _COMPACT.encode(value)


def named(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name, as they are: what json asks for as its default."""
    return {name: getattr(value, name) for name in field_names(type(value))}


_COMPACT = json.JSONEncoder(default=named, ensure_ascii=False, separators=(",", ":"))
"""Made once: a large patch is some hundred thousand small texts."""


def bind(text: str) -> str | bytes:
    """Return what SQLite can hold: text, or bytes where the text has lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def unbind(value: Any) -> Any:
    """Undo bind."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _optional(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else inner(value)


def _many(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: tuple([inner(value) for value in values])


def _enum(kind: type[Enum]) -> Callable[[Any], Any]:
    return kind


def _record(kind: Any) -> Callable[[Any], Any]:
    readers = {name: reader(hint) for name, hint in field_types(kind).items()}
    return lambda value: kind(**{n: readers[n](v) for n, v in value.items() if n in readers})


def _number(kind: type[Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, int | float):
            raise TypeError(f"not a number: {value!r}")
        return kind(value)

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not text: {value!r}")
    return value
