"""Documents of office programs and PDF."""

from __future__ import annotations
