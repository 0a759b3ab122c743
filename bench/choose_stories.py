"""Choose the State Department releases that the package brings: trips announced, under way and done.

    python bench/choose_stories.py DATA [--into src/onrecord/stories/state_dept.jsonl]

``DATA/stories/state_dept.jsonl.gz`` (or ``DATA/data/stories/…``) holds the releases as the Department published them,
one a line: ``id``, ``date`` (UTC), ``title``, ``text``, ``url``. The choice follows one written rule, so that it can be
made again and nobody has to take a story on trust:

1. An *announcement* is a release whose title says Travel, Trip or Visit and whose opening says that somebody will
   travel, visit or meet, or travels. Its traveller is the surname before that word in the title, its places are the
   names after ``to`` in the title and after ``travel to`` or ``visit`` in the opening.
2. Its *trip* is that announcement and every release of the following days that names the same traveller and one of the
   places in its title or opening. The days run to four days after the last day that the opening gives
   (``February 7-13``), or to ten days after the announcement where it gives none.
3. Texts of at most 12,000 characters are kept, but no transcripts (``SECRETARY BLINKEN: …``), which are speech and not
   stories, and no daily schedules.
4. Trips are taken in order of their number of releases, longest first, then by date, until 300 releases are reached.
   Those that come last are announcements of which nothing more was heard: a diary has these too.
5. A few releases come besides, each named in ``FURTHER`` with the reason.

The text of a story is the title, an empty line, the release as it was given, and a line's end: the title belongs to the
story as a reader sees it. The day is the day in Washington.
"""

from __future__ import annotations

import argparse
import calendar
import gzip
import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

WASHINGTON = ZoneInfo("America/New_York")
WANTED = 300
FURTHER = dict.fromkeys(
    ("state-419", "state-832", "state-1055", "state-1574", "state-1576"),
    "read independently: a golden story by somebody who did not know what the program finds",
)
LONGEST = 12_000
OPENING = 700
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
TRIP_WORD = re.compile(r"\b(?:Travel|Travels|Trip|Visit|Visits)\b")
TRAVELLER = re.compile(r"([A-Z][\w-]+)(?:’s|’)?\s+(?:to\s+)?(?:Travels?|Trip|Visits?)\b")
WILL_GO = re.compile(
    r"\b(?:will (?:travel|visit|meet|lead|be in|depart|arrive)|travels? to|(?:is|are) traveling|is visiting)\b"
)
NAME = re.compile(r"[A-Z][\w’.-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w’.-]+)*")
AFTER_TO = re.compile(r"\b(?:to|visit|in)\s+((?:the\s+)?[A-Z][^.;:]*)")
AFTER_PLACES = re.compile(r"\b(?:on|from|for|where|to)\b")
DAYS = re.compile(rf"\b({'|'.join(MONTHS)})\s+(\d{{1,2}})(?:\s*[-–]\s*(?:({'|'.join(MONTHS)})\s+)?(\d{{1,2}}))?")
SPEAKER = re.compile(
    r"^(?:[A-Z][A-Z.’'-]+ ){1,4}?[A-Z][A-Z.’'-]+:|^(?:QUESTION|MODERATOR|OPERATOR|QUESTIONER):", re.MULTILINE
)
NO_PLACE = re.compile(
    r"^(?:United States|U\.S\.|Washington|Secretary|Under|Deputy|Assistant|President|Prime|Minister|The|Special|Foreign"
    rf"|Department|State|NATO|G7|EU|UN|Upcoming|{'|'.join([*MONTHS, *calendar.day_name])})\b"
)


@dataclass(frozen=True)
class Release:
    """One release as the Department published it."""

    id: str
    on: date
    title: str
    text: str
    url: str

    @property
    def opening(self) -> str:
        """The title and what a reader sees first."""
        return f"{self.title}\n{self.text[:OPENING]}"


@dataclass(frozen=True)
class Trip:
    """An announcement and what followed."""

    announced: Release
    releases: tuple[Release, ...]


def read_releases(data: Path) -> list[Release]:
    """Return every release of the folder in order of time."""
    path = next(
        (p for p in (data / "data/stories/state_dept.jsonl.gz", data / "stories/state_dept.jsonl.gz") if p.is_file()),
        None,
    )
    if path is None:
        sys.exit(f"{data}: no stories/state_dept.jsonl.gz in it; name the folder that holds it")
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            at = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC).astimezone(WASHINGTON)
            rows.append((at, Release(row["id"], at.date(), " ".join(row["title"].split()), row["text"], row["url"])))
    return [release for _, release in sorted(rows, key=lambda pair: (pair[0], pair[1].id))]


def traveller(release: Release) -> str | None:
    """Return the surname of the one who travels."""
    found = TRAVELLER.search(release.title)
    return found[1] if found and not NO_PLACE.match(found[1]) else None


def places(release: Release) -> frozenset[str]:
    """Return the names of the places to which the announcement leads."""
    found: set[str] = set()
    for words in (release.title, release.text[:OPENING]):
        for stretch in AFTER_TO.findall(words)[:2]:
            words_there = AFTER_PLACES.split(stretch)[0]
            found.update(name for name in NAME.findall(words_there) if not NO_PLACE.match(name))
    who = traveller(release)
    return frozenset(name for name in found if name != who and len(name) > 3)


def stem(name: str) -> str:
    """Return a pattern for a place and its people: ``Moroc`` stands for Morocco and Moroccan."""
    return re.escape(name if " " in name else name[: max(5, len(name) - 3)])


def last_day(release: Release) -> date:
    """Return the last day on which a release can belong to the trip."""
    days: list[date] = []
    for month, first, to_month, last in DAYS.findall(release.text[:OPENING]):
        number = MONTHS[to_month or month]
        year = release.on.year + (1 if number < release.on.month - 6 else 0)
        try:
            days.append(date(year, number, int(last or first)))
        except ValueError:
            continue
    near = [day for day in days if release.on <= day <= release.on + timedelta(days=30)]
    return max(near) + timedelta(days=4) if near else release.on + timedelta(days=10)


def readable(release: Release) -> bool:
    """Tell whether it is a story, short enough, and neither a transcript nor a schedule."""
    return (
        len(release.text) <= LONGEST
        and not SPEAKER.search(release.text)
        and not release.title.startswith("Public Schedule")
    )


def find_trips(releases: list[Release]) -> list[Trip]:
    """Return the trips, each with its announcement and what followed, if anything did."""
    trips = []
    for index, announced in enumerate(releases):
        who = traveller(announced)
        if not (
            who
            and TRIP_WORD.search(announced.title)
            and WILL_GO.search(announced.text[:OPENING])
            and readable(announced)
        ):
            continue
        there = places(announced)
        if not there:
            continue
        until = last_day(announced)
        where = re.compile(r"\b(?:" + "|".join(sorted({stem(name) for name in there})) + ")")
        later = [
            release
            for release in releases[index + 1 :]
            if release.on <= until and readable(release) and who in release.opening and where.search(release.opening)
        ]
        trips.append(Trip(announced, (announced, *later)))
    return trips


def choose(trips: list[Trip], further: Iterable[Release] = ()) -> list[Release]:
    """Return the releases of the longest trips, and the further ones, in order of time."""
    chosen: dict[str, Release] = {}
    for trip in sorted(trips, key=lambda trip: (-len(trip.releases), trip.announced.on, trip.announced.id)):
        chosen.update(
            (release.id, release) for release in trip.releases if len(chosen) < WANTED or release.id in chosen
        )
    chosen.update((release.id, release) for release in further)
    return sorted(chosen.values(), key=lambda release: (release.on, -int(release.id.rpartition("-")[2])))


def key(release: Release, seen: set[str]) -> str:
    """Return a key that a person can read, new among ``seen``: the day and the page's name on the Department's site."""
    slug = release.url.rstrip("/").rpartition("/")[2]
    if len(slug) > 80:
        slug = slug[:80].rpartition("-")[0]
    plain = f"{release.on}-{slug}"
    found, count = plain, 1
    while found in seen:
        count += 1
        found = f"{plain}-{count}"
    seen.add(found)
    return found


def main() -> None:
    """Choose, and write the stories in the form that ``onrecord read`` takes."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("data", type=Path)
    options.add_argument("--into", type=Path, default=Path("src/onrecord/stories/state_dept.jsonl"))
    options.add_argument("--list", action="store_true", help="print the trips, not the stories")
    given = options.parse_args()
    releases = read_releases(given.data)
    trips = find_trips(releases)
    if given.list:
        for trip in trips:
            print(
                trip.announced.on,
                trip.announced.title,
                "|",
                ", ".join(sorted(places(trip.announced))),
                "| until",
                last_day(trip.announced),
            )
            for release in trip.releases[1:]:
                print("    ", release.on, len(release.text), release.title)
        return
    stories = choose(trips, [release for release in releases if release.id in FURTHER])
    seen: set[str] = set()
    with given.into.open("w", encoding="utf-8", newline="\n") as out:
        for release in stories:
            story = {
                "key": key(release, seen),
                "text": f"{release.title}\n\n{release.text}\n",
                "title": release.title,
                "published_on": release.on.isoformat(),
                "source": release.url,
            }
            out.write(json.dumps(story, ensure_ascii=False) + "\n")
    followed = sum(len(trip.releases) > 1 for trip in trips)
    print(
        f"{len(stories)} releases; {followed} of {len(trips)} trips were heard of again; "
        f"{given.into.stat().st_size:,} bytes in {given.into}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
