"""The analysis as a person corrected it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.notebook import CorrectionKind
from reader.model.notebook_state import NotebookState
from reader.model.span import Span
from reader.notebook.corrections import figures, names, quotes
from reader.notebook.corrections.draft import AnalysisDraft

_CHANGES: Mapping[CorrectionKind, Callable[[AnalysisDraft, Span, str], None]] = {
    CorrectionKind.SPEAKER: quotes.set_speaker,
    CorrectionKind.NO_SPEECH: quotes.no_speech,
    CorrectionKind.QUOTE_KIND: quotes.set_kind,
    CorrectionKind.QUOTE_ADDED: quotes.add,
    CorrectionKind.NAME_MERGED: names.merge,
    CorrectionKind.NAME_SPLIT: names.split,
    CorrectionKind.NAME_RENAMED: names.rename,
    CorrectionKind.NAME_KIND: names.set_kind,
    CorrectionKind.NAME_ROLE: names.set_role,
    CorrectionKind.NO_NAME: names.drop,
    CorrectionKind.FIGURE_VALUE: figures.set_value,
    CorrectionKind.FIGURE_OF: figures.set_counted,
    CorrectionKind.FIGURE_SPEAKER: figures.set_speaker,
    CorrectionKind.NO_FIGURE: figures.drop,
}


def corrected(article: Article, analysis: Analysis, state: NotebookState) -> Analysis:
    """The analysis with the corrections of the notebook, in the order in which they were made.

    One whose words are gone, or where nothing of its sort is found any more, changes nothing: it is never
    moved to something that only looks alike.
    """
    corrections = [kept for kept in state.corrections if kept.span is not None]
    if not corrections:
        return analysis
    draft = AnalysisDraft(article.text, analysis)
    for kept in corrections:
        if kept.span is not None:
            _CHANGES[kept.entry.kind](draft, kept.span, kept.entry.value)
    return draft.finished()
