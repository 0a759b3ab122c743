"""Write ``docs/glossary.md`` from the glossary that the package brings along.

python docs/make_glossary.py
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src/onrecord/glossary.md"
PAGE = HERE / "glossary.md"
NOTE = "<!-- Made from src/onrecord/glossary.md by docs/make_glossary.py; change it there. -->\n"


def page() -> str:
    """Return the page."""
    return NOTE + SOURCE.read_text(encoding="utf-8")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
