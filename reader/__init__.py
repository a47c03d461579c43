"""Read a saved news article with its quotations, names and numbers at hand.

The public API is five names, loaded when they are first used::

    from reader import ReaderError, analyse, read

    article = read("story.html")      # -> Article; raises ReaderError
    analysis = analyse(article)       # -> Analysis; raises ReaderError
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.2.0"
__all__ = ["Analysis", "Article", "ReaderError", "__version__", "analyse", "read"]

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.model.analysis import Analysis
    from reader.model.article import Article
    from reader.pipeline import analyse, read
else:  # hidden from type checkers, which would take every name for one of the module's
    _HOME = {
        "Article": "reader.model.article",
        "Analysis": "reader.model.analysis",
        "ReaderError": "reader.errors",
        "analyse": "reader.pipeline",
        "read": "reader.pipeline",
    }

    def __getattr__(name: str) -> object:
        """Import a public name on first use, so that `import reader` costs nothing."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
