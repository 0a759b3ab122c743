"""Write ``docs/cli.md`` from what ``onrecord --help`` and the help of each verb say.

python docs/make_cli.py
"""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.door import VERBS, door

PAGE = Path(__file__).parent / "cli.md"
COLUMNS = 90
NOTE = "<!-- Made by docs/make_cli.py from the program's own help; change it there. -->\n"
FOREWORD = """\
# The command line

`onrecord VERB --help` says the same in the terminal.

- Records and lists go to standard output, everything said to a person to standard error: verbs are parts of a pipe.
- **Exit status**: 0 done; 1 some stories failed, each with one line on standard error, and all others were read;
  2 the call was wrong. A reader that has seen enough (`onrecord read … | head`) is no failure.
- Output is UTF-8 with plain line ends on every system. Colours stand only on a terminal, and not where `NO_COLOR` is
  set; `--color` overrides both. `COLUMNS` overrides the terminal's width.
- What can go wrong, and what to do: [errors.md](errors.md).
"""


def page() -> str:
    """Return the page."""
    parts = [NOTE + FOREWORD, f"## onrecord\n{_help(door, 'onrecord', None)}"]
    context = click.Context(door, info_name="onrecord")
    for title, verbs in VERBS.items():
        for verb, _ in verbs:
            if command := door.get_command(context, verb):
                parts.append(f"## {verb}\n*{title}*\n{_help(command, verb, context)}")
    return "\n".join(parts)


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(command, parent, name, terminal_width=COLUMNS, help_option_names=["-h", "--help"])
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return "```text\n" + "\n".join(lines) + "\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
