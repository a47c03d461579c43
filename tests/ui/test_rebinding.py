"""Every key can be bound anew, wherever it works; what cannot be followed is said in one plain line."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.config import Config
from reader.ui.app import ReaderApp
from reader.ui.keys.key_table import COMMANDS, SCOPE_PREFIXES, keymap, known, unknown_key
from reader.ui.overlays.articles import ArticlesScreen
from reader.ui.overlays.evidence_screen import EvidenceScreen
from reader.ui.overlays.help import HelpScreen
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from reader.ui.screens.binding_scopes import SCOPES, problems
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.search_bar import SearchInput
from tests.ui.journeys import document, listed, press, travel


@pytest.mark.parametrize(
    ("own", "problem"),
    [
        ({"quote.next": "gq"}, unknown_key("gq", "quote.next")),
        (
            {"quote.next": "x", "search.next": "x"},
            "The key x is asked for by “quote.next” and by “search.next”.",
        ),
        ({"quote.next": "j"}, "The key j now means “quote.next”, no longer “line.down”."),
        (
            {"layer.figures": "5"},
            "“layer.figures” cannot be 5: digits are counts, as in 3}.",
        ),
        ({"quote.nest": "j"}, "There is no command “quote.nest” to bind a key to."),
        ({"quote.next": "n,]q,ctrl+g,f5"}, "The key n now means “quote.next”, no longer “search.next”."),
    ],
)  # fmt: skip
def test_a_clash_in_the_text_is_named(own: dict[str, str], problem: str) -> None:
    assert keymap(own.items()).problems[0] == problem


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ({"why.close": "x"}, []),
        ({"help.close": "f1", "filter.clear": "ctrl+g", "find.keep": "f2", "program.stop": "f9"}, []),
        ({"filter.clear": "q"}, ["“filter.clear” cannot be q: letters are typed there."]),
        ({"why.next": "w"}, ["The key w now means “why.next”, no longer “why.close”."]),
        ({"why.next": "n", "why.show": "n"}, ["The key n is asked for by “why.next” and by “why.show”."]),
        ({"why.nest": "n"}, ["There is no command “why.nest” to bind a key to."]),
        ({"articles.close": "ctrl+pageupp"}, [unknown_key("ctrl+pageupp", "articles.close")]),
        ({"list.sort": "O", "list.wide": "O"}, ["The key O is asked for by “list.sort” and by “list.wide”."]),
    ],
)  # fmt: skip
def test_a_clash_elsewhere_is_named(own: dict[str, str], wanted: list[str]) -> None:
    assert problems(own, ReaderApp) == wanted


@pytest.mark.parametrize(
    ("key", "there"),
    [
        ("j", True), ("J", True), ("é", True),
        ("+", True), ("ctrl+j", True), ("shift+tab", True), ("f5", True),
        ("pagedown", True), ("slash", True), ("ctrl+right", True), ("alt+x", True), ("comma", True),
        ("gq", False), ("cntrl+j", False), ("page down", False), ("", False), ("ctrl+", False),
    ],
)  # fmt: skip
def test_which_keys_a_keyboard_has(key: str, there: bool) -> None:
    assert known(key) is there


def test_every_command_of_the_program_has_an_id_to_bind_it_by() -> None:
    ids = {command.id for command in COMMANDS}
    for scope in SCOPES:
        for kind in scope.kinds:
            own = kind.__dict__.get("BINDINGS", ())
            assert all(binding.id for binding in own), kind
            ids |= {binding.id for binding in own}
    assert all(id in {c.id for c in COMMANDS} or id.startswith(SCOPE_PREFIXES) for id in ids)


def own(**keys: str) -> Config:
    return Config(keys=tuple((id.replace("_", "."), key) for id, key in keys.items()))


def test_the_filter_line_obeys_the_users_keys() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "tab right slash a r e")
        rows = app.screen.query_one(RowList)
        assert rows.view is not None and 0 < rows.view.count < len(rows.view.panel.items)
        assert ("Ctrl+g", "all again") in app.screen.query_one(Hints).offered
        assert isinstance(app.focused, Input)
        await press(pilot, "ctrl+g")
        assert rows.view.count == len(rows.view.panel.items) and rows.has_focus

    travel(journey, config=own(filter_clear="ctrl+g"))


def test_the_search_line_obeys_the_users_keys() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "slash . l e a k s .")
        assert app.screen.query_one(SearchInput).placeholder == "a capital counts; F4: regular expression"
        await press(pilot, "f2 .")
        assert not screen.has_class("-searching") and len(screen.hits) == 2
        await press(pilot, "slash . d a m . f4 . f3 .")
        assert not screen.has_class("-searching") and not len(screen.hits)

    travel(journey, config=own(find_keep="f2", find_leave="f3", find_regex="f4"))


def test_help_and_cards_obey_the_users_keys() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "f3")
        assert not isinstance(app.screen, ModalScreen)
        await press(pilot, "] q w")
        assert isinstance(app.screen, EvidenceScreen)
        await press(pilot, "escape w")
        assert isinstance(app.screen, EvidenceScreen)
        await press(pilot, "x")
        assert not isinstance(app.screen, ModalScreen)

    travel(journey, config=own(help_close="f3", why_close="x"))


def test_the_list_of_articles_obeys_the_users_keys() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "a")
        assert isinstance(app.screen, ArticlesScreen)
        assert ("l", "read it") in app.screen.query_one(Hints).offered
        await press(pilot, "n l .")
        assert not isinstance(app.screen, ModalScreen) and screen.number == 1

    two = (document(), document(name="again.txt"))
    travel(journey, documents=two, config=own(list_down="n", list_enter="l"))
