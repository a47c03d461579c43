"""Pages that could take minutes are cleaned in a child process, which can be ended.

The libraries that read a tree ask each element for all text in it: that costs the text times its depth,
and no library can be interrupted. Usual pages never come here: starting a process costs as much as they do.
"""

from __future__ import annotations

from reader.errors import CleanError
from reader.frozen import frozen
from reader.load.source import Source
from reader.markup.guard import HardenedMarkup
from reader.model.article import Article, SourceInfo
from reader.process.parent import ask_once
from reader.process.wire import Wire

#: More than twice what the largest of 786 news pages have.
MAX_TAGS = 20_000
MAX_REACH = 10_000_000
#: With so many the time allowed would not be enough anyway.
MOST_TAGS = 300_000
#: Of processor time, so that the result does not depend on what else the machine does.
SECONDS = 8
TIMEOUT = 40.0  # seconds of the clock, on a machine that does much else

_CHILD = "reader.clean.page.isolated_child"


@frozen
class PageRequest:
    """Clean the page `text` within so many `seconds` of processor time."""

    info: SourceInfo
    text: str
    seconds: int


@frozen
class PageCleaned:
    """The article that the page holds."""

    article: Article


@frozen
class PageRefused:
    """Why the page holds no article, in a line for the user."""

    message: str


WIRE = Wire(PageRequest, PageCleaned, PageRefused)


def is_heavy(page: HardenedMarkup) -> bool:
    """Whether cleaning the page could take more than a second or two."""
    return page.tags > MAX_TAGS or page.reach > MAX_REACH


def clean_isolated(source: Source, *, seconds: int = SECONDS, timeout: float = TIMEOUT) -> Article | None:
    """What `clean_here` makes of the page, or None where that takes too long or too much memory.

    Raises CleanError as it does.
    """
    request = WIRE.encode(PageRequest(source.info, source.text, seconds))
    line = ask_once(_CHILD, request, timeout=timeout)
    if line is None:
        return None
    try:
        answer = WIRE.decode(line)
    except ValueError:
        return None
    if isinstance(answer, PageRefused):
        raise CleanError(answer.message)
    return answer.article if isinstance(answer, PageCleaned) else None
