"""What is doubtful on the command line: left out, counted, and marked where it is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from doubt import HARDLY, HOLM, LUND, SURELY, doubted, keep_doubted
from keeping import keep_all
from onrecord import open_archive, read
from onrecord.cli.door import door
from onrecord.views import summarise
from onrecord.views.exports.newsml import NAMESPACE

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: object) -> Result:
    done = CliRunner().invoke(door, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, SURELY)
        keep_doubted(archive, HARDLY)
    return path


def test_the_diary(db: Path) -> None:
    done = run("diary", "--db", db)
    assert LUND in done.stdout
    assert HOLM not in done.stdout
    assert "1 doubtful left out: --doubtful shows it too" in done.stderr
    done = run("diary", "--doubtful", "--db", db)
    assert LUND in done.stdout
    assert f"{HOLM} (doubtful, 0.31)" in " ".join(done.stdout.split())
    assert "left out" not in done.stderr


def test_the_diary_as_json(db: Path) -> None:
    done = run("diary", "--json", "--db", db)
    (plan,) = map(json.loads, done.stdout.splitlines())
    assert (plan["title"], plan["participants"], plan["doubtful"]) == (LUND, ["Kari Lund"], False)
    assert plan["confidence"] > 0.5
    assert "1 doubtful left out" in done.stderr
    plans = [json.loads(line) for line in run("diary", "--json", "--doubtful", "--db", db).stdout.splitlines()]
    assert [(plan["title"], plan["confidence"], plan["doubtful"]) for plan in plans[1:]] == [(HOLM, 0.31, True)]


def test_an_empty_diary_says_that_there_is_something_doubtful(db: Path) -> None:
    done = run("diary", "--where", "Madrid", "--db", db)
    assert done.stdout == ""
    assert "that this lets through; 1 doubtful left out: --doubtful shows it too" in done.stderr
    assert "doubtful" not in run("diary", "--where", "Rome", "--db", db).stderr


def test_a_dossier(db: Path) -> None:
    done = run("dossier", "Ola Holm", "--db", db)
    assert "1 doubtful plan is left out." in done.stdout
    assert HOLM not in done.stdout
    assert "--doubtful" in done.stderr
    assert f"confirmed, doubtful, 0.31: {HOLM}" in run("dossier", "Ola Holm", "--doubtful", "--db", db).stdout


def test_a_calendar(db: Path) -> None:
    done = run("export", "ics", "--db", db)
    assert (f"SUMMARY:{LUND}" in done.stdout, HOLM in done.stdout) == (True, False)
    assert "1 doubtful planned event is left out: --doubtful has it too" in done.stderr
    told = run("export", "ics", "--doubtful", "--db", db).stdout
    event = next(part for part in told.split("BEGIN:VEVENT") if HOLM in part)
    assert f"SUMMARY:[doubtful] {HOLM}" in event
    assert "STATUS:TENTATIVE" in event
    assert "X-ONRECORD-CONFIDENCE;VALUE=TEXT:0.31" in event


def test_an_editorial_system(db: Path) -> None:
    names = [f"{{{NAMESPACE}}}{word}" for word in ("name", "note")]

    def told(*more: str) -> list[str]:
        tree = ET.fromstring(run("export", "newsml", *more, "--db", db).stdout_bytes)  # noqa: S314  # our own
        return [
            one.text or "" for concept in tree.iter(f"{{{NAMESPACE}}}concept") for one in concept if one.tag in names
        ]

    assert (LUND in told(), HOLM in told()) == (True, False)
    assert HOLM in told("--doubtful")
    assert "Confidence: doubtful, 0.31" in told("--doubtful")


def test_a_table_of_events(db: Path, tmp_path: Path) -> None:
    done = run("export", "csv", "--of", "events", "--db", db)
    assert (LUND in done.stdout, HOLM in done.stdout) == (True, False)
    assert "1 doubtful planned or reported event is left out" in done.stderr
    assert HOLM in run("export", "csv", "--of", "events", "--doubtful", "--db", db).stdout
    run("export", "csv", "-o", tmp_path / "tables", "--db", db)
    assert HOLM not in (tmp_path / "tables/events.csv").read_text(encoding="utf-8")
    assert "Ola Holm" in (tmp_path / "tables/names.csv").read_text(encoding="utf-8")


def test_linked_data_has_the_record_whole_and_the_plans_that_are_sure(db: Path) -> None:
    def plans(*more: str) -> list[str]:
        graph = json.loads(run("export", "jsonld", *more, "--db", db).stdout)["@graph"]
        entries = [node["name"] for node in graph if "onrecord:PlannedEvent" in node["@type"]]
        assert entries == [LUND, HOLM]
        return [node["name"] for node in graph if "onrecord:Plan" in node["@type"]]

    assert plans() == [LUND]
    assert plans("--doubtful") == [LUND, HOLM]


def test_files_of_records_do_the_same(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    records = (read(SURELY), doubted(read(HARDLY)))
    path.write_text("".join(record.model_dump_json() + "\n" for record in records), encoding="utf-8")
    done = run("export", "ics", path)
    assert (LUND in done.stdout, HOLM in done.stdout) == (True, False)
    assert "1 doubtful planned event is left out" in done.stderr
    assert HOLM in run("export", "ics", "--doubtful", path).stdout


def test_doubt_is_for_lists_of_events(db: Path) -> None:
    for words in (["webannotation"], ["csv", "--of", "figures"]):
        done = CliRunner().invoke(door, ["export", *words, "--doubtful", "--db", str(db)])
        assert done.exit_code == 2
        assert "--doubtful is for ics, newsml, jsonld and the table of events." in done.stderr


def test_a_story_and_a_search_show_it_and_say_so(db: Path) -> None:
    assert "confirmed · doubtful" in " ".join(summarise(doubted(read(HARDLY)), width=200).split())
    assert "doubtful" not in summarise(read(SURELY), width=200)
    assert f"{HOLM} (doubtful)" in run("search", "Madrid", "--kind", "planned", "--db", db).stdout
    assert "doubtful" not in run("search", "Lisbon", "--kind", "planned", "--db", db).stdout
