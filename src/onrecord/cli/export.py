"""``onrecord export``: what was noted down, in the forms that other programs read."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import click
from click.core import ParameterSource

from onrecord.cli.archives import days_options, db_option, opened
from onrecord.cli.outputs import bytes_to, output_to
from onrecord.cli.records import records_in
from onrecord.cli.terminal import tell
from onrecord.errors import OnrecordError, OutputFailedError
from onrecord.views.exports import (
    TABLES,
    CsvPieces,
    ParquetPieces,
    plans_of,
    without_doubtful,
    write_annotations,
    write_calendar,
    write_jsonld,
    write_newsml,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.archive import Archive
    from onrecord.archive.answers import KeptFigure
    from onrecord.link.plans import Plan
    from onrecord.record import Record
    from onrecord.views.exports.columns import Row

Form = Literal["csv", "parquet", "ics", "newsml", "jsonld", "webannotation"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for."""

    form: Form
    paths: tuple[str, ...]
    output: str
    db: str
    of: str | None
    spreadsheet: bool
    on_page: bool
    since: str | None
    until: str | None
    who: str | None
    where: str | None
    doubtful: bool

    @property
    def narrowed(self) -> bool:
        """Only some plans are wanted."""
        return any((self.since, self.until, self.who, self.where))


class Source(Protocol):
    """Where records come from: an archive, or files of them."""

    failed: int

    def records(self) -> Iterator[Record]:
        """Yield the records in the order in which they came."""
        ...

    def plans(self) -> tuple[Plan, ...]:
        """Return the planned events that are wanted."""
        ...

    def figures(self) -> tuple[KeptFigure, ...]:
        """Return the figures that were compared with others."""
        ...


class Pieces(Protocol):
    """A table that is being written."""

    def add(self, rows: Iterable[Row]) -> bytes:
        """Take rows, and return what is ready."""
        ...

    def end(self) -> bytes:
        """Return the rest."""
        ...


@click.command(
    "export",
    epilog="""\
\b
Examples:
  onrecord export csv --of figures --spreadsheet -o figures.csv
  onrecord export parquet -o tables/            one file a table
  onrecord export ics --who Blinken -o blinken.ics
  onrecord export newsml --from 2022-03 -o march.xml
  onrecord read --json archive/ | onrecord export csv --of attributions -
  onrecord export webannotation records.jsonl > annotations.jsonl
""",
)
@click.argument(
    "form", metavar="FORMAT", type=click.Choice(["csv", "parquet", "ics", "newsml", "jsonld", "webannotation"])
)
@click.argument("paths", nargs=-1, metavar="[RECORDS]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(writable=True, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Write there instead of to standard output. The file appears when all is written. Of csv and parquet without"
    " --of, the folder for one file a table.",
)
@db_option
@click.option("--of", type=click.Choice(list(TABLES)), help="Of csv and parquet, this table alone.")
@click.option("--spreadsheet", is_flag=True, help="Of csv: no cell is run as a formula, and Excel knows the letters.")
@click.option("--on-page", is_flag=True, help="Of webannotation: annotate the page that a story came from.")
@days_options("Of ics and newsml: events on")
@click.option(
    "--who", metavar="NAME", help="Of ics and newsml: who takes part; a country stands for all who are of it."
)
@click.option("--where", metavar="PLACE", help="Of ics and newsml: where; a country stands for all places in it.")
@click.option("--doubtful", is_flag=True, help="Plans and events that are doubtful too, each so marked.")
@click.pass_context
def command(ctx: click.Context, /, **words: Any) -> None:  # noqa: ANN401  # what click hands over, an argument an option
    """Write what was noted down in a form that other programs read, each entry with its story and its passage.

    FORMAT is csv or parquet (tables of stories, names, attributions, figures, events and time_expressions), ics
    (planned events as a calendar), newsml (planned events as NewsML-G2 concept items), jsonld (linked data in the words
    of schema.org) or webannotation (W3C, one annotation a line).

    It comes from the archive, or from RECORDS: files of records, one a line, as `onrecord read --json` prints them;
    - is standard input. Only an archive knows that two stories tell of the same event. What is not sure enough is
    doubtful: lists of events (ics, newsml, the table of events, the plans of jsonld) leave it out unless
    --doubtful asks for it; a record's own entries stand in jsonld and webannotation all, each with its confidence.
    """
    wanted = Wanted(**words)
    _refuse(ctx, wanted)
    with _source(wanted) as source:
        if wanted.form in {"csv", "parquet"}:
            _write_tables(wanted, source)
        elif wanted.form == "ics":
            _write_plans(wanted, source)
        elif wanted.form == "newsml":
            with bytes_to(wanted.output) as out:
                out.write(write_newsml(source.plans()))
        else:
            with output_to(wanted.output) as out:
                out.writelines(_lines(wanted, source))
    ctx.exit(1 if source.failed else 0)


def _refuse(ctx: click.Context, wanted: Wanted) -> None:
    """Raise a usage error for what does not go together."""
    tables, to_terminal = wanted.form in {"csv", "parquet"}, wanted.output == "-"
    wrong = None
    if wanted.of and not tables:
        wrong = f"--of is for csv and parquet; {wanted.form} has no tables."
    elif tables and not wanted.of and to_terminal:
        wrong = "Say which table with --of TABLE, or name a folder for all of them with -o FOLDER."
    elif tables and not wanted.of and Path(wanted.output).is_file():
        wrong = f"{wanted.output} is a file: say which table it is for with --of TABLE, or name a folder for all."
    elif (wanted.of or not tables) and not to_terminal and Path(wanted.output).is_dir():
        wrong = f"{wanted.output} is a folder: name a file in it."
    elif wanted.form == "parquet" and to_terminal and on_terminal():
        wrong = "Parquet is not for a terminal: name a file with -o FILE, or send it to a program."
    elif wanted.spreadsheet and wanted.form != "csv":
        wrong = "--spreadsheet is for csv."
    elif wanted.on_page and wanted.form != "webannotation":
        wrong = "--on-page is for webannotation."
    elif wanted.doubtful and (wanted.form == "webannotation" or wanted.of not in {None, "events"}):
        wrong = "--doubtful is for ics, newsml, jsonld and the table of events."
    elif wanted.narrowed and wanted.form not in {"ics", "newsml"}:
        wrong = "--from, --to, --who and --where are for ics and newsml."
    elif wanted.paths and (wanted.narrowed or ctx.get_parameter_source("db") is ParameterSource.COMMANDLINE):
        wrong = "--db, --from, --to, --who and --where ask the archive: name no RECORDS with them."
    if wrong:
        raise click.UsageError(wrong, ctx)


def on_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout.isatty()


# -- where from --------------------------------------------------------------------------------------------------------


@contextmanager
def _source(wanted: Wanted) -> Iterator[Source]:
    if wanted.paths:
        yield _Files(wanted)
        return
    with opened(wanted.db) as archive:
        yield _Archive(archive, wanted)


class _Files:
    """Records out of files; what is none is told, and the others go on."""

    def __init__(self, wanted: Wanted) -> None:
        self._paths = wanted.paths
        self._doubtful = wanted.doubtful
        self.failed = 0

    def records(self) -> Iterator[Record]:
        for path in self._paths:
            for _, record in records_in(path):
                if isinstance(record, OnrecordError):
                    tell(str(record))
                    self.failed += 1
                else:
                    yield record

    def plans(self) -> tuple[Plan, ...]:
        plans = [plan for record in self.records() for plan in plans_of(record)]
        shown = tuple(plan for plan in plans if self._doubtful or not plan.doubtful)
        _tell_doubtful(len(plans) - len(shown), "planned")
        return shown

    def figures(self) -> tuple[KeptFigure, ...]:
        return ()


class _Archive:
    """What an archive holds, as far as it is wanted."""

    def __init__(self, archive: Archive, wanted: Wanted) -> None:
        self._archive = archive
        self._wanted = wanted
        self.failed = 0

    def records(self) -> Iterator[Record]:
        yield from self._archive.records()

    def plans(self) -> tuple[Plan, ...]:
        from onrecord.archive.questions import DiaryFilter

        wanted = self._wanted
        asked = DiaryFilter(
            since=wanted.since, until=wanted.until, who=wanted.who, where=wanted.where, doubtful=wanted.doubtful
        )
        _tell_doubtful(self._archive.doubtful_count(asked), "planned")
        return self._archive.plans(asked)

    def figures(self) -> tuple[KeptFigure, ...]:
        from onrecord.archive.questions import FigureFilter

        return self._archive.figures(FigureFilter(limit=None))


def _tell_doubtful(left_out: int, kind: str) -> None:
    if left_out:
        events = f"{kind} event is" if left_out == 1 else f"{kind} events are"
        tell(f"{left_out:,} doubtful {events} left out: --doubtful has {'it' if left_out == 1 else 'them'} too")


# -- where to ----------------------------------------------------------------------------------------------------------


def _lines(wanted: Wanted, source: Source) -> Iterator[str]:
    if wanted.form == "webannotation":
        return write_annotations(source.records(), on_page=wanted.on_page)
    # Out of files every planned event stands in its record alone: nothing more is known of it.
    return write_jsonld(source.records(), () if wanted.paths else source.plans(), source.figures())


def _write_plans(wanted: Wanted, source: Source) -> None:
    calendar = write_calendar(source.plans())
    with bytes_to(wanted.output) as out:
        out.write(calendar.ics)
    if calendar.undated:
        left_out = len(calendar.undated)
        tell(f"{left_out:,} of {calendar.events + left_out:,} planned events have no date and are not in the calendar")


def _write_tables(wanted: Wanted, source: Source) -> None:
    """Write one table or all, all in one pass over the records, each to a file that appears when it is whole."""
    places = {wanted.of: wanted.output} if wanted.of else _places_in(wanted.output, wanted.form)
    pieces = {name: _pieces(wanted, name) for name in places}
    counts = dict.fromkeys(places, 0)
    doubted = 0
    with ExitStack() as stack:
        outs = {name: stack.enter_context(bytes_to(place)) for name, place in places.items()}
        for record in source.records():
            sure, left_out = (record, 0) if wanted.doubtful or "events" not in outs else without_doubtful(record)
            doubted += left_out
            for name, out in outs.items():
                rows = list(TABLES[name].rows([sure if name == "events" else record]))
                counts[name] += len(rows)
                out.write(pieces[name].add(rows))
        for name, out in outs.items():
            out.write(pieces[name].end())
    _tell_doubtful(doubted, "planned or reported")
    if not wanted.of:
        for name, place in places.items():
            tell(f"wrote {place}: {counts[name]:,} rows")


def _pieces(wanted: Wanted, name: str) -> Pieces:
    if wanted.form == "parquet":
        return ParquetPieces(TABLES[name])
    return CsvPieces(TABLES[name], spreadsheet=wanted.spreadsheet)


def _places_in(folder: str, ending: str) -> dict[str, str]:
    """Return a file for each table in ``folder``, which is made where there is none."""
    try:
        Path(folder).mkdir(exist_ok=True)
    except OSError as wrong:
        raise OutputFailedError(
            place=folder,
            happened=f"cannot be made a folder ({wrong.strerror or wrong})",
            remedy="name a folder in one that you may write to",
        ) from wrong
    return {name: str(Path(folder) / f"{name}.{ending}") for name in TABLES}
