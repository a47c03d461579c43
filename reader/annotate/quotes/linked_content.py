"""What the tagger found, tied together: a piece of content with its source and its cue."""

from __future__ import annotations

from reader.annotate.quotes.tagger.linker import SourceCandidate
from reader.annotate.quotes.tagger.tagged_spans import Range
from reader.frozen import frozen


@frozen
class LinkedContent:
    """A piece of content with its source and cue, token ranges, and how sure the whole is."""

    content: Range
    source: SourceCandidate
    cue: Range | None
    confidence: float
    own_subject: bool
