"""What a benchmark may not fall below, and on which corpus that was measured.

``floors.toml`` holds one floor a measure and one digest a benchmark. A floor rises on request and never falls in
silence: lowering one takes a reason, which stays in the file. A floor of 0 where higher is better holds nothing: there
is none until something is found. A floor says nothing about another corpus, so a changed digest is refused until
somebody pins the new one.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SLACK = 0.05
"""Half of the last printed digit: tables are rounded to tenths."""

HEADER = """\
# What each benchmark may not fall below, and the digest of the files on which that was measured.
# Written by bench/run.py: --raise raises floors to what was measured, --lower REASON is the only way down, and --repin
# takes a changed corpus. Do not edit by hand.
"""


@dataclass(frozen=True, slots=True)
class Lowered:
    """One time that a floor was taken down: from where, to where, and why."""

    was: float
    to: float
    why: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The worst value that a measure may have; ``better`` says which way is up."""

    benchmark: str
    measure: str
    least: float
    better: Literal["higher", "lower"] = "higher"
    lowered: tuple[Lowered, ...] = ()

    def holds(self, value: float, slack: float = SLACK) -> bool:
        """Tell whether ``value`` is no worse than the floor, or by no more than ``slack``."""
        return value >= self.least - slack if self.better == "higher" else value <= self.least + slack

    @property
    def holds_nothing(self) -> bool:
        """Tell whether no value can fall below it, and no reason is kept with it."""
        return self.better == "higher" and self.least <= 0 and not self.lowered

    def is_beaten_by(self, value: float) -> bool:
        """Tell whether ``value`` is better than the floor."""
        return value > self.least if self.better == "higher" else value < self.least


@dataclass(frozen=True, slots=True)
class Measured:
    """One number that a benchmark printed."""

    benchmark: str
    measure: str
    value: float
    better: Literal["higher", "lower"] = "higher"


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors by benchmark and measure, and the corpus digest of each benchmark."""

    floors: dict[tuple[str, str], Floor] = field(default_factory=dict)
    corpora: dict[str, str] = field(default_factory=dict)

    def changed_corpora(self, digests: dict[str, str]) -> list[str]:
        """Return the benchmarks whose files are not those that their floors were measured on."""
        return sorted(name for name, digest in digests.items() if self.corpora.get(name, digest) != digest)

    def fallen(self, measured: Iterable[Measured], slack: float = SLACK) -> list[tuple[Floor, Measured]]:
        """Return what fell below its floor, by more than ``slack``."""
        pairs = ((self.floors.get((m.benchmark, m.measure)), m) for m in measured)
        return [(floor, m) for floor, m in pairs if floor and not floor.holds(m.value, slack)]

    def raised(self, measured: Iterable[Measured]) -> Floors:
        """Return the floors raised to what was measured; none falls, and a new measure gets its first floor.

        What cannot fall below 0 gets none at 0.
        """
        floors = dict(self.floors)
        for m in measured:
            place = (m.benchmark, m.measure)
            floor = floors.get(place)
            if floor is None:
                floors[place] = Floor(m.benchmark, m.measure, m.value, m.better)
            elif floor.is_beaten_by(m.value):
                floors[place] = replace(floor, least=m.value)
        return replace(self, floors={place: floor for place, floor in floors.items() if not floor.holds_nothing})

    def lowered_to(self, measured: Iterable[Measured], why: str) -> Floors:
        """Return the floors with those that fell taken down to what was measured; the reason stays with each.

        Raises ``ValueError`` where the reason is empty.
        """
        if not why.strip():
            message = "a floor is lowered for a reason: say it"
            raise ValueError(message)
        floors = dict(self.floors)
        for floor, m in self.fallen(measured):
            step = Lowered(was=floor.least, to=m.value, why=why.strip())
            floors[floor.benchmark, floor.measure] = replace(floor, least=m.value, lowered=(*floor.lowered, step))
        return replace(self, floors=floors)

    def repinned(self, digests: dict[str, str]) -> Floors:
        """Return the same floors, from now on for these corpora."""
        return replace(self, corpora={**self.corpora, **digests})


def digest_of(paths: Iterable[Path], base: Path) -> str:
    """Return the SHA-256 of the files' names below ``base`` and bytes, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.relative_to(base).as_posix()}\0{path.stat().st_size}\0".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def read_floors(path: Path) -> Floors:
    """Return the floors in the file; none where there is no file yet."""
    if not path.exists():
        return Floors()
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    floors = [
        Floor(
            benchmark=row["benchmark"],
            measure=row["measure"],
            least=float(row["least"]),
            better=row.get("better", "higher"),
            lowered=tuple(Lowered(**step) for step in row.get("lowered", [])),
        )
        for row in content.get("floor", [])
    ]
    return Floors(
        floors={(floor.benchmark, floor.measure): floor for floor in floors},
        corpora={row["benchmark"]: row["sha256"] for row in content.get("corpus", [])},
    )


def write_floors(floors: Floors, header: str = HEADER) -> str:
    """Return the text of ``floors.toml``."""
    out = [header]
    for name, digest in sorted(floors.corpora.items()):
        out.append(f"[[corpus]]\nbenchmark = {json.dumps(name)}\nsha256 = {json.dumps(digest)}\n")
    for _, floor in sorted(floors.floors.items()):
        rows = [
            "[[floor]]",
            f"benchmark = {json.dumps(floor.benchmark)}",
            f"measure = {json.dumps(floor.measure)}",
            f"least = {floor.least}",
        ]
        if floor.better != "higher":
            rows.append(f"better = {json.dumps(floor.better)}")
        if floor.lowered:
            steps = ", ".join(
                f"{{ was = {step.was}, to = {step.to}, why = {json.dumps(step.why, ensure_ascii=False)} }}"
                for step in floor.lowered
            )
            rows.append(f"lowered = [ {steps} ]")
        out.append("\n".join(rows) + "\n")
    return "\n".join(out)
