"""Hold the history of a plan that several stories tell against one that was read by hand.

    python bench/chain.py DATA

``DATA`` holds ``gold/text`` and ``gold/chains.json``: for each story of a chain its key, the status and the days that
it gives the plan, and the words that it does so with. The stories are kept in an archive of their own and linked; one
plan must come of them whose history has a step for each, with that status, those days, and a passage in those words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.archive import open_archive
from onrecord.archive.questions import DiaryFilter
from onrecord.errors import OnrecordError
from onrecord.intake import Story
from onrecord.keep import keep

if TYPE_CHECKING:
    from onrecord.link.plans import Plan, Step

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def faults_of(plan: Plan, chain: list[dict[str, Any]], texts: dict[str, str]) -> list[str]:
    """Return in words where the plan's history is another than the chain's."""
    faults = []
    steps = {step.story_key: step for step in plan.history}
    for link in chain:
        step = steps.get(link["story"])
        if step is None:
            faults.append(f"{link['story']}: no step")
            continue
        when = step.when.edtf if step.when else None
        if (step.status, when) != (link["status"], link["when"]):
            faults.append(f"{link['story']}: {step.status} {when}, not {link['status']} {link['when']}")
        if not _lies_in(step, link["words"], texts[link["story"]]):
            faults.append(f"{link['story']}: rests on other words: {step.context.text!r}")
    return faults


def _lies_in(step: Step, words: str, text: str) -> bool:
    start = text.find(words)
    return 0 <= start <= step.passage.start and step.passage.end <= start + len(words)


def _day_of(key: str) -> str | None:
    """Return the day in a story's key: ``reuters_1987-03-26_…``."""
    day = _DAY.search(key)
    return day[0] if day else None


def main() -> int:
    """Keep, link, compare, print."""
    parser = argparse.ArgumentParser(description="Hold a plan's history against one that was read by hand.")
    parser.add_argument("data", type=Path)
    folder = parser.parse_args().data / "gold"
    chain = json.loads((folder / "chains.json").read_text(encoding="utf-8"))
    texts = {link["story"]: (folder / "text" / f"{link['story']}.txt").read_text(encoding="utf-8") for link in chain}
    with tempfile.TemporaryDirectory() as place, open_archive(Path(place) / "chain.db", create=True) as archive:
        stories = [Story(key=key, text=text, published_on=_day_of(key)) for key, text in texts.items()]
        failed = [str(one) for one in keep(archive, stories) if isinstance(one, OnrecordError)]
        plans = archive.plans(DiaryFilter(limit=None))
    told = [plan for plan in plans if {step.story_key for step in plan.history} >= set(texts)]
    faults = [faults_of(plan, chain, texts) for plan in told]
    best = failed or (min(faults, key=len) if faults else ["no plan that all the stories tell"])
    print("\n".join(best) if best else f"one plan, {len(chain)} steps, all as read by hand")
    return 1 if best else 0


if __name__ == "__main__":
    sys.exit(main())
