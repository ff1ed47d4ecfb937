"""Any file to its reader, by content; whatever goes wrong becomes a Problem that names it."""

from __future__ import annotations

import importlib
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.model import Document
from core.reading.kinds import KINDS, Kind
from core.reading.sniff import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.reading.source import Source

log = logging.getLogger(__name__)
Items = "Iterator[Document | Problem]"
EMPTY = "the file is empty (0 bytes)"
NO_ARTICLE = "no article was found in it"
HUNG = "took too long before and was passed over"


def read_source(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of a file or packed file; never raises for bad input."""
    if source.where in source.budget.avoided:
        return
    source.budget.entered(source.where)
    words, count = "", 0
    try:
        kind = _kind(source)
        words = f" as {kind.words}"
        for item in _articles(source, kind):
            count += 1
            yield item
    except UserError as error:
        yield Problem(source.where, str(error))
    except OSError as error:
        yield Problem(source.where, f"cannot be read: {error.strerror or error}")
    except MemoryError:
        yield Problem(source.where, f"could not be read{words}: it asks for too much memory")
    except Exception as error:
        log.info("Reading failed: %s", source.where, exc_info=True)
        told = f"it is damaged or nested too deep ({type(error).__name__})"
        yield Problem(source.where, f"could not be read{words}: {told}")
    else:
        if not count:
            yield Problem(source.where, NO_ARTICLE)


def _kind(source: Source) -> Kind:
    if not source.length:
        raise UserError(EMPTY)
    name = kind_of(source)
    kind = KINDS[name]
    source.check(source.limits.stream_bytes if kind.streams else source.limits.file_bytes)
    return kind


def _articles(source: Source, kind: Kind) -> Iterator[Document | Problem]:
    source = replace(source, media_type=kind.media_type)
    most, budget = source.limits.articles, source.budget
    for item in _reader(source, kind)(source):
        # What is packed has counted itself.
        if isinstance(item, Document) and item.path == source.path:
            budget.articles += 1
        yield item
        if budget.articles >= most:
            yield Problem(source.where, f"more than {most:,} articles: the rest was left out")
            return


def _reader(source: Source, kind: Kind) -> Callable[[Source], Iterator[Document | Problem]]:
    from core.reading import vendor

    special = vendor.recognise(source, kind)
    if special is not None:
        return special
    try:
        module = importlib.import_module(f"core.reading.{kind.reader}")
    except ModuleNotFoundError as error:
        missing = str(error.name)
        raise UserError(_missing(kind, missing)) from error
    read: Callable[[Source], Iterator[Document | Problem]] = module.read
    return read


def _missing(kind: Kind, module: str) -> str:
    if module.startswith("core."):
        return f"{kind.words} is not read yet"
    return f"{kind.words} needs the package “{module}”: install what requirements.txt lists"
