"""How far a run has come: a line on standard error while it lasts, and the counts at its end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.cli.terminal import columns, tell
from onrecord.visible import visible_line

if TYPE_CHECKING:
    from onrecord.errors import OnrecordError

_EVERY_S = 0.1
_PLURALS = {"new version": "new versions", "copy": "copies", "read again": "read again"}


class Progress:
    """Counts what was read, what became of it and what failed; where it draws, there is a bar if the total is known."""

    def __init__(self, *, draws: bool, total: int | None = None) -> None:
        self.read = 0
        self.fates: Counter[str] = Counter()
        self.failed = 0
        self._total = total
        self._draws = draws
        self._began = self._drawn = time.monotonic()
        self._wide = 0

    def done(self, key: str, fate: str | None = None) -> None:
        """Count a story that was read, and what became of it in an archive."""
        self.read += 1
        if fate:
            self.fates[fate] += 1
        self._draw(key)

    def fail(self, error: OnrecordError) -> None:
        """Count a story that failed, and say why in one line."""
        self.failed += 1
        self.say(error)

    def say(self, told: OnrecordError) -> None:
        """Say in one line what is no failure, or is counted elsewhere."""
        self._wipe()
        tell(str(told))

    def finish(self) -> int:
        """Say the counts where there is more than one story to count, and return the exit status."""
        self._wipe()
        if self.read + self.failed > 1 or self.failed or self.fates:
            tell(self._counts())
        return 1 if self.failed else 0

    def _counts(self) -> str:
        counts = f"read {self.read:,}"
        if self.fates:
            unchanged = self.fates["unchanged"]
            how = [f"{number:,} {_plural(fate, number)}" for fate, number in self.fates.items() if fate in _PLURALS]
            counts += f", kept {self.read - unchanged:,}" + (f" ({', '.join(how)})" if how else "")
            counts += f", unchanged {unchanged:,}"
        return f"{counts}, failed {self.failed:,}"

    def _draw(self, key: str) -> None:
        now = time.monotonic()
        if not self._draws or now - self._drawn < _EVERY_S:
            return
        self._drawn = now
        done = self.read + self.failed
        pace = done / max(now - self._began, 1e-6)
        bar = ""
        if self._total:
            full = round(20 * min(done / self._total, 1))
            bar = f"[{'#' * full}{'.' * (20 - full)}] "
        words = f"{bar}read {self.read:,}, failed {self.failed:,} · {pace:,.0f} stories a second · {key}"
        words = visible_line(words)[: columns() - 1]
        sys.stderr.write("\r" + words.ljust(self._wide))
        sys.stderr.flush()
        self._wide = len(words)

    def _wipe(self) -> None:
        if self._wide:
            sys.stderr.write("\r" + " " * self._wide + "\r")
            self._wide = 0


def _plural(fate: str, number: int) -> str:
    return fate if number == 1 else _PLURALS[fate]
