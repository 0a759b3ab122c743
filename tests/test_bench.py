"""The benchmark scripts count what they say, and stop at what is wrong."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import choose_stories
import corpora
import own_words
import startup

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """\
import json, sys
verb, path = sys.argv[1:3]
kinds = ("attributions", "figures", "planned_events", "reported_events", "time_expressions", "names")
if verb == "read":
    for line in open(path, encoding="utf-8"):
        story = json.loads(line) if path.endswith(".jsonl") else {"key": path}
        if story["key"] != "lost":
            print(json.dumps({"story": story, **{kind: [1, 2] for kind in kinds}}))
sys.exit(1 if verb == "check" and "wrong" in open(path, encoding="utf-8").read() else 0)
"""


@pytest.fixture
def program(tmp_path: Path) -> str:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return f"{sys.executable} {path}"


def corpus(folder: Path, *keys: str) -> Path:
    (folder / "stories").mkdir(exist_ok=True)
    for name in ("state_dept", "reuters21578"):
        rows = [
            {"id": key, "date": "2022-02-04T16:21:00", "title": "T", "text": "Body.", "dateline": "ROME, Feb 4 -"}
            for key in keys
        ]
        with gzip.open(folder / f"stories/{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def test_a_corpus_is_read_and_counted(tmp_path: Path, program: str) -> None:
    data = corpus(tmp_path, "one", "two", "three")
    reading = corpora.read_corpus("It", corpora.find_corpus(data, "state_dept.jsonl.gz"), program.split(), sample=1)
    assert reading.clean
    assert (reading.given, reading.read) == (3, 3)
    assert reading.characters == 3 * len("T\n\nROME, Feb 4 - Body.\n")
    assert reading.entries["figures"] == 6
    assert "| figures | 6 |" in corpora.page([reading], sample=1)


@pytest.mark.parametrize("key", ["lost", "wrong"])
def test_a_story_that_fails_is_not_passed_over(tmp_path: Path, program: str, key: str) -> None:
    data = corpus(tmp_path, "one", key)
    assert corpora.main([str(data), "--cmd", program, "--sample", "1000"]) == 0
    reading = corpora.read_corpus("It", corpora.find_corpus(data, "state_dept.jsonl.gz"), program.split(), sample=1)
    assert not reading.clean


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no stories/state_dept\.jsonl\.gz"):
        corpora.find_corpus(tmp_path, "state_dept.jsonl.gz")


def test_the_start_is_measured(program: str) -> None:
    run = startup.start_once(program.split(), startup.SEED)
    assert 0 < run.wall_s < 60
    assert run.peak_mb > 1
    with pytest.raises(SystemExit, match="ended with status"):
        startup.start_once([sys.executable, "-c", "raise SystemExit(3)"], startup.SEED)


@pytest.mark.slow
def test_words_of_a_corpus_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = "and stops at what is wrong. Nobody else's words stand here"
    (tmp_path / "state_1.txt").write_text(ours, encoding="utf-8")
    assert own_words.main([str(tmp_path), "--words", "5"]) == 0
    (tmp_path / "a.jsonl").write_text(json.dumps({"it": {"text": f"They said {ours}."}}) + "\n", encoding="utf-8")
    assert own_words.main([str(tmp_path), "--words", "5"]) == 1
    assert "tests/test_bench.py" in capsys.readouterr().out


def release(number: int, on: str, title: str, text: str) -> choose_stories.Release:
    return choose_stories.Release(f"x-{number}", date.fromisoformat(on), title, text, f"https://x.test/{number}/")


def test_trips_are_followed() -> None:
    announced = release(
        9, "2022-02-04", "Secretary Poe’s Travel to Peru and Chile", "Secretary Poe will travel to Peru February 7-9."
    )
    releases = [
        announced,
        release(8, "2022-02-05", "Secretary Poe’s Call with the Foreign Minister of Japan", "They spoke."),
        release(7, "2022-02-08", "Secretary Poe’s Meeting with the Peruvian President", "They met in Lima."),
        release(6, "2022-02-09", "Secretary Poe in Lima, Peru", "SECRETARY POE: Good morning."),
        release(5, "2022-03-30", "Secretary Poe’s Remarks on Peru", "A year on."),
    ]
    (trip,) = choose_stories.find_trips(releases)
    assert trip.announced == announced
    assert [r.id for r in trip.releases] == ["x-9", "x-7"]
    assert [r.id for r in choose_stories.choose([trip])] == ["x-9", "x-7"]
    assert [r.id for r in choose_stories.choose([trip], [releases[1], announced])] == ["x-9", "x-8", "x-7"]


def test_keys_are_readable_and_new() -> None:
    seen: set[str] = set()
    one = release(1, "2022-02-04", "T", "t")
    assert choose_stories.key(one, seen) == "2022-02-04-1"
    assert choose_stories.key(one, seen) == "2022-02-04-1-2"
