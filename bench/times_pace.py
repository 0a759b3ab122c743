"""Tell how many stories a CPU second the room of times reads, grammar and start left out.

    python bench/times_pace.py DATA

``DATA`` holds ``data/times/tbaq.jsonl``. The stories are taken through the earlier rooms first; then all of them are
read for their times, three rounds after a first that is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.resolve.calendar import resolve_times
from onrecord.story import read_parts

ROUNDS = 3


def main(words: list[str]) -> int:
    """Print stories and characters a CPU second, of each round."""
    path = Path(words[0], "data/times/tbaq.jsonl") if words else None
    if path is None or not path.is_file():
        print(f"{path or 'no folder given'}: say where data/times/tbaq.jsonl lies", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    stories = [read_parts(Story(key=row["doc_id"], text=row["text"], published_on=row["dct"][:10])) for row in rows]
    given = [(parts, analyse(parts)) for parts in stories]
    characters = sum(len(parts.text) for parts in stories)
    for number in range(ROUNDS + 1):
        began = time.process_time()
        for parts, language in given:
            resolve_times(find_times(parts, language), parts, language)
        spent = time.process_time() - began
        if number:
            print(f"{len(given) / spent:,.0f} stories, {characters / spent:,.0f} characters a CPU second")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
