"""The kinds of rows that a table can have: from this the command line's choices follow."""

from __future__ import annotations

from collections.abc import Mapping

from reader.export.rows.articles import ARTICLES
from reader.export.rows.changes import CHANGES
from reader.export.rows.checks import CHECKS
from reader.export.rows.dates import DATES
from reader.export.rows.figures import FIGURES
from reader.export.rows.names import NAMES
from reader.export.rows.quotes import QUOTES
from reader.export.rows.speakers import SPEAKERS
from reader.export.rows.table import RowKind

KINDS: Mapping[str, RowKind] = {
    kind.id: kind for kind in (QUOTES, SPEAKERS, NAMES, FIGURES, DATES, CHECKS, CHANGES, ARTICLES)
}
