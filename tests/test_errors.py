"""Errors are made for people, and travel whole."""

from __future__ import annotations

import contextlib
import pickle
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import OnrecordError, UnknownStoryError

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_an_error_is_one_line_with_place_remedy_and_code() -> None:
    error = UnknownStoryError("a.jsonl", "has no story 'x'", "leave the key out to see which there are")
    assert str(error) == "a.jsonl: has no story 'x'; leave the key out to see which there are [story.unknown]"


def test_an_error_comes_whole_out_of_another_process() -> None:
    error = UnknownStoryError(place="a", happened="b", remedy="c")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert isinstance(again, UnknownStoryError)
    assert str(again) == str(error)


def test_an_error_passes_through_a_context_manager() -> None:
    @contextlib.contextmanager
    def around() -> Iterator[None]:
        yield

    with pytest.raises(OnrecordError), around():
        raise UnknownStoryError(place="a", happened="b", remedy="c")
