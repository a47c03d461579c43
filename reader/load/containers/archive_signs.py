"""What archives begin like. Asked of every file, so their readers are imported only where one is read."""

from __future__ import annotations

from io import BytesIO

TAR = slice(257, 262)
"""Where a tar archive says that it is one."""
COMPRESSED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz", b"\x28\xb5\x2f\xfd": "Zstandard"}
_END_OF_ZIP = b"PK\5\6"
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "Index/Document.iwa")


def kind_of(data: bytes) -> str | None:
    """Which archive `data` begins like; None for a document of an office, which is a ZIP archive too."""
    if data.startswith(b"PK\3\4"):
        return None if any(name.encode() in data[:200] for name in _OFFICE) or _is_office(data) else "ZIP"
    if data[TAR] == b"ustar":
        return "tar"
    if data[:200].lstrip()[:1] == b"<" and _END_OF_ZIP in data[-(1 << 16) :] and _is_zip(data):
        return "ZIP"  # a page that unpacks itself
    return next((kind for start, kind in COMPRESSED.items() if data.startswith(start)), None)


def _is_zip(data: bytes) -> bool:
    from zipfile import is_zipfile

    return is_zipfile(BytesIO(data))


def _is_office(data: bytes) -> bool:
    """Whether a whole ZIP archive holds what only office documents and books do."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            return any(name in _OFFICE for name in archive.namelist()[:20_000])
    except (BadZipFile, EOFError, OSError, ValueError, RuntimeError, LookupError, OverflowError):
        return False
