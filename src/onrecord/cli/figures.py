"""``onrecord figures``: which number, of what, by whom, and which disagree."""

from __future__ import annotations

import json

import click

from onrecord.cli.archives import days_options, db_option, opened
from onrecord.cli.terminal import Colour, colour_option, columns, give, show, tell, wants_colour

_SHOWN = 20
"""Figures on a terminal where nobody has said how many."""


@click.command(
    "figures",
    epilog="""\
\b
Examples:
  onrecord figures --conflicts
  onrecord figures "trade surplus" --about Brazil --conflicts
  onrecord figures investments --unit USD --by "Bank of Russia"
  onrecord figures --json | jq 'select(.conflicts != []) | .text'
""",
)
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--about", metavar="NAME", help="Whom or what it is about; a country stands for all who are of it.")
@click.option("--by", "claimant", metavar="NAME", help="Who claims it.")
@click.option("--unit", metavar="UNIT", help="USD, percent, t, or a counted noun: people.")
@click.option("--conflicts", is_flag=True, help="Only those that disagree with another.")
@days_options("Stories of")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N",
    help=f"At most so many, 0 for all. [default: {_SHOWN}; with --json all]",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One figure a line, with its conflicts (NDJSON).")
@db_option
@colour_option
def command(  # noqa: PLR0913  # one argument an option
    words: tuple[str, ...],
    *,
    about: str | None,
    claimant: str | None,
    unit: str | None,
    conflicts: bool,
    since: str | None,
    until: str | None,
    limit: int | None,
    as_json: bool,
    db: str,
    colour: Colour,
) -> None:
    """Show figures with what they measure, whose claim each is, and which disagree, side by side and undecided.

    WORDS must occur in what is measured or in the sentence. Two figures of one quantity disagree for a reason that is
    told with them: another source, another period, another definition, a later revision; or none that the words give.
    """
    from onrecord.archive.questions import FigureFilter

    most = limit if limit is not None else (0 if as_json else _SHOWN)
    asked = FigureFilter(
        words=" ".join(words) or None,
        about=about,
        unit=unit,
        claimant=claimant,
        conflicts=conflicts,
        since=since,
        until=until,
        limit=most or None,
    )
    with opened(db) as archive:
        found = archive.figures(asked)
    if as_json:
        from onrecord.views.lines import figure_line

        for figure in found:
            give(json.dumps(figure_line(figure), ensure_ascii=False))
    elif found:
        from onrecord.views.figures import draw_figures

        show(draw_figures(found, width=columns(), colour=wants_colour(colour)))
        if most and len(found) == most:
            tell(f"the first {most:,} are shown: --limit 0 shows all")
    else:
        tell(f"no figure is kept in {db} that this lets through")
