"""A list as data: `json`, which `entries.schema.json` describes, `jsonl`, `csv` and BibTeX."""

from __future__ import annotations

import csv as writer
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from listlint.cli.report.bibtex import CONTROL, as_bibtex
from listlint.cli.report.json_output import VERSION, encoded, point
from listlint.cli.report.terminal_text import visible, visible_path
from listlint.engine.entry_list import Listed

_COLUMNS = (
    "path", "line", "section", "title", "authors", "venue", "year", "url", "links", "ids",
    "weak_ids", "description",
)  # fmt: skip
_BETWEEN = "; "
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet runs, some also where it is as wide as a character of
Chinese."""


def json(entries: Iterable[Listed]) -> Iterator[str]:
    """The lines of one JSON object, a line for each entry; ASCII, as the report of findings is."""
    yield f'{{"version": {VERSION}, "entries": ['
    before = None
    for entry in entries:
        if before is not None:
            yield f"{before},"
        before = encoded(_entry(entry))
    if before is not None:
        yield before
    yield "]}"


def jsonl(entries: Iterable[Listed]) -> Iterator[str]:
    """One JSON object a line, as in `entries` of `json`."""
    return (encoded(_entry(entry)) for entry in entries)


def csv(entries: Iterable[Listed]) -> Iterator[str]:
    """One row an entry under a row of names; several values in a cell are parted by `; `."""
    yield _row(_COLUMNS)
    for listed in entries:
        work, position = listed.work, listed.source.position(listed.entry.span.start)
        yield _row(
            (
                visible_path(listed.source.path),
                position.line,
                _BETWEEN.join(listed.entry.section),
                work.title.text if work.title else "",
                _BETWEEN.join(work.authors),
                work.venue.text if work.venue else "",
                work.year or "",
                work.url or "",
                _BETWEEN.join(f"{label} {link.target}".strip() for label, link in work.links),
                _BETWEEN.join(listed.ids),
                _BETWEEN.join(listed.weak_ids),
                work.description.text if work.description else "",
            )
        )


def _row(values: Iterable[object]) -> str:
    text = io.StringIO()
    writer.writer(text, lineterminator="").writerow(map(_cell, values))
    return text.getvalue()


def _cell(value: object) -> str:
    """A value that neither a spreadsheet runs nor a log takes for a command."""
    text = visible(CONTROL.sub("", str(value)))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _entry(listed: Listed) -> dict[str, object]:
    work, span = listed.work, listed.entry.span
    return {
        "path": span.path,
        "start": point(listed.source, span.start),
        "end": point(listed.source, span.end),
        "section": listed.entry.section,
        "title": work.title.text if work.title else None,
        "authors": work.authors,
        "venue": work.venue.text if work.venue else None,
        "year": work.year,
        "url": work.url,
        "links": [{"label": label, "url": link.target} for label, link in work.links],
        "ids": listed.ids,
        "weak_ids": listed.weak_ids,
        "description": work.description.text if work.description else None,
        "conforms": listed.conforms,
    }


FORMATS: Mapping[str, Callable[[Iterable[Listed]], Iterator[str]]] = {
    "json": json,
    "jsonl": jsonl,
    "csv": csv,
    "bibtex": as_bibtex,
}
"""The forms in which entries are printed, by name. Each yields lines without their ending."""
