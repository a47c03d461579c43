"""Read a saved news article with its quotations, names and numbers at hand.

The public API is four names, loaded when they are first used::

    from reader import read, analyse

    article = read("story.html")      # -> Article
    analysis = analyse(article)       # -> Analysis
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model.analysis import Analysis
    from reader.model.article import Article
    from reader.service import analyse, read

__version__ = "0.1.0"
__all__ = ["Analysis", "Article", "__version__", "analyse", "read"]

_HOME = {
    "Article": "reader.model.article",
    "Analysis": "reader.model.analysis",
    "read": "reader.service",
    "analyse": "reader.service",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `import reader` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
