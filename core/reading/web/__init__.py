"""Saved web pages: HTML, SingleFile, MHTML."""

from __future__ import annotations
