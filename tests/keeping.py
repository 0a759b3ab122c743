"""Stories kept in an archive, as the tests keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.keep import keep

if TYPE_CHECKING:
    from onrecord import Story
    from onrecord.archive import Archive


def keep_all(archive: Archive, *stories: Story | OnrecordError, again: bool = False) -> list[str | OnrecordError]:
    """Keep stories and return what became of each."""
    outcomes = keep(archive, stories, again=again)
    return [outcome if isinstance(outcome, OnrecordError) else outcome.fate for outcome in outcomes]
