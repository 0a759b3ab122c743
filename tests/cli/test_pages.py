"""The generated pages are current, and every error is documented and raised by a test."""

from __future__ import annotations

from pathlib import Path

import pytest

import make_cli
import make_errors
from onrecord.errors import OnrecordError

TESTS = Path(__file__).parent.parent
REMEDY = "run: make docs"


def test_the_command_line_s_page_is_current() -> None:
    assert make_cli.PAGE.read_text(encoding="utf-8") == make_cli.page(), REMEDY


def test_the_errors_page_is_current() -> None:
    assert make_errors.PAGE.read_text(encoding="utf-8") == make_errors.page(), REMEDY


def test_every_error_has_a_code_of_its_own() -> None:
    kinds = list(make_errors._below(OnrecordError))
    assert len(make_errors.errors()) == len(kinds)
    assert all("." in kind.code for kind in kinds)


@pytest.mark.parametrize("code", make_errors.errors())
def test_every_error_is_raised_by_a_test(code: str) -> None:
    name = make_errors.errors()[code].__name__
    sources = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")]
    # Imported and then used, or met as the code at the end of the line.
    met = any(source.count(name) > 1 or f"[{code}]" in source for source in sources)
    assert met, f"no test meets {code}"
