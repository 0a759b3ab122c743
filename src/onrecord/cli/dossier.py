"""``onrecord dossier``: brief me on A and B."""

from __future__ import annotations

import click

from onrecord.cli.archives import Day, db_option, opened
from onrecord.cli.terminal import give, say, tell


@click.command(
    "dossier",
    epilog="""\
\b
Examples:
  onrecord dossier Russia Serbia
  onrecord dossier Blinken --on 2021-07-22
  onrecord dossier Japan "United States" > brief.md
""",
)
@click.argument("a")
@click.argument("b", required=False)
@click.option("--on", type=Day(), metavar="DAY", help="What is ahead on this day. [default: the newest story's]")
@click.option("--doubtful", is_flag=True, help="Show plans that are doubtful too, each so marked.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@db_option
def command(a: str, b: str | None, *, on: str | None, doubtful: bool, as_json: bool, db: str) -> None:
    """Brief on A and B: what is planned, said and claimed between them; on A alone without B.

    A and B are people, organisations or countries; a country stands for all who are of it. It is printed as Markdown,
    each entry with its story and its place there, in code points.
    """
    with opened(db) as archive:
        found = archive.dossier(a, b, on, doubtful=doubtful)
    if as_json:
        give(found.model_dump_json())
        return
    if not found.stories:
        between = f"between {a} and {b}" if b else f"about {a}"
        tell(f"nothing is kept in {db} {between}: `onrecord search` finds how a name is printed")
        return
    from onrecord.views.dossier import dossier_in_markdown

    if found.doubtful:
        tell("--doubtful shows the plans too that are left out as doubtful")
    say(dossier_in_markdown(found), end="")
