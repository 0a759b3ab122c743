"""What is measured of the house itself: lines, and the way of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from house_size import PACKAGE, ROOMS, files_of, main, measured
from onrecord.plainly import on_one_line
from sentence_path import SENTENCES, way_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_lines_are_counted_as_wc_does(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("# why\n\nx = 1\n    # and\ny = 2\n", encoding="utf-8")
    assert (measured(path).lines, measured(path).code) == (5, 2)
    assert [file.path for file in files_of(tmp_path, ".py")] == [path]


def test_the_rooms_stand_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--longest", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == [*ROOMS, "together"]
    assert (PACKAGE / lines[-1].split()[1]).is_file()


def test_a_way_has_the_functions_of_the_package_alone() -> None:
    way = way_of(lambda: [on_one_line(words) for words in SENTENCES.values()])
    assert {(file, name) for file, _, name in way.calls} == {("plainly.py", "on_one_line")}
    assert (way.calls.total(), way.changes, way.files) == (3, 1, {"plainly.py"})
