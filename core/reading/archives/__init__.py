"""Files with files in them: ZIP, TAR, gzip, EPUB, WARC, WACZ."""

from __future__ import annotations
