"""Texts that some reader would run, fetch, or stumble over."""

from __future__ import annotations

HOSTILE = (
    "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "![x](https://evil.example/x.png)", "[a](javascript:alert(1))",
    "]]>", "a\x00b\x0bc", "half \ud800 pair", "line\r\nbreak", "pipe | and `code`", "&amp;",
    "BEGIN:VEVENT", "“quoted”", "𝔘nicode ☃", "</style><script>1</script>", "\ufffe",
)  # fmt: skip
