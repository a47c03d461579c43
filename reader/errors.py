"""Every error that this package raises on purpose.

    ReaderError
    ├── LoadError            a file could not be turned into text
    │   ├── MissingFile      no such file, or no permission to read it
    │   ├── NotAnArticle     empty, binary, a device, a FIFO
    │   ├── TooLarge         over a limit on size or time
    │   ├── PictureError     a picture of an article cannot be had or drawn
    │   └── FetchError       an address that is not fetched, or did not answer
    ├── CleanError           no article could be found in the text
    ├── AnalysisError        the text could not be analysed
    │   └── NoLanguageModel  no spaCy model is installed
    ├── ConfigError          a config or theme file is wrong
    ├── ExportError          a result could not be written
    ├── IndexFailure         the index of articles cannot be read or written
    ├── QueryError           a query cannot be understood
    ├── NotebookError        the notebook could not be read or written
    └── InternalError        an unexpected failure of the program itself

Each message is one line that says what happened, to which file, and what to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager


class ReaderError(Exception):
    """Base of the tree; its text is fit to be shown to the user as it is."""


class LoadError(ReaderError):
    """A file could not be turned into text."""


class MissingFile(LoadError):
    """No such file, or no permission to read it."""


class NotAnArticle(LoadError):
    """The input is empty, binary, or no regular file."""


class TooLarge(LoadError):
    """The input passes a limit on size or time."""


class PictureError(LoadError):
    """A picture of an article cannot be had or drawn."""


class FetchError(LoadError):
    """An address is not fetched, or its page could not be."""


class CleanError(ReaderError):
    """No article could be found in the text."""


class AnalysisError(ReaderError):
    """The text could not be analysed."""


class NoLanguageModel(AnalysisError):
    """No spaCy language model is installed."""


class ConfigError(ReaderError):
    """A config or theme file is wrong."""


class ExportError(ReaderError):
    """A result could not be written."""


class IndexFailure(ReaderError):
    """The index of articles cannot be read or written."""


class QueryError(ReaderError):
    """A query cannot be understood."""


class NotebookError(ReaderError):
    """The notebook could not be read or written."""


class MissingExtra(ReaderError):
    """A package that only some work needs is not installed."""


class InternalError(ReaderError):
    """An unexpected failure of the program itself; the original exception is its cause."""


@contextmanager
def wrap_internal_errors(shown: str) -> Iterator[None]:
    """Raise an InternalError for any unexpected exception while the article named `shown` is worked on, so
    that it stops no other article. MemoryError passes: it is no fault of the program."""
    try:
        yield
    except (ReaderError, MemoryError):
        raise
    except Exception as e:
        kind = type(e).__name__
        raise InternalError(
            f"{shown}: the program failed on this article ({kind}), a fault of its own"
        ) from e
