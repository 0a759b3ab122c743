"""Each verb, called in this process."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord import Record, Story, read
from onrecord.cli.door import VERBS, door, main
from onrecord.cli.explain import choices
from onrecord.cli.inputs import count_stories
from onrecord.record import AttributionKind, Comparator, EventKind, EventStatus, NameKind, Stance
from onrecord.rules import all_rules
from onrecord.stories import seed
from onrecord.views import unmark
from told import Ev, tells

if TYPE_CHECKING:
    from pathlib import Path

STORY = "PARIS, May 3, 2021 - Minister Mary Poe said on Monday she would visit Rome in June with 30 firms.\n"


@pytest.fixture
def story_file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def stories_file(tmp_path: Path) -> Path:
    path = tmp_path / "several.jsonl"
    rows = [{"key": f"story-{n}", "text": f"{STORY} {n}", "published_on": "2021-05-03"} for n in range(20)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*words: object, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(door, [str(word) for word in words], input=given, catch_exceptions=False)


# -- read


def test_read_prints_one_record_a_line(story_file: Path) -> None:
    done = run("read", "--json", story_file)
    assert done.exit_code == 0
    record = Record.model_validate_json(done.stdout)
    assert record.story.text == STORY
    assert record.story.key == "visit"
    assert done.stderr == ""


def test_read_takes_standard_input() -> None:
    for words in (["-"], []):
        done = run("read", "--json", *words, given=STORY)
        assert json.loads(done.stdout)["story"]["text"] == STORY


def test_read_takes_json_lines_from_standard_input() -> None:
    given = json.dumps({"key": "k", "text": STORY, "title": "T", "published_on": "2021-05-03"}) + "\n"
    record = json.loads(run("read", "--json", "--format", "jsonl", "-", given=given).stdout)
    assert (record["story"]["key"], record["story"]["published_on"]) == ("k", "2021-05-03")


@pytest.mark.parametrize("jobs", [1, 2])
def test_read_keeps_the_order(stories_file: Path, jobs: int) -> None:
    done = run("read", "--json", "--jobs", jobs, stories_file)
    keys = [json.loads(line)["story"]["key"] for line in done.stdout.splitlines()]
    assert keys == [f"story-{n}" for n in range(20)]
    assert done.stderr == "read 20, failed 0\n"


def test_read_writes_a_file_that_appears_when_it_is_whole(story_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("before", encoding="utf-8")
    done = run("read", "--json", story_file, "-o", out)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert Record.model_validate_json(out.read_text(encoding="utf-8"))
    assert sorted(tmp_path.iterdir()) == [out, story_file]


def test_read_leaves_what_was_there_when_it_is_stopped(
    story_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("before", encoding="utf-8")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.read.print_stories", stop)
    CliRunner().invoke(door, ["read", "--json", str(story_file), "-o", str(out)])
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(tmp_path.iterdir()) == [out, story_file]


def test_a_fault_in_one_story_is_one_line_and_the_others_are_read(
    stories_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(story: Story) -> Record:
        if story.key == "story-3":
            message = "a fault\nin two lines"
            raise ValueError(message)
        return read(story)

    monkeypatch.setattr(sys.modules["onrecord.read"], "read", faulty)
    done = run("read", "--json", stories_file)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 19
    error, counts = done.stderr.splitlines()
    assert "a fault in two lines" in error
    assert "story-3" in error
    assert error.endswith("[read.failed]")
    assert counts == "read 19, failed 1"


def test_read_of_the_same_story_twice_gives_the_same_record(story_file: Path) -> None:
    assert run("read", "--json", story_file).stdout == run("read", "--json", story_file).stdout


# -- show


def test_show_marks_the_story_and_lists_its_entries(story_file: Path) -> None:
    done = run("show", story_file, "--width", 70)
    assert done.exit_code == 0
    assert "⟦" in done.stdout
    assert "Said 1" in done.stdout
    assert all(len(line) <= 70 for line in done.stdout.splitlines())
    assert "\x1b[" in run("show", story_file, "--color", "always").stdout


def test_show_says_in_short_what_is_in_a_story(story_file: Path) -> None:
    visit = Ev("visit", who=("Mary Poe",), where=("Rome",), time="in June")
    story_file.write_text(tells(f"{STORY}No more was said.\n", visit), encoding="utf-8")
    done = run("show", "--short", story_file)
    assert done.exit_code == 0
    assert "Mary Poe" in done.stdout
    assert "Said 1" in done.stdout
    assert "Planned 1" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x1b" in run("show", "--short", "--color", "always", story_file).stdout


def test_show_marks_alone_can_be_unmarked(story_file: Path) -> None:
    done = run("show", "--marks", story_file)
    assert "⟦a1:said|" in done.stdout
    assert unmark(done.stdout) == STORY


def test_show_picks_a_story_by_its_key(stories_file: Path) -> None:
    assert unmark(run("show", "--marks", stories_file, "story-7").stdout) == f"{STORY} 7"


def test_show_takes_the_beginning_of_a_key(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"key": "rome", "text": "A."}\n{"key": "paris", "text": "B."}\n', encoding="utf-8")
    assert run("show", "--marks", path, "par").stdout == "B."


def test_stories_are_counted_for_the_bar(stories_file: Path, story_file: Path) -> None:
    assert count_stories([str(stories_file), str(story_file)], None) == 21
    assert count_stories([str(stories_file.parent)], None) == 21
    assert count_stories([str(stories_file)], "text") == 1
    assert count_stories(["-"], None) is None
    assert count_stories(["nothing.jsonl"], None) is None


# -- explain


def test_explain_lists_what_there_is() -> None:
    told = run("explain").stdout
    assert "conditional" in told
    assert "dateline" in told
    for rule in all_rules():
        assert rule in told


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_explain_a_rule(rule: str) -> None:
    told = " ".join(run("explain", rule).stdout.split())
    assert " ".join(all_rules()[rule].why.split()) in told
    assert "It finds:" in told


@pytest.mark.parametrize("choice", [EventStatus, EventKind, Stance, NameKind, Comparator, AttributionKind])
def test_every_word_that_a_record_chooses_is_explained(choice: object) -> None:
    for word in _words(choice):
        done = run("explain", word)
        assert done.exit_code == 0, word
        assert done.stdout.startswith(word), word


def _words(choice: object) -> list[str]:
    return [word for inner in get_args(choice) for word in ([inner] if isinstance(inner, str) else _words(inner))]


def test_no_word_is_explained_that_no_record_has() -> None:
    used = {*_words(EventStatus), *_words(EventKind), *_words(Stance), *_words(NameKind), *_words(Comparator)}
    assert {word for words in choices().values() for word in words} == used


@pytest.mark.parametrize("term", ["dateline", "Planned events", "found_by"])
def test_explain_a_word_of_the_glossary(term: str) -> None:
    assert len(run("explain", term).stdout) > 30


def test_explain_a_passage(story_file: Path) -> None:
    told = run("explain", story_file, "--at", "visit Rome").stdout
    assert "^^^^^^^^^^" in told
    assert "found by" in told
    assert "a1, content" in told
    start = STORY.index("visit")
    assert run("explain", story_file, "--at", f"{start}-{start + 10}").stdout == told
    assert "Nothing was noted down" in run("explain", story_file, "--at", f"{len(STORY) - 1}").stdout


def test_explain_tells_an_event_field_by_field(story_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in ("visit Rome", "Minister"):
        told = run("explain", story_file, "--at", words).stdout
        assert max(map(len, told.splitlines())) <= 80
        traced = json.loads(run("explain", story_file, "--at", words, "--json").stdout)
        assert traced["text"] == words
        assert STORY[traced["start"] : traced["end"]] == words
        assert {entry["entry"][0] for entry in traced["entries"]} <= set("aefnst")
        assert set(traced["scores"]) == {"attributions", "trace"}
        trace = traced["scores"]["trace"]
        assert trace["same"]
        for event in trace["events"]:
            assert f"How {event['id']} “{event['head']}” came about:" in told
            assert [field["name"] for field in event["fields"]] == [
                "event", "status", "status_cue", "kind", "who", "where", "when", "what", "agenda", "condition",
                "moved_from", "part_of", "confidence",
            ]  # fmt: skip
            assert all(0 <= row["likely"] <= 1 for field in event["fields"] for row in field["weighed"])
        covered = {entry["entry"] for entry in traced["entries"] if entry["entry"].startswith("e")}
        assert {event["id"] for event in trace["events"]} == covered
        assert trace["events"] or trace["nearly"]


def test_explain_tells_what_words_nearly_were(story_file: Path) -> None:
    trace = json.loads(run("explain", story_file, "--at", "30 firms", "--json").stdout)["scores"]["trace"]
    assert trace["events"] or all(0 <= one["likely"] < 1 and one["wanted"] > 0 for one in trace["nearly"])


@pytest.mark.rules_alone
def test_explain_has_no_scores_without_the_reader(story_file: Path) -> None:
    assert json.loads(run("explain", story_file, "--at", "visit Rome", "--json").stdout)["scores"] is None
    assert "How e1" not in run("explain", story_file, "--at", "visit Rome").stdout


def test_explain_the_reader_of_events() -> None:
    assert "explain STORY --at" in " ".join(run("explain", "event.reader").stdout.split())


def test_explain_finds_words_over_a_line_break(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("PARIS - Mary Poe will visit\nRome.\n", encoding="utf-8")
    assert run("explain", path, "--at", "visit Rome").exit_code == 0


# -- check, schema, demo


def test_check_is_content_with_what_read_prints(story_file: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    run("read", "--json", story_file, "-o", records)
    done = run("check", records)
    assert done.exit_code == 0
    assert done.stdout.startswith("checked 1 records with ")
    assert run("check", "-", given=records.read_bytes()).stdout == done.stdout


def test_check_says_where_a_record_does_not_fit(story_file: Path, tmp_path: Path) -> None:
    record = json.loads(run("read", "--json", story_file).stdout)
    record["attributions"][0]["source"]["text"] = "Somebody"
    record["story"]["sha256"] = "0" * 64
    records = tmp_path / "records.jsonl"
    records.write_text("\n" + json.dumps(record) + "\n", encoding="utf-8")
    done = run("check", records)
    assert done.exit_code == 1
    first, second = done.stderr.splitlines()
    assert f"{records}, line 2 (visit): story.sha256 is 000000000000…" in first
    assert "attributions[0].source" in second
    assert "“Somebody”, but the story has “" in second
    assert second.endswith("[record.contradicted]")
    assert done.stdout.rstrip().endswith("1 wrong")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"schema": "onrecord.record/1"}', "story: Field required"),
        ("{broken", "the line: Invalid JSON"),
        ('{"schema": "onrecord.record/9", "story": {}}', "schema: Input should be 'onrecord.record/2'"),
        ("\x00\x00", "the line: Invalid JSON"),
    ],
)
def test_check_says_what_is_no_record(tmp_path: Path, line: str, said: str) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(line, encoding="utf-8")
    done = run("check", records)
    assert done.exit_code == 1
    assert f"{records}, line 1: is no record ({said}" in done.stderr
    assert done.stderr.endswith("[record.invalid]\n")


def test_check_says_what_cannot_be_read(tmp_path: Path) -> None:
    done = run("check", tmp_path / "nothing.jsonl")
    assert done.exit_code == 1
    assert "nothing.jsonl: cannot be read (No such file or directory)" in done.stderr


def test_the_schema_is_json_schema() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "attributions" in schema["properties"]


# -- help


def test_help_names_every_verb() -> None:
    told = run("--help").stdout
    for verbs in VERBS.values():
        for verb, line in verbs:
            assert verb in told
            assert line in told


@pytest.mark.parametrize("verb", [verb for verbs in VERBS.values() for verb, _ in verbs])
def test_every_verb_has_help_with_examples(verb: str) -> None:
    done = run(verb, "--help")
    assert done.exit_code == 0
    assert verb == "demo" or "Example" in done.stdout
    assert f"onrecord {verb}" in done.stdout


def test_the_version() -> None:
    assert run("--version").stdout == f"onrecord {onrecord.__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["raed", "x"], "No such command 'raed'"),
        (["read", "--jsno", "x"], "No such option"),
        (["explain", "--at", "3"], "--at wants a story"),
        (["explain", "planned", "--json"], "--json wants a passage"),
        (["explain", "conditonal"], "did you mean conditional"),
        (["explain", "qqqqqq"], "`onrecord explain` lists what there is [explain.unknown]"),
        (["search"], "Name words to look for"),
        (["search", "x", "--quote", "y"], "Name words to look for"),
        (["read", "x", "-o", "y"], "-o is for records"),
        (["read", "--json", "--again", "x"], "--again is about an archive"),
        (["read", "--kept", "x"], "leave out the PATHs"),
        (["diary", "--from", "2021-13"], "'2021-13' is no day: write 2021-07-22, 2021-07, 2021 or today"),
    ],
)
def test_a_wrong_call_ends_with_status_2(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_show_says_what_keys_there_are(stories_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        ([], "holds 20 stories; name the key of one after it: story-0, story-1,"),
        (["stroy-12"], "did you mean story-12"),
        (["zzz"], "there are story-0, story-1, story-2 or 17 more"),
        (["story-"], "has 20 stories that begin with story-; say which: story-0,"),
        (["ORY-1"], "did you mean story-1, story-10, story-11 or 8 more?"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["show", str(stories_file), *words])
        assert ended.value.code == 2
        assert said in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_one_line(
    story_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["read", "--json", str(story_file), "-o", str(tmp_path / "no" / "such" / "folder.jsonl")])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("[output.failed]\n")


def test_explain_the_seed_story_s_visit(tmp_path: Path) -> None:
    path = tmp_path / "seed.txt"
    path.write_bytes(seed().text.encode())
    at = seed().text.index("visit Serbia in January, said")
    told = " ".join(run("explain", path, "--at", f"{at}-{at + 5}").stdout.split())
    assert "planned" in told
    assert "found by event." in told
