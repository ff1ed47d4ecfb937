from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.exports.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_appears_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with write_atomically(target) as place:
        place.write_text("new", "utf-8")
        assert not target.exists()
    assert target.read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_the_file_has_the_mode_of_any_other_new_file(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "out.txt") as place:
        place.touch()
    (tmp_path / "usual.txt").touch()
    modes = {stat.S_IMODE((tmp_path / f"{n}.txt").stat().st_mode) for n in ("out", "usual")}
    assert len(modes) == 1


def break_off(place: Path) -> None:
    place.write_text("half", "utf-8")
    raise ZeroDivisionError


def test_an_error_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", "utf-8")
    with pytest.raises(ZeroDivisionError), write_atomically(target) as place:
        break_off(place)
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EACCES, "Excel"),
        (errno.EROFS, "read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_disk_refuses_is_said_in_words(tmp_path: Path, number: int, words: str) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", "utf-8")
    with pytest.raises(UserError, match=words) as said, write_atomically(target) as place:
        raise OSError(number, os.strerror(number), str(place))
    assert "out.txt" in str(said.value)
    assert target.read_text("utf-8") == "old"


def test_an_error_about_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), write_atomically(tmp_path / "out.txt"):
        (tmp_path / "absent.txt").read_text("utf-8")


@pytest.mark.parametrize(("name", "words"), [("no/out.txt", "no such folder"), ("", "a folder")])
def test_a_place_that_cannot_be_is_said_before_anything_is_written(
    tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(UserError, match=words), write_atomically(tmp_path / name):
        pytest.fail("the block must not run")


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links")
def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    with write_atomically(tmp_path / "link.txt") as place:
        place.write_text("new", "utf-8")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "new"
