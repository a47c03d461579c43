"""Usage errors in one line, which names the help to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click


def usage_message(error: click.ClickException, words: Sequence[str], commands: Sequence[str]) -> str:
    """The line for a usage error; `words` are the arguments of the program."""
    problem = _problem(error, words).rstrip(".")
    command = words[0] if words and words[0] in commands else "read"
    if isinstance(error, click.UsageError) and error.ctx is not None:
        path = error.ctx.command_path
    else:  # click does not always name the command
        path = f"newsreader {command}"
    return f"{problem}{'' if problem.endswith('?') else '.'} Try '{path} --help'."


def _problem(error: click.ClickException, words: Sequence[str]) -> str:
    match error:
        case click.NoSuchOption():
            return _unknown(error, words)
        case click.BadOptionUsage():
            takes = "needs a value" if "require" in error.message else "takes no value"
            return f"{error.option_name} {takes}"
        case click.MissingParameter() if error.param is not None:
            return f"{(error.param.metavar or error.param.name or '').rstrip('.').upper()} is missing"
        case click.BadParameter() if error.param is not None:
            return f"{max(error.param.opts, key=len)} {_expected_value(error)}"
    return error.format_message()


def _expected_value(error: click.BadParameter) -> str:
    match error.param.type if error.param else None:
        case click.Choice() as kind:
            return f"should be {_listed(list(kind.choices))}"
        case click.IntRange() as kind:
            bounds = f" from {kind.min} to {kind.max}" if kind.max else f", {kind.min} or more"
            return f"should be a whole number{bounds}"
    return error.message


def _listed(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _unknown(error: click.NoSuchOption, words: Sequence[str]) -> str:
    name = error.option_name
    word = next((w for w in words if _contains_option(w, name)), name)
    if not word.startswith("--") and _is_file(word):
        return f"{word}: a file whose name begins with a dash is opened with ./{word}"
    if error.ctx and any(f"-{word}" in p.opts for p in error.ctx.command.get_params(error.ctx)):
        return f"there is no option {word}; did you mean -{word}?"
    if owner := _owner(error.ctx, name):
        return f"{name} is an option of '{owner}'"
    if error.possibilities:
        return f"there is no option {name}; did you mean {_listed(error.possibilities)}?"
    return f"there is no option {name}" + ("" if word == name else f" (in {word})")


def _contains_option(word: str, name: str) -> bool:
    """Whether the unknown option is one of the letters of this word, as in `-xz`."""
    return word[:1] == "-" != word[1:2] and len(name) == 2 and name[1] in word


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        return False


def _owner(context: click.Context | None, name: str) -> str | None:
    """Another command that has the option."""
    root = context.find_root() if context else None
    if root is None or not isinstance(root.command, click.Group) or context is root:
        return None
    for other in root.command.list_commands(root):
        command = root.command.get_command(root, other)
        if command and any(name in param.opts for param in command.params):
            return f"{root.command_path} {other}"
    return None
