"""``onrecord search``: people come with a question."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli.archives import days_options, db_option, opened
from onrecord.cli.terminal import Colour, colour_option, columns, give, show, tell, wants_colour

if TYPE_CHECKING:
    from onrecord.archive.answers import HitKind

_KINDS = ("said", "figure", "planned", "reported", "story")


@click.command(
    "search",
    epilog="""\
\b
Examples:
  onrecord search serbia investments
  onrecord search '"strategic partner"' --kind said
  onrecord search energy --who Borisov --from 2018-11
  onrecord search --quote "our relations are developing in the spirit of confidence"
  onrecord search visit --json | jq .context.text
""",
)
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--quote", metavar="TEXT", help="Find where something like this was said, nearly word for word.")
@click.option("--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only these; may be given again.")
@click.option("--who", metavar="NAME", help="Said by, claimed by or done by; a country stands for all who are of it.")
@days_options("Stories of")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many of a kind.")
@click.option("--json", "as_json", is_flag=True, help="One hit a line (NDJSON).")
@db_option
@colour_option
def command(  # noqa: PLR0913  # one argument an option
    words: tuple[str, ...],
    *,
    quote: str | None,
    kinds: tuple[HitKind, ...],
    who: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
    db: str,
    colour: Colour,
) -> None:
    """Search what was said, claimed and planned, and the stories themselves.

    All WORDS must occur, in any form (investment, investments); "a phrase" as it stands, trad* by its beginning,
    -word not at all (put -- before WORDS that begin with a dash). With --quote, words that are nearly the quotation
    are found, with their likeness in per cent.
    """
    if bool(words) == bool(quote):
        message = "Name words to look for, or a quotation with --quote TEXT."
        raise click.UsageError(message, click.get_current_context())
    from onrecord.archive.questions import Search

    with opened(db) as archive:
        if quote:
            hits = archive.quotations(quote, limit)
        else:
            asked = Search(words=" ".join(words), kinds=kinds, who=who, since=since, until=until, limit=limit)
            hits = archive.search(asked)
    if as_json:
        from onrecord.views.lines import hit_line

        for hit in hits:
            give(json.dumps(hit_line(hit), ensure_ascii=False))
    elif hits:
        from onrecord.views.hits import draw_hits

        drawn = draw_hits(hits, likeness=bool(quote), width=columns(), colour=wants_colour(colour))
        show(drawn)
    else:
        tell(f"nothing found in {db}: try fewer words, or the beginning of one with a star (invest*)")
