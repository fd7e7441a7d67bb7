"""`match_names.py absr|cdist COUNT FOLDER`: planted doubles looked for, recall and precision.

FOLDER holds `planted_names.py`, which knows the truth.
"""

import json
import sys

way, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sys.path.insert(0, folder)

from planted_names import COMMUNE, planted  # noqa: E402 -- its folder is known only now

SCORE, ROWS = 90, 1000
"""The score from which on `cdist` calls two names one. Among 2,000 names: from 80 or 85 on most of
what it finds is wrong, from 95 on it misses one in thirty."""


def by_absr(names: list[str]) -> set[tuple[int, int]]:
    """The pairs that absr proposes."""
    from absr.analysis.alike_names import likenesses

    return {(one.first, one.second) for one in likenesses(names, COMMUNE)}


def by_cdist(names: list[str]) -> set[tuple[int, int]]:
    """Every pair whose words, sorted, score enough; in slices, to spare the memory."""
    import numpy as np
    from rapidfuzz import fuzz, process

    from absr.analysis.name_words import words_of

    texts = [" ".join(sorted(words_of(name, COMMUNE))) for name in names]
    found = set()
    for start in range(0, len(texts), ROWS):
        some = texts[start : start + ROWS]
        scores = process.cdist(
            some, texts, scorer=fuzz.ratio, score_cutoff=SCORE, dtype=np.uint8, workers=1
        )
        for row, column in zip(*scores.nonzero(), strict=True):
            if start + row < column:
                found.add((int(start + row), int(column)))
    return found


rows = planted(count)
truth = rows.pairs()
proposed = {"absr": by_absr, "cdist": by_cdist}[way](rows.names)
hit = len(proposed & truth)
print(json.dumps({"recall": hit / len(truth), "precision": hit / max(1, len(proposed))}))
