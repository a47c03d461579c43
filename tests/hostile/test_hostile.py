"""The quick ones of the hostile files, opened in this process; `run.py` beside this opens all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader import pipeline
from reader.errors import InternalError, ReaderError
from tests.hostile.case import NEEDLE, Case
from tests.hostile.cases import cases

QUICK = ("control characters", "file names", "spoofing", "encodings", "no articles")
OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    "case", [c for c in cases() if c.group in QUICK and "nobody writes" not in c.name], ids=lambda c: c.name
)
def test_a_hostile_file_is_read_without_harm_or_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / case.file
    case.make(path)
    if not case.opens:
        with pytest.raises(ReaderError) as raised:
            pipeline.read(path)
        assert not isinstance(raised.value, InternalError)
        assert not OBEYED.search(str(raised.value)) and "\n" not in str(raised.value)
        return
    article = pipeline.read(path)
    assert NEEDLE in "".join(article.text.split()).casefold()
    known = (article.title, article.subtitle, article.publisher, article.source.name, *article.authors)
    shown = "\n".join((article.text, *filter(None, known), *(cut.text for cut in article.cut)))
    assert not OBEYED.search(shown + "".join(link.href for link in article.links))


def test_every_case_has_a_name_of_its_own() -> None:
    names = [(case.group, case.name) for case in cases()]
    assert len(names) == len(set(names)) > 150
