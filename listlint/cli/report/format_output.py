"""What `listlint format` says: the formats of a list, as text for people and as `json`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from listlint.cli.report.json_output import VERSION, encoded
from listlint.cli.report.terminal_text import visible, visible_path
from listlint.core.source import lines_of
from listlint.engine.format_overview import (
    Odd,
    Part,
    Section,
    Survey,
    Template,
)

MOST = 10
"""Odd entries, sections or points that are shown of a format."""
MOST_SECTIONS = 4
"""Sections that are named of those that a template is for."""
_ORIGINS = {"learnt": "learnt from the entries"}
_WORDS = 48
"""Characters that are shown of an odd entry, or of a heading."""


def text(surveys: Iterable[Survey]) -> Iterator[str]:
    """The lines for people, a space one between lists."""
    for number, survey in enumerate(surveys):
        if number:
            yield ""
        yield f"{visible_path(survey.source.path)}: {_entries(survey.entries)}"
        for part in survey.parts:
            if len(survey.parts) > 1:
                yield ""
                yield f"{visible_path(survey.source.path)}, {_kind(part)}"
            yield from _part(part, survey.source.path)


def _kind(part: Part) -> str:
    number = len(part.format.entries)
    if part.format.columns is None:
        return f"{_entries(number)} outside of tables"
    columns = visible(" | ".join(part.format.columns))
    return f"{number} row{'s' * (number != 1)} of `{columns}`"


def _part(part: Part, path: str) -> Iterator[str]:
    if part.stale:
        yield from _templates(_stale(part), part.stale)
    yield from _templates(_in_force(part), () if part.abstains else part.templates)
    if part.abstains:
        if part.templates:
            yield from _templates("what comes nearest to one:", part.templates)
        head = "where entries deviate from it:" if part.templates else "how entries differ:"
        yield from _block(head, [*map(_point, part.points)])
    yield from _block("sections that differ:", [_section(each, path) for each in part.sections])
    yield from _block("odd ones out:", [_odd(each, path) for each in part.odd])
    unreported = sum(count for _, count in part.unreported)
    head = f"of these, {_entries(unreported)} without a finding:"
    yield from _block(head, [f"{count} {why}" for why, count in part.unreported])


def _stale(part: Part) -> str:
    keep = f"only {part.format.stale} of {_entries(len(part.format.entries))} keep"
    if len(part.stale) > 1:
        return f"stated, but {keep} one of these:"
    return f"stated at {visible(part.stale[0].place or '')}, but {keep} it:"


def _in_force(part: Part) -> str:
    if part.abstains:
        return f"no format is in effect: {part.abstains}"
    origin = _ORIGINS.get(part.format.origin, str(part.format.origin))
    if len(part.templates) == 1 and part.templates[0].place:
        origin = f"stated at {visible(part.templates[0].place)}"
    number = _entries(len(part.format.entries))
    return f"in effect, {origin}: {part.format.conforming} of {number} conform"


def _templates(head: str, templates: Sequence[Template]) -> Iterator[str]:
    """Templates under what is said of them, each with its place and count unless it is alone."""
    yield ""
    yield f"  {head}"
    for each in templates:
        if len(templates) > 1:
            place = f"stated at {visible(each.place)}" if each.place else ""
            count = _entries(each.conforming) if each.conforming is not None else ""
            yield ""
            yield f"    {', '.join(filter(None, (place, count, _within(each.sections))))}:"
        yield ""
        yield from (f"      {visible(line)}" for line in lines_of(each.text))


def _within(sections: Sequence[str]) -> str:
    """The sections that a template is for."""
    if not sections:
        return ""
    named = [f"`{_cut(visible(name))}`" for name in sections[:MOST_SECTIONS]]
    more = len(sections) - len(named)
    last = f"{more} more section{'s' * (more != 1)}" if more else named.pop()
    return f"most in {', '.join(named)} and {last}" if named else f"most in {last}"


def _block(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"  {head}"
        yield from (f"    {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"    and {len(lines) - MOST} more"


def _point(point: tuple[str, int]) -> str:
    return f"{_entries(point[1])}: {visible(point[0])}"


def _section(section: Section, path: str) -> str:
    name = visible(section.name) or "before any heading"
    conform = f"{section.conforming} of {_entries(section.entries)} conform"
    return f"{visible_path(path)}:{section.line}: {name}: {conform}"


def _odd(odd: Odd, path: str) -> str:
    return f"{visible_path(path)}:{odd.line}: " + visible(f"`{_cut(odd.text)}`: {odd.why}")


def _cut(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"


def _entries(number: int) -> str:
    return f"{number} entr{'y' if number == 1 else 'ies'}"


def json(surveys: Iterable[Survey]) -> Iterator[str]:
    """The lines of one JSON object; ASCII, as the report of findings is."""
    lists = [
        {
            "path": survey.source.path,
            "entries": survey.entries,
            "formats": [_as_json(part) for part in survey.parts],
        }
        for survey in surveys
    ]
    yield from lines_of(encoded({"version": VERSION, "lists": lists}, indent=2))


def _as_json(part: Part) -> dict[str, object]:
    return {
        "columns": part.format.columns,
        "origin": part.format.origin,
        "abstains": part.abstains,
        "entries": len(part.format.entries),
        "conforming": part.format.conforming,
        "templates": [each._asdict() for each in part.templates],
        "stale": [{"text": each.text, "place": each.place} for each in part.stale],
        "stale_kept": part.format.stale,
        "points": [{"message": message, "entries": number} for message, number in part.points],
        "sections": [each._asdict() for each in part.sections],
        "odd": [
            {"line": each.line, "text": each.text, "why": each.why, "unreported": each.unreported}
            for each in part.odd
        ],
        "unreported": [{"why": why, "entries": count} for why, count in part.unreported],
    }


FORMATS: Mapping[str, Callable[[Iterable[Survey]], Iterator[str]]] = {"text": text, "json": json}
"""The forms in which formats are shown, by name. Each yields lines without their ending."""
