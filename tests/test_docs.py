"""The documentation is true: its commands run, its links lead somewhere, and its generated pages are current."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import make_glossary
import make_readme
import make_seed
from onrecord.record import SURE, Attribution, Figure, PlannedEvent
from onrecord.stories import seed

ROOT = Path(__file__).parent.parent
REMEDY = "run: make docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md"), ROOT / "src/onrecord/stories/README.md"]
)
COMMANDS = re.findall(r"^(.*\.venv/bin/onrecord .*?)(?:  +#.*)?$", README, re.MULTILINE)


def blocks(language: str) -> list[str]:
    """Return the README's code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that looks like a clone in which the program is installed."""
    folder = tmp_path_factory.mktemp("clone")
    (folder / "src").symlink_to(ROOT / "src")
    program = folder / ".venv/bin/onrecord"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m onrecord "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def test_the_readmes_commands_run(clone: Path) -> None:
    assert len(COMMANDS) >= 6
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
    for command in COMMANDS:
        done = subprocess.run(  # noqa: S602  # the commands are shell, pipes and all, and they are ours
            command, shell=True, cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout or done.stderr or ">" in command, f"{command} says nothing"


def test_the_readmes_python_prints_what_it_says() -> None:
    assert len(blocks("python")) == len(blocks("text")) > 1
    assert make_readme.page() == README, REMEDY


def test_the_readme_names_every_verb() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True, check=True
    ).stdout
    verbs = re.findall(r"^  (\w+)  ", told, re.MULTILINE)
    assert "read" in verbs
    for verb in verbs:
        assert f"| `{verb}` |" in README, f"README.md says nothing of {verb}"


def test_make_knows_what_the_readme_types() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"^make (\w+)", "\n".join(blocks("sh")), re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target:
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_the_glossary_page_is_current() -> None:
    assert make_glossary.PAGE.read_text(encoding="utf-8") == make_glossary.page(), REMEDY


def test_the_walk_through_the_seed_is_current() -> None:
    assert make_seed.PAGE.read_text(encoding="utf-8") == make_seed.page(), REMEDY


def test_the_walk_leaves_no_sentence_out() -> None:
    quoted = " ".join(re.findall(r"^> (.+)$", make_seed.page(), re.MULTILINE))
    assert quoted == " ".join(seed().text.split())


def test_the_glossary_is_in_strict_form() -> None:
    text = make_glossary.SOURCE.read_text(encoding="utf-8")
    entries = re.findall(r"^## ([a-z][a-z ]*)\n([^\n#]+)\n(?:\n|\Z)", text, re.MULTILINE)
    terms = [term for term, _ in entries]
    assert len(terms) == text.count("\n## ")
    assert terms == sorted(set(terms))
    for term, meaning in entries:
        assert meaning[0].isupper() or meaning[0] == chr(34), term
        assert meaning.rstrip().endswith((".", ")", '."')), term


def test_the_glossary_knows_the_records_words() -> None:
    text = make_glossary.SOURCE.read_text(encoding="utf-8")
    terms = set(re.findall(r"^## (.+)$", text, re.MULTILINE))
    kinds = (Attribution, Figure, PlannedEvent)
    plain = {"id", "start", "end", "text", "kind", "value", "high", "from_value", "about", "place"}
    plain |= {"status_cue", "condition", "what", "agenda", "who", "where", "moved_from"}
    for kind in kinds:
        for field in kind.model_fields:
            term = field.replace("_", " ")
            assert field in plain or {term, term.removesuffix("s")} & terms, f"no glossary entry for {field}"


def test_the_glossary_says_from_where_on_an_entry_is_sure() -> None:
    assert f"confidence is below {SURE}, too low" in make_glossary.SOURCE.read_text(encoding="utf-8")


def test_decisions_are_numbered_and_whole() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{n:04d}" for n in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]}: ")
        for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
            assert part in text, f"{page.name}: {part}"
        assert text.count("\n") <= 40, f"{page.name} is longer than half a page"


def test_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs/ARCHITECTURE.md").read_text(encoding="utf-8")
    package = ROOT / "src/onrecord"
    for room in sorted(path.parent.name for path in package.glob("*/__init__.py")):
        assert f"`{room}/`" in page, room
