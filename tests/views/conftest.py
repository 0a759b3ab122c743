"""What the views' tests share."""

from __future__ import annotations

import pytest

from onrecord import Record, read
from told import told_seed


@pytest.fixture(scope="session")
def seed_record() -> Record:
    """The record of the wire story that the package brings, with its events given."""
    return read(told_seed())
