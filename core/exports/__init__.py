"""What leaves the program: workbook, JSON lines and, later, other tools' formats."""

from __future__ import annotations
