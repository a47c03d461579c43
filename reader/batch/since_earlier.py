"""What changed in an article since the version that the person opened before."""

from __future__ import annotations

from pathlib import Path

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.changes import Comparison
from reader.pipeline import Pipeline, quick_pass


def since_earlier(
    pipeline: Pipeline, article: Article, analysis: Analysis | None, file: Path | None = None
) -> Comparison | None:
    """The comparison with the last other version in the notebook, None where there is none. `analysis` is the
    article's without corrections: these are no change. `file` is where it was read. Raises NotebookError.

    Speakers are compared with speakers: where the analysis of either is not there, both have none.
    """
    if pipeline.notebook is None or not pipeline.notebook.exists():
        return None
    from reader.store.notebook.article_notebook import read_earlier

    earlier = read_earlier(pipeline.notebook, article, file)
    if earlier is None:
        return None
    from reader.compare.compare import compare
    from reader.compare.version import Version

    known = pipeline.kept_analysis(earlier) if analysis is not None and analysis.complete else None
    if known is None or analysis is None:
        return compare(Version(earlier, quick_pass(earlier)), Version(article, quick_pass(article)))
    return compare(Version(earlier, known), Version(article, analysis))
