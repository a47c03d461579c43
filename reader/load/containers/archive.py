"""Archives of articles: ZIP, tar, and files that are compressed (gzip, bzip2, xz, Zstandard).

Members are read one after the other into memory, and nothing is written to disk. Links are not followed, and
a member's name is nothing but a name. What an archive says of its size is not believed: bounds are on what
comes out.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from reader.errors import LoadError, NotAnArticle, TooLarge
from reader.load.containers.archive_signs import COMPRESSED, TAR, kind_of
from reader.load.containers.json_articles import is_json, read_lines
from reader.load.containers.kept_ways import chosen
from reader.load.file_bytes import MAX_BYTES
from reader.load.format_record import Format, MemberFormat
from reader.load.source import Part
from reader.text.sanitise import file_name

MAX_MEMBERS = 100_000
MAX_DEPTH = 3  # archives within archives
MAX_RATIO = 200  # of what comes out to what went in, from FREE on
FREE = 256 << 20  # bytes that may come out of any archive
_PEEKING = (gzip.GzipFile, bz2.BZ2File, lzma.LZMAFile)
_DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError,
    RuntimeError, NotImplementedError, KeyError, IndexError, OverflowError,
)  # fmt: skip


def read_stream(stream: BinaryIO, name: str, *, member_format: MemberFormat) -> Iterator[Part]:
    """The articles in an archive, and in archives in it. Raises LoadError."""
    stream.seek(0, 2)
    budget = _Budget(stream.tell(), name, member_format)
    stream.seek(0)
    waiting: Part | None = None
    wrong: LoadError | None = None
    try:
        for part in _parts(stream, "", budget, 0):
            if waiting is not None:
                yield waiting
            waiting = part
    except LoadError as e:
        wrong = e
    if waiting is not None:
        yield waiting.with_note(budget.passed_over) if budget.passed_over else waiting
    if wrong is not None:
        raise wrong
    if waiting is None:
        raise NotAnArticle(f"{name}: is an archive without an article in it")


@dataclass(slots=True)
class _Budget:
    """What may still come out of an archive of `size` bytes, and how much was no article; and who says what
    is one."""

    size: int
    name: str
    member_format: MemberFormat
    out: int = 0
    members: int = 0
    others: int = 0

    def take(self, bytes_out: int) -> None:
        """Count what came out. Raises TooLarge for a bomb."""
        self.out += bytes_out
        if self.out > FREE and self.out > MAX_RATIO * self.size:
            raise TooLarge(f"{self.name}: unpacks to more than {MAX_RATIO} times its size, as no articles do")

    def count(self) -> None:
        """Count a member. Raises TooLarge where there are too many."""
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise TooLarge(f"{self.name}: holds more than {MAX_MEMBERS:,} files; only those before were read")

    @property
    def passed_over(self) -> str:
        """What was no article, as a sentence."""
        if not self.others:
            return ""
        return f"{self.others:,} other file{'s' if self.others > 1 else ''} in the archive passed over"


def _parts(stream: BinaryIO, path: str, budget: _Budget, depth: int) -> Iterator[Part]:
    """The articles of one archive; `path` is where it lies in the outermost."""
    if depth > MAX_DEPTH:
        raise TooLarge(f"{budget.name}: holds archives within archives, more than {MAX_DEPTH} deep")
    head = stream.read(1 << 16)
    stream.seek(0)
    kind = "ZIP" if zipfile.is_zipfile(stream) and not head.startswith(tuple(COMPRESSED)) else kind_of(head)
    stream.seek(0)
    try:
        if kind == "ZIP":
            yield from _zip(stream, path, budget, depth)
        elif kind == "tar":
            yield from _tar(stream, path, budget, depth)
        elif kind is not None:
            yield from _compressed(stream, kind, path, budget, depth)
        else:
            raise NotAnArticle(f"{budget.name}: is an archive that is damaged")
    except _DAMAGED as e:
        raise NotAnArticle(f"{budget.name}: is an archive that breaks off or is damaged") from e


def _zip(stream: BinaryIO, path: str, budget: _Budget, depth: int) -> Iterator[Part]:
    with zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
        wanted = chosen([info.filename for info in infos if not info.is_dir()])
        for info in infos:
            if info.is_dir():
                continue
            budget.count()
            if info.filename not in wanted:
                budget.others += 1
            elif info.flag_bits & 1:
                raise NotAnArticle(f"{budget.name}: is locked with a password; save a copy without it")
            else:
                with archive.open(info) as member:
                    data = _bounded(member, budget)
                yield from _member(data, path, info.filename, budget, depth)


def _tar(stream: IO[bytes], path: str, budget: _Budget, depth: int) -> Iterator[Part]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:  # piece by piece, as it comes
        for info in archive:
            budget.count()
            archive.members.clear()  # type: ignore[attr-defined]  # it keeps them all
            if not info.isreg():
                continue  # folders, and links, which may lead anywhere
            member = archive.extractfile(info)
            if member is not None:
                yield from _member(_bounded(member, budget), path, info.name, budget, depth)


def _compressed(stream: BinaryIO, kind: str, path: str, budget: _Budget, depth: int) -> Iterator[Part]:
    with _opened(stream, kind) as plain:
        head = plain.peek(512)[:512] if isinstance(plain, _PEEKING) else b""
        if head[TAR] == b"ustar":
            yield from _tar(plain, path, budget, depth)
            return
        try:
            data = _bounded(plain, budget)
        except TooLarge:
            if not plain.seekable():
                raise
            plain.seek(0)
            if not is_json(plain.read(4096)):
                raise
            plain.seek(0)
            yield from read_lines(plain, path or budget.name)
            return
    if data[TAR] == b"ustar":
        yield from _tar(BytesIO(data), path, budget, depth)
        return
    name = path or budget.name
    for suffix in (".gz", ".bz2", ".xz", ".zst"):
        name = name.removesuffix(suffix)
    budget.count()
    yield from _member(data, "", PurePosixPath(name).name, budget, depth, alone=True)


def _opened(stream: BinaryIO, kind: str) -> IO[bytes]:
    match kind:
        case "gzip":
            return cast(IO[bytes], gzip.GzipFile(fileobj=stream))
        case "bzip2":
            return bz2.BZ2File(stream)
        case "xz":
            return lzma.LZMAFile(stream)
    try:
        import zstandard
    except ImportError:
        raise NotAnArticle(
            "files compressed with Zstandard need another package: pip install 'newsreader-tui[corpus]'"
        ) from None
    return cast(IO[bytes], zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(stream))


def _bounded(member: IO[bytes], budget: _Budget) -> bytes:
    """All of a member, piece by piece. Raises TooLarge."""
    pieces, size = [], 0
    while piece := member.read(1 << 20):
        budget.take(len(piece))
        size += len(piece)
        if size > MAX_BYTES:
            raise TooLarge(
                f"{budget.name}: holds a file of more than {MAX_BYTES >> 20} MB, more than any article"
            )
        pieces.append(piece)
    return b"".join(pieces)


def _member(
    data: bytes, path: str, member: str, budget: _Budget, depth: int, *, alone: bool = False
) -> Iterator[Part]:
    """The articles of one member: none, one, or those of a container. `alone`: it is all there is, so that
    it need not be called as an article is."""
    shown = file_name(f"{path}/{member}" if path else member)
    try:
        container = budget.member_format(data, member, alone=alone)
    except NotAnArticle:
        budget.others += 1
        return
    if container is None:
        yield Part(data, id=shown)
        return
    if kind_of(data) is not None and container.id == "archive":
        yield from _parts(BytesIO(data), shown, budget, depth + 1)
        return
    try:
        yield from _contained(container, data, shown, budget.member_format)
    except LoadError:
        budget.others += 1


def _contained(container: Format, data: bytes, shown: str, member_format: MemberFormat) -> Iterator[Part]:
    found: Iterable[Part] = ()
    if container.stream is not None:
        found = container.stream(member_format)(BytesIO(data), shown)
    elif container.reader is not None:
        found = container.reader()(data, shown)
    for part in found:
        yield part._replace(id=f"{shown}#{part.id}" if part.id else shown)
