"""The one way in: the verbs, loaded when they are called, and what a person sees when something goes wrong."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from onrecord import __version__
from onrecord.cli.terminal import open_streams, speak_utf8, tell
from onrecord.errors import OnrecordError, OutputFailedError

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS: dict[str, tuple[tuple[str, str], ...]] = {
    "Stories": (
        ("read", "Read stories and keep their records, or print them."),
        ("show", "Show a story with what was noted down marked in its words."),
        ("demo", "See what it does, on stories that come with it."),
    ),
    "Questions": (
        ("search", "Search what was said, claimed and planned."),
        ("diary", "Show what is ahead, and what became of it."),
        ("figures", "Show figures, whose they are, and which disagree."),
        ("dossier", "Brief on two parties: planned, said and claimed between them."),
        ("serve", "Open the archive as pages in a browser."),
    ),
    "Trust": (
        ("explain", "Say why something was found, or what a word means."),
        ("check", "Prove that every entry stands in its story."),
        ("copy", "Copy the archive, its log included, to a new file."),
        ("separate", "Give a story that another one hides a key of its own."),
    ),
    "Programs": (
        ("export", "Write CSV, Parquet, iCalendar, JSON-LD or Web Annotations."),
        ("schema", "Print the JSON Schema of a record."),
    ),
}
"""The verbs as a person groups them, each with its line of help: ``onrecord --help`` need not load them."""

EPILOG = """\
\b
Begin with:
  onrecord demo
  onrecord show story.txt
  onrecord read stories/           keeps them in ./onrecord.db
  onrecord search "some words"
  onrecord serve --open

Everything is read on this machine: nothing is sent or fetched. Exit status: 0 done, 1 some stories failed (each with a
line on standard error), 2 the call was wrong.
"""


class ReaderGone(Exception):  # noqa: N818  # it is no error
    """Whoever read our output has seen enough: ``onrecord read … | head``."""


class Door(click.Group):
    """A group of verbs of which only the called one is imported: the first record should come within a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks so
        """Return the verbs in the order of ``VERBS``."""
        return [verb for group in VERBS.values() for verb, _ in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb called ``cmd_name``; None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"onrecord.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; click would call a reader that has gone away a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as gone:
            raise ReaderGone from gone

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the verbs group by group."""
        for title, verbs in VERBS.items():
            with formatter.section(title):
                formatter.write_dl(list(verbs))


@click.command(
    cls=Door,
    name="onrecord",
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s")
def door() -> None:
    """Read news stories and keep the record: who said what, which figures were claimed, what is planned.

    Every entry cites the words it rests on.
    """


def main(words: Sequence[str] | None = None) -> None:
    """Run ``onrecord`` with the words of the command line, and exit.

    A reader that has seen enough (``onrecord read … | head``) is no error: the program ends quietly, with status 0.
    """
    open_streams()
    speak_utf8()
    try:
        try:
            # Out of its standalone mode, click returns the status with which a verb ended; others return nothing.
            status = door.main(words, prog_name="onrecord", standalone_mode=False)
        except click.ClickException as wrong:
            told = io.StringIO()
            wrong.show(told)  # what was typed may be a file's name, and that a stranger's
            for line in told.getvalue().splitlines():
                tell(line)
            sys.exit(wrong.exit_code)
        except OnrecordError as wrong:
            tell(str(wrong))
            sys.exit(1 if wrong.code.startswith(("intake.", "read.")) else 2)
        except (click.Abort, KeyboardInterrupt):
            tell("stopped")
            sys.exit(130)
        _flush()
        sys.exit(status or 0)
    except (BrokenPipeError, ReaderGone):
        _mute(sys.stdout)
        _mute(sys.stderr)
        sys.exit(0)
    except OSError as wrong:
        if wrong.filename is not None:  # a file's failure; a stream that is full names none
            raise
        _mute(sys.stdout)
        tell(str(_full(wrong)))
        sys.exit(2)


def _flush() -> None:
    """Meet a broken pipe here, not in the interpreter's last breath."""
    sys.stdout.flush()


def _full(wrong: OSError) -> OutputFailedError:
    return OutputFailedError(
        place="standard output",
        happened=f"cannot be written ({wrong.strerror or wrong})",
        remedy="make room on its disk, or send it elsewhere",
    )


def _mute(stream: object) -> None:
    """Send to nowhere what is left in a stream's buffer, or Python would complain of it at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return
