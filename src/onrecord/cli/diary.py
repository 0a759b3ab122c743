"""``onrecord diary``: what is ahead, and what became of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli.archives import Day, days_options, db_option, opened, today
from onrecord.cli.terminal import Colour, colour_option, columns, give, show, tell, wants_colour
from onrecord.plainly import date_in_words
from onrecord.record import EventStatus, PlanStatus

if TYPE_CHECKING:
    from onrecord.archive.questions import Lane

_LANES = ("ahead", "undated", "overdue", "over")
_STATUSES = (*get_args(PlanStatus), "happened")
_SHOWN = 15
"""Events in each lane on a terminal where nobody has said how many."""


@click.command(
    "diary",
    epilog="""\
\b
Examples:
  onrecord diary
  onrecord diary --on 2021-07-22 --who Blinken
  onrecord diary --where Serbia --from 2019-01 --to 2019-03
  onrecord diary --lane overdue --limit 100
  onrecord diary --status cancelled --status postponed --changed-since 2021-07
  onrecord diary --json | jq 'select(.overdue)'
""",
)
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--on", type=Day(), metavar="DAY", help="Look ahead from this day. [default: the newest story's]")
@days_options("Events on")
@click.option("--who", metavar="NAME", help="Who takes part; a country stands for all who are of it.")
@click.option("--where", metavar="PLACE", help="Where; a country stands for all places in it.")
@click.option("--status", type=click.Choice(_STATUSES), multiple=True, help="Only these; may be given again.")
@click.option("--lane", "lanes", type=click.Choice(_LANES), multiple=True, help="Only these; may be given again.")
@click.option("--changed-since", type=Day(), metavar="DAY", help="Events of which a story since then told.")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N",
    help=f"At most so many in each lane, 0 for all. [default: {_SHOWN}; with --json all]",
)  # fmt: skip
@click.option("--doubtful", is_flag=True, help="Show what is doubtful too, each so marked.")
@click.option("--json", "as_json", is_flag=True, help="One planned event a line, with its history (NDJSON).")
@db_option
@colour_option
def command(  # noqa: PLR0913  # one argument an option
    words: tuple[str, ...],
    *,
    on: str | None,
    since: str | None,
    until: str | None,
    who: str | None,
    where: str | None,
    status: tuple[EventStatus, ...],
    lanes: tuple[Lane, ...],
    changed_since: str | None,
    limit: int | None,
    doubtful: bool,
    as_json: bool,
    db: str,
    colour: Colour,
) -> None:
    """Show planned events in lanes: ahead, no day given, passed without a report, over.

    WORDS must occur in the sentences that tell of an event. The diary is opened on the day of the newest story, for
    what no story has reported yet is only overdue as far as the stories go; --on opens it on another day. What is
    not sure enough is doubtful, and left out unless --doubtful asks for it.
    """
    from onrecord.archive.questions import DiaryFilter

    most = limit if limit is not None else (0 if as_json else _SHOWN)
    with opened(db) as archive:
        on = on or archive.newest_day() or today()
        asked = DiaryFilter(
            on=on,
            since=since,
            until=until,
            who=who,
            where=where,
            words=" ".join(words) or None,
            status=status,
            lanes=lanes,
            changed_since=changed_since,
            limit=most or None,
            doubtful=doubtful,
        )
        plans, counts, left_out = archive.plans(asked), archive.lane_counts(asked), archive.doubtful_count(asked)
    doubted = f"{left_out:,} doubtful left out: --doubtful shows {'it' if left_out == 1 else 'them'} too"
    if as_json:
        from onrecord.views.lines import plan_line

        for plan in plans:
            give(json.dumps(plan_line(plan, on), ensure_ascii=False))
        if left_out:
            tell(doubted)
        return
    if not plans:
        nothing = f"nothing planned is kept in {db} that this lets through"
        tell(f"{nothing}; {doubted}" if left_out else nothing)
        return
    from onrecord.views.diary import draw_diary

    tell(f"as of {date_in_words(on)}" + (f"; {doubted}" if left_out else ""))
    drawn = draw_diary(plans, on=on, counts=counts, width=columns(), colour=wants_colour(colour))
    show(drawn)
