"""Private files: whole or absent, never followed elsewhere, never a reason to stop."""

import os
import resource
import stat
from pathlib import Path

import pytest

from reader.store.safe_files import read_private, remove, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_and_the_folders_made_for_them_are_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "file"
    assert write_private(path, b"kept") is None
    assert read_private(path, 100) == b"kept"
    assert (mode(path), mode(path.parent), mode(path.parent.parent)) == (0o600, 0o700, 0o700)


def test_a_second_writing_replaces_the_first_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, b"first")
    write_private(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    outside, path = tmp_path / "outside", tmp_path / "file"
    outside.write_bytes(b"untouched")
    path.symlink_to(outside)
    assert write_private(path, b"new") is None
    assert outside.read_bytes() == b"untouched"
    assert not path.is_symlink()


def test_what_is_no_regular_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("link", "pipe", "folder", "absent", "nul\0"):
        assert read_private(tmp_path / name, 100) is None


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert read_private(tmp_path / "file", 5) == b"12345"
    assert read_private(tmp_path / "file", 4) is None


@pytest.mark.parametrize("blocker", ["file", "folder"])
def test_what_cannot_be_written_is_said_in_words(tmp_path: Path, blocker: str) -> None:
    if blocker == "file":
        (tmp_path / "in the way").write_bytes(b"")
        path = tmp_path / "in the way" / "file"
    else:
        path = tmp_path / "file"
        path.mkdir()
        (path / "full").write_bytes(b"")
    problem = write_private(path, b"x")
    assert problem is not None
    assert str(path.parent) in problem
    assert not list(tmp_path.rglob(".*"))


def test_a_disk_without_room_is_said_in_words_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        problem = write_private(path, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert problem == f"{tmp_path}: file too large"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_remove_takes_files_links_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_bytes(b"")
    for path in list(tmp_path.iterdir()):
        remove(path)
    remove(tmp_path / "absent")
    assert [p.name for p in tmp_path.iterdir()] == ["full"]
