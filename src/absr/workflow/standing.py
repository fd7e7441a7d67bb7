"""Where each file of a run stands, and which other files stand as they were delivered."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from absr.store.annotated import copies
from absr.store.deliveries import current_places
from absr.store.seen import content_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from absr.store.database import Store
    from absr.store.lineage import Standing


class Neighbours:
    """The files of a run, and those that were delivered before it.

    What they hold is gone through once, not once for each file. Make it before the first file is
    taken: what a file of the run replaces is no longer the newest of any source.
    """

    def __init__(
        self, store: Store, paths: Sequence[Path], contents: dict[Path, str | None]
    ) -> None:
        """`contents`: fingerprints of files, those known and those that will be."""
        self._store = store
        self._paths = frozenset(paths)
        self._known = contents

    def standing(self, path: Path, shown: str, sha256: str) -> Standing:
        """How a file of this content stands; `shown` is its path below the project."""
        from absr.store.lineage import Standing  # not before a file is read: most runs read none

        root = self._store.paths.root
        own = self._origins.get(shown, frozenset())
        home = frozenset({shown, *own}) if (root / shown).exists() else own
        if not own and path.is_relative_to(self._store.paths.to_correct):
            return Standing(home)  # a copy under another name: what it corrects still stands
        itself = {self._content(root / one) for one in home} | {sha256, None}
        here = self._content(path) if path in self._paths else None
        return Standing(home, _Beside(home, here, frozenset(itself), self._counts, self._before))

    @cached_property
    def _origins(self) -> Mapping[str, frozenset[str]]:
        """Path of an annotated copy → what it is a copy of."""
        found: dict[str, set[str]] = {}
        for copy in copies(self._store):
            found.setdefault(copy.path, set()).add(copy.origin)
        return {path: frozenset(origins) for path, origins in found.items()}

    @cached_property
    def _counts(self) -> Counter[str | None]:
        """Content → files of the run that hold it."""
        return Counter(map(self._content, self._paths))

    @cached_property
    def _before(self) -> Mapping[str, frozenset[str]]:
        """Content that was delivered before the run → the paths at which it still stands."""
        root = self._store.paths.root
        found: dict[str, set[str]] = {}
        for delivered, place in current_places(self._store):
            if self._content(root / place) == delivered:
                found.setdefault(delivered, set()).add(place)
        return {content: frozenset(places) for content, places in found.items()}

    def _content(self, path: Path) -> str | None:
        """Fingerprint of a file, read once in a run."""
        if path not in self._known:
            self._known[path] = content_of(self._store, path)
        return self._known[path]


class _Beside:
    """The contents that stand beside a file as they were delivered."""

    def __init__(
        self,
        home: frozenset[str],
        here: str | None,
        itself: frozenset[str | None],
        counts: Counter[str | None],
        before: Mapping[str, frozenset[str]],
    ) -> None:
        """`here`: what the file itself holds, where it is one of the run.

        `itself`: what is no other file's, its content and that of what it corrects.
        """
        self._home = home
        self._here = here
        self._itself = itself
        self._counts = counts
        self._before = before

    def __contains__(self, content: object) -> bool:
        """Whether another file stands with this content."""
        if not isinstance(content, str) or content in self._itself:
            return False
        others = self._counts[content] - (content == self._here)
        return others > 0 or bool(self._before.get(content, frozenset()) - self._home)
