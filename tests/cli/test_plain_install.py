"""Without the extras (html, parquet, web) everything else works, and what needs one says which."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from running import environment

EXTRAS = ("trafilatura", "lxml", "pyarrow", "fastapi", "starlette", "jinja2", "uvicorn")
WITHOUT = (
    f"import sys; sys.modules.update(dict.fromkeys({EXTRAS!r})); from onrecord.cli import main; main(sys.argv[1:])"
)
STORY = "OSLO, May 3 - Prime Minister Kari Lund will visit Lisbon on May 20 with 30 firms, her office said.\n"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", WITHOUT, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, env=environment(ONRECORD_DB="a.db"), check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "visit.txt").write_text(STORY, encoding="utf-8")
    (folder / "page.html").write_text(f"<html><body><p>{STORY}</p></body></html>", encoding="utf-8")
    assert run(folder, "read", "visit.txt").returncode == 0
    return folder


def test_the_list_of_extras_is_whole() -> None:
    project = tomllib.loads((Path(__file__).parent.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    named = [entry for extra in project["project"]["optional-dependencies"].values() for entry in extra]
    assert {entry.partition(">")[0] for entry in named} <= set(EXTRAS)


@pytest.mark.parametrize(
    "words",
    [
        "diary", "search visit", "figures", "dossier Lund", "show visit", "check", "export ics",
        "export csv --of events", "export jsonld", "export webannotation", "schema", "explain lane",
    ],
)  # fmt: skip
def test_without_extras(folder: Path, words: str) -> None:
    done = run(folder, *words.split())
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


@pytest.mark.parametrize(
    ("words", "extra"),
    [("read page.html", "html"), ("export parquet --of events -o x.parquet", "parquet"), ("serve --port 0", "web")],
)
def test_what_needs_an_extra_says_which(folder: Path, words: str, extra: str) -> None:
    done = run(folder, *words.split())
    assert done.returncode in {1, 2}
    (line, *_) = done.stderr.decode().splitlines()
    assert f"onrecord[{extra}]" in line
    assert line.endswith("[intake.extra]")
