"""Front matter of a Markdown file, YAML or TOML, as metadata; bounded in size and depth, without aliases."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from reader.clean.metadata.fields import Metadata
from reader.frozen import frozen
from reader.text.data_files import data_toml
from reader.text.person_names import names_in, one_name
from reader.text.sanitise import one_line
from reader.text.written_dates import stated_date

MAX_FRONT_MATTER = 64 * 1024  # characters
MAX_NESTING = 12
MAX_DOTS = 32  # in one dotted key of TOML

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_NOTE_LINK = re.compile(r"\[\[([^\[\]]*)\]\]")
_MAX_VALUE = 500  # characters of a value
_TOML_QUOTED = re.compile(  # strings and comments: dots in them are not of keys
    r'''"""(?:[^"\\]|\\.|"(?!""))*+"{0,5} | \'{3}(?:[^']|'(?!''))*+'{0,5}
    | "(?:[^"\\\n]|\\.)*+"? | '[^'\n]*+'? | \#[^\n]*+''',
    re.DOTALL | re.VERBOSE,
)
_TOML_KEY_ENDS = re.compile(r"[\n=,\]]")


@frozen
class FrontMatter:
    """Front matter as it stands (`raw`, without fences), its metadata, and where the text begins.

    `metadata` is None if it could not be read.
    """

    raw: str
    body: int
    metadata: Metadata | None


def front_matter(text: str) -> FrontMatter | None:
    """The front matter at the beginning of `text`; None where there is none."""
    opening = _FENCE.match(text)
    if opening is None:
        return None
    end = text.find(f"\n{opening[1]}", opening.end() - 1)
    while end >= 0 and text[end + 4 :].partition("\n")[0].strip():
        end = text.find(f"\n{opening[1]}", end + 4)
    if end < 0:
        return None
    raw = text[opening.end() : end]
    body = text.find("\n", end + 4)
    values_of = _toml if opening[1] == "+++" else _yaml
    return FrontMatter(raw, len(text) if body < 0 else body + 1, _read(raw, values_of))


def _read(raw: str, values_of: Callable[[str], Mapping[str, Any] | None]) -> Metadata | None:
    """The metadata, or None if it cannot be read.

    Parsers and conversions raise more than their own errors: an IndexError for `!!int ""`, a KeyError for
    `!!bool nope`, an OverflowError for a large number.
    """
    if len(raw) > MAX_FRONT_MATTER:
        return None
    try:
        values = values_of(raw)
        return None if values is None else _metadata(values)
    except MemoryError:
        raise
    except Exception:  # YAML fails in every way there is on what somebody wrote by hand
        return None


def _toml(raw: str) -> Mapping[str, Any] | None:
    return None if _long_keys(raw) else tomllib.loads(raw)


def _long_keys(raw: str) -> bool:
    """Whether a key or table name has absurdly many parts.

    The parser keeps every prefix: one key of 64 KB would take gigabytes.
    """
    bare = _TOML_QUOTED.sub("", raw)
    return any(piece.count(".") > MAX_DOTS for piece in _TOML_KEY_ENDS.split(bare))


def _yaml(raw: str) -> Mapping[str, Any] | None:
    import yaml

    depth = 0
    # check the events first: aliases can expand without bound, and composing nodes recurses
    for event in yaml.parse(raw, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_NESTING:
            return None
    values = yaml.safe_load(raw)
    return values if isinstance(values, dict) else None


@cache
def _keys() -> dict[str, list[str]]:
    return data_toml("reader.clean.markdown", "frontmatter.toml")


def _metadata(values: Mapping[str, Any]) -> Metadata:
    folded = {str(key).casefold().replace("-", "_"): value for key, value in values.items()}

    def value_of(field: str) -> Any:
        return next((folded[key] for key in _keys()[field] if folded.get(key)), None)

    def text_of(field: str) -> str | None:
        return next(_strings(value_of(field)), None)

    def stated(field: str, *, address: bool) -> str | None:
        """The first value that is an address, or that is none: `source` may be either."""
        lines = (next(_strings(folded[key]), "") for key in _keys()[field] if folded.get(key))
        return next((line for line in lines if line and ("://" in line) is address), None)

    def names_of(field: str) -> tuple[str, ...]:
        value = value_of(field)
        listed = isinstance(value, list)
        names = (n for s in _strings(value) for n in ([one_name(s) or s] if listed else names_in(s) or (s,)))
        return tuple(dict.fromkeys(names))

    return Metadata(
        title=text_of("title"),
        subtitle=text_of("subtitle"),
        authors=names_of("authors"),
        contributors=names_of("contributors"),
        published=_date(value_of("published")),
        modified=_date(value_of("modified")),
        publisher=stated("publisher", address=False),
        section=text_of("section"),
        dateline=text_of("dateline"),
        url=stated("url", address=True) or text_of("url"),
        language=text_of("language"),
        copyright=text_of("copyright"),
    )


def _strings(value: Any) -> Iterator[str]:
    """The plain strings in a value: itself, those of a list, or the names of objects.

    Links to notes, as `[[people/Ada Morland|Ada Morland]]`, are what they show; without quotation marks YAML
    takes such a link for a list in a list.
    """
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, list):
            yield from (_shown(text) for text in one[:1] if isinstance(text, str) and text.strip())
            continue
        if isinstance(one, dict):
            one = one.get("name")
        if isinstance(one, str | int | float | date) and not isinstance(one, bool):
            text = _NOTE_LINK.sub(lambda link: _shown(link[1]), one_line(str(one))[:_MAX_VALUE])
            if text:
                yield text


def _shown(link: str) -> str:
    """What the inside of a link to a note shows."""
    return one_line(link.rpartition("|")[2].rpartition("/")[2])[:_MAX_VALUE].strip()


def _date(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 1900 <= value <= 2100 else None
    if isinstance(value, str) and re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", value.strip()):
        return value.strip()
    return stated_date(value) if isinstance(value, str) else None
