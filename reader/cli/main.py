"""The command line's entry: which command, and how the process ends."""

from __future__ import annotations

import sys

import click

from reader import __version__
from reader.cli.diagnostics import Exit, complain
from reader.errors import ReaderError

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_COMMANDS = {
    "read": "reader.cli.read",
    "show": "reader.cli.show",
    "export": "reader.cli.export",
    "serve": "reader.cli.serve",
}


class Commands(click.Group):
    """Commands that are imported when they are called; without a command's name, `read` is meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the command of this name."""
        if name not in _COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(_COMMANDS[name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` in front when the first word is neither a command nor an option of the group."""
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if (args and args[0] not in _COMMANDS and args[0] not in own) or (not args and _piped()):
            args = ["read", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings=_HELP, invoke_without_command=True, no_args_is_help=False)
@click.version_option(__version__, "-V", "--version", prog_name="newsreader")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read a saved news article in the terminal, with every quotation, name and number at hand.

    \b
    newsreader story.txt          open an article (plain text, HTML or Markdown)
    newsreader a.html b.txt dir/  open several, and go between them with ]a and [a
    newsreader --demo             open the article that comes with the program
    newsreader story.txt --linear plain lines for screen readers and pipes
    newsreader serve story.txt    the same reader in a web browser of this machine
    ... | newsreader -            open what another program prints

    Press ? in the reader for its keys. A file whose name is that of a command is opened with ./NAME.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run() -> None:
    """Run the command line and leave the process with its exit code."""
    try:
        code = cli.main(standalone_mode=False, prog_name="newsreader")
        sys.exit(code if isinstance(code, int) else Exit.OK)
    except click.exceptions.NoArgsIsHelpError as e:
        click.echo(e.format_message())
        sys.exit(Exit.OK)
    except click.ClickException as e:
        message = e.format_message().rstrip(".")
        complain(f"{message}{'' if message.endswith('?') else '.'} Try 'newsreader --help'.")
        sys.exit(Exit.USAGE)
    except ReaderError as e:
        complain(str(e))
        sys.exit(Exit.FAILED)
    except MemoryError:
        complain("there is not enough memory to read this article")
        sys.exit(Exit.FAILED)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(Exit.INTERRUPTED)


def _piped() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty() and not sys.stdin.closed
