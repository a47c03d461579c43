"""Mending what the program found: `e`, and one key that says what is wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.named_tuple import NamedTuple
from reader.ui.features.key_input import KeyInput
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.prompting import Prompting
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface
from reader.ui.keys.key_table import written

if TYPE_CHECKING:
    from reader.model.notebook import CheckSubject, CorrectionKind
    from reader.ui.features.things import Thing

Step = Callable[[], Awaitable[None] | None]
KINDS = {
    "p": "PERSON", "o": "ORG", "c": "GPE", "l": "LOC", "f": "FAC", "e": "EVENT", "w": "WORK", "d": "PRODUCT",
    "a": "LAW", "g": "NORP",
}  # fmt: skip
"""The keys of the kinds of names."""


class Choice(NamedTuple):
    """What a key after `e` does, in a word or two, and how."""

    does: str
    step: Step


class Corrections:
    """Asks what is wrong with the thing here, and writes it down; everything follows at once."""

    def __init__(
        self,
        surface: ReadingSurface,
        status: StatusLine,
        keys: KeyInput,
        selection: Selection,
        keeping: NotebookKeeping,
        prompting: Prompting,
    ) -> None:
        self._surface, self._status, self._keys = surface, status, keys
        self._selection, self._keeping, self._prompting = selection, keeping, prompting

    def commands(self) -> Handlers:
        """Mend what is here."""
        return {"correct": self._begin}

    def _begin(self) -> None:
        from reader.model.notebook import CheckSubject
        from reader.ui.features.things import thing_here

        surface = self._surface
        if not surface.annotations.analysis.complete:
            self._status.say("Names and speakers arrive in a moment; then they can be mended.")
            return
        thing = thing_here(surface)
        offered: Mapping[CheckSubject, Callable[[Thing], Mapping[str, Choice]]] = {
            CheckSubject.QUOTE: self._of_quote,
            CheckSubject.FIGURE: self._of_figure,
            CheckSubject.NAME: self._of_name,
        }
        if thing is not None and surface.view_state.selected is not None:
            self._ask_key("a quote of", self._of_missed(thing))
        elif thing is not None and thing.subject in offered:
            self._ask_key(thing.subject.value, offered[thing.subject](thing))
        else:
            select = surface.keymap.of("select")
            self._status.say(
                f"No quote, name or figure here; {select} selects words that are a quote.", wrong=True
            )

    def _ask_key(self, what: str, choices: Mapping[str, Choice]) -> None:
        """Ask for the key that says what is wrong. A speaker's letter counts where no choice has it."""
        self._keys.ask(partial(self._chosen, choices))
        offered = tuple((key, choice.does) for key, choice in choices.items())
        self._status.ask(what, (*offered, (written("escape"), "stop")))

    async def _chosen(self, choices: Mapping[str, Choice], key: str) -> None:
        choice = choices.get(key)
        if choice is None:
            self._status.say(f"{key} means nothing here. There are: {', '.join(choices)}.", wrong=True)
            return
        result = choice.step()
        if result is not None:
            await result

    # --- what can be mended ---------------------------------------------------------------------------

    def _of_quote(self, thing: Thing) -> Mapping[str, Choice]:
        from reader.model.notebook import CorrectionKind as Kind

        mend = partial(self._mend, thing.span)
        said_by = partial(mend, Kind.SPEAKER)
        return self._with_letters(
            said_by,
            {
                "n": self._asked("a name", "Who says it?", said_by, self._names()),
                "-": Choice("nobody", partial(said_by, "")),
                "0": Choice("no speech", partial(mend, Kind.NO_SPEECH, "")),
                "r": Choice("reported", partial(mend, Kind.QUOTE_KIND, "indirect")),
                "d": Choice("direct", partial(mend, Kind.QUOTE_KIND, "direct")),
            },
        )

    def _of_missed(self, thing: Thing) -> Mapping[str, Choice]:
        from reader.model.notebook import CorrectionKind as Kind

        add = partial(self._mend, thing.span, Kind.QUOTE_ADDED)
        return self._with_letters(
            add,
            {
                "n": self._asked("a name", "Who says it?", add, self._names()),
                "-": Choice("nobody named", partial(add, "")),
            },
        )

    def _of_figure(self, thing: Thing) -> Mapping[str, Choice]:
        from reader.model.notebook import CorrectionKind as Kind
        from reader.notebook.corrections.figures import parse_value

        mend = partial(self._mend, thing.span)

        def value(typed: str) -> None:
            if parse_value(typed) is None:
                self._status.say(f"“{typed}” is no number such as 1200, 12.5 or 7-4.", wrong=True)
            else:
                mend(Kind.FIGURE_VALUE, typed)

        gives = partial(mend, Kind.FIGURE_SPEAKER)
        return self._with_letters(
            gives,
            {
                "v": self._asked("value", "Which value?", value),
                "o": self._asked("what it counts", "What does it count?", partial(mend, Kind.FIGURE_OF)),
                "n": self._asked("who gives it", "Who gives it?", gives, self._names()),
                "-": Choice("the article", partial(gives, "")),
                "0": Choice("no figure", partial(mend, Kind.NO_FIGURE, "")),
            },
        )

    def _of_name(self, thing: Thing) -> Mapping[str, Choice]:
        from reader.model.notebook import CorrectionKind as Kind

        mend = partial(self._mend, thing.span)
        words = thing.span.of(self._surface.session.article.text)
        known = {entity.name for entity in self._surface.annotations.analysis.entities}

        def merge(typed: str) -> None:
            same = next((name for name in known if name.casefold() == typed.casefold()), None)
            if same is None:
                self._status.say(f"No name “{typed}” was found in this article.", wrong=True)
            else:
                mend(Kind.NAME_MERGED, same)

        split, rename = partial(mend, Kind.NAME_SPLIT), partial(mend, Kind.NAME_RENAMED)
        return {
            "m": self._asked("the same as…", "The same as?", merge, sorted(known)),
            "s": self._asked("here another", "Who or what is it here?", split, value=words),
            "n": self._asked("name", "What is the name?", rename, value=words),
            "k": Choice("kind", partial(self._ask_kind, partial(mend, Kind.NAME_KIND))),
            "r": self._asked("role", "Which role?", partial(mend, Kind.NAME_ROLE)),
            "0": Choice("no name", partial(mend, Kind.NO_NAME, "")),
        }

    def _ask_kind(self, mend: Callable[[str], None]) -> None:
        from reader import wording
        from reader.model.analysis import EntityKind

        choices = {
            key: Choice(wording.ENTITY_KINDS[EntityKind(kind)][0], partial(mend, kind))
            for key, kind in KINDS.items()
        }
        self._ask_key("kind", choices)

    def _with_letters(self, mend: Callable[[str], None], choices: dict[str, Choice]) -> dict[str, Choice]:
        """The choices, and behind them one for every speaker whose letter is none of their keys."""
        surface = self._surface
        speakers = surface.annotations.speakers
        marked = [(mark.letter, speakers[id]) for id, mark in surface.speaker_marks.items() if id in speakers]
        for letter, speaker in sorted(marked, key=lambda pair: pair[0]):
            if letter.isalpha():
                choices.setdefault(letter, Choice(speaker.name, partial(mend, speaker.name)))
        return choices

    def _names(self) -> list[str]:
        """The names of speakers, and of what may speak."""
        analysis = self._surface.annotations.analysis
        return sorted({*(s.name for s in analysis.speakers), *(e.name for e in analysis.entities)})

    # --- writing it down ------------------------------------------------------------------------------

    def _asked(
        self,
        does: str,
        question: str,
        mend: Callable[[str], None],
        names: Sequence[str] = (),
        value: str = "",
    ) -> Choice:
        """A choice that asks for a word; without one nothing is mended."""

        def answered(typed: str | None) -> None:
            if typed:
                mend(typed)

        return Choice(does, partial(self._prompting.ask, question, answered, value, names))

    def _mend(self, span: Span, kind: CorrectionKind, value: str) -> None:
        from reader.model.notebook import Correction, anchor
        from reader.notebook.words import told

        if self._surface.view_state.selected is not None:
            self._selection.clear()
        entry = Correction(anchor(self._surface.session.article.text, *span), kind, value)
        undo = self._surface.keymap.of("undo")
        said = told(entry)
        self._keeping.add(entry, f"{said[:1].upper()}{said[1:]} {undo} takes it back.")
