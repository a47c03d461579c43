"""What stands around the story of a text that is no saved page: copied with it, and no part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from reader.clean.dump.context_lines import (
    is_byline_alone,
    is_signature,
    is_standfirst,
    is_standfirst_of,
    small_share,
)
from reader.clean.dump.edge_words import edge_words
from reader.clean.models.furniture_phrases import edge_reason, explain
from reader.clean.models.line_picker import day_of
from reader.clean.models.text_lines import TextLine
from reader.text.person_names import has_lead, is_role

_ABOVE = 6  # lines above a line that was picked as the title, among which the title may stand
_TITLE = (3, 20)  # words of a title
_LONG_TITLE = 5  # words of one that is set in capitals throughout
_CAPTION = 8  # words of a caption that stands twice, for the eye and for the ear
_LAST = 12  # lines at the end
_BETWEEN = 12  # words of a line between two of furniture
_REPEATED = 12  # words of a paragraph that stands twice
_INVITATION = 3  # words


def title_above(lines: Sequence[TextLine], picked: int) -> int:
    """The title of a text: the picked line, unless that is a caption, a name or a
    standfirst and the title stands above it."""
    doubled = _is_doubled(lines, picked)
    if not (doubled or is_byline_alone(lines[picked]) or small_share(lines[picked]) > 0):
        return picked
    for k in range(picked - 1, max(-1, picked - 1 - _ABOVE), -1):
        line = lines[k]
        if is_signature(line) or _is_label(line) or _is_doubled(lines, k) or not line.words:
            continue
        if not _is_title(line):
            return picked
        return (
            k
            if doubled or is_byline_alone(lines[picked]) or _is_standfirst_below(lines, picked, line)
            else picked
        )
    return picked


def _is_standfirst_below(lines: Sequence[TextLine], picked: int, title: TextLine) -> bool:
    """Whether a line is the standfirst of a title that bylines part from it."""
    return is_standfirst_of(lines[picked], title, least=_TITLE[0]) and _story_is_below(lines, picked)


def _story_is_below(lines: Sequence[TextLine], k: int) -> bool:
    """Whether the line below is a paragraph of the story."""
    return k + 1 < len(lines) and lines[k + 1].prose


def _is_title(line: TextLine) -> bool:
    """Whether a line could be a title, and no name of a site or a part of one."""
    if (
        line.hit is not None
        or line.prose
        or not _TITLE[0] <= line.size <= _TITLE[1]
        or line.text.endswith(".")
    ):
        return False
    return line.size >= _LONG_TITLE or small_share(line) > 0


def _is_doubled(lines: Sequence[TextLine], k: int) -> bool:
    """Whether a short line stands twice, one copy below the other, as captions do."""
    beside = [lines[n].text for n in (k - 1, k + 1) if 0 <= n < len(lines)]
    return lines[k].size <= _CAPTION and lines[k].text in beside


def _is_label(line: TextLine) -> bool:
    """Whether a line says what the one below it is: 'Reporter:'."""
    return line.text.endswith(":") and line.size <= 2 and is_role(line.text.rstrip(":"))


def subjects(names: Sequence[str], byline: TextLine | None, title: str) -> frozenset[str]:
    """The names that a title tells of: who is named there wrote the article only where 'By' says so, or where
    the title is theirs ('Ana Ruiz: why the quay matters')."""
    if byline is not None and has_lead(byline.text):
        return frozenset()
    return frozenset(
        name
        for name in names
        if name in title and not title.startswith((name + ":", name + "’s", name + "'s"))
    )


def edge_reasons(
    lines: Sequence[TextLine], title: int | None, start: int, known: Mapping[int, str]
) -> dict[int, str]:
    """Reasons for the lines around the story, which begins at `start`, and for copies of its paragraphs."""
    reasons = dict.fromkeys(_copies(lines), "repeated line")
    if title is not None and title < start:
        reasons |= _head(lines, title, start, known)
    first = max(start, len(lines) - _LAST)
    found = {k: reason for k in range(first, len(lines)) if (reason := _of_site(lines[k]))}
    found |= _other_stories(lines, first)
    for above, below in pairwise(sorted(found)):
        between = range(above + 1, below)
        if len(between) <= 2 and all(lines[k].size <= _BETWEEN and not lines[k].prose for k in between):
            found |= dict.fromkeys(between, found[above])
    return reasons | found


def _head(lines: Sequence[TextLine], title: int, start: int, known: Mapping[int, str]) -> dict[int, str]:
    reasons: dict[int, str] = {}
    for k in range(start):
        line = lines[k]
        if k == title or k in known:
            continue
        if not line.words:
            reasons[k] = "site furniture"
        elif _is_label(line) or (line.text.startswith("@") and len(line.text.split()) == 1):
            reasons[k] = "byline"
        elif _is_doubled(lines, k):
            reasons[k] = "caption"
        elif line.hit is not None and line.hit.how == "=":
            reasons[k] = line.hit.reason
    if reasons:
        entries = (k for k in range(title) if k not in reasons and k not in known and not lines[k].prose)
        reasons |= {k: "site furniture" for k in entries if not is_signature(lines[k])}
    dated = (k for k in range(title) if k not in reasons and k not in known and is_signature(lines[k]))
    reasons |= {k: "date line" for k in dated if day_of(lines[k].text)}
    below = [k for k in range(title + 1, start) if k not in reasons and k not in known]
    if below == [start - 1] and start - 1 > title + 1 and is_standfirst(lines[start - 1]):
        reasons[start - 1] = "subtitle"
    return reasons


def _other_stories(lines: Sequence[TextLine], first: int) -> dict[int, str]:
    """The last lines from one that announces other stories, where nothing but their titles follows."""
    labels = edge_words("other stories")
    for k in range(first, len(lines)):
        if " ".join(lines[k].words) in labels:
            rest = range(k, len(lines))
            if all(lines[n].size <= _TITLE[1] and not lines[n].prose for n in rest):
                return dict.fromkeys(rest, "related links")
    return {}


def _copies(lines: Sequence[TextLine]) -> Iterator[int]:
    """The lines that are paragraphs over again: the first one stands twice where it was a teaser before."""
    at = 0
    for _, run in groupby(line.text for line in lines):
        count = len(list(run))
        if count == 2 and lines[at].prose and lines[at].size >= _REPEATED:
            yield at + 1
        at += count


def _of_site(line: TextLine) -> str | None:
    """The reason why a line at the end is furniture."""
    if line.text.startswith(edge_words("tag openings")) and line.size <= _LAST and not line.ends:
        return "tags"
    reason = edge_reason(line.words, line.text) or _invitation(line)
    return (explain(line.words, line.text) or reason) if reason else None


def _invitation(line: TextLine) -> str | None:
    networks = len(set(edge_words("networks")).intersection(line.words))
    inviting = not set(edge_words("inviting")).isdisjoint(line.words[:_INVITATION])
    if (networks and inviting) or (networks >= 2 and line.size <= _BETWEEN):
        return "share bar"
    to_channel = inviting and not set(edge_words("channels")).isdisjoint(line.words)
    return "newsletter" if to_channel and line.size <= _CAPTION else None
