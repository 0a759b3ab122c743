"""``onrecord separate``: a text that another has superseded is a story of its own again."""

from __future__ import annotations

import click

from onrecord.cli.archives import db_option, opened
from onrecord.cli.terminal import say
from onrecord.plainly import on_one_line


@click.command(
    "separate",
    epilog="""\
\b
Examples:
  onrecord separate story                       each older text under the key "story"
  onrecord separate 3f2a9c0d1b7e --as council   the one whose sha256 begins so
""",
)
@click.argument("address", metavar="KEY")
@click.option("--as", "key", metavar="KEY", help="The new key. [default: the old one and the sha256's beginning]")
@db_option
def command(address: str, *, key: str | None, db: str) -> None:
    """Give a story that another one has superseded a key of its own: it is found, listed and counted again.

    KEY is a key under which different stories were kept, for all of its older texts, or the beginning of one text's
    sha256 (8 digits or more). The key's newest text keeps it. Nothing that was kept is changed but the keys, and what
    follows from them: links between the two as versions of one story go.
    """
    with opened(db, writes=True) as archive:
        for one in archive.separate(address, key):
            say(f"{on_one_line(one.key)}\t{one.sha256[:12]}\t{on_one_line(one.title)}")
