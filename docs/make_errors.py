"""Write ``docs/errors.md`` from the errors that the program knows.

python docs/make_errors.py
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import onrecord.errors
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parent / "errors.md"
HEAD = """\
<!-- Made by docs/make_errors.py from src/onrecord/errors.py; change it there. -->
# What can go wrong

An error is one line on standard error: where, what happened, what to do, and a code in brackets that this page lists.

```text
stories.jsonl: has no story with the key visit; its keys are talks, summit [story.unknown]
```

One story's error does not end a run: the others are read, the counts are told at the end, and the exit status is 1.
Where the call itself cannot be done, the exit status is 2. In Python, all are subclasses of
`onrecord.errors.OnrecordError` with the fields `place`, `happened`, `remedy` and `code`.
"""


def errors() -> dict[str, type[OnrecordError]]:
    """Return every error by its code."""
    return dict(sorted((kind.code, kind) for kind in _below(OnrecordError)))


def _below(kind: type[OnrecordError]) -> Iterator[type[OnrecordError]]:
    for inner in kind.__subclasses__():
        if inner.__module__ == onrecord.errors.__name__:
            yield inner
        yield from _below(inner)


def page() -> str:
    """Return the page."""
    sections = [f"## {code}\n`{kind.__name__}`: {inspect.getdoc(kind)}\n" for code, kind in errors().items()]
    return "\n".join([HEAD, *sections])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
