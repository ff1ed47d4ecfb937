"""XML of the news agencies: NewsML, NITF."""

from __future__ import annotations
