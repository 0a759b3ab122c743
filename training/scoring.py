"""The measures of who said what, as the published PolNeAR scorer takes them.

A role is the set of letters and digits it covers, so marks, blanks and how a stretch is cut do not decide. Contents are
paired one to one, greedily by intersection over union. All figures are micro-averaged F1 in per cent.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.polnear import Attribution, Spans

ROLES = ("source", "cue", "content")
Letters = frozenset[int]


def letters(text: str, spans: Spans) -> Letters:
    """Offsets of the letters and digits within spans."""
    return frozenset(n for a, b in spans for n in range(a, min(b, len(text))) if text[n].isalnum())


def pairs(gold: list[Letters], found: list[Letters]) -> dict[int, int]:
    """Gold to found, one to one, those that share most of what both cover first."""
    cells = sorted(
        ((len(g & f) / len(g | f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f),
        reverse=True,
    )
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in cells:
        if -i not in out and -j not in taken:
            out[-i] = -j
            taken.add(-j)
    return out


class Tally:
    """Sums over stories; `f1` gives each measure."""

    def __init__(self) -> None:
        self.right_gold: Counter[str] = Counter()
        self.right_found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, text: str, gold: list[Attribution], found: list[Attribution]) -> None:
        """Count one story."""
        g, f = ([{r: letters(text, getattr(x, r)) for r in ROLES} for x in xs] for xs in (gold, found))
        g, f = ([x for x in xs if x["content"]] for xs in (g, f))
        matched = pairs([x["content"] for x in g], [x["content"] for x in f])
        for name in ("exact", "soft", "triple"):
            self.gold[name] += len(g)
            self.found[name] += len(f)
        for i, j in matched.items():
            a, b = g[i], f[j]
            exact = a["content"] == b["content"]
            self._both("exact", exact)
            self._both("triple", exact and a == b)
            shared = len(a["content"] & b["content"])
            self.right_gold["soft"] += shared / len(a["content"])  # type: ignore[assignment]
            self.right_found["soft"] += shared / len(b["content"])  # type: ignore[assignment]
        for role in ROLES:
            sets = [
                {s for x in xs for s in (letters(text, [span]) for span in getattr(x, role)) if s}
                for xs in (gold, found)
            ]
            self.gold[role] += len(sets[0])
            self.found[role] += len(sets[1])
            self._both(role, len(sets[0] & sets[1]))

    def _both(self, name: str, count: int) -> None:
        self.right_gold[name] += count
        self.right_found[name] += count

    def f1(self) -> dict[str, float]:
        """Content exact and soft, source-cue-content exact (`triple`), and single spans by role."""
        out = {}
        for name in ("exact", "soft", "triple", *ROLES):
            recall = self.right_gold[name] / max(1, self.gold[name])
            precision = self.right_found[name] / max(1, self.found[name])
            out[name] = round(200 * precision * recall / max(1e-9, precision + recall), 1)
        return out


def score(stories: Iterable[tuple[str, list[Attribution], list[Attribution]]]) -> dict[str, float]:
    """F1 over (text, gold, found) of each story."""
    tally = Tally()
    for text, gold, found in stories:
        tally.add(text, gold, found)
    return tally.f1()
