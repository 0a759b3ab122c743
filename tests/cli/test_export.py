"""``onrecord export``, out of files of records."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import icalendar
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from made_up import example_record
from onrecord import read
from onrecord.cli.door import door
from onrecord.views.exports import TABLES
from told import told_seed

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ["csv", "parquet", "ics", "newsml", "jsonld", "webannotation"]


@pytest.fixture
def records_file(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    lines = [read(told_seed()).model_dump_json(), "", example_record().model_dump_json()]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def run(*words: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(door, ["export", *(str(word) for word in words)], input=given, catch_exceptions=False)


def test_one_table_goes_to_standard_output(records_file: Path) -> None:
    done = run("csv", records_file, "--of", "figures")
    assert done.exit_code == 0
    assert done.stderr == ""
    rows = list(csv.DictReader(io.StringIO(done.stdout_bytes.decode(), newline="")))
    assert {row["story_key"] for row in rows} == {"seed", "example"}
    assert rows[-1]["text"] == "30"
    assert done.stdout_bytes.count(b"\r\n") == len(rows) + 1


def test_records_come_through_a_pipe(records_file: Path) -> None:
    given = records_file.read_bytes()
    for form in ("csv", "parquet"):
        done = run(form, "-", "--of", "names", given=given)
        assert done.stdout_bytes == run(form, records_file, "--of", "names").stdout_bytes
    assert pq.read_table(io.BytesIO(done.stdout_bytes)).column("story_key").to_pylist().count("seed") > 10


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_all_tables_go_to_a_folder(form: str, records_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    done = run(form, records_file, "-o", folder)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.{form}" for name in TABLES)
    assert f"wrote {folder / f'stories.{form}'}: 2 rows" in done.stderr.splitlines()
    for name in TABLES:
        one = tmp_path / f"one.{form}"
        assert run(form, records_file, "--of", name, "-o", one).exit_code == 0
        assert one.read_bytes() == (folder / f"{name}.{form}").read_bytes()
    assert run(form, records_file, "-o", folder).exit_code == 0


def test_for_a_spreadsheet(records_file: Path) -> None:
    done = run("csv", records_file, "--of", "figures", "--spreadsheet")
    assert done.stdout_bytes.startswith("\ufeff".encode())


def test_plans_are_a_calendar(records_file: Path, tmp_path: Path) -> None:
    done = run("ics", records_file, "-o", tmp_path / "plans.ics")
    assert done.exit_code == 0
    assert done.stderr == "1 of 3 planned events have no date and are not in the calendar\n"
    events = icalendar.Calendar.from_ical((tmp_path / "plans.ics").read_bytes()).walk("VEVENT")
    assert str(events[0]["SUMMARY"]) == "Vladimir Putin to visit Serbia (January 2019, day not given)"


def test_linked_data_and_annotations(records_file: Path) -> None:
    graph = json.loads(run("jsonld", records_file).stdout)["@graph"]
    assert [node["identifier"] for node in graph if node["@type"] == "NewsArticle"] == ["seed", "example"]
    lines = run("webannotation", records_file).stdout.splitlines()
    assert all(json.loads(line)["type"] == "Annotation" for line in lines)
    assert run("webannotation", records_file, "--on-page").stdout == ""


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_appears_when_it_is_whole(form: str, records_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    of = ["--of", "names"] if form in {"csv", "parquet"} else []
    assert run(form, records_file, *of, "-o", out).exit_code == 0
    assert out.read_bytes() == run(form, records_file, *of).stdout_bytes
    assert sorted(tmp_path.iterdir()) == [out, records_file]


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_there_stays_when_it_is_stopped(
    form: str, records_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.export.records_in", stop)
    out = tmp_path / "out"
    out.write_text("before", encoding="utf-8")
    of = ["--of", "names"] if form in {"csv", "parquet"} else []
    CliRunner().invoke(door, ["export", form, str(records_file), *of, "-o", str(out)])
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(tmp_path.iterdir()) == [out, records_file]


def test_a_line_that_is_no_record_is_told_and_the_others_go_on(records_file: Path) -> None:
    records_file.write_text('{"schema": 1}\n' + records_file.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("csv", records_file, "--of", "stories")
    assert done.exit_code == 1
    assert len(list(csv.reader(io.StringIO(done.stdout_bytes.decode(), newline="")))) == 3
    (told,) = done.stderr.splitlines()
    assert told.startswith(f"{records_file}, line 1: is no record")
    assert run("ics", records_file.parent / "none.jsonl").exit_code == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["csv", "FILE"], "Say which table with --of TABLE"),
        (["parquet", "FILE"], "Say which table with --of TABLE"),
        (["csv", "FILE", "-o", "FILE"], "is a file: say which table"),
        (["csv", "FILE", "--of", "names", "-o", "FOLDER"], "is a folder: name a file in it"),
        (["ics", "FILE", "-o", "FOLDER"], "is a folder: name a file in it"),
        (["jsonld", "FILE", "--of", "names"], "--of is for csv and parquet"),
        (["parquet", "FILE", "--of", "names", "--spreadsheet"], "--spreadsheet is for csv"),
        (["jsonld", "FILE", "--on-page"], "--on-page is for webannotation"),
        (["jsonld", "FILE", "--who", "Poe"], "are for ics"),
        (["ics", "FILE", "--who", "Poe"], "name no RECORDS with them"),
        (["ics", "FILE", "--db", "a.db"], "name no RECORDS with them"),
        (["xml", "FILE"], "'xml' is not one of"),
        ([], "Missing argument 'FORMAT'"),
    ],
)
def test_a_wrong_call_is_told(words: list[str], told: str, records_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    done = run(*({"FILE": records_file, "FOLDER": folder}.get(word, word) for word in words))
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert records_file.read_text(encoding="utf-8").startswith('{"schema"')


def test_parquet_is_not_for_a_terminal(records_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.export.on_terminal", lambda: True)
    done = run("parquet", records_file, "--of", "names")
    assert done.exit_code == 2
    assert "Parquet is not for a terminal" in done.stderr
    assert run("csv", records_file, "--of", "names").exit_code == 0


def test_without_pyarrow_nothing_is_written(
    records_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.errors import MissingExtraError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError):
        run("parquet", records_file, "--of", "names", "-o", tmp_path / "names.parquet")
    assert sorted(tmp_path.iterdir()) == [records_file]


def test_a_folder_that_cannot_be_made_is_told(records_file: Path) -> None:
    from onrecord.errors import OutputFailedError

    with pytest.raises(OutputFailedError, match="cannot be made a folder"):
        run("csv", records_file, "-o", records_file / "tables")
