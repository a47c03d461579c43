"""The part-of-speech tags of finite verbs (Penn Treebank)."""

from __future__ import annotations

FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP"})
FINITE = FINITE_VERBS | {"MD"}
"""Those of finite verbs and of the modals before a verb: 'goes', 'went', 'will go'."""
