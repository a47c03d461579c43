"""Writes exports as Factiva, ProQuest and Europresse do, and as the new Nexis does in RTF."""

from __future__ import annotations

import html
import re
from textwrap import fill

from tests.load.database_files import ENGLISH, Screen, Story

_ACCESSION = "ELGZ000020230314ej3e0000{}"


def accession(number: int) -> str:
    """The accession number that Factiva gives the story with this number, from 1."""
    return _ACCESSION.format(number)


def _marked(text: str) -> str:
    return html.escape(text).replace("quay", "<b>quay</b>")


def _head(story: Story, language: str) -> list[str]:
    """What Factiva writes below the title and the author."""
    lines = [story.words, story.date, story.outlet, "ELGZ", story.edition, story.page, language]
    return [*filter(None, lines), "Copyright 2023 Ellis Papers. All Rights Reserved."]


def factiva_page(stories: list[Story], language: str = "English", found: str = "Results Found") -> bytes:
    """An export of Factiva as HTML: an article in full text."""
    parts = [
        '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>'
        "<title>Factiva</title></head><body><h1>Dow Jones Factiva</h1>"
    ]
    for n, story in enumerate(stories, 1):
        parts += [
            f'<div id="article-{accession(n)}" class="article"><div class="article enArticle"><p>\n</p>'
        ]
        parts += [f"<div>{story.section}</div>"] if story.section else []
        parts += [f'<div id="hd"><span class="enHeadline">{_marked(story.title)}  </span>\n</div>']
        parts += [f'<div class="author">{story.byline}  </div>'] if story.byline else []
        parts += [f"<div>{line}</div>" for line in _head(story, language)]
        parts += [
            f'<p class="articleParagraph enarticleParagraph">{_marked(text)}  </p>\n' for text in story.body
        ]
        parts += [f"<p>Ellis Papers</p><p>Document {accession(n)}</p></div></div><br>"]
    parts += [f'<table><tr><td class="label">Text</td><td>{n}</td></tr>']
    parts += [f'<tr><td class="label">{found}</td><td>{len(stories)}</td></tr></table></body></html>']
    return "".join(parts).encode()


def _codes(story: Story, number: int) -> list[tuple[str, list[str]]]:
    values = {
        "SE": story.section, "HD": story.title, "BY": story.byline, "WC": story.words, "PD": story.date,
        "SN": story.outlet, "SC": "ELGZ", "ED": story.edition, "PG": story.page, "LA": "English",
        "CY": "Copyright 2023 Ellis Papers. All Rights Reserved.",
    }  # fmt: skip
    rows = [(code, [value]) for code, value in values.items() if value]
    lead, *rest = story.body
    return [*rows, ("LP", [lead]), *([("TD", rest)] if rest else []), ("RE", ["ELLIS : Ellis"]),
            ("AN", [f"Document {accession(number)}"])]  # fmt: skip


def factiva_table(stories: list[Story]) -> bytes:
    """An export of Factiva as HTML: articles with their codes."""
    parts = ["<html><head><title>Factiva</title></head><body>"]
    for n, story in enumerate(stories, 1):
        parts += [f'<div id="article-{accession(n)}"><div class="article enArticle"><table>']
        for code, texts in _codes(story, n):
            cell = "".join(f'<p class="articleParagraph">{_marked(text)}</p>' for text in texts)
            parts += [f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{cell}</td></tr>']
        parts += ["</table></div></div>"]
    return "".join([*parts, "</body></html>"]).encode()


def _rtf(text: str) -> str:
    """Text in RTF: code page 1252 in hex, other characters by number."""
    found = []
    for c in re.sub(r"([\\{}])", r"\\\1", text).replace("\xa0", "\\~"):
        if ord(c) < 128:
            found.append(c)
        elif ord(c) < 256:
            found.append(f"\\'{ord(c):02x}")
        else:
            found.append(f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?")
    return "".join(found)


_RTF = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}}"
    "{\\info{\\title Export}}{\\*\\generator Writer;}\n"
)


def factiva_rtf(stories: list[Story], *, codes: bool = True, language: str = "English") -> bytes:
    """An export of Factiva as RTF, in tables of codes or in lines, a page break between the articles."""
    parts = [_RTF]
    for n, story in enumerate(stories, 1):
        if codes:
            for code, texts in _codes(story, n):
                cell = "\\par ".join(map(_rtf, texts))
                row = "\\trowd\\cellx900\\cellx9000\\pard\\intbl{\\b "
                parts += [f"{row}{code}}}\\cell\\pard\\intbl {cell}\\cell\\row\n"]
        else:
            lines = [story.byline, *_head(story, language)]
            parts += [f"\\pard {_rtf(story.section)}\\par\n"] if story.section else []
            parts += [f"\\pard{{\\b\\fs28 {_rtf(story.title)}}}\\par\n"]
            parts += [
                f"{_rtf(line)}\\par\n" for line in (*lines, *story.body, f"Document {accession(n)}") if line
            ]
        parts += ["\\page\n"]
    return "".join([*parts, "}"]).encode("ascii")


def factiva_text(stories: list[Story]) -> bytes:
    """An export of Factiva that was saved as plain text."""
    parts = []
    for n, story in enumerate(stories, 1):
        lines = [story.title, story.byline, *_head(story, "English"), *story.body, f"Document {accession(n)}"]
        parts.append("\n\n".join(filter(None, lines)))
    return "\n\n\f".join(parts).encode()


def nexis_rtf(stories: list[Story], screen: Screen = ENGLISH) -> bytes:
    """An export of the new Nexis as RTF."""
    parts = [
        _RTF,
        f"\\pard{{\\b {screen.documents} ({len(stories)})}}\\par 1. {_rtf(stories[0].title)}\\par\n",
    ]
    for n, story in enumerate(stories, 1):
        section = "; ".join(filter(None, (story.section, story.page and f"{screen.page} {story.page}")))
        fields = (
            (screen.section, section), (screen.length, story.words), (screen.byline, story.byline),
            (screen.highlight, story.highlight),
        )  # fmt: skip
        date = story.date + (f", {story.edition}" if story.edition else "")
        parts += [f"\\pard{{\\*\\bkmkstart Bookmark_{n}}}{{\\*\\bkmkend Bookmark_{n}}}\\par\n"]
        link = '{\\field{\\*\\fldinst HYPERLINK "https://example.org/a"}{\\fldrslt{\\b '
        parts += [f"\\pard\\qc {link}{_rtf(story.title)}}}}}}}\\par\n"]
        parts += [f"\\pard\\qc {_rtf(story.outlet)}\\par\n\\pard\\qc {_rtf(date)}\\par\n"]
        parts += [f"\\pard Copyright 2023 {_rtf(story.outlet)} All Rights Reserved\\par\n"]
        parts += [f"{{\\b {_rtf(label)}:}}\\~{_rtf(value)}\\par\n" for label, value in fields if value]
        parts += [f"{{\\*\\bkmkstart Body}}{{\\*\\bkmkend Body}}{{\\b {_rtf(screen.body)}}}\\par\n"]
        parts += [f"{_rtf(text)}\\par\n" for text in story.body]
        parts += [f"{{\\b {_rtf(screen.load_date)}:}}\\~March 15, 2023\\par\n"]
        parts += [f"{{\\b {_rtf(screen.end)}}}\\par\\page\n"]
    return "".join([*parts, "}"]).encode("ascii")


def proquest_text(stories: list[Story], labels: dict[str, str]) -> bytes:
    """An export of ProQuest as text, with the labels of one screen by their English names."""
    rule = "_" * 60
    parts = [rule, ""]
    for n, story in enumerate(stories, 1):
        fields = (
            ("Author", story.byline),
            ("Publication info", f"{story.outlet} ; Ellis [Ellis]{story.date}: A.3."),
        )
        below = (
            ("Subject", "Harbours"), ("Title", story.title), ("Publication title", f"{story.outlet}; Ellis"),
            ("Pages", story.page), ("Publication date", story.date), ("Section", story.section),
            ("ProQuest document ID", f"25143997{n}"), ("Copyright", "Copyright Ellis Papers 2023"),
            ("Last updated", "2023-11-07"), ("Database", "Ellis Dailies"),
        )  # fmt: skip
        parts += [fill(story.title, 72), ""]
        parts += [f"{labels.get(label, label)}: {value}\n" for label, value in fields if value]
        parts += [f"https://search.proquest.com/docview/25143997{n}?accountid=1\n"]
        parts += [f"{labels.get('Abstract', 'Abstract')}: Of the quay.\n"]
        first, *rest = (fill(text, 72) for text in story.body)
        parts += [f"{labels.get('Full text', 'Full text')}: {first}\n", *(f"{text}\n" for text in rest)]
        parts += [f"{labels.get(label, label)}: {value}\n" for label, value in below if value]
        parts += [rule, ""]
    parts += [
        "Contact us at: http://www.proquest.com/go/contact Copyright 2023 ProQuest LLC. Terms and Conditions"
    ]
    return "\n".join(parts).encode()


def proquest_page(stories: list[Story]) -> bytes:
    """An export of ProQuest as HTML, which declares an encoding that it is not in."""
    parts = ['<html><head><meta charset="iso-8859-1"></head><body>']
    for n, story in enumerate(stories, 1):
        below = {
            "Publication title": f"{story.outlet}; Ellis",
            "Pages": story.page,
            "Publication date": story.date,
            "Section": story.section,
            "ProQuest document ID": f"25143997{n}",
        }
        parts += [
            f'<div><a name="DocID_ELGZ_25143997{n}"></a><p></p><p style="font-weight:bold;">{story.title}</p>'
        ]
        parts += [f"<p><strong>Author: </strong>{story.byline}</p>"] if story.byline else []
        parts += [
            f'<p><a href="https://search.proquest.com/docview/25143997{n}">ProQuest document link</a></p>'
        ]
        parts += ["<p><strong>Abstract: </strong></p><p>Of the quay.</p>"]
        parts += [
            f'<p><strong>Full text: </strong><text wordcount="{story.words.split()[0]}"><title></title>'
        ]
        parts += [*(f"<p>{html.escape(text)}</p>" for text in story.body), "</text></p>"]
        parts += [f"<p><strong>{label}: </strong>{value}</p>" for label, value in below.items() if value]
        parts += ["</div>"]
    return "".join([*parts, "</body></html>"]).encode()


def europresse_articles(stories: list[Story]) -> bytes:
    """An export of Europresse in its present layout."""
    parts = ['<!DOCTYPE html> <html> <head> <meta charset="utf-8"> <title></title></head> <body>']
    for n, story in enumerate(stories, 1):
        section = f"{story.section}, " if story.section else ""
        page = f", p. {story.page}" if story.page else ""
        text = "".join(f"<p>{html.escape(t).replace('quai', '<mark>quai</mark>')}</p> " for t in story.body)
        parts += [
            '<article> <header> <div class="rdp__DocPublicationName"> <span class="DocPublicationName">'
            f"{story.outlet}, no. 43018 </span> </div>"
            f'<div> <span class="DocHeader">{section}{story.date} - {story.words}{page}</span> </div>'
            '<div class="titreArticle"> <p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">'
            f"{story.title}</p>"
            f' </div> <div class="docAuthors">{story.byline}</div> </header>'
            "<section> <div class='DocText clearfix'> <div class='docOcurrContainer'>"
            f" {text}</div> </div> </section>"
            "<aside> <div> <b>Note(s) : </b> </div> </aside>"
            " <footer> <small>© 2023 Courrier. Tous droits réservés.</small>"
            f"<p>Numéro de document : news·20230314·CP·{n}</p> <div id='divPubliC'>"
            " <span>Ce certificat est émis à"
            " <b>Ellis</b>.</span></div></footer> </article>"
        ]  # fmt: skip
    return " ".join([*parts, "</body> </html>"]).encode()


def europresse_tables(stories: list[Story]) -> bytes:
    """An export of Europresse in its first layout, which declares Latin-1."""
    parts = [
        '<html><head>\n<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>'
    ]
    for n, story in enumerate(stories, 1):
        day, _, date = story.date.partition(" ")
        section = f'<span class="DocHeader">{story.section}, </span>' if story.section else ""
        page = f'<span class="DocHeader">, p. {story.page}</span>' if story.page else ""
        parts += [
            '<table><tr><td><table id="tbHeaderImages"><tr><td><img src="a.gif"></td></tr></table>'
            f'<span class="DocPublicationName">{story.outlet}, no. 5968</span><br>{section}'
            f'<span class="DocHeader">{day} </span><span class="DocHeader">{date}</span>{page}<br><br>'
            f'<span class="TitreArticleVisu">{story.title}</span><br><br>'
            + (f"{story.byline}<br>" if story.byline else "")
            + "".join(f"<p></p>{text}" for text in story.body).replace(
                "quai", '<span style="color:red; font-weight:bold">quai</span>'
            )
            + "<p></p><b><i>© 2023 Courrier. Tous droits réservés.</i></b><p></p>"
            f"Numéro de document : news·20230314·CP·{n}<br><table><tr><td>Ce certificat est émis à"
            " <b>Ellis</b></td></tr>"
            "</table></td></tr></table>\n<p><br>"
        ]
    return "".join([*parts, "</body></html>"]).encode("latin-1", "xmlcharrefreplace")
