"""The short lists of words that the rules for quotes and speakers look for: `data/speech.txt`."""

from __future__ import annotations

from reader.text.data_files import word_set


def speech_words(section: str) -> frozenset[str]:
    """The words of a section of speech.txt. Raises KeyError where there is none."""
    return word_set("reader.annotate", "speech.txt", section)
