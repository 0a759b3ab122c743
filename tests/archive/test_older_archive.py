"""An archive of a version before titles, participants and doubt is brought up to date, and nothing is lost."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

from doubt import keep_doubted
from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive.questions import DiaryFilter
from told import Ev, tells, told_seed

if TYPE_CHECKING:
    from pathlib import Path

TO_MADRID = Ev("visit", who=("Ola Holm",), where=("Madrid",), time="on May 25")
HARDLY = Story(
    "hardly", tells("OSLO, May 3 - Ola Holm will visit Madrid on May 25.", TO_MADRID), published_on="2022-05-03"
)
ALL = DiaryFilter(on="2018-11-09", doubtful=True)


def made_older(path: Path) -> None:
    """Take out of an archive what the second layout added to the first."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "DROP INDEX plan_order; ALTER TABLE plan DROP COLUMN confidence;"
        "CREATE INDEX plan_order ON plan (superseded, status, earliest, latest, told_on, name);"
        "UPDATE plan SET body = json_remove(body, '$.confidence', '$.title', '$.participants');"
        "UPDATE event SET account = json_remove(account, '$.title', '$.participants'); PRAGMA user_version = 1;"
    )
    for story_id, body in connection.execute("SELECT story_id, body FROM record").fetchall():
        fields: dict[str, Any] = json.loads(zlib.decompress(body))
        fields["schema"] = "onrecord.record/1"
        for event in (*fields["planned_events"], *fields["reported_events"]):
            del event["participants"], event["title"]
        older = zlib.compress(json.dumps(fields).encode())
        connection.execute("UPDATE record SET body = ? WHERE story_id = ?", (older, story_id))
    connection.close()


def test_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, told_seed())
        keep_doubted(archive, HARDLY)
        plans, sure = archive.plans(ALL), archive.plans(ALL.model_copy(update={"doubtful": False}))
        counts = archive.counts()
    made_older(path)
    with open_archive(path) as archive:
        assert archive.plans(ALL) == plans
        assert archive.plans(ALL.model_copy(update={"doubtful": False})) == sure
        assert archive.counts() == counts
        assert list(archive.misplaced()) == []
        kept = archive.story("seed")
        assert kept
        assert kept.record.planned_events[0].title == "Vladimir Putin to visit Serbia"
        assert kept.record.planned_events[0].participants[0].name == "Vladimir Putin"
        # A story that is kept now is linked with what was kept before.
        again = Story("again", tells(HARDLY.text + " He was invited.", TO_MADRID), published_on="2022-05-04")
        keep_all(archive, again)
        (plan,) = archive.plans(DiaryFilter(where="Madrid"))
        assert (plan.title, len(plan.history), plan.doubtful) == ("Ola Holm to visit Madrid", 2, False)
