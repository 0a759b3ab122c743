"""The command line: one file a verb."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.intake import Story
from onrecord.read import read


def main() -> None:
    """Run ``onrecord``."""
    for path in (Path(p) for p in sys.argv[2:] if not p.startswith("--")):
        body = (
            path.read_text(encoding="utf-8", newline="") if sys.version_info >= (3, 13) else path.read_bytes().decode()
        )
        rows = (
            [json.loads(line) for line in body.splitlines()]
            if path.suffix == ".jsonl"
            else [{"key": path.stem, "text": body}]
        )
        for row in rows:
            story = Story(
                key=row["key"], text=row["text"], title=row.get("title"), published_on=row.get("published_on")
            )
            sys.stdout.write(read(story).model_dump_json() + "\n")
