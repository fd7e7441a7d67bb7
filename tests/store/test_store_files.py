"""Files that are waited for together: each is on the disk before anything names it."""

import errno
import os

import pytest

from absr.store.files import sync_files, write_file


@pytest.fixture
def written(tmp_path):
    """Three files in two folders, not waited for."""
    places = [tmp_path / name for name in ("a/one.bin", "a/two.bin", "b/three.bin")]
    for place in places:
        write_file(place, place.name.encode(), synced=False)
    return places


def synced_by(monkeypatch, places):
    """Names of the files and folders that `sync_files` synced, in its order."""
    names = []
    sync = os.fsync

    def watched(descriptor):
        names.append(os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}")))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    sync_files(place for place in places)
    return names


def unsupported(*_):
    """A file system that takes no advice."""
    raise OSError(errno.ENOTSUP, "no advice")


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs Linux to see what is synced")
@pytest.mark.parametrize("advice", ["taken", "refused", "unknown"])
def test_every_file_is_synced_before_its_folder(monkeypatch, written, advice):
    """Whether or not the system begins to write before it is waited for, or knows how to."""
    if advice == "refused":
        monkeypatch.setattr(os, "posix_fadvise", unsupported)
    if advice == "unknown":
        monkeypatch.delattr(os, "posix_fadvise")
    names = synced_by(monkeypatch, written)
    assert names[:3] == ["one.bin", "two.bin", "three.bin"]
    assert sorted(names[3:]) == ["a", "b"]
    assert [place.read_bytes() for place in written] == [b"one.bin", b"two.bin", b"three.bin"]
