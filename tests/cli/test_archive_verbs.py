"""The verbs over an archive: what is kept, found, shown and told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from onrecord import Record
from onrecord.cli.door import door, main
from onrecord.stories import seed, state_department
from told import Ev, tells, told_seed

if TYPE_CHECKING:
    from pathlib import Path

VISIT = Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20")
FIRST = tells(
    "OSLO, May 3 - Prime Minister Kari Lund will visit Lisbon on May 20, her office said on Tuesday.\n", VISIT
)
SECOND = tells(
    "LISBON, May 12 - Kari Lund will visit Lisbon on May 20, the Portuguese government said on Thursday.\n", VISIT
)


def run(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(door, [str(word) for word in words], input=given, catch_exceptions=False)


def lines(done: Result) -> list[dict[str, Any]]:
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Return a file of three stories."""
    path = tmp_path / "stories.jsonl"
    rows = [
        {"key": "seed", "text": told_seed().text},
        {"key": "oslo", "text": FIRST, "published_on": "2022-05-03"},
        {"key": "lisbon", "text": SECOND, "published_on": "2022-05-12"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def db(stories: Path, tmp_path: Path) -> Path:
    """Return an archive of these stories."""
    path = tmp_path / "test.db"
    run("read", stories, "--db", path)
    return path


# -- read --------------------------------------------------------------------------------------------------------------


def test_read_keeps_and_says_how_many(stories: Path, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    done = run("read", stories, "--db", db)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "read 3, kept 3, unchanged 0, failed 0\n"
    assert run("read", stories, "--db", db).stderr == "read 3, kept 0, unchanged 3, failed 0\n"
    again = run("read", stories, "--again", "-v", "--db", db)
    assert again.stdout == "read again\tseed\nread again\toslo\nread again\tlisbon\n"
    assert again.stderr == "read 3, kept 3 (3 read again), unchanged 0, failed 0\n"


def test_read_tells_versions_and_copies(db: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.jsonl"
    rows = [{"key": "oslo", "text": SECOND + "It was moved."}, {"key": "reprint", "text": SECOND}]
    changed.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    done = run("read", changed, "-v", "--db", db)
    assert done.exit_code == 1
    assert done.stdout == "new version\toslo\ncopy\treprint\n"
    assert done.stderr.splitlines()[-1] == "read 2, kept 2 (1 new version, 1 copy), unchanged 0, failed 1"


def test_read_takes_the_archive_from_the_environment(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "mine.db"))
    run("read", stories)
    assert (tmp_path / "mine.db").exists()
    assert len(lines(run("diary", "--json"))) == 3


def test_read_keeps_in_a_file_here_where_nothing_is_said(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_DB")
    monkeypatch.chdir(tmp_path)
    run("read", stories)
    assert (tmp_path / "onrecord.db").exists()


def test_json_keeps_nothing_unless_an_archive_is_named(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "none.db"))
    printed = run("read", "--json", stories)
    assert not (tmp_path / "none.db").exists()
    kept = run("read", "--json", stories, "--db", tmp_path / "named.db")
    assert (tmp_path / "named.db").exists()
    assert kept.stdout == printed.stdout
    assert run("read", "--json", stories, "--db", tmp_path / "named.db").stdout == printed.stdout, "kept before"


def test_read_with_several_processes_keeps_the_same(tmp_path: Path) -> None:
    stories, one, other = tmp_path / "wire.jsonl", tmp_path / "one.db", tmp_path / "other.db"
    # Other processes read with the network whatever is given here, so nothing is.
    rows = [{"key": str(at), "text": seed().text + "\n" * (at + 2), "published_on": "2018-11-09"} for at in range(3)]
    stories.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("read", "--jobs", 2, stories, "--db", other).exit_code == 0
    assert run("read", stories, "--db", one).exit_code == 0
    for words in (["diary", "--doubtful"], ["search", "Serbia"], ["figures"]):
        assert lines(run(*words, "--json", "--db", other)) == lines(run(*words, "--json", "--db", one))
    assert lines(run("figures", "--json", "--db", one))


def test_read_kept_reads_again_what_another_version_has_kept(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("read", "--kept", "--db", db).stderr == ""
    monkeypatch.setattr("onrecord.version.__version__", "99.0")
    monkeypatch.setattr("onrecord.keep.__version__", "99.0")
    assert run("read", "--kept", "--db", db).stderr == "read 3, kept 3 (3 read again), unchanged 0, failed 0\n"


def test_stories_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    db = tmp_path / "two.db"
    for folder, text in (("d1", FIRST), ("d2", seed().text)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text, encoding="utf-8")
    done = run("read", tmp_path / "d1", tmp_path / "d2", "--db", db)
    assert done.stderr == "read 2, kept 2, unchanged 0, failed 0\n"
    for text in (FIRST, seed().text):
        run("read", "-", "--db", tmp_path / "pipes.db", given=text)
    for archive in (db, tmp_path / "pipes.db"):
        assert lines(run("search", "Lund", "--kind", "story", "--json", "--db", archive))
        assert lines(run("search", "Serbia", "--kind", "story", "--json", "--db", archive))


def test_what_hides_a_different_story_is_told_and_undone(tmp_path: Path) -> None:
    db = tmp_path / "two.db"
    for folder, text in (("d1", FIRST), ("d2", seed().text)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text, encoding="utf-8")
        done = run("read", tmp_path / folder, "--db", db)
        assert done.exit_code == 0
        assert ("[archive.other-story]" in done.stderr) is (folder == "d2")
    told = done.stderr.splitlines()[0]
    assert told.startswith(f"{tmp_path / 'd2' / 'story.txt'}: takes the place of a different story under the key story")
    undo = re.search(r"`onrecord (separate [0-9a-f]{12} --db .*)`", told)
    assert undo
    assert run("search", "Lund", "--db", db).stdout == ""
    assert re.match(r"story-[0-9a-f]{8}\t[0-9a-f]{12}\tOSLO, May 3", run(*undo[1].split()).stdout)
    assert "Lund" in run("search", "Lund", "--db", db).stdout


def test_a_story_of_standard_input_may_be_given_a_key(tmp_path: Path) -> None:
    db = tmp_path / "mine.db"
    assert run("read", "-v", "--key", "mine", "-", "--db", db, given=FIRST).stdout == "kept\tmine\n"
    assert run("read", "-v", "--key", "mine", "-", "--db", db, given=SECOND).stdout == "new version\tmine\n"


# -- show, explain, check ----------------------------------------------------------------------------------------------


def test_show_and_explain_take_a_key_of_the_archive(db: Path) -> None:
    assert run("show", "oslo", "--short", "--db", db).stdout.startswith("OSLO, May 3")
    assert "found by" in run("explain", "oslo", "--at", "will visit", "--db", db).stdout
    sha256 = lines(run("search", "Lisbon", "--kind", "story", "--json", "--db", db))[0]["story"]
    assert "Lisbon" in run("show", sha256[:12], "--db", db).stdout


def test_what_is_neither_file_nor_key_is_told(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["show", "oslo-9", "--db", str(db)])
    assert ended.value.code == 2
    assert "is no file, and no story in" in capsys.readouterr().err


def test_check_proves_a_whole_archive(db: Path) -> None:
    done = run("check", "--db", db)
    assert done.exit_code == 0
    assert done.stdout.startswith("checked 3 records with ")


def test_check_finds_what_was_changed_behind_the_archive_s_back(db: Path) -> None:
    import sqlite3

    with sqlite3.connect(db) as other:
        other.execute("UPDATE story SET text = replace(text, 'Lisbon', 'Madrid') WHERE id = 2")
    other.close()
    done = run("check", "--db", db)
    assert done.exit_code == 1
    assert "[record.contradicted]" in done.stderr
    assert done.stdout.rstrip().endswith(" wrong")


def test_check_finds_what_a_list_would_show_wrongly(db: Path) -> None:
    import sqlite3

    with sqlite3.connect(db) as other:
        other.execute('UPDATE event SET account = replace(account, \'"text":"visit"\', \'"text":"quest"\')')
    other.close()
    done = run("check", "--db", db)
    assert done.exit_code == 1
    assert "a list's head" in done.stderr
    assert done.stdout.rstrip().endswith(" wrong")


def test_a_record_that_is_no_longer_what_was_written_is_one_line(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    with sqlite3.connect(db) as other:
        other.execute("UPDATE record SET body = x'00' WHERE story_id = 1")
    other.close()
    with pytest.raises(SystemExit) as ended:
        main(["show", "seed", "--db", str(db)])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("[archive.damaged]\n")


# -- search, diary, figures, dossier -----------------------------------------------------------------------------------


def test_search_prints_hits_in_their_sentences(db: Path) -> None:
    told = run("search", "visit", "Lisbon", "--db", db).stdout
    assert "Planned" in told
    assert "Kari Lund to visit Lisbon · 3 May 2022 · oslo e1" in told
    hits = lines(run("search", "visit", "Lisbon", "--json", "--db", db))
    texts = {"oslo": FIRST, "lisbon": SECOND}
    for hit in hits:
        passage = hit["passage"]
        assert texts[hit["story_key"]][passage["start"] : passage["end"]] == passage["text"]


def test_search_for_a_quotation(db: Path) -> None:
    hits = lines(run("search", "--quote", "relations developing in the spirit of confidence", "--json", "--db", db))
    assert hits[0]["story_key"] == "seed"
    assert hits[0]["score"] > 75
    assert " % · Yuri Borisov" in run("search", "--quote", "in the spirit of mutual confidence", "--db", db).stdout


def test_search_that_finds_nothing_says_what_to_do(db: Path) -> None:
    done = run("search", "zebra", "--db", db)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nothing found" in done.stderr
    assert run("search", "zebra", "--json", "--db", db).stderr == ""


def test_the_diary_as_data(db: Path) -> None:
    plans = lines(run("diary", "--json", "--db", db))
    visit = next(plan for plan in plans if "Kari Lund" in plan["who"])
    assert [step["story_key"] for step in visit["history"]] == ["oslo", "lisbon"]
    assert visit["when"]["edtf"] == "2022-05-20"
    assert visit["status"] == "confirmed"
    assert visit["overdue"] is False
    for step in visit["history"]:
        assert set(step) >= {"story_key", "published_on", "status", "when", "passage"}
        text = FIRST if step["story_key"] == "oslo" else SECOND
        assert text[step["passage"]["start"] : step["passage"]["end"]] == step["passage"]["text"]
    late = lines(run("diary", "--json", "--on", "2022-05-21", "--db", db))
    assert {plan["overdue"] for plan in late} == {True}


def test_the_diary_as_a_person_reads_it(db: Path) -> None:
    done = run("diary", "--db", db)
    assert done.stderr == "as of 12 May 2022\n"
    assert "Ahead 1" in done.stdout
    assert "Passed, no report 2" in done.stdout
    assert "20 May 2022" in done.stdout
    limited = run("diary", "--limit", 1, "--db", db).stdout
    assert "… and 1 more" in limited
    assert "nothing planned" in run("diary", "--who", "Nobody", "--db", db).stderr


def test_figures_that_disagree(db: Path) -> None:
    figures = lines(run("figures", "--conflicts", "--json", "--db", db))
    conflicts = {
        (one["text"], other["figure"]["text"]): other["reason"] for one in figures for other in one["conflicts"]
    }
    assert conflicts == {
        ("$1.57 billion", "$3.5 billion"): "other source",
        ("$3.5 billion", "$1.57 billion"): "other source",
        ("[$] 168 million", "[$] 500 [million,]"): "other source",
        ("[$] 500 [million,]", "[$] 168 million"): "other source",
    }
    assert {figure["story_key"] for figure in figures} == {"seed"}
    assert figures[0]["claimants"] == ["Yuri Borisov", "Bank of Russia"]
    told = run("figures", "investments", "--db", db).stdout
    assert re.search("^  ≠ (1.57|more than 3.5) billion USD", told, re.MULTILINE)
    assert told.count("≠") == 2, "a pair is shown once"
    assert "other source: " in told
    assert "no figure" in run("figures", "zebras", "--db", db).stderr


def test_a_dossier_to_hand_on(db: Path) -> None:
    told = run("dossier", "Russia", "Serbia", "--on", "2018-11-10", "--db", db).stdout
    assert told.startswith("# Russia – Serbia\n")
    for heading in ("## Ahead", "## Said about each other", "## Figures", "## Stories"):
        assert heading in told
    assert "differs, other source" in told
    whole = json.loads(run("dossier", "Russia", "Serbia", "--json", "--db", db).stdout)
    assert whole["parties"] == ["Russia", "Serbia"]
    assert "nothing is kept" in run("dossier", "Atlantis", "--db", db).stderr


# -- demo --------------------------------------------------------------------------------------------------------------


def test_records_of_the_archive_are_records(db: Path, stories: Path) -> None:
    for line in run("read", "--json", stories, "--db", db).stdout.splitlines():
        Record.model_validate_json(line)


@pytest.mark.slow
def test_the_demo_shows_the_main_job(tmp_path: Path) -> None:
    db = tmp_path / "demo.db"
    done = run("demo", "--db", db)
    assert done.exit_code == 0
    assert "Putin plans to" in done.stdout
    assert "≠ more than 3.5 billion USD" in done.stdout
    assert "3. The diary on " in done.stdout
    assert done.stdout.count("\n") < 300
    assert f", unchanged {1 + len(state_department())}," in run("demo", "--db", db).stderr


@pytest.mark.parametrize("words", [("export", "csv", "--of", "stories"), ("export", "ics"), ("export", "jsonld")])
def test_an_archive_is_not_written_over(db: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    before = db.read_bytes()
    with pytest.raises(SystemExit) as ended:
        main([*words, "-o", str(db), "--db", str(db)])
    assert ended.value.code == 2
    assert "is a database, which is not written over" in capsys.readouterr().err
    assert db.read_bytes() == before
