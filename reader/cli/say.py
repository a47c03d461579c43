"""`--say`: an article read aloud, each sentence printed as it is spoken."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.cli import output
from reader.errors import ReaderError
from reader.model.article import Article
from reader.process.speech import Speaking, speech_program
from reader.text.sentences import sentences


def say(article: Article) -> None:
    """Read the article aloud to its end. Raises ReaderError where nothing can speak."""
    program = speech_program()
    for words in utterances(article):
        output.write(words + "\n")
        try:
            fault = Speaking(program, words).wait()
        except OSError as e:
            raise ReaderError(f"{program.command[0]} does not start: {output.reason(e)}") from e
        if fault:
            raise ReaderError(f"{program.command[0]} {fault}; nothing more is read aloud")


def utterances(article: Article) -> Iterator[str]:
    """What is said, one breath after the other: title, authors, and the sentences of the text."""
    if article.title:
        yield wording.one_line(article.title)
    if article.authors:
        yield wording.one_line(f"By {', '.join(article.authors)}.")
    for block in article.blocks:
        for start, end in sentences(article.text, block.start, block.end):
            yield wording.one_line(article.text[start:end])
