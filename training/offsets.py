r"""Marked stories whose texts may not be passed on: kept as offsets with the text's sha256, and filled in again.

    python -m training.offsets strip work/marked.jsonl --to training/offsets.jsonl
    python -m training.offsets fill training/offsets.jsonl --texts DATA/polnear/train/text DATA/stories/*.jsonl.gz \
      --to work/marked.jsonl

Texts are folders of `ID.txt`, and files with one JSON object a line that has an `id` and a `text` (`.jsonl`,
`.jsonl.gz`). A story whose text is not there, or is another than the one that was marked, is left out and named.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def sha256_of(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def stripped(story: dict[str, Any]) -> dict[str, Any]:
    """A marked story without a word of its text or title: places keep `start` and `end`, half-open code points."""
    kept = {key: _bare(value) for key, value in story.items() if key not in {"text", "title"}}
    return {**kept, "sha256": sha256_of(story["text"])}


def filled(story: dict[str, Any], text: str) -> dict[str, Any]:
    """The marked story with its text and the words of each place.

    Raises:
        ValueError: the text is another than the one that was marked.
    """
    if sha256_of(text) != story["sha256"]:
        told = f"{story['id']}: this text is not the one that was marked"
        raise ValueError(told)
    kept = {key: _worded(value, text) for key, value in story.items() if key != "sha256"}
    return {"id": kept.pop("id"), "published": kept.pop("published"), "text": text, **kept}


def texts_of(places: Iterable[Path], wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Identifiers and texts of the stories that are wanted."""
    for place in places:
        if place.is_dir():
            for path in sorted(place.glob("*.txt")):
                if path.stem in wanted:
                    yield path.stem, path.read_text(encoding="utf-8")
        else:
            with (gzip.open if place.suffix == ".gz" else open)(place, "rt", encoding="utf-8") as lines:
                for line in lines:
                    story = json.loads(line)
                    if story["id"] in wanted:
                        yield story["id"], story["text"]


def _bare(value: object) -> object:
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if not (key == "text" and "start" in value)}
    return value


def _worded(value: object, text: str) -> object:
    if isinstance(value, list):
        return [_worded(one, text) for one in value]
    if isinstance(value, dict):
        given = {key: _worded(one, text) for key, one in value.items()}
        return {**given, "text": text[value["start"] : value["end"]]} if "start" in value else given
    return value


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _write(path: Path, stories: Iterable[dict[str, Any]]) -> None:
    lines = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in stories]
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{path}: {len(lines)} stories")


def main() -> None:
    """Take the words out, or put them in."""
    call = argparse.ArgumentParser(description="Marked stories without their texts.")
    call.add_argument("what", choices=("strip", "fill"))
    call.add_argument("stories", type=Path)
    call.add_argument("--texts", type=Path, nargs="+", default=[], help="folders of ID.txt, files of stories")
    call.add_argument("--to", type=Path, required=True)
    told = call.parse_args()
    stories = _lines(told.stories)
    if told.what == "strip":
        _write(told.to, map(stripped, stories))
        return
    texts = dict(texts_of(told.texts, {story["id"] for story in stories}))
    out = []
    for story in stories:
        try:
            out.append(filled(story, texts[story["id"]]))
        except KeyError:
            print(f"{story['id']}: no text of it among --texts; left out")
        except ValueError as error:
            print(f"{error}; left out")
    _write(told.to, out)


if __name__ == "__main__":
    main()
