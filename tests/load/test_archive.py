"""Archives: the articles in them, whatever else lies beside, and nothing of what an archive could do."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import tarfile
import zipfile
from io import BytesIO

import pytest

from reader.errors import LoadError, NotAnArticle, TooLarge
from reader.load.article_files import is_article_file, member_format
from reader.load.containers import archive
from reader.load.containers.archive import read_stream
from reader.load.containers.archive_signs import kind_of
from reader.load.containers.kept_ways import chosen
from reader.load.source import File, Part
from tests.load.loaded import load_all

STORY = b"The harbour board met on Monday.\n"
PAGE = b"<!DOCTYPE html><html><body><h1>Quay</h1><p>Nine voted for the new quay.</p></body></html>"
ROWS = b"".join(json.dumps({"id": n, "text": f"Row {n}."}).encode() + b"\n" for n in range(2))


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def tarred(*infos: tuple[str, bytes, bytes]) -> bytes:
    """A tar of (name, type, data); of a link the data is where it leads."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, kind, data in infos:
            info = tarfile.TarInfo(name)
            info.type = kind
            if kind == tarfile.REGTYPE:
                info.size = len(data)
            else:
                info.linkname = data.decode()
            made.addfile(info, BytesIO(data))
    return out.getvalue()


def parts(data: bytes, name: str = "week.zip") -> list[Part]:
    return list(read_stream(BytesIO(data), name, member_format=member_format))


def ids(data: bytes, name: str = "week.zip") -> list[str]:
    return [part.id for part in parts(data, name)]


def test_the_articles_of_a_zip_and_of_what_is_in_it() -> None:
    inner = zipped(deep_html=PAGE)
    data = zipped(
        a_txt=STORY,
        b__page_html=PAGE,
        rows_jsonl=ROWS,
        more_zip=inner,
        style_css=b"p {}",
        x_png=b"\x89PNG\r\n\x1a\n",
    )
    found = parts(data)
    assert [part.id for part in found] == [
        "a.txt",
        "b/page.html",
        "rows.jsonl#0",
        "rows.jsonl#1",
        "more.zip/deep.html",
    ]
    assert found[-1].fields.notes == ("2 other files in the archive passed over",)
    sources = list(load_all(File(data, "week.zip")))
    assert [source.info.format for source in sources] == ["text", "html", "text", "text", "html"]
    assert len({source.info.sha256 for source in sources}) == 5


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_file_that_is_compressed(pack: object) -> None:
    assert callable(pack)
    assert ids(pack(STORY), "story.txt.gz") == ["story.txt"]
    assert ids(pack(ROWS), "rows.jsonl.gz") == ["rows.jsonl#0", "rows.jsonl#1"]
    assert ids(pack(tarred(("a.txt", tarfile.REGTYPE, STORY))), "week.tgz") == ["a.txt"]


def test_zstandard() -> None:
    zstandard = pytest.importorskip("zstandard")
    packed = zstandard.ZstdCompressor().compress(STORY)
    assert ids(packed, "story.txt.zst") == ["story.txt"]


def test_links_and_devices_are_not_followed_and_names_are_names() -> None:
    data = tarred(
        ("../../etc/story.txt", tarfile.REGTYPE, STORY),
        ("away.txt", tarfile.SYMTYPE, b"/etc/passwd"),
        ("hard.txt", tarfile.LNKTYPE, b"../../etc/passwd"),
        ("pipe.txt", tarfile.FIFOTYPE, b""),
        ("a\x1b[2J\n.txt", tarfile.REGTYPE, STORY),
    )
    assert ids(data, "week.tar") == ["../../etc/story.txt", "a␛[2J␊.txt"]


def test_a_page_that_unpacks_itself_is_the_page_in_it() -> None:
    assert ids(PAGE + zipped(index_html=PAGE), "page.html") == ["index.html"]
    assert kind_of(PAGE + b"PK\5\6") is None


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_a_document_of_an_office_is_no_archive(name: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("first.txt", "x" * 300)
        made.writestr(name, "y")
    assert kind_of(out.getvalue()) is None


def nested(times: int) -> bytes:
    data = zipped(a_txt=STORY)
    for _ in range(times):
        data = zipped(in_zip=data)
    return data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(a_png=b"\x89PNG\r\n\x1a\n"), "is an archive without an article in it"),
        (zipped(a_txt=STORY)[:60], "is an archive that breaks off or is damaged"),
        (gzip.compress(STORY)[:20], "is an archive that breaks off or is damaged"),
        (tarred(("a.txt", tarfile.REGTYPE, STORY))[:520], "is an archive that breaks off or is damaged"),
        (nested(5), "holds archives within archives, more than 3 deep"),
        (gzip.compress(b"\0" * (65 << 20)), "holds a file of more than 64 MB, more than any article"),
    ],
    ids=["empty", "zip cut", "gzip cut", "tar cut", "nested", "large"],
)
def test_hostile_archives_get_one_line(data: bytes, words: str) -> None:
    with pytest.raises(LoadError) as refused:
        parts(data)
    assert str(refused.value) == f"week.zip: {words}"


def test_a_bomb_is_left_where_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE", 1 << 20)
    with pytest.raises(TooLarge, match="unpacks to more than 200 times its size"):
        parts(zipped(a_txt=b"a" * (2 << 20)))


def test_too_many_files_are_read_as_far_as_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    found = read_stream(
        BytesIO(zipped(a_txt=STORY, b_txt=STORY, c_txt=STORY)), "week.zip", member_format=member_format
    )
    assert [next(found).id, next(found).id] == ["a.txt", "b.txt"]
    with pytest.raises(TooLarge, match="more than 2 files"):
        next(found)


def test_an_archive_that_is_locked_says_so() -> None:
    data = bytearray(zipped(a_txt=STORY))
    for start in (b"PK\3\4", b"PK\1\2"):
        at = data.index(start) + (6 if start == b"PK\3\4" else 8)
        data[at] |= 1
    with pytest.raises(NotAnArticle, match="is locked with a password"):
        parts(bytes(data))


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("a.html", "b.html"), {"a.html", "b.html"}),
        (("Quay.html", "Quay_files/ad.html", "Quay_files/x/y.js"), {"Quay.html"}),
        (("Other_files/a.html",), {"Other_files/a.html"}),
        (("quay.html", "quay.html.orig"), {"quay.html"}),
        (
            (
                "17/index.json", "17/index.html", "17/singlefile.html", "17/output.pdf", "17/warc/1.warc.gz",
                "17/readability/content.html", "17/vann.example/quay.html", "18/story.txt",
            ),
            {"17/singlefile.html", "18/story.txt"},
        ),
        (("17/index.json", "17/headers.json", "17/output.html", "17/output.pdf"), {"17/output.html"}),
    ],
)  # fmt: skip
def test_one_page_kept_several_ways_opens_once(names: tuple[str, ...], kept: set[str]) -> None:
    assert chosen(names) == kept


@pytest.mark.parametrize(
    ("data", "name", "article"),
    [
        (STORY, "story.txt", True), (STORY, "story", True), (PAGE, "b.html?id=3", True), (PAGE, "a.p", True),
        (STORY, "notes.xyz", False), (b"p { color: red }", "a.css", False), (b"[1, 2]", "a.json", False),
        (b'{"name": "tool"}', "package.json", False), (ROWS, "rows.json", True), (b"GIF89a", "a.txt", True),
        (b"a: b", "a.yaml", False), (STORY, ".hidden.txt", False), (b"\0\1\2" * 99, "b.dat", False),
    ],
)  # fmt: skip
def test_which_files_are_articles(data: bytes, name: str, article: bool) -> None:
    assert is_article_file(data, name) is article


def test_what_is_compressed_alone_may_have_any_name() -> None:
    assert ids(gzip.compress(STORY), "story.bin") == ["story.bin"]
    with pytest.raises(NotAnArticle):
        ids(gzip.compress(b"GIF89a"), "story.txt.gz")


def test_json_lines_that_are_larger_than_any_article_are_read_as_they_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 10)
    assert [part.content for part in parts(gzip.compress(ROWS), "rows.jsonl.gz")] == ["Row 0.", "Row 1."]
