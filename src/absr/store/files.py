"""The one place that writes files: whole or not at all."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

TEMPORARY = ".absr-tmp-"
_STALE_SECONDS = 3600
_HELD_WINDOWS = frozenset({5, 32, 33})  # access denied, sharing violation, lock violation
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_MOST_NAMES = 50


def write_file(path: Path, data: bytes, *, synced: bool = True) -> None:
    """Write `data` to `path` as one step: a reader sees the old content or the new.

    `synced=False` leaves the wait for the disk to a later `sync_files` over many files.
    Raises Refusal when the machine prevents it.
    """
    temporary = _set_down(path, data, synced=synced)
    try:
        _put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if synced:
        _sync_folder(path.parent)


def write_outputs(documents: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Write documents together: all are on the disk before the first takes its place.

    Gives back the paths written: a document that Word holds open stays, and the new one stands
    beside it under the name `… (2)`.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in documents:
            waiting.append((_set_down(path, data, synced=True), path))
        written = [_put_beside(temporary, path) for temporary, path in waiting]
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    for folder in {path.parent for path in written}:
        _sync_folder(folder)
    return written


def _set_down(path: Path, data: bytes, *, synced: bool) -> Path:
    """Write `data` beside `path` under a temporary name."""
    with _machine_faults(path):
        _refuse_link(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.parent / f"{TEMPORARY}{os.getpid()}-{time.monotonic_ns()}"
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                if synced:
                    stream.flush()
                    os.fsync(stream.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return temporary


def _put_in_place(temporary: Path, path: Path) -> None:
    with _machine_faults(path):
        _patiently(lambda: temporary.replace(path))


def _put_beside(temporary: Path, path: Path) -> Path:
    """Give a written file its name, or the next free one while another program holds that."""
    for number in range(1, _MOST_NAMES + 1):
        name = path.name if number == 1 else f"{path.stem} ({number}){path.suffix}"
        if number > 1 and path.with_name(name).exists():
            continue  # it may be somebody's: the next name is free
        try:
            _put_in_place(temporary, path.with_name(name))
        except Refusal as refusal:
            if refusal.code != "M603" or number == _MOST_NAMES:
                raise
        else:
            return path.with_name(name)
    raise AssertionError  # pragma: no cover -- the last name was tried


def make_folder(path: Path) -> None:
    """Make the folder and those above it."""
    with _machine_faults(path):
        path.mkdir(parents=True, exist_ok=True)


def sync_files(written: Iterable[Path]) -> None:
    """Wait until files written with `synced=False` are on the disk."""
    paths = list(written)
    folders: set[Path] = set()
    for path in paths:
        _begin_to_write(path)  # all of them at once: the disk is not waited for sixty times
    for path in paths:
        with _machine_faults(path), path.open("rb+") as stream:
            os.fsync(stream.fileno())
        folders.add(path.parent)
    for folder in folders:
        _sync_folder(folder)


def _begin_to_write(path: Path) -> None:
    """Have a file written to the disk without waiting for it, where the system can be told so.

    It is told that nobody will read the file soon: what it holds of it, it writes and forgets.
    """
    if not hasattr(os, "posix_fadvise"):
        return
    with suppress(OSError), path.open("rb") as stream:  # only advice: to sync comes after
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def remove_file(path: Path) -> None:
    """Remove a file of ours, if it is there."""
    with _machine_faults(path):
        path.unlink(missing_ok=True)


def clear_folder(folder: Path, made: Sequence[Path]) -> bool:
    """Remove what stands in a folder of ours, then the folders `made`, the last first.

    Gives back whether all of it is gone.
    """
    import shutil

    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
    with suppress(OSError):  # what could not be emptied stays, and so do those above it
        for path in reversed(made):
            path.rmdir()
    return not folder.exists() or not any(folder.iterdir())


def sweep_temporaries(folder: Path) -> None:
    """Remove what an interrupted command left more than an hour ago."""
    limit = time.time() - _STALE_SECONDS
    for left in folder.iterdir() if folder.is_dir() else ():
        if left.name.startswith(TEMPORARY) and left.stat().st_mtime < limit:
            left.unlink(missing_ok=True)


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise Refusal("M605", exit_status=ExitStatus.MACHINE, path=str(path))


def _patiently(step: Callable[[], object]) -> None:
    """Do `step`, again for some seconds while another program holds the file."""
    for pause in _PAUSES:
        try:
            step()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_WINDOWS:
                raise
            time.sleep(pause)
        else:
            return
    step()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # folders cannot be synced there, and renames are journalled
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network folders
            raise
    finally:
        os.close(descriptor)


class _machine_faults:  # noqa: N801 -- reads as a verb where it is used
    """Turns what the machine refuses into a `Refusal` with the path concerned."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, OSError):
            raise machine_refusal(error, self._path) from error


_CODES = {
    errno.ENOSPC: "M601",
    errno.EDQUOT: "M601",
    errno.EFBIG: "M601",
    errno.EROFS: "M602",
    errno.EACCES: "M602",
    errno.EPERM: "M602",
    errno.ENAMETOOLONG: "M606",
}


def machine_refusal(error: OSError, path: Path) -> Refusal:
    """The refusal that says what the machine prevented."""
    held = getattr(error, "winerror", None) in _HELD_WINDOWS or error.errno == errno.EBUSY
    code = "M603" if held else _CODES.get(error.errno or 0, "M607")
    reason = error.strerror or type(error).__name__
    return Refusal(code, exit_status=ExitStatus.MACHINE, path=str(path), reason=reason)
