"""``onrecord schema``: the published contract."""

from __future__ import annotations

import json
from typing import Any

import click

from onrecord.cli.terminal import give
from onrecord.record import SCHEMA, Record


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``onrecord read --json`` prints on each line."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **schema,
    }


@click.command(
    "schema",
    epilog="""\
\b
Example:
  onrecord schema > record.schema.json
""",
)
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of a record, as `onrecord read --json` prints one on each line."""
    give(json.dumps(record_schema(), indent=2, ensure_ascii=False))
