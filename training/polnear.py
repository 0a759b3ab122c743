"""PolNeAR as stories with attributions: places of source, cue and content as half-open code points of the text."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ROLES = ("source", "cue", "content")
SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
EVENT = re.compile(r"E\d+\t(.+)")

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: `content` is never empty; `source` and `cue` may be."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Marked:
    """A story with what its annotator marked."""

    doc_id: str
    text: str
    attributions: list[Attribution]


def read_annotations(lines: list[str]) -> list[Attribution]:
    """Attributions of a brat stand-off file.

    A span's own words follow it and may run over several lines; lines that are neither span nor event are such words.
    """
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for line in lines:
        if m := SPAN.match(line):
            spans[m[1]] = [(int(a), int(b)) for a, b in (piece.split() for piece in m[3].split(";"))]
        elif m := EVENT.match(line):
            events.append(m[1])
    out = []
    for event in events:
        found: dict[str, Spans] = {role: [] for role in ROLES}
        for name, _, reference in (part.partition(":") for part in event.split()):
            role = re.sub(r"\d+$", "", name).lower()
            if role in found:
                found[role] += spans.get(reference, [])
        if found["content"]:
            out.append(Attribution(**{role: sorted(places) for role, places in found.items()}))
    return out


def read_polnear(folder: Path) -> list[Marked]:
    """One split (`folder` holds text/ and attributions/), in the order of names.

    Where several annotators marked a story, the first in the order of their codes counts, as in the published score.
    """
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").iterdir()):
        files.setdefault(path.stem.rpartition("_")[0], path)
    out = []
    for path in sorted((folder / "text").iterdir()):
        with path.open(encoding="utf-8", newline="") as f:
            text = f.read()
        with files[path.stem].open(encoding="utf-8", newline="") as f:
            marked = read_annotations(f.read().split("\n"))
        out.append(Marked(path.stem, text, marked))
    return out


def write_marked(path: Path, stories: Iterable[Marked]) -> None:
    """Marked stories as gzipped JSON lines."""
    with gzip.open(path, "wt", encoding="utf-8") as f:
        for one in stories:
            f.write(json.dumps(asdict(one)) + "\n")


def read_marked(path: Path) -> list[Marked]:
    """What write_marked wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [
            Marked(
                one["doc_id"],
                one["text"],
                [
                    Attribution(**{role: [(a, b) for a, b in places] for role, places in attribution.items()})
                    for attribution in one["attributions"]
                ],
            )
            for one in map(json.loads, f)
        ]
