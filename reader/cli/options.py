"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from reader.config import Config, load_config
from reader.frozen import frozen, replace
from reader.pipeline import Pipeline
from reader.store.notebook.file import notebook_file
from reader.store.publication_days import publication_days

Decorated = Callable[..., Any]


def config_option(command: Decorated) -> Decorated:
    """`--config`: settings from another file than the usual one."""
    return click.option("--config", "config_path", metavar="FILE", help="Read the settings from FILE.")(
        command
    )


def model_option(command: Decorated) -> Decorated:
    """`--model`: which spaCy model."""
    return click.option("--model", metavar="NAME", help="The spaCy language model: a name or a path.")(
        command
    )


def cache_option(command: Decorated) -> Decorated:
    """`--no-cache`: neither use the cache nor write to it."""
    return click.option(
        "--no-cache", is_flag=True, help="Analyse anew, and keep nothing for the next opening."
    )(command)


def clean_option(command: Decorated) -> Decorated:
    """`--no-clean`: the text of the file unchanged."""
    return click.option(
        "--no-clean", is_flag=True, help="Keep the text as it is; offsets are then the file's own."
    )(command)


def demo_option(command: Decorated) -> Decorated:
    """`--demo`: the demonstration article."""
    return click.option("--demo", is_flag=True, help="Open the article that comes with the program.")(command)


def local_option(command: Decorated) -> Decorated:
    """`--allow-local`: addresses of this machine and of private networks."""
    return click.option(
        "--allow-local", is_flag=True, help="Fetch addresses of this machine and of private networks too."
    )(command)


def part_option(command: Decorated) -> Decorated:
    """`--part`: one article of a file that holds many."""
    return click.option(
        "--part",
        metavar="N",
        type=click.IntRange(1),
        help="Of a file that holds many articles, such as an export of a database, article number N.",
    )(command)


def map_option(command: Decorated) -> Decorated:
    """`--map`: what a JSON file calls the fields of an article. It holds for the whole run."""
    return click.option(
        "--map",
        metavar="FIELD=NAME,...",
        expose_value=False,
        callback=_map,
        help="What a JSON file calls the fields of an article, such as text=maintext,title=headline.",
    )(command)


def _map(context: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    from reader.load.containers.field_map import known_names, use_field_map

    pairs = [pair.partition("=") for pair in value.split(",")]
    fields = [name for name in known_names() if name != "lists"]
    for field, _, name in pairs:
        if field.strip() not in fields or not name.strip():
            known = f"{', '.join(fields[:-1])} or {fields[-1]}"
            raise click.BadParameter(f"should be FIELD=NAME, such as text=maintext; a FIELD is {known}")
    use_field_map({field.strip(): name.strip() for field, _, name in pairs})


def records_option(command: Decorated) -> Decorated:
    """`--records`: texts that are no files."""
    return click.option(
        "--records",
        "records_path",
        metavar="FILE",
        help="Texts from JSON lines (id, text, published, title); - is standard input.",
    )(command)


def dask_option(command: Decorated) -> Decorated:
    """`--dask`: on other machines."""
    return click.option(
        "--dask",
        "dask_address",
        metavar="ADDRESS",
        help="Work on the Dask cluster of this scheduler, or with 'local' on one of -j processes.",
    )(command)


def published_option(command: Decorated) -> Decorated:
    """`--published`: the day of an article that states none."""
    return click.option(
        "--published",
        metavar="DAY",
        callback=_day,
        help="When an article that does not say so was published, such as 2022-02-01; remembered.",
    )(command)


def as_found_option(command: Decorated) -> Decorated:
    """`--as-found`: without the person's corrections."""
    return click.option("--as-found", is_flag=True, help="What the program found, without your corrections.")(
        command
    )


def _day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day such as 2022-02-01") from None


@frozen
class PipelineOptions:
    """How articles are opened and analysed, as the command line says it: it goes before the config file."""

    config_path: str | None = None
    model: str | None = None
    published: str | None = None
    no_clean: bool = False
    no_cache: bool = False

    def resolve(self) -> tuple[Config, Pipeline]:
        """The settings, and the pipeline that they ask for. Raises ConfigError as `load_config` does."""
        config = load_config(Path(self.config_path) if self.config_path else None)
        kept = config.cache and not self.no_cache
        days = publication_days(self.published, remembered=config.cache, kept=kept)
        pipeline = Pipeline(
            not self.no_clean, self.model or config.model, days=days, notebook=notebook_file()
        )
        if kept:
            from reader.store.cache import default_cache

            pipeline = replace(pipeline, cache=default_cache())
        return config, pipeline


def pipeline_options(*parts: Callable[[Decorated], Decorated]) -> Callable[[Decorated], Decorated]:
    """Those of the options above that say how articles are analysed; the command is given `options` with
    what they say."""

    def decorated(command: Decorated) -> Decorated:
        @wraps(command)
        def with_options(**given: Any) -> Any:
            own = {name: given.pop(name) for name in _FIELDS if name in given}
            return command(options=PipelineOptions(**own), **given)

        made: Decorated = with_options
        for part in reversed(parts):
            made = part(made)
        return made

    return decorated


_FIELDS = tuple(PipelineOptions.__annotations__)
