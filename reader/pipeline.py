"""From a file to an Article and its Analysis: the one way that the command line, the reader and batches take.

What a run depends on (the cache, the loader of the language model) is passed to a `Pipeline`; nothing here is
fetched from elsewhere, and no result is held between calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.errors import wrap_internal_errors
from reader.frozen import frozen, replace
from reader.model.article import Article, SourceFormat, SourceInfo
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.annotate.models import Models
    from reader.load.source import File, FilePart, Source
    from reader.model.analysis import Analysis
    from reader.model.notebook_state import NotebookState
    from reader.store.publication_days import PublicationDays

STDIN = "-"


class Opened(NamedTuple):
    """A file that was opened. `analysis` is the whole analysis, where an earlier run kept it."""

    article: Article
    analysis: Analysis | None = None


class Analysed(NamedTuple):
    """An analysis, and in words what went wrong in keeping it, or None."""

    analysis: Analysis
    problem: str | None = None


class ResultCache(Protocol):
    """Keeps articles with their analyses between runs; `reader.store.cache.Cache` is one."""

    def load(self, key: str) -> tuple[Article, Analysis] | None:
        """The entry stored under `key`, or None."""

    def store(self, key: str, article: Article, analysis: Analysis) -> str | None:
        """Keep an entry. Returns what went wrong, in words, or None."""

    def entry_lock(self, key: str) -> AbstractContextManager[None]:
        """Advisory lock on an entry that is about to be computed."""


def _load_models(name: str | None) -> Models:
    from reader.annotate.models import load_models

    return load_models(name)


@frozen
class Pipeline:
    """How articles are opened and analysed.

    `clean`: cleaned, or with the text of the file unchanged. `model`: the name or path of the language model,
    None for the best one installed; `load_models` loads it and the tagger. Without a `cache` nothing is kept.
    `days` are publication days for articles that state none, `notebook` the file of what the person did.
    """

    clean: bool = True
    model: str | None = None
    cache: ResultCache | None = None
    load_models: Callable[[str | None], Models] = _load_models
    days: PublicationDays | None = None
    notebook: Path | None = None

    def for_screens(self) -> Pipeline:
        """The same for screens: an uncleaned text may be changed for them, and is not kept then."""
        return self if self.clean else self.without_cache()

    def without_cache(self) -> Pipeline:
        """The same, keeping nothing."""
        return replace(self, cache=None)

    def open(self, path: Path, part: int = 1) -> Opened:
        """Load the file at `path` (`-` is standard input) and clean it, unless the cache has the result. Of a
        file with many articles it is the one of this number. Raises ReaderError."""
        return self.open_part(*_find(path, part))

    def open_part(self, file: File, found: FilePart) -> Opened:
        """Clean an article that was found in `file`, unless the cache has the result. Raises ReaderError."""
        with _internal_errors_of(file, found):
            return self._open(_load(file, found))

    def open_for_screen(self, path: Path, part: int = 1) -> Opened:
        """Like `open`, without any character that a terminal could take for a command."""
        return self.open_part_for_screen(*_find(path, part))

    def open_file_for_screen(self, file: File, part: int = 1) -> Opened:
        """Like `open_for_screen`, from a file that was read already. Raises ReaderError."""
        return self.open_part_for_screen(*_find_in(file, part))

    def open_part_for_screen(self, file: File, found: FilePart) -> Opened:
        """Like `open_part`, for a screen.

        A text dump that was cleaned just now consists of pieces of a sanitised text and is not checked again.
        """
        from reader.text.sanitise import in_place

        with _internal_errors_of(file, found):
            source = _load(file, found)
            opened = self._open(source)
            if opened.analysis is None and self.clean and source.info.format is SourceFormat.TEXT:
                return opened
            safe = in_place(opened.article.text)
            if safe is opened.article.text:
                return opened
            return Opened(replace(opened.article, text=safe))  # a kept analysis has the other text's offsets

    def parts(self, path: Path) -> Iterator[FilePart]:
        """The articles of the file at `path`, found and not opened. Raises ReaderError."""
        from reader.load.part_cursor import each_part

        return each_part(path, read_file)

    def preview(self, file: File) -> Article | None:
        """The beginning of a large text dump, as `open_file_for_screen` gives it; None for anything else."""
        from reader.load.preview import preview

        with _internal_errors_of(file):
            source = preview(file) if self.clean else None
            if source is None:
                return None
            from reader.clean.dump.cleaner import clean_large

            return self._dated(clean_large(source))

    def analyse(self, opened: Opened) -> Analysed:
        """The whole analysis: the one that was kept, or a new one, which is then kept. Raises AnalysisError.

        Of a very long text it is what can be found at once, which is kept under a key of its own. Several
        programs that analyse one article at the same time wait for the first of them.
        """
        article = opened.article
        known = opened.analysis or self._kept_analysis(article, whole=False)
        if known is not None:
            return Analysed(known)
        with wrap_internal_errors(article.source.name), self._entry_lock(article.source):
            known = self._kept_analysis(article) or self._kept_analysis(article, whole=False)
            if known is not None:
                return Analysed(known)
            from reader.annotate.incremental.batches import at_once

            analysis = at_once(article, self.load_models(self.model))
            return Analysed(analysis, self._store(article, analysis))

    def kept_analysis(self, article: Article) -> Analysis | None:
        """The whole analysis that was kept of a text that is an article's, as that of an earlier version."""
        kept = self._kept(article.source)
        return kept[1] if kept is not None and kept[0].text == article.text else None

    def keep(self, article: Article, analysis: Analysis) -> str | None:
        """Keep a whole analysis for the next opening. Returns what went wrong, in words, or None."""
        day = None if self.days is None else self.days.chosen.get(article.source.sha256)
        outdated = day is not None and article.published != day  # another day was given meanwhile
        return self._store(article, analysis) if analysis.complete and not outdated else None

    def states_day(self, article: Article) -> bool:
        """Whether the article says itself when it was published."""
        given = None if self.days is None else self.days.of(article.source.sha256)
        return article.published is not None and article.published != given

    def give_day(self, article: Article, day: str) -> None:
        """Remember the day (ISO) of an article that states none."""
        if self.days is not None:
            self.days.choose(article.source.sha256, day)

    def notebook_of(self, article: Article, file: Path | None = None) -> tuple[NotebookState, str | None]:
        """What the person did with an article in `file`, and in words where their notebook was damaged.
        Raises NotebookError where it cannot be read."""
        from reader.model.notebook_state import NO_NOTEBOOK

        if self.notebook is None or not self.notebook.exists():
            return NO_NOTEBOOK, None
        from reader.store.notebook.article_notebook import read_state

        return read_state(self.notebook, article, file)

    def _open(self, source: Source) -> Opened:
        kept = self._kept(source.info)
        if kept is None:
            return Opened(self._dated(open_article(source, clean=self.clean)))
        article, analysis = kept
        return Opened(replace(article, source=source.info), analysis)

    def _dated(self, article: Article) -> Article:
        """The article with the day that was given for it, where it states none."""
        sha256 = article.source.sha256
        day = self.days.of(sha256) if self.days is not None and article.published is None else None
        if self.days is None or day is None:
            return article
        self.days.remember(sha256)
        return replace(article, published=day)

    def _kept(self, info: SourceInfo, *, whole: bool = True) -> tuple[Article, Analysis] | None:
        return None if self.cache is None else self.cache.load(self._key(info, whole=whole))

    def _kept_analysis(self, article: Article, *, whole: bool = True) -> Analysis | None:
        """The analysis that was kept of this very article, whose text may have been changed for a screen."""
        kept = self._kept(article.source, whole=whole)
        same = kept is not None and replace(kept[0], source=article.source) == article
        return kept[1] if kept is not None and same else None

    def _store(self, article: Article, analysis: Analysis) -> str | None:
        if self.cache is None:
            return None
        return self.cache.store(self._key(article.source, whole=analysis.complete), article, analysis)

    def _entry_lock(self, info: SourceInfo) -> AbstractContextManager[None]:
        return nullcontext() if self.cache is None else self.cache.entry_lock(self._key(info))

    def _key(self, info: SourceInfo, *, whole: bool = True) -> str:
        from reader.annotate.nlp import find_model
        from reader.errors import NoLanguageModel
        from reader.store.cache_key import key_of

        try:
            model: str | None = find_model(self.model)
        except NoLanguageModel:
            model = None
        day = None if self.days is None else self.days.of(info.sha256)
        return key_of(info, clean=self.clean, model=model, whole=whole, published=day)


def read_file(path: Path) -> File:
    """What the file at `path` (`-` is standard input) holds, to be opened. Raises LoadError."""
    from reader.load import loading

    return loading.read_input() if str(path) == STDIN else loading.read_file(path)


def open_article(source: Source, *, clean: bool = True) -> Article:
    """Clean a loaded source; with `clean` off its text stays unchanged. Raises CleanError."""
    from reader.clean.clean import clean as cleaned
    from reader.clean.clean import keep

    return cleaned(source) if clean else keep(source)


def open_record(text: str, name: str, *, published: str | None = None, title: str | None = None) -> Article:
    """An article from text that is decoded already and stays unchanged."""
    from reader.load.loading import load_text

    return replace(open_article(load_text(text, name), clean=False), published=published, title=title)


def quick_pass(article: Article) -> Analysis:
    """What needs no language model: quotation marks, numbers and dates. Raises InternalError alone."""
    from reader.annotate.quick_pass import quick_pass as find

    with wrap_internal_errors(article.source.name):
        return find(article)


def corrected(article: Article, analysis: Analysis, notebook: NotebookState) -> Analysis:
    """The analysis with what the person corrected in it."""
    if not notebook.corrections:
        return analysis
    from reader.notebook.corrections.apply import corrected as apply

    return apply(article, analysis, notebook)


def _internal_errors_of(file: File, found: FilePart | None = None) -> AbstractContextManager[None]:
    from reader.text.sanitise import file_name

    name = file_name(file.path or file.name)
    return wrap_internal_errors(f"{name}, part {found.number}" if found and found.number else name)


def _find(path: Path, part: int) -> tuple[File, FilePart]:
    from reader.load.part_cursor import find_part

    return find_part(path, part, read_file)


def _find_in(file: File, part: int) -> tuple[File, FilePart]:
    from reader.load.part_cursor import find_in

    return find_in(file, part, Path(file.path or STDIN))


def _load(file: File, found: FilePart) -> Source:
    from reader.load.loading import load_part

    return load_part(file, found)


def read(path: str | Path) -> Article:
    """Open the saved article at `path` and clean it; nothing is kept. Raises ReaderError."""
    return Pipeline().open(Path(path)).article


def analyse(article: Article) -> Analysis:
    """Find the quotes, speakers, entities, figures and dates of `article`. Raises AnalysisError."""
    return Pipeline().analyse(Opened(article)).analysis
