"""`newsreader completion`: the script by which a shell completes commands, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from reader.cli.diagnostics import Exit

VARIABLE = "_NEWSREADER_COMPLETE"
"""By it the script asks the program; click reads it."""
FILES = ("FILE", "PATH", "OLD", "NEW")
"""What the help calls an argument or option that is a file."""


@click.command("completion", short_help="Print the completions for a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that lets SHELL complete commands, options and files.

    \b
    bash:  eval "$(newsreader completion bash)"       in ~/.bashrc
    zsh:   eval "$(newsreader completion zsh)"        in ~/.zshrc, after compinit
    fish:  newsreader completion fish > ~/.config/fish/completions/newsreader.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # click has all three
    script = kind(ctx.find_root().command, {}, "newsreader", VARIABLE)
    click.echo((script.source_template % script.source_vars()).strip())
    return Exit.OK


def complete_files(command: click.Command) -> click.Command:
    """The same command, of which everything that the help calls a file completes to files. Only where a shell
    asks: a path that is opened is checked by what opens it."""
    for param in command.params:
        named = (param.metavar or "").strip("[].")
        if named in FILES:
            param.type = click.Path()
    return command
