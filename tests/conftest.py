"""What several rooms' tests share."""

from __future__ import annotations

import functools
import os
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, settings

import told
from onrecord import Record, Story, read

# Tests, and the programs that they start, read as a user does: with the trained reader that ships, whatever the shell
# says. Those marked `rules_alone` read without it.
os.environ.pop("ONRECORD_MODEL", None)

# But for texts whose events a test gives.
told.listen()

# How long an example takes to draw says more of the machine, and of who else is at work on it, than of the test.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@functools.cache
def _seed(model: str | None) -> tuple[Story, Record]:  # noqa: ARG001 - one story a model
    text = files("onrecord").joinpath("stories/seed.txt").read_bytes().decode("utf-8")
    story = Story(key="seed", text=text)
    return story, read(story)


@pytest.fixture
def seed_story() -> Story:
    """The wire story that the package brings."""
    return _seed(os.environ.get("ONRECORD_MODEL"))[0]


@pytest.fixture
def seed_record() -> Record:
    """What is read from it, once a test run."""
    return _seed(os.environ.get("ONRECORD_MODEL"))[1]


@pytest.fixture(autouse=True)
def _reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without the trained reader where a test is marked so."""
    if request.node.get_closest_marker("rules_alone"):
        monkeypatch.setenv("ONRECORD_MODEL", "none")


@pytest.fixture(autouse=True)
def _archive_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test keep anything where it is run."""
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path_factory.getbasetemp() / "nobody-asked-for.db"))
