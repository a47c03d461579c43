"""ZIP archives that documents are made of: members are read by name, each and all together within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from reader.errors import LoadError, NotAnArticle, TooLarge

START = b"PK\x03\x04"
MAX_MEMBER = 48 << 20  # bytes
MAX_TOTAL = 128 << 20
MAX_MEMBERS = 20_000


class BoundedZip:
    """The members of an archive in memory. `shown` is what messages call the file, `kind` what it is."""

    def __init__(self, data: bytes, shown: str, kind: str) -> None:
        """Raises NotAnArticle where the archive is damaged, TooLarge where it has too many members."""
        self._shown, self._kind = shown, kind
        self._left = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as e:
            raise self._damaged() from e
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise TooLarge(f"{shown}: is {kind} of more than {MAX_MEMBERS:,} pieces")
        self.names = tuple(info.filename for info in infos)
        self._infos = {info.filename: info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a member; b'' where there is none. Raises LoadError: the sizes that an archive states
        are not believed."""
        info = self._infos.get(name)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise NotAnArticle(
                f"{self._shown}: is {self._kind} locked with a password; save a copy without it"
            )
        limit = min(MAX_MEMBER, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as e:
            raise self._damaged() from e
        except RuntimeError as e:  # a password, or a way of packing that is not built in
            raise self._damaged() from e
        if len(data) > limit:
            raise TooLarge(f"{self._shown}: is {self._kind} that unpacks to more than {limit >> 20} MB")
        self._left -= len(data)
        return data

    def _damaged(self) -> LoadError:
        return NotAnArticle(f"{self._shown}: is {self._kind} that is damaged or cut off; fetch it again")


def member_names(data: bytes) -> frozenset[str]:
    """The names of all members; none where `data` is no ZIP archive that can be read."""
    if not data.startswith(START):
        return frozenset()
    try:
        return frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return frozenset()
