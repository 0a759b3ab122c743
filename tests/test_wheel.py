"""The wheel has all that the program needs, and nothing of the project around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_wheel_is_whole(tmp_path: Path) -> None:
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(building, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    inside = tmp_path / "inside"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(inside)
    package = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "onrecord").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {name for name in names if name.startswith("onrecord/")} == package
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"onrecord"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "--json", "-"],
        input=b"Mary Poe said on Monday she would visit Rome.",
        env={**os.environ, "PYTHONPATH": str(inside)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["attributions"]
