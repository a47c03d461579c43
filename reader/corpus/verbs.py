"""The verb of a cue as its lemma: `has said` and `says` are both `say`."""

from __future__ import annotations

from functools import cache

from reader.corpus.words import words
from reader.text.data_files import data_lines, word_lists

_VOWELS = "aeiou"


def cue_verb(cue: str) -> str:
    """The lemma of the verb in a cue; `according to` stays; '' where there is no verb that is known."""
    found = words(cue)
    if "according" in found:
        return "according to"
    forms = _forms()
    return next((forms[word] for word in reversed(found) if word in forms), "")


@cache
def _forms() -> dict[str, str]:
    """Every form of every verb of the lists, with its lemma."""
    forms: dict[str, str] = {}
    for name, lemmas in word_lists("reader.annotate", "speech_verbs.txt").items():
        if name != "noun":
            for lemma in lemmas:
                for form in _regular(lemma):
                    forms.setdefault(form, lemma)
    for line in data_lines("reader.corpus", "irregular_verbs.txt"):
        *irregular, lemma = line.split()
        forms |= dict.fromkeys(irregular, lemma)
        forms[lemma] = lemma
    return forms


def _regular(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    doubled = lemma + lemma[-1]
    return [lemma, lemma + s, lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing"]
