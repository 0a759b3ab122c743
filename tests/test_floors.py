"""Floors rise on request, never fall in silence, and speak of one corpus only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from floors import Floors, Measured, digest_of, read_floors, write_floors
from tables import read_table

ROOT = Path(__file__).parent.parent
SCORER = """\
import sys
print("attributions  found    P  80.0  R  60.0  F1  68.6   (6 of 10 gold, 8 found)")
print("attributions  said     P  50.0  R  50.0  F1  %s   (5 of 10 gold, 8 found)")
print("dates         3 of 3")
print("dates_wrong   %s of 3")
print("done          0 of 5")
print("3 stories, 1000 characters, 0.5 s wall, 2000 characters per CPU second, peak 60 MB")
"""


def measured(said: float, done: float = 0) -> list[Measured]:
    return [Measured("gold", "said", said), Measured("gold", "done", done, "lower")]


def test_a_table_is_read() -> None:
    table = read_table("gold-undated", SCORER.replace('print("', "").replace('")', "") % ("50.0", "1"))
    assert table["attributions found"] == 68.6
    assert table["attributions said"] == 50.0
    assert table["dates"] == 3
    assert table["dates_wrong"] == 1
    assert table["characters per CPU second"] == 2000


def test_what_holds_passes() -> None:
    floors = Floors().raised(measured(55.2))
    assert not floors.fallen(measured(55.2))
    assert not floors.fallen(measured(60))


def test_what_falls_is_named() -> None:
    floors = Floors().raised(measured(55.2))
    assert [m.measure for _, m in floors.fallen(measured(55.0))] == ["said"]
    assert [m.measure for _, m in floors.fallen(measured(55.2, done=1))] == ["done"]


def test_raising_never_lowers() -> None:
    floors = Floors().raised(measured(55.2, done=1)).raised(measured(50, done=3)).raised(measured(54, done=0))
    assert {floor.measure: floor.least for floor in floors.floors.values()} == {"said": 55.2, "done": 0}


def test_lowering_takes_a_reason_that_stays() -> None:
    floors = Floors().raised(measured(55.2))
    with pytest.raises(ValueError, match="reason"):
        floors.lowered_to(measured(50), " ")
    lowered = floors.lowered_to(measured(50), "a speaker was counted twice")
    assert not lowered.fallen(measured(50))
    assert lowered.floors["gold", "said"].lowered[0].why == "a speaker was counted twice"
    assert lowered.floors["gold", "done"].lowered == ()


def test_the_file_says_it_all(tmp_path: Path) -> None:
    floors = (
        Floors()
        .raised(measured(55.2, done=2))
        .lowered_to(measured(50, done=3), 'for a "reason"')
        .repinned({"gold": "ab"})
    )
    path = tmp_path / "floors.toml"
    path.write_text(write_floors(floors), encoding="utf-8")
    assert read_floors(path) == floors
    assert read_floors(tmp_path / "none.toml") == Floors()


def test_a_digest_sees_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a", encoding="utf-8")
    two.write_text("b", encoding="utf-8")
    before = digest_of([two, one], tmp_path)
    assert before == digest_of([one, two], tmp_path)
    one.write_text("c", encoding="utf-8")
    assert before != digest_of([one, two], tmp_path)


class TestTheCommand:
    """``bench/run.py`` on a made-up data folder."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "score").mkdir()
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold/story.json").write_text("{}", encoding="utf-8")
        return tmp_path

    def bench(self, folder: Path, said: str, *options: str, wrong: str = "0") -> subprocess.CompletedProcess[str]:
        (folder / "score/bench.py").write_text(SCORER % (said, wrong), encoding="utf-8")
        files = ["--floors", str(folder / "floors.toml"), "--results", str(folder / "results.md")]
        call = [sys.executable, str(ROOT / "bench/run.py"), str(folder), "gold-undated", *options, *files]
        return subprocess.run(call, capture_output=True, text=True, check=False)

    def test_the_way_of_a_floor(self, folder: Path) -> None:
        assert self.bench(folder, "50.0", "--raise").returncode == 0
        # The scorer is part of what the floors were measured with.
        changed = self.bench(folder, "40.0")
        assert changed.returncode == 1
        assert "--repin" in changed.stderr
        fell = self.bench(folder, "40.0", "--repin")
        assert fell.returncode == 1
        assert "FELL: gold-undated, attributions said: 40, floor 50" in fell.stderr
        assert self.bench(folder, "40.0", "--raise").returncode == 1
        assert self.bench(folder, "40.0", "--lower", "another count").returncode == 0
        assert 'why = "another count"' in (folder / "floors.toml").read_text(encoding="utf-8")

    def test_what_must_not_happen_has_a_floor_too(self, folder: Path) -> None:
        assert self.bench(folder, "50.0", "--raise").returncode == 0
        fell = self.bench(folder, "50.0", "--repin", wrong="1")
        assert fell.returncode == 1
        assert "dates_wrong" in fell.stderr

    def test_a_wrong_call(self, folder: Path) -> None:
        assert self.bench(folder, "50.0", "times-wikiwars").returncode == 2
