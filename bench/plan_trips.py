"""Draw trips, as the linker put them together, to be checked by eye against the stories.

    python bench/plan_trips.py ARCHIVE [--count 60] [--seed 1] [--when-told-once 0]

``ARCHIVE`` is a file that ``onrecord read --db`` has kept stories in. A trip is a plan of the kind ``visit`` that two
stories at least tell, copies left aside; with ``--when-told-once`` so many more are drawn that one story tells, of a
person on days that are given. Each is printed as the diary shows it, then step by step with the sentence
that the step rests on, so that a reader can say of every link whether it is the same trip, and of the date whether the
stories bear it out. What was found stands in ``docs/linking.md``.
"""

from __future__ import annotations

import argparse
import random
import sys
from typing import TYPE_CHECKING

from onrecord.archive import open_archive
from onrecord.archive.questions import DiaryFilter

if TYPE_CHECKING:
    from onrecord.link.plans import Plan, Step


def trips_of(plans: tuple[Plan, ...]) -> list[Plan]:
    """Return the visits that more than one story tells, in the order of their ids."""
    return sorted((plan for plan in plans if plan.kind == "visit" and len(_tellers(plan)) > 1), key=lambda p: p.id)


def trips_told_once(plans: tuple[Plan, ...]) -> list[Plan]:
    """Return the dated visits of somebody somewhere that one story tells, in the order of their ids."""
    once = (plan for plan in plans if plan.kind == "visit" and len(_tellers(plan)) == 1)
    return sorted((plan for plan in once if plan.when and plan.who and plan.where), key=lambda p: p.id)


def _tellers(plan: Plan) -> set[str]:
    return {step.story for step in plan.history}


def drawn(trips: list[Plan], count: int, seed: int) -> list[Plan]:
    """Return ``count`` of the trips, the same ones for the same seed."""
    return random.Random(seed).sample(trips, min(count, len(trips)))  # noqa: S311 -- a draw that can be repeated


def told(number: int, plan: Plan) -> str:
    """Return a trip as it is read by eye."""
    when = plan.when.edtf if plan.when else "no day"
    head = f"{number:3} {plan.status} {when} | who {', '.join(plan.who)} | where {', '.join(plan.where)}"
    return "\n".join([head, *(_line(step) for step in plan.history), *(f"      because {why}" for why in plan.because)])


def _line(step: Step) -> str:
    start, end = step.passage.start - step.context.start, step.passage.end - step.context.start
    words = f"{step.context.text[:start]}>>{step.context.text[start:end]}<<{step.context.text[end:]}"
    when = step.when.edtf if step.when else "no day"
    return f"    {step.story_key} {step.published_on} {step.status} {when}\n      {' '.join(words.split())}"


def main() -> int:
    """Count, draw, print."""
    parser = argparse.ArgumentParser(description="Draw trips, to be checked by eye.")
    parser.add_argument("archive")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--when-told-once", type=int, default=0, metavar="COUNT")
    asked = parser.parse_args()
    with open_archive(asked.archive) as archive:
        plans = archive.plans(DiaryFilter(limit=None))
    several, once = trips_of(plans), trips_told_once(plans)
    print(f"{len(several):,} trips that several stories tell, {len(once):,} dated ones that one story tells\n")
    chosen = [*drawn(several, asked.count, asked.seed), *drawn(once, asked.when_told_once, asked.seed)]
    print("\n\n".join(told(number, plan) for number, plan in enumerate(chosen, 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
