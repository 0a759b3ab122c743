"""The project's own promises: what is locked, and what is not in the repository."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import onrecord

ROOT = Path(__file__).parent.parent


def test_lock_files_have_versions_and_hashes_and_no_addresses() -> None:
    for lock in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
        entries = re.findall(r"^(\S+) (?:;[^\\]*)?\\$", text, re.MULTILINE)
        assert entries
        assert all("==" in entry for entry in entries)
        assert len(re.findall(r"==[^\n]*\\\n +--hash=sha256:", text)) == len(entries)


def test_every_package_of_the_program_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["html"]
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert {re.split(r"[>=<;\[ ]", entry)[0] for entry in declared} <= locked


def test_python_m_onrecord_says_its_version() -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert onrecord.__version__ in done.stdout
