"""What hangs together by pairs."""

from __future__ import annotations

from collections.abc import Iterable


def roots(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each number from 0 the smallest of those that it hangs together with."""
    root = list(range(size))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for left, right in pairs:
        one, other = find(left), find(right)
        root[max(one, other)] = min(one, other)
    return [find(at) for at in range(size)]
