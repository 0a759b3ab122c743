"""Write anew in ``README.md`` what its examples in Python print.

python docs/make_readme.py
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

PAGE = Path(__file__).parent.parent / "README.md"
_EXAMPLE = re.compile(r"^```python\n(.*?)^```\n(.*?)^```text\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def page() -> str:
    """Return the page with what each example prints behind it."""
    return _EXAMPLE.sub(_printed, PAGE.read_text(encoding="utf-8"))


def _printed(example: re.Match[str]) -> str:
    code, between, _ = example.groups()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, PAGE.name, "exec"), {})  # noqa: S102  # it is our own example
    return f"```python\n{code}```\n{between}```text\n{printed.getvalue()}```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
