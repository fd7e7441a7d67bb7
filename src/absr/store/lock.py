"""One writing command at a time in a project."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE_SECONDS = 10.0
_STALE_SECONDS = 30 * 60
_PAUSE_SECONDS = 0.05
_WRITING_SECONDS = 2.0
_LINES = 3
_QUERY_ONLY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION


@contextmanager
def project_lock(path: Path) -> Iterator[None]:
    """Hold the lock file; a lock whose program is gone, or 30 minutes old, is taken over.

    Raises Refusal M604 when another command keeps it for more than ten seconds.
    """
    from absr.store.files import machine_refusal

    mine = f"{_host()}\n{os.getpid()}\n{time.time_ns()}\n"
    limit = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            if not _is_stale(path) and time.monotonic() > limit:
                raise Refusal("M604", exit_status=ExitStatus.MACHINE, path=str(path)) from None
            time.sleep(_PAUSE_SECONDS)
        except OSError as error:
            raise machine_refusal(error, path) from error
        else:
            break
    try:
        try:
            os.write(descriptor, mine.encode())
        except OSError as error:
            raise machine_refusal(error, path) from error
        finally:
            os.close(descriptor)
        yield
    finally:
        path.unlink(missing_ok=True)


def _host() -> str:
    if sys.platform != "win32":
        return os.uname().nodename
    from socket import gethostname

    return gethostname()


def _is_stale(path: Path) -> bool:
    """Whether the lock's program is gone; such a lock is removed."""
    try:
        age = time.time() - path.stat().st_mtime
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False  # just removed: ask again
    if len(lines) < _LINES or not lines[1].isdecimal():
        dead = age > _WRITING_SECONDS  # its program died before it could write its name
    else:
        dead = lines[0] == _host() and not _is_running(int(lines[1]))
    if dead or age > _STALE_SECONDS:
        path.unlink(missing_ok=True)
        return True
    return False


def _is_running(process: int) -> bool:
    if sys.platform == "win32":  # os.kill would end the program there
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(_QUERY_ONLY, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
