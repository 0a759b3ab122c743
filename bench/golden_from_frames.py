"""Make golden stories out of stories that were marked by hand as frames.

    python bench/golden_from_frames.py FRAMES [--again]

FRAMES is the folder of the marked stories: ``frames.py``, which builds spans from a marker's notes, ``split.json``, and
``marked/`` with NAME.frames and NAME.txt for each. ``golden_from_frames.toml`` says which become golden, under which
name, whose texts they are, and what a marked participant is called. Only stories of the part "train" are read, and only
those whose text may be published.

Written are ``tests/golden/NAME.json``, in the form of ``truth.py``, and the text and its terms in
``tests/golden/texts.jsonl``, unless the package has the story. A truth that exists is left as it is, for it may have
been corrected since; ``--again`` makes it anew.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from onrecord.anchor import Passage
from onrecord.stories import state_department
from truth import ABOUT, BEYOND, EVERYTHING, NotInStoryError, beside, places

Row = dict[str, Any]
CHOICE = Path(__file__).with_suffix(".toml")
GOLDEN = Path(__file__).parent.parent / "tests/golden"
NOTED = [*(kind for kind in EVERYTHING if kind != "times"), *BEYOND]
"""What the markers looked for."""


def passage_of(piece: Row) -> Passage:
    """Return where a piece stands."""
    return Passage(piece["start"], piece["end"])


def excerpt(text: str, passage: Passage) -> str | list[Any]:
    """Return a passage as a truth cites it: its words, and which occurrence of them unless it is the first."""
    words = passage.of(text)
    try:
        if places(text, words)[0] == passage:
            return words
    except NotInStoryError:
        pass  # never as words of their own
    before = [at for at in range(passage.start + 1) if text.startswith(words, at)]
    return [words, len(before)]


def flat(words: str) -> str:
    """Return words without line breaks and doubled spaces."""
    return " ".join(words.split())


def truth_from(frames: Row, choice: Row, key: str, names: dict[str, list[str]], unnamed: frozenset[str]) -> Row:
    """Return the truth of one story, as its file holds it.

    ``key`` is the story's. ``names`` says what a participant is called who was marked with titles, or several in one;
    ``unnamed`` are the words for those whom the story does not name.
    """
    without, undated = choice.get("without", []), choice.get("undated", [])
    told = [row for row in frames["attributions"] if row["id"] not in without]
    labels = {row["id"]: f"s{number}" for number, row in enumerate(told, start=1)}
    speakers = {row["id"]: " and ".join(row["speakers"]) for row in told}
    events = [row for row in frames["events"] if row["id"] not in without]
    planned = [row for row in events if row["status"] != "happened"]
    reported = [row for row in events if row["status"] == "happened"]
    for letter, rows in (("p", planned), ("r", reported)):
        labels |= {row["id"]: f"{letter}{number}" for number, row in enumerate(rows, start=1)}

    def event(row: Row) -> Row:
        who = [flat(piece["text"]) for piece in row["who"]]
        text = frames["text"]
        passages = sorted({passage_of(piece) for piece in row["mentions"]}, key=lambda passage: passage.start)
        entry = {
            "head": excerpt(text, passage_of(row["head"])),
            "mentions": [excerpt(text, passage) for passage in passages],
            "kind": row["kind"],
            "status": row["status"] if row["status"] != "happened" else None,
            "who": [name for words in who if words not in unnamed for name in names.get(words, [words])],
            "unnamed": [words for words in who if words in unnamed],
            "where": ", ".join(flat(piece["text"]) for piece in row["where"]),
            "when": None if row["id"] in undated else row["when"]["edtf"],
            "announced_by": [[speakers[one] for one in chain] for chain in row["announced_by"]],
            "part_of": labels.get(row["part_of"]),
        }
        about = {key: [excerpt(text, passage_of(piece)) for piece in row.get(key, [])] for key in ABOUT}
        return _filled(entry | about)

    return {
        "story": key,
        "published_on": frames["published"],
        "noted": NOTED,
        "said": [_said(row, frames["text"], labels) for row in told],
        "figures": [_figure(row, frames["text"], speakers) for row in frames["figures"] if row["id"] not in without],
        "planned": [event(row) for row in planned],
        "reported": [event(row) for row in reported],
    }


def _filled(row: Row) -> Row:
    """Leave out what is not told; a value of 0 is."""
    return {key: value for key, value in row.items() if value not in (None, "", [], False)}


def _said(row: Row, text: str, labels: dict[str, str]) -> Row:
    words = tuple(passage_of(piece) for piece in row["content"])
    pair = tuple(passage_of(row[key]) if row[key] else None for key in ("source", "cue"))
    # Source and cue by their words alone, where the nearest ones are meant.
    source: str | list[Any] | None
    cue: str | list[Any] | None
    source, cue = (passage.of(text) if passage else None for passage in pair)
    try:
        nearest = beside(text, words, source, cue)
    except NotInStoryError:
        nearest = (None, None)
    if nearest != pair:
        source, cue = (excerpt(text, passage) if passage else None for passage in pair)
    return {"who": row["speakers"]} | _filled(
        {
            "source": source,
            "cue": cue,
            "kind": row["kind"],
            "stance": row["stance"] if row["stance"] != "asserts" else None,
            "within": labels.get(row["within"]),
            "words": [excerpt(text, passage) for passage in words],
        }
    )


def _figure(row: Row, text: str, speakers: dict[str, str]) -> Row:
    value = {"value": int(row["value"]) if float(row["value"]).is_integer() else row["value"], "unit": row["unit"]}
    return (
        {"words": excerpt(text, passage_of(row))}
        | value
        | _filled(
            {
                "high": row["high"],
                "comparator": row["comparator"] if row["comparator"] != "=" else None,
                "change": row["change"],
                "measure": flat(" ".join(piece["text"] for piece in row["measure"])),
                "period": row["period"]["edtf"],
                "forecast": row["forecast"],
                "chain": [speakers[one] for one in row["claimed_by"]],
            }
        )
    )


def written(truth: Row) -> str:
    """Return the text of a truth's file: a line for each entry."""
    lines = []
    for key, value in truth.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f"  {json.dumps(key)}: [\n    {rows}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def built(folder: Path, name: str) -> Row:
    """Return a marked story with its spans, built by the markers' own program."""
    marked = folder / "marked" / name
    command = [sys.executable, str(folder / "frames.py"), "build", f"{marked}.frames", f"{marked}.txt"]
    row: Row = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    return row


def text_of(frames: Row, choice: Row, publisher: Row) -> Row:
    """Return the line of ``texts.jsonl`` that holds a story's text, whose it is, and on which terms."""
    title = flat(frames["text"].partition("\n")[0])
    return {
        "key": choice["name"],
        "title": title,
        "published_on": frames["published"],
        "publisher": publisher["name"],
        "source": choice.get("source") or publisher.get("pages", "").format(title.replace(" ", "_")) or None,
        "terms": publisher["terms"],
        "text": frames["text"],
    }


def main(words: list[str] | None = None) -> int:
    """Write the truths that are missing, and all texts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("frames", type=Path, metavar="FRAMES", help="the folder of the marked stories")
    parser.add_argument("--again", action="store_true", help="make truths anew that exist")
    given = parser.parse_args(words)
    content = tomllib.loads(CHOICE.read_text(encoding="utf-8"))
    train = set(json.loads((given.frames / "split.json").read_text(encoding="utf-8"))["train"])
    brought = {story.text.strip(): story.key for story in state_department()}
    texts = []
    for choice in content["story"]:
        if choice["marked"] not in train:
            message = f"{choice['marked']} is no story to learn from: its like must stay unseen"
            raise SystemExit(message)
        frames = built(given.frames, choice["marked"])
        key = brought.get(frames["text"].strip(), choice["name"])
        if key == choice["name"]:
            texts.append(text_of(frames, choice, content["publisher"][choice["publisher"]]))
        path = GOLDEN / f"{choice['name']}.json"
        if given.again or not path.exists():
            truth = truth_from(frames, choice, key, content["names"], frozenset(content["unnamed"]))
            path.write_text(written(truth), encoding="utf-8")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in texts)
    (GOLDEN / "texts.jsonl").write_text(lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
