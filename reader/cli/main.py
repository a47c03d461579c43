"""The command line's entry: which command, and how the process ends."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from reader import __version__
from reader.cli.diagnostics import Exit, report
from reader.cli.standard_input import is_piped
from reader.errors import ReaderError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COMMANDS = (
    "read", "show", "export", "compare", "notes", "add", "find", "sources", "person",
    "repeats", "claims", "timeline", "collections", "forget", "get", "serve", "config", "completion",
)  # fmt: skip


class LazyGroup(click.Group):
    """Commands that are imported when they are called; without a command's name, `read` is meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the command of this name."""
        if name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"reader.cli.{name}").command
        if ctx.resilient_parsing:  # a shell asks for completions
            from reader.cli.completion import complete_files

            return complete_files(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and files: without a command, `read` is meant."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` in front when the first word is neither a command nor an option of the group."""
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args[:1] == ["help"] and not _exists("help"):
            args = [*(word for word in args[1:2] if word in COMMANDS), "--help"]
        elif args and args[0] not in COMMANDS and args[0] not in own:
            if not ctx.resilient_parsing:
                _suggest_command(ctx, args[0], len(args) > 1 and not args[1].startswith("-"))
            args = ["read", *args]
        elif not args and not ctx.resilient_parsing and is_piped():
            args = ["read"]
        return super().parse_args(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings=_HELP,
    invoke_without_command=True,
    no_args_is_help=False,
    options_metavar="[OPTIONS]",
    subcommand_metavar="FILE... | COMMAND ...",
)
@click.version_option(__version__, "-V", "--version", prog_name="newsreader")
@click.pass_context
def cli(ctx: click.Context) -> int | None:
    """Read a saved news article in the terminal, with every quote, name and number at hand.

    \b
    newsreader                    the shelf: all articles that 'newsreader add' put there
    newsreader story.txt          open an article: text, a page, a PDF, an export of a database
    newsreader a.html b.txt dir/  open several, and go between them with ]a and [a
    newsreader --demo             open the article that comes with the program
    newsreader story.txt --linear plain lines for screen readers and pipes
    newsreader serve story.txt    the same reader in a web browser of this machine
    newsreader https://...        fetch a page, keep it, and open it
    ... | newsreader -            open what another program prints

    Press ? in the reader for its keys. 'newsreader read --help' lists the options for opening an article,
    and each command below has a --help of its own. A file whose name is that of a command is opened with
    ./NAME.
    """
    if not gc.isenabled():  # what was imported is there to stay
        gc.freeze()
        gc.enable()
    if ctx.invoked_subcommand is not None:
        return None
    if sys.stdout is not None and sys.stdout.isatty():
        from reader.cli.shelf import first_listing, open_shelf

        if listing := first_listing():
            return open_shelf(listing)
        click.echo(f"{ctx.get_help()}\n\nThe shelf is empty: 'newsreader add PATH...' puts articles there.")
    else:
        click.echo(ctx.get_help())
    return None


def run() -> None:
    """Run the command line and leave the process with its exit code."""
    try:
        code = cli.main(standalone_mode=False, prog_name="newsreader")
        _flush()
        sys.exit(code if isinstance(code, int) else Exit.OK)
    except click.ClickException as e:
        from reader.cli.usage_errors import usage_message

        report(usage_message(e, sys.argv[1:], COMMANDS))
        sys.exit(Exit.USAGE)
    except ReaderError as e:
        report(str(e))
        sys.exit(Exit.FAILED)
    except OSError as e:
        sys.exit(_stopped(e))
    except MemoryError:
        report("there is not enough memory to read this article")
        sys.exit(Exit.FAILED)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(Exit.INTERRUPTED)


def _stopped(error: OSError) -> int:
    from reader.cli.output import exit_quietly, reason

    if isinstance(error, BrokenPipeError):
        exit_quietly()
    report(f"{'standard output' if _raised_by_printing(error) else 'cannot go on'}: {reason(error)}")
    sys.stdout = None  # Python would try again
    return Exit.FAILED


def _raised_by_printing(error: OSError) -> bool:
    """Whether the error was raised while printing, by click (the help, say) or by `_flush`."""
    from traceback import walk_tb

    printing = click.echo.__code__, _flush.__code__
    return any(frame.f_code in printing for frame, _ in walk_tb(error.__traceback__))


def _flush() -> None:
    """Fail now rather than at interpreter exit when the help cannot be printed."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _suggest_command(ctx: click.Context, word: str, more: bool) -> None:
    """Raises click.UsageError where a word is no file, and may be meant for a command: nearly one, or a bare
    word with others behind it."""
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    bare = more and word.isalpha() and word.islower()
    if (near or bare) and not _exists(word):
        hint = f"did you mean {near[0]}?" if near else f"the commands are {', '.join(COMMANDS)}"
        raise click.UsageError(f"there is no command and no file {word}; {hint}", ctx)


def _exists(name: str) -> bool:
    from pathlib import Path

    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
