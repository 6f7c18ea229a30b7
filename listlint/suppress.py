"""Comments that silence findings, and what of them is of no use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from rapidfuzz import process

from listlint.diagnostic import Diagnostic
from listlint.model import Document, Suppression
from listlint.project import Project
from listlint.source import Spanned

_USE = "write `listlint: ignore[rule-name] why`"
_line = itemgetter(0)


def suppress(
    project: Project, found: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], set[Spanned]]:
    """The findings that no comment silences, and the names in comments that silenced one."""
    lines: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, diagnostic in enumerate(found):
        path, start, _ = diagnostic.span
        if path in project.documents and project.documents[path].suppressions:
            line = project.sources[path].position(start).line
            lines[path, diagnostic.rule].append((line, number))
    silenced: set[int] = set()
    used: set[Spanned] = set()
    for (path, rule), places in lines.items():
        stretches = _stretches(project.documents[path], rule)
        used.update(_apply(stretches, sorted(places), silenced))
    return [each for number, each in enumerate(found) if number not in silenced], used


def _stretches(document: Document, rule: str) -> list[tuple[int, int, Spanned]]:
    """The first and last lines for which comments name a rule, and where they name it."""
    return sorted(
        (each.first_line, each.last_line, name)
        for each in document.suppressions
        for name in each.names
        if name.text == rule
    )


def _apply(
    stretches: Iterable[tuple[int, int, Spanned]],
    places: Sequence[tuple[int, int]],
    silenced: set[int],
) -> Iterator[Spanned]:
    """Silence what stands in the stretches, and yield the names that have something to silence.

    Both are in the order of lines, so that a finding is passed once, however many speak for it.
    """
    done = 0
    for first, last, name in stretches:
        start = bisect_left(places, first, key=_line)
        end = bisect_right(places, last, key=_line)
        silenced.update(number for _, number in places[max(start, done) : end])
        done = max(done, end)
        if start < end:
            yield name


def unknown(documents: Iterable[Document], known: Collection[str]) -> Iterator[Diagnostic]:
    """Comments that name no rule, or one that does not exist."""
    for suppression in _suppressions(documents):
        if not suppression.names:
            yield Diagnostic(span=suppression.span, message="this comment names no rule", help=_USE)
        for name in suppression.names:
            if name.text not in known:
                near = process.extractOne(name.text, known, score_cutoff=70)
                yield Diagnostic(
                    span=name.span,
                    message=f"no rule is called `{name.text}`",
                    help=f"did you mean `{near[0]}`?" if near else "`listlint rule` lists them",
                )


def idle(
    documents: Iterable[Document], used: Collection[Spanned], ran: Collection[str]
) -> Iterator[Diagnostic]:
    """Names in comments of rules that ran and found nothing there."""
    for suppression in _suppressions(documents):
        for name in suppression.names:
            if name.text in ran and name not in used:
                message = f"`{name.text}` finds nothing here"
                yield Diagnostic(span=name.span, message=message, help="take the comment away")


def named(documents: Iterable[Document]) -> set[str]:
    """The names in comments."""
    return {name.text for each in _suppressions(documents) for name in each.names}


def _suppressions(documents: Iterable[Document]) -> Iterator[Suppression]:
    return (suppression for document in documents for suppression in document.suppressions)
