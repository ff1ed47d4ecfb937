"""The control words of rich text that matter to its text (RTF 1.9.1)."""

from __future__ import annotations

SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "line": "\n", "softline": "\n", "lbr": "\n",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", "\n": "\0", "\r": "\0"}
"""What follows a backslash without being a letter; NUL ends a paragraph."""
ENDS = frozenset({"par", "sect", "page", "pard_end", "column"})

_SKIPPED_WORDS = (
    "colortbl stylesheet pict header headerl headerr headerf footer footerl footerr footerf ftnsep"
    " ftnsepc aftnsep aftnsepc listtable listoverridetable revtbl rsidtbl filetbl fldinst fldtype"
    " listtext pntext pn pnseclvl annotation atnid atnauthor atntime atnref atnicn atrfstart"
    " atrfend xe tc rxe bkmkstart bkmkend generator themedata colorschememapping latentstyles"
    " datastore xmlnstbl objdata objclass objname objalias objsect nonshppict sp template"
    " operator keywords doccomm category author manager company subject comment hlinkbase creatim"
    " revtim printim buptim version vern edmins nofpages nofwords nofchars userprops docvar"
    " mmathPr private factoidname panose falt fontemb fontfile shprslt picprop blipuid blipupi"
    " wgrffmtfilter pgptbl protusertbl ffname ffdeftext ffformat ffhelptext ffstattext ffl"
    " mailmerge formfield writereservhash passwordhash background do"
)
SKIPPED = frozenset(_SKIPPED_WORDS.split())
"""Destinations that hold no text of the document."""
KEPT = frozenset({"shpinst", "shptxt", "shppict_text", "shpgrp", "result", "fldrslt", "field"})
"""Destinations that a reader may pass over (\\*) but that hold text."""

CODE_PAGES = {
    77: "mac_roman", 78: "shift_jis", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The code pages of fonts by their charset; others have that of the document."""
DOCUMENT_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
