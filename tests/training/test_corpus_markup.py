"""The inline markup of the corpus: what a file says, what is wrong with it, and what is written from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.training.corpus import check, convert, suspects
from reader.training.corpus.markup import ARTICLES, Annotated, MarkupError, parse, read

HEAD = """title: Bridge to shut
beat: councils
style: australian
published: 2024-03-12
"""
BO = "id bo: PERSON | Bo Lind | engineer\n"
GUARD = "id guard: unnamed person | a guard\n"
OTHER = ' by="al"'
NOBODYS = ' by="nobody"'
NAMED = '<n id="bo">Bo Lind</n>'


def article(body: str, identities: str = BO, head: str = HEAD) -> Annotated:
    return parse(f"{head}{identities}---\n{body}\n", ARTICLES / "councils" / "01-bridge.txt")


def quoted(words: str, kind: str = "direct", by: str = ' by="bo"', key: str = "1") -> str:
    return f'<q id="{key}" kind="{kind}"{by}>{words}</q>'


SAID = f'<s q="1">{NAMED}</s> <c q="1">said</c> '


def test_a_file_becomes_text_and_spans() -> None:
    body = (
        f'{SAID}<q id="1" kind="indirect" by="bo">the\nroad had <f v="2..3" of="holes" by="bo" qual="about">'
        'two or three</f> holes</q> on <d on="2024-03-11">Monday</d>.\n\n<m id="bo">He</m> left.'
    )
    found = article(body)
    assert check.errors(found) == []
    assert (
        found.text == "Bridge to shut\n\nBo Lind said the road had two or three holes on Monday.\n\nHe left."
    )
    assert [p.of(found.text)[:7] for p in found.paragraphs] == ["Bridge ", "Bo Lind", "He left"]
    quote, figure, day = found.quotes[0], found.figures[0], found.days[0]
    assert quote.spans[0].of(found.text) == "the road had two or three holes"
    assert (quote.sources[0].of(found.text), quote.cues[0].of(found.text)) == ("Bo Lind", "said")
    assert (figure.values, figure.chain, figure.qualifier) == ((2.0, 3.0), ("bo",), "about")
    assert (day.span.of(found.text), day.on) == ("Monday", "2024-03-11")
    assert [(m.key, m.by_name) for m in found.mentions] == [("bo", True), ("bo", False)]
    assert (found.line(found.mentions[0].span.start), found.line(figure.span.start)) == (7, 8)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"{NAMED} <n>x</n>", "<n> has []"),
        (f'{NAMED} <b id="x">x</b>', "unknown tag <b>"),
        (f'{NAMED} <m id="bo">he', "<m> is not closed"),
        (f'<m id="bo">{NAMED}', "<m> is not closed"),
        (f'<s q="1">{NAMED}</m></s>{quoted("“a”")}', "</m> where </s>"),
        (f"{NAMED}</n>", "</n> where none"),
        (f'<n id="bo">{NAMED}</n>', "<n> within <n>"),
        (f"{NAMED} a < b", "broken tag"),
        (f'{NAMED} <m id="bo">he </m>', "blank at its edge"),
        (f'{NAMED} <m id="al">he</m>', "unknown identity 'al'"),
        (f"{NAMED} left{quoted('“a”', by='')}", "scare has no by"),
        (f"{NAMED} {quoted('“a”', 'scare')}", "scare has no by"),
        (f"{NAMED} {quoted('“a”', 'loud')}", "unknown kind 'loud'"),
        (f"{NAMED} {quoted('a”')}", "does not begin with a mark"),
        (f"{NAMED} {quoted('“a')}", "does not end with a mark"),
        (f"{NAMED} {quoted('“a”', 'indirect')}", "is called indirect"),
        (f"{NAMED} {quoted('“a”', by=OTHER)}", "unknown identity 'al' of quotation"),
        (f"{NAMED} {quoted('“a”')} {quoted('“b”')}", "a second quotation '1'"),
        (f'{NAMED} <c q="7">said</c>', "<c> of an unknown quotation '7'"),
        (f'{NAMED} <f v="many" of="x">many</f>', "neither a number"),
        (f'{NAMED} <f v="1..2..3" of="x">many</f>', "neither a number"),
        (f'{NAMED} <f v="1" of="x" by="al">one</f>', "unknown identity 'al' of a figure"),
        (f'{NAMED} <d on="March">March</d>', "is not ISO"),
        (f'{NAMED} <d on="2024-13">March</d>', "is not ISO"),
        (f"{NAMED} “a”", "untagged mark"),
        (f"{NAMED} 'a'", "untagged mark"),
        (f"{NAMED} ‘a’", "untagged mark"),
        ("He left.", "'bo' is not used"),
        ('<m id="bo">He</m> left.', "has a name and no <n>"),
        ('<n id="bo">Bo Lind’s</n> hat', "possessive"),
    ],
)
def test_an_error_is_found(body: str, message: str) -> None:
    assert any(message in fault.message for fault in check.errors(article(body))), check.errors(article(body))


@pytest.mark.parametrize(
    ("identities", "head", "message"),
    [
        (BO + BO, HEAD, "is there already"),
        (BO + "id al: HERO | Al\n", HEAD, "unknown kind 'HERO'"),
        (BO + "id al: ORG | Al | boss\n", HEAD, "has a role and is no PERSON"),
        (BO + "idea: x\n", HEAD, "unknown header line"),
        (BO + "id al: ORG\n", HEAD, "KIND | name | role"),
        (BO, HEAD.replace("councils", "circus"), "unknown beat"),
        (BO, HEAD.replace("councils", "courts"), "in the folder 'councils'"),
        (BO, HEAD.replace("2024-03-12", "2024-03"), "no ISO date"),
        (BO, HEAD.replace("style: australian\n", ""), "no style"),
    ],
)
def test_an_error_of_the_header_is_found(identities: str, head: str, message: str) -> None:
    faults = check.errors(article(f"{NAMED} left.", identities, head))
    assert any(message in fault.message for fault in faults), faults


@pytest.mark.parametrize(
    "body",
    [
        f"{NAMED} isn't the drivers’ friend, rock 'n' roll of the '90s.",
        f"{quoted('“It runs on')}\n\n{quoted('“and ends.”', key='2')} {NAMED} left.",
        f"{NAMED} said {quoted('he told him, ‘go’', 'indirect').replace('‘go’', quoted('‘go’', key='2'))}",
        f'<q id="1" kind="indirect" by="bo">The road</q>, {SAID}<q id="1" kind="indirect" by="bo">shut</q>.',
        f'{NAMED} <m id="bo guard">they</m> left. <d on="">Once</d> <d on="2023/2024">later</d>',
        f"{NAMED} knew {quoted('“a”', by=NOBODYS)} and {quoted('“b”', 'scare', '', '2')}",
    ],
)
def test_no_error(body: str) -> None:
    found = article(body, BO + GUARD if "guard" in body else BO)
    assert check.errors(found) == []


def test_the_source_is_the_one_whose_words_they_are() -> None:
    body = f'{NAMED} <s q="1"><m id="guard">a guard</m></s> <c q="1">said</c> {quoted("“a”")}'
    assert "its source says guard" in check.errors(article(body, BO + GUARD))[0].message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"{NAMED} left. Lind slept.", "untagged name 'Lind'"),
        (f"{NAMED} lost 14 keys.", "untagged number '14'"),
        (f"{NAMED} lost twelve keys.", "untagged number 'twelve'"),
        (f"{NAMED} said so.", "untagged cue 'said'"),
        (f"{NAMED} saw the Old Mill there.", "untagged capitals 'Old Mill'"),
        ('<n id="bo">Lind</n> left.', "full name 'Bo Lind' is nowhere tagged"),
    ],
)
def test_a_suspect_is_found(body: str, message: str) -> None:
    assert any(message in fault.message for fault in suspects.warnings(article(body)))


@pytest.mark.parametrize(
    "body",
    [
        f"{NAMED} left at 7.30pm, at 19:05, or in 1998. Then came Mr {NAMED}.",
        f"{NAMED} scored in the first half, before half-time. I’m “The one” here.",
        f'{NAMED} lost <f v="14" of="keys">14</f> keys on <d on="2024-03-11">Monday 11 March</d>.',
    ],
)
def test_no_suspect(body: str) -> None:
    assert suspects.warnings(article(body)) == []


@pytest.mark.parametrize(
    ("source", "mention", "how"),
    [
        (NAMED, "Bo Lind", "explicit-name"),
        (f'{NAMED}. <s q="1">Mr <n id="bo">Lind</n></s>', "Lind", "surname"),
        (f'{NAMED}. <s q="1"><m id="bo">He</m></s>', "He", "pronoun"),
        (f'{NAMED}. <s q="1"><m id="bo">The engineer</m></s>', "The engineer", "role-noun"),
        (f"{NAMED}. ", None, "implicit"),
    ],
)
def test_the_mention_of_the_speaker(source: str, mention: str | None, how: str) -> None:
    start = source if "<s" in source or source.endswith(" ") else f'<s q="1">{source}</s>'
    row = convert.gold(article(f"{start} {quoted('“a b c”')}"))["attributions"][0]
    assert (row["speaker"], row["mention"], row["how"], row["stype"]) == ("Bo Lind", mention, how, "person")


def test_two_speakers_and_a_clause_with_marks() -> None:
    both = quoted("“we go”", by=' by="bo guard"')
    clause = quoted(f"he was {quoted('“done”', 'mixed', key='3')} there", "indirect", key="2")
    body = f'{NAMED} <s q="1"><m id="bo guard">They</m></s> said {both}. <s q="2">{NAMED}</s> said {clause}.'
    found = article(body, BO + GUARD)
    first, second = convert.gold(found)["attributions"]
    assert (first["speaker"], first["stype"], first["mention"]) == ("Bo Lind and a guard", "group", "They")
    assert "Bo Lind" in first["alt"] and "a guard and Bo Lind" in first["alt"]
    assert (second["kind"], second["mention"], second["how"]) == ("mixed", "Bo Lind", "explicit-name")
    trained = convert.attributions(found)["attributions"]
    assert [found.text[slice(*row["content"][0])] for row in trained] == ["“we go”", "he was “done” there"]


@pytest.mark.parametrize(
    ("before", "words", "kind"),
    [("LIND: ", "No.", "direct"), ("", "– No.", "direct"), ("He said ", "no", "indirect")],
)
def test_words_after_a_colon_or_a_dash_are_direct(before: str, words: str, kind: str) -> None:
    found = article(f"{NAMED} came.\n\n{before}{quoted(words, 'indirect')}")
    assert convert.gold(found)["attributions"][0]["kind"] == kind


def test_a_clause_after_a_colon_with_its_source_behind_it_is_reported() -> None:
    told = '<s q="1"><m id="guard">a guard</m></s> <c q="1">says</c>'
    fell = quoted("he fell", "indirect", by=' by="guard"')
    found = article(f"{NAMED} is out: {fell}, {told}.", BO + GUARD)
    assert convert.gold(found)["attributions"][0]["kind"] == "indirect"


def test_a_broken_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "01-bridge.txt"
    path.write_text(f'{HEAD}{BO}---\n{NAMED} <m id="bo">he\n', encoding="utf-8")
    with pytest.raises(MarkupError, match=r"01-bridge\.txt:7: <m> is not closed"):
        read(path)


def test_twins_have_one_number_or_one_slug(tmp_path: Path) -> None:
    names = ["film/01-a.txt", "film/02-b.txt", "food/01-b.txt", "food/01-c.txt", "music/01-d.txt"]
    found = check.twins(tmp_path / name for name in names)
    assert [path.name for path, _ in found] == ["01-b.txt", "01-c.txt"]


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*/*.txt")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_articles_have_no_errors(path: Path) -> None:
    assert check.errors(parse(path.read_text(encoding="utf-8"), path)) == []
