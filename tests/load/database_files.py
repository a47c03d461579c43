"""Writes exports as news databases do, from stories of our own: the layouts of each service and screen."""

from __future__ import annotations

import html
from io import BytesIO
from textwrap import fill
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile


class Story(NamedTuple):
    """An article to export; `date` is as the screen writes it, `iso` what it means."""

    title: str
    outlet: str
    date: str
    iso: str
    words: str
    body: tuple[str, ...]
    byline: str = ""
    section: str = ""
    page: str = ""
    edition: str = ""
    highlight: str = ""
    graphic: str = ""


class Screen(NamedTuple):
    """What the screen of a service in one language calls the parts of an article."""

    section: str
    length: str
    byline: str
    highlight: str
    body: str
    classification: str
    language: str
    load_date: str
    graphic: str
    end: str
    documents: str
    which: str
    page: str


def _screen(words: str) -> Screen:
    return Screen(*(word.strip() for word in words.replace("\n", " ").split("|")))


ENGLISH = _screen(
    """Section | Length | Byline | Highlight | Body | Classification | Language | Load-Date | Graphic
    | End of Document | Documents | {} of {} DOCUMENTS | Pg."""
)
GERMAN = _screen(
    """Rubrik | Länge | Autor | Highlight | Textkörper | Klassifikation | Sprache | Ladedatum | Grafik
    | Ende des Dokuments | Dokumente | Dokument {} von {} | S."""
)
FRENCH = _screen(
    """Rubrique | Longueur | Auteur | Encart | Corps du texte | Classification | Langue | Date de chargement
    | Graphique | Fin du document | Documents | Document {} de {} | p."""
)

HARBOUR = Story(
    "Quay: the vote is in", "The Ellis Gazette", "March 14, 2023 Tuesday", "2023-03-14", "29 words",
    ("The harbour board voted on Monday for the new quay, nine to two.",
     "“We counted 4,200 containers,” said Ines Okafor. Load: heavy, and the pier is sixty years old; "
     "nobody objected."),
    "Tom Brandt", "NEWS", "3", "Final Edition", "Nine to two", "Photo: The old pier",
)  # fmt: skip
FERRY = Story(
    "Ferry returns", "The Ellis Gazette", "May 2, 2023 Tuesday", "2023-05-02", "9 words",
    ("The ferry to the islands sails again from June.",),
)  # fmt: skip
HAFEN = Story(
    "Hafen: Neun zu zwei", "Hafenzeitung", "Dienstag 14. März 2023", "2023-03-14", "20 Wörter",
    ("Der Hafenrat stimmte am Montag für den neuen Kai, neun zu zwei.",
     "„Wir zählten 4200 Container“, sagte Ines Okafor den Räten."),
    "Von Tom Brandt", "POLITIK", "4",
)  # fmt: skip
PORT = Story(
    "Le port : neuf contre deux", "Le Courrier du port", "mardi 14 mars 2023", "2023-03-14", "18 mots",
    ("Le conseil du port a voté lundi pour le nouveau quai.",
     "Neuf voix contre deux, dit Ines Okafor."),
    "Tom Brandt", "POLITIQUE", "4",
)  # fmt: skip

_WORD = (
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?><w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)


def _p(*runs: str, centred: bool = False) -> str:
    align = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    return f"<w:p>{align}{''.join(runs)}</w:p>"


def _run(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else '<w:rPr><w:b w:val="0"/></w:rPr>'
    return f'<w:r>{weight}<w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'


def _mark(name: str) -> str:
    return f'<w:bookmarkStart w:id="0" w:name="{name}"/><w:bookmarkEnd w:id="0"/>'


def _label(label: str, value: str) -> str:
    return _p(_run(f"{label}:", bold=True), _run(f"\xa0{value}")) if value else ""


def _heading(text: str, mark: str = "") -> str:
    return _p(mark, _run(text, bold=True))


def word_file(document: str) -> bytes:
    """A DOCX file with this `document.xml`."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def nexis_word(
    stories: list[Story], screen: Screen = ENGLISH, *, cover: bool = True, marks: bool = True
) -> bytes:
    """An export of the new Nexis as DOCX."""
    parts = [_WORD]
    if cover:
        parts += [_p(_run(f"{screen.documents} ({len(stories)})", bold=True))]
        parts += [_p(_run(f"{n}. "), _run(story.title)) for n, story in enumerate(stories, 1)]
        parts += [_p(_run("Search Terms: ", bold=True), _run("quay: Section: new"))]
    for n, story in enumerate(stories, 1):
        parts += [
            _p(_mark(f"Bookmark_{n}")) if marks else "",
            _p(_run(story.title, bold=True), centred=True),
            _p(_run(story.outlet), centred=True),
            _p(_run(story.date + (f", {story.edition}" if story.edition else "")), centred=True),
            _p(_run(f"Copyright 2023 {story.outlet} All Rights Reserved")),
            _label(
                screen.section,
                "; ".join(filter(None, (story.section, story.page and f"{screen.page} {story.page}"))),
            ),
            _label(screen.length, story.words),
            _label(screen.byline, story.byline),
            _label(screen.highlight, story.highlight),
            _heading(screen.body, _mark("Body") if marks else ""),
            *(_p(_run(text)) for text in story.body),
            *((_heading(screen.graphic), _p(_run(story.graphic))) if story.graphic else ()),
            _heading(screen.classification, _mark("Classification") if marks else ""),
            _label(screen.language, "ENGLISH"),
            _label(screen.load_date, "March 15, 2023"),
            _p(_run(screen.end, bold=True)),
        ]
    return word_file("".join([*parts, "</w:body></w:document>"]))


def nexis_text(stories: list[Story], screen: Screen = ENGLISH) -> bytes:
    """An export of the old Nexis as plain text."""
    lines = [
        "\ufeff\n\nDownload Request: Selected Items: 1-2\n\n"
        "Terms: (DATE(>=2023-03-01) and not\n(TYPE(web))\n\n"
    ]
    for n, story in enumerate(stories, 1):
        section = "; ".join(filter(None, (story.section, story.page and f"{screen.page} {story.page}")))
        fields = (
            (screen.byline, story.byline), (screen.section, section), (screen.length, story.words),
            (screen.highlight, story.highlight),
        )  # fmt: skip
        below = (
            (screen.graphic, story.graphic),
            (screen.load_date, "March 15, 2023"),
            (screen.language, "ENGLISH"),
        )
        lines += [screen.which.format(n, len(stories)).center(78), "\n\n", story.outlet.center(78), "\n"]
        lines += [story.date.center(78), *([story.edition.center(78)] if story.edition else []), ""]
        lines += [fill(story.title, 72), ""]
        lines += [f"{label.upper()}: {value}\n" for label, value in fields if value]
        lines += [fill(text, 72) + "\n" for text in story.body]
        lines += [f"{label.upper()}: {value}\n" for label, value in below if value]
        lines += [f"Copyright 2023 {story.outlet}".center(78), "All Rights Reserved".center(78), ""]
    return "\n".join(lines).encode()


def _div(text: str, style: str) -> str:
    return f'<BR><DIV CLASS="{style}"><P CLASS="c1"><SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'


def nexis_page(stories: list[Story], screen: Screen = ENGLISH) -> bytes:
    """An export of the old Nexis as HTML."""
    parts = [
        '<HTML><HEAD><STYLE TYPE="text/css"><!--\n.c0 { text-align: center; }\n.c4 { text-align: left; }\n'
        "--></STYLE>"
        '<TITLE>&nbsp;</TITLE></HEAD><BODY>\n<DIV CLASS="c4"><P><SPAN>Terms: quay</SPAN></P></DIV>\n'
    ]
    for n, story in enumerate(stories, 1):
        section = "; ".join(filter(None, (story.section, story.page and f"{screen.page} {story.page}")))
        parts += [
            f'<A NAME="DOC_ID_{n}_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n',
            _div(screen.which.format(n, len(stories)), "c0"),
            _div(html.escape(story.outlet), "c0"),
            _div(story.date, "c0"),
            _div(html.escape(story.title), "c4"),
        ]
        fields = ((screen.byline, story.byline), (screen.section, section), (screen.length, story.words))
        parts += [_div(f"{label.upper()}: </SPAN><SPAN>{value}", "c4") for label, value in fields if value]
        words = [
            html.escape(text).replace("quay", '</SPAN><SPAN CLASS="c9">quay</SPAN><SPAN>')
            for text in story.body
        ]
        parts += [
            '<BR><DIV CLASS="c4">',
            *(f'<P CLASS="c8"><SPAN>{text}</SPAN></P>\n' for text in words),
            "</DIV>\n",
        ]
        parts += [_div(f"{screen.load_date.upper()}: </SPAN><SPAN>March 15, 2023", "c4")]
        parts += [
            _div(f"Copyright 2023 {story.outlet}<BR>All Rights Reserved", "c0"),
            "<!-- </DOCFULL>\n</DOC> -->\n",
        ]
    return "".join([*parts, "</BODY></HTML>"]).encode("latin-1", "xmlcharrefreplace")
