"""What the analyst's edits taught, and how the next article obeys it; used by every room.

An edit becomes a Rule (learning) in the edit's own step; the rules in force (force) are obeyed
where findings join the project (obeying) and, when asked, by what is already here (applying).
"""

from __future__ import annotations

from core.memory.applying import Applying, applied, applying, concerned
from core.memory.changing import (
    adopted,
    change_rule,
    delete_rules,
    import_rules,
    set_active,
    set_scope,
)
from core.memory.force import Force, force_of, overruled
from core.memory.learning import remembering
from core.memory.naming import is_named, name_key
from core.memory.obeying import obey, ruled_on
from core.memory.sharing import keep_mine, read_mine, read_rules, write_rules
from core.memory.wording import counting, evidence, sentence, state

__all__ = [
    "Applying", "Force", "adopted", "applied", "applying", "change_rule", "concerned",
    "counting", "delete_rules", "evidence", "force_of", "import_rules", "is_named", "keep_mine",
    "name_key", "obey", "overruled", "read_mine", "read_rules", "remembering", "ruled_on",
    "sentence", "set_active", "set_scope", "state", "write_rules",
]  # fmt: skip
