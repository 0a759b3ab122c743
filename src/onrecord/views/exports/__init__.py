"""Records, plans and figures in the forms that other programs read, piece by piece, so that any archive fits.

==================  ====================================================  ==========================
form                what                                                  how
==================  ====================================================  ==========================
CSV, Parquet        one table of ``TABLES``: a row for each entry         lines of text; bytes
iCalendar           planned events                                        the bytes of one calendar
NewsML-G2           planned events, as concept items                      the bytes of one message
JSON-LD             stories, entries, plans, compared figures             lines of one document
Web Annotation      every passage of every entry                          lines of JSON
==================  ====================================================  ==========================

In each of them an entry says from which story it is and which passage it rests on: half-open offsets in Unicode code
points of the story's text, and the words.
"""

from onrecord.views.exports.csv import CsvPieces, cell_of, write_csv
from onrecord.views.exports.event_table import without_doubtful
from onrecord.views.exports.ics import PlansCalendar, write_calendar
from onrecord.views.exports.jsonld import write_jsonld
from onrecord.views.exports.newsml import write_newsml
from onrecord.views.exports.parquet import ParquetPieces, write_parquet
from onrecord.views.exports.tables import TABLES
from onrecord.views.exports.unlinked import plans_of
from onrecord.views.exports.webannotation import annotation_page, write_annotations

__all__ = [
    "TABLES",
    "CsvPieces",
    "ParquetPieces",
    "PlansCalendar",
    "annotation_page",
    "cell_of",
    "plans_of",
    "without_doubtful",
    "write_annotations",
    "write_calendar",
    "write_csv",
    "write_jsonld",
    "write_newsml",
    "write_parquet",
]
