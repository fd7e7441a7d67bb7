"""Workbooks in the field's style, written by others before absr read any of them."""

from __future__ import annotations

from score import scores

LEAST = 0.98
"""The promise: this fraction of the fields is right on files never seen."""


def test_the_first_ten_workbooks():
    """Layouts of ten different towns: what a careful secretary would have read."""
    results = scores("first")
    right, asked = sum(r.right for r in results), sum(r.asked for r in results)
    print(f"{right}/{asked} fields right")
    assert right / asked >= LEAST, [line for result in results for line in result.wrong]
