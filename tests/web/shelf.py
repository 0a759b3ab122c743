"""Archives of stories made up and real, for the pages' tests."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import Story
from onrecord.archive import Archive, open_archive
from onrecord.keep import Kept, keep
from onrecord.stories import state_department
from told import Ev, tells, told_seed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.archive.answers import KeptStory
    from onrecord.web.opening import Opener

BERG = ("Anna Berg",)
MAY, DAY = ("|in May|\n", "Chile |in May|,"), ("on |12 May|", "on |May 12|")
VISIT = Ev("Berg will |visit| Chile", who=BERG, where=("Chile",))
VOTE = Ev("vote", "planned", kind="vote", who=("The council",), time="on Friday")
ANNOUNCED = Story(
    "wire/announced",
    tells(
        "Berg to visit Chile in May\n\n"
        "OSLO, March 2 (Example Wire) - Foreign Minister Anna Berg will visit Chile in May, her ministry said on "
        "Wednesday.\n\n"
        '"We will sign an agreement on fisheries in Santiago," Berg said.\n\n'
        "Trade between Norway and Chile rose to $2.1 billion in 2021, the ministry said.\n",
        replace(VISIT, time=MAY, mentions=("Berg to |visit| Chile",)),
        Ev("sign", kind="signing", who=BERG, where=("Santiago",), time=MAY, what=("an agreement",), part_of="e1"),
    ),
    published_on="2022-03-02",
)
DATED = Story(
    "wire/dated",
    tells(
        "Berg goes to Chile on 12 May\n\n"
        "OSLO, April 20 (Example Wire) - Foreign Minister Anna Berg will visit Chile on May 12, her ministry said.\n\n"
        "Trade between Norway and Chile stood at $1.8 billion in 2021, the central bank said.\n",
        replace(VISIT, time=DAY, mentions=("Berg |goes| to",)),
    ),
    published_on="2022-04-20",
)
POSTPONED = Story(
    "wire/postponed",
    tells(
        "Berg puts off Chile\n\n"
        "OSLO, May 9 (Example Wire) - Foreign Minister Anna Berg has postponed her visit to Chile, her ministry said "
        'on Monday. "We hope to find a new date," Berg said.\n',
        replace(VISIT, head="visit", status="postponed", cue="postponed"),
    ),
    published_on="2022-05-09",
)
OFF = Story(
    "wire/off",
    tells(
        "BERGEN, May 4 (Example Wire) - The port authority cancelled its meeting of June 2 in Bergen, a spokesman said."
        "\n",
        Ev(
            "meeting",
            "cancelled",
            kind="meeting",
            who=("The port authority",),
            where=("Bergen",),
            time="June 2",
            cue="cancelled",
        ),
    ),
    published_on="2022-05-04",
)
HOSTILE = Story(
    "hostile/<b>key</b>",
    tells(
        "<script>alert(1)</script> & <img src=x onerror=alert(2)>\r\n\r\n"
        'OSLO, May 3 - \u202eAnna Berg\u202c said 👩‍👩‍👧 “<i>We</i> will visit "Rome" in June with 30 firms,” she said.'
        "\r\n"
        "=HYPERLINK(1) שלום \x1b[31m and 1,000,000 people's 'amp;' cafe\u0301.\r\n",
        Ev("visit", who=("We",), where=("Rome",)),
    ),
    published_on="2022-05-03",
)
COPY = Story("mirror/announced", ANNOUNCED.text, published_on="2022-03-03")
OLD = Story(
    "wire/vote",
    tells("OSLO, May 1 (Example Wire) - The council will vote on Friday.", VOTE),
    published_on="2022-05-01",
)
NEW = Story(
    "wire/vote",
    tells("OSLO, May 1 (Example Wire) - The council will vote on Monday.", replace(VOTE, time="on Monday")),
    published_on="2022-05-01",
)


class Shelf:
    """An archive in a file of its own, which lasts as long as the tests run."""

    def __init__(self, stories: Iterable[Story]) -> None:
        folder = tempfile.mkdtemp(prefix="onrecord-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / "news.db"
        self.kept: dict[str, KeptStory] = {}
        """By sha256, what is kept of each story."""
        with open_archive(self.path, create=True) as archive:
            for fate in keep(archive, stories):
                assert isinstance(fate, Kept), fate
                self._add(archive, fate.given)
            for sha256 in self.kept:
                self._add_address(archive, sha256)

    def _add(self, archive: Archive, story: Story) -> None:
        self._add_address(archive, hashlib.sha256(story.text.encode()).hexdigest())

    def _add_address(self, archive: Archive, sha256: str) -> None:
        kept = archive.story(sha256)
        assert kept
        self.kept[sha256] = kept

    def sha_of(self, story: Story) -> str:
        """Return the first digits of a story's sha256, as they stand in its address."""
        return next(sha256[:12] for sha256, kept in self.kept.items() if kept.record.story.text == story.text)


def opener_of(shelf: Shelf) -> Opener:
    """Return what opens ``shelf``, as the server wants it."""
    return lambda: open_archive(shelf.path)


@cache
def real_stories() -> Shelf:
    """Return the seed story, with its events given, and a month of the State Department's releases."""
    recent = [story for story in state_department() if "2021-06-20" <= (story.published_on or "") <= "2021-07-22"]
    return Shelf([told_seed(), *recent])


@cache
def made_up_stories() -> Shelf:
    """Return made-up stories: a plan with a history, a copy, a newer version, figures that disagree, a hostile text."""
    return Shelf([ANNOUNCED, COPY, DATED, POSTPONED, OLD, NEW, OFF, HOSTILE])
