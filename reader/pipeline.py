"""The one door to the pipeline: command line, reader and batch all come in here."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import wrap_internal_errors
from reader.model.article import Article, SourceFormat, SourceInfo

if TYPE_CHECKING:
    from reader.load.source import File, Source
    from reader.model.analysis import Analysis
    from reader.store.cache import Cache

STDIN = "-"


class Options(NamedTuple):
    """How articles are opened: cleaned or not, with which language model, and whether results are kept."""

    clean: bool = True
    model: str | None = None
    cached: bool = True


DEFAULT = Options()


def open_path(path: Path, options: Options = DEFAULT) -> Article:
    """Load the file at `path` (`-` is standard input) and clean it, or take it as it was kept when it
    was opened before. Raises ReaderError."""
    file = read_file(path)
    with _own_faults(file):
        source = _load(file)
        return _kept_article(source, options) or open_article(source, clean=options.clean)


def open_for_screen(path: Path, options: Options = DEFAULT) -> Article:
    """The same, its offsets too, without a character that a terminal could take for a command."""
    return open_read(read_file(path), options)


def read_file(path: Path) -> File:
    """What the file at `path` (`-` is standard input) holds, to be opened. Raises LoadError."""
    from reader.load import loading

    return loading.read_input() if str(path) == STDIN else loading.read_file(path)


def preview(file: File, options: Options = DEFAULT) -> Article | None:
    """The beginning of a large text, as `open_read` will give it in a while; None for anything else."""
    from reader.load.preview import preview as beginning_of

    with _own_faults(file):
        source = beginning_of(file) if options.clean else None
        if source is None:
            return None
        from reader.clean.dump.cleaner import clean_large

        return clean_large(source)


def open_read(file: File, options: Options = DEFAULT) -> Article:
    """The article for a screen from what was read of its file. Raises ReaderError.

    Cleaned articles are that already: all but text dumps, which are pieces of what was sanitised a moment
    ago, are looked through all the same. An article that was changed is not to be kept under the file's key.
    """
    from reader.text.sanitise import in_place

    with _own_faults(file):
        source = _load(file)
        kept = _kept_article(source, options)
        article = kept or open_article(source, clean=options.clean)
        if kept is None and options.clean and source.info.format is SourceFormat.TEXT:
            return article
        safe = in_place(article.text)
        return article if safe is article.text else replace(article, text=safe)


def _own_faults(file: File) -> AbstractContextManager[None]:
    from reader.text.sanitise import file_name

    return wrap_internal_errors(file_name(file.path or file.name))


def for_screens(options: Options) -> Options:
    """How articles are opened by `open_for_screen`: what was changed for a screen is not kept."""
    return options._replace(cached=options.cached and options.clean)


def _load(file: File) -> Source:
    from reader.load.loading import load

    return load(file)


def _kept_article(source: Source, options: Options) -> Article | None:
    kept = _kept(source.info, options)
    return None if kept is None else replace(kept[0], source=source.info)


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
    """What needs no language model: quotation marks, numbers and dates. Raises OwnFault alone."""
    from reader.annotate.quick_pass import quick_pass as at_first_sight

    with wrap_internal_errors(article.source.name):
        return at_first_sight(article)


def analyse_article(article: Article, options: Options = DEFAULT) -> Analysis:
    """The whole analysis: the one that was kept, or a new one, which is then kept. Raises AnalysisError."""
    return analyse_and_keep(article, options)[0]


def analyse_and_keep(article: Article, options: Options = DEFAULT) -> tuple[Analysis, str | None]:
    """The same, and what went wrong in keeping it, in words, or None.

    Of a very long text it is what can be found at once, which is kept too, apart from the whole. Several
    programs that ask for one article at the same time wait for the first of them.
    """
    known = _recall_any(article, options)
    if known is not None:
        return known, None
    with wrap_internal_errors(article.source.name), _turn(article.source, options):
        known = _recall_any(article, options)
        if known is not None:
            return known, None
        from reader.annotate.incremental.batches import at_once
        from reader.annotate.models import load_models

        analysis = at_once(article, load_models(options.model))
        return analysis, _keep(article, analysis, options)


def _recall_any(article: Article, options: Options) -> Analysis | None:
    return recall(article, options) or _recall(article, options, whole=False)


def recall(article: Article, options: Options = DEFAULT) -> Analysis | None:
    """The whole analysis of this very article, if it was kept."""
    return _recall(article, options, whole=True)


def _recall(article: Article, options: Options, *, whole: bool) -> Analysis | None:
    kept = _kept(article.source, options, whole=whole)
    same = kept is not None and replace(kept[0], source=article.source) == article
    return kept[1] if kept is not None and same else None


def remember(article: Article, analysis: Analysis, options: Options = DEFAULT) -> str | None:
    """Keep a whole analysis for the next opening. Returns what went wrong, in words, or None."""
    return _keep(article, analysis, options) if analysis.complete else None


def _keep(article: Article, analysis: Analysis, options: Options) -> str | None:
    if not options.cached:
        return None
    from reader.store.cache import default_cache

    _entry.cache_clear()
    key = _key(article.source, options, whole=analysis.complete)
    return default_cache().store(key, article, analysis)


def _turn(info: SourceInfo, options: Options) -> AbstractContextManager[None]:
    if not options.cached:
        return nullcontext()
    from reader.store.cache import default_cache

    _entry.cache_clear()  # the one before may leave an entry that was not there a moment ago
    return default_cache().entry_lock(_key(info, options))


def _kept(info: SourceInfo, options: Options, *, whole: bool = True) -> tuple[Article, Analysis] | None:
    if not options.cached:
        return None
    from reader.store.cache import default_cache

    return _entry(default_cache(), _key(info, options, whole=whole))


def _key(info: SourceInfo, options: Options, *, whole: bool = True) -> str:
    from reader.annotate.nlp import find_model
    from reader.errors import NoLanguageModel
    from reader.store.cache import key_of

    try:
        model: str | None = find_model(options.model)
    except NoLanguageModel:
        model = None
    return key_of(info, clean=options.clean, model=model, whole=whole)


@lru_cache(maxsize=2)
def _entry(cache: Cache, key: str) -> tuple[Article, Analysis] | None:
    """An entry of the cache; opening asks for the article first and then for its analysis."""
    return cache.load(key)


def read(path: str | Path) -> Article:
    """Open the saved article at `path` and clean it; nothing is kept. Raises ReaderError."""
    return open_path(Path(path), Options(cached=False))


def analyse(article: Article) -> Analysis:
    """Find the quotes, speakers, entities, figures and dates of `article`. Raises AnalysisError."""
    return analyse_article(article, Options(cached=False))
