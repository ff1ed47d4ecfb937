"""The file itself: openpyxl makes every part, and the rows are put where it left room."""

from __future__ import annotations

import re
import time
from queue import Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Protocol, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from _typeshed import SizedBuffer, StrPath

_SPEED = 1
"""Compression: a third of the time of the usual level for a file a sixth larger."""
_AHEAD = 4
"""Pieces of a sheet that wait to be packed: some hundred kilobytes each."""
_DIMENSION = re.compile(rb'<dimension ref="[^"]*" ?/>')


class Stream(Protocol):
    """What goes into the part of one sheet beyond its frame."""

    @property
    def area(self) -> str:
        """The cells of the sheet: "A1:AE40"."""

    def rows(self) -> Iterator[bytes]:
        """Yield the rows below the header as XML."""

    def links(self) -> Iterator[bytes]:
        """Yield the links of those rows as XML; asked for after them."""

    def targets(self) -> Iterator[bytes]:
        """Yield the addresses outside as XML; asked for last."""


class _Behind:
    """Packs in a thread of its own, so that the next rows are made meanwhile.

    Raises in write, or at the end, what went wrong there.
    """

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._waiting: Queue[bytes | None] = Queue(_AHEAD)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="packing", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._waiting.put(None)
        self._thread.join()
        if kind is None:
            self._check()

    def write(self, data: bytes) -> None:
        """Hand on what is to be packed next."""
        self._check()
        self._waiting.put(data)

    def _check(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        while (data := self._waiting.get()) is not None:
            if self._error is None:
                try:
                    self._part.write(data)
                except Exception as error:
                    self._error = error


class Archive(ZipFile):
    """A file in the making; streams are given by the name of the sheet's part.

    openpyxl holds every cell as an object and every link as two, which for 100,000 events takes
    minutes; so it writes sheets of a header row alone, and the rest is put in here.
    """

    def __init__(self, path: StrPath, streams: Mapping[str, Stream]) -> None:
        super().__init__(path, "w", ZIP_DEFLATED, allowZip64=True, compresslevel=_SPEED)
        self._streams = {f"xl/{name}": stream for name, stream in streams.items()}

    @override
    def write(
        self,
        filename: StrPath,
        arcname: StrPath | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file; the frame of a sheet is filled."""
        stream = self._streams.get(str(arcname).removeprefix("/"))
        if stream is None:
            super().write(filename, arcname, compress_type, compresslevel)
            return
        with open(filename, "rb") as file:  # noqa: PTH123  (given as openpyxl has it)
            self._fill(str(arcname).removeprefix("/"), file.read(), stream)

    @override
    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a part; the relations of a sheet get its addresses."""
        folder, _, name = str(zinfo_or_arcname).rpartition("/_rels/")
        stream = self._streams.get(f"{folder}/{name.removesuffix('.rels')}")
        if stream is not None:
            whole = data.encode() if isinstance(data, str) else bytes(data)
            head, end, tail = whole.rpartition(b"</Relationships>")
            data = b"".join((head, *stream.targets(), end, tail))
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)

    def _fill(self, name: str, frame: bytes, stream: Stream) -> None:
        frame = _DIMENSION.sub(b'<dimension ref="%s"/>' % stream.area.encode(), frame, 1)
        head, end, tail = frame.partition(b"</sheetData>")
        before, margins, after = tail.partition(b"<pageMargins")
        info = ZipInfo(name, date_time=time.localtime()[:6])
        info.compress_type = ZIP_DEFLATED
        with self.open(info, "w", force_zip64=True) as packed, _Behind(packed) as part:
            part.write(head)
            for rows in stream.rows():
                part.write(rows)
            part.write(end + before)
            for links in stream.links():
                part.write(links)
            part.write(margins + after)
