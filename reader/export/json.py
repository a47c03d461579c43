"""The object of schema newsreader/1 as text."""

from __future__ import annotations

import json
import re
from typing import Any

from reader.export.found_words import add_words
from reader.export.noted import noted
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.codec import to_json
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState

_json = json.JSONEncoder(ensure_ascii=False).encode
# What `json` leaves as it is but a terminal, an editor or a line-wise tool may act upon.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def article_object(
    article: Article, analysis: Analysis | None, state: NotebookState = NO_NOTEBOOK, **extra: Any
) -> dict[str, Any]:
    """The export object; `extra` members (a record's id, a file's name) come first, what a person noted in
    `state` last."""
    value = {**extra, **to_json(article, analysis), **noted(article, state)}
    add_words(value, article)
    return value


def dump(value: dict[str, Any], *, lines: bool = False) -> str:
    """JSON without any character that a terminal could take for a command; ends with a line break.

    `lines`: for people; every member, and every item of a list of records, has a line of its own.
    """
    text = _in_lines(value) if lines else _json(value)
    return _UNSAFE.sub(lambda m: _escaped(m[0]), text) + "\n"


def _in_lines(value: dict[str, Any]) -> str:
    members = (f"  {_json(name)}: {_listed(member)}" for name, member in value.items())
    return "{\n" + ",\n".join(members) + "\n}"


def _listed(member: Any) -> str:
    if not isinstance(member, list) or not any(isinstance(item, dict) for item in member):
        return _json(member)
    return "[\n    " + ",\n    ".join(map(_json, member)) + "\n  ]"


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if char <= "\uffff" else json.dumps(char)[1:-1]
