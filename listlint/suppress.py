"""Comments that silence findings, and what of them is of no use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import process

from listlint.builtin import UNUSED_SUPPRESSION
from listlint.diagnostic import Diagnostic
from listlint.model import Document, Suppression
from listlint.project import Project
from listlint.source import Spanned

_USE = "write `listlint: ignore[rule-name] why`"


def suppress(
    project: Project, found: Iterable[Diagnostic]
) -> tuple[list[Diagnostic], set[Spanned]]:
    """The findings that no comment silences, and the names in comments that silenced one."""
    kept: list[Diagnostic] = []
    used: set[Spanned] = set()
    for diagnostic in found:
        names = set(_silencing(project, diagnostic))
        used |= names
        if not names:
            kept.append(diagnostic)
    return kept, used


def _silencing(project: Project, diagnostic: Diagnostic) -> Iterator[Spanned]:
    document = project.documents.get(diagnostic.span.path)
    if document is None or not document.suppressions:
        return
    line = project.sources[document.path].position(diagnostic.span.start).line
    for suppression in document.suppressions:
        if suppression.first_line <= line <= suppression.last_line:
            yield from (name for name in suppression.names if name.text == diagnostic.rule)


def unused(
    documents: Iterable[Document],
    used: Collection[Spanned],
    ran: Collection[str],
    known: Collection[str],
) -> Iterator[Diagnostic]:
    """What in the comments has no effect: misspelt names, and rules that ran and found nothing."""
    for document in documents:
        for suppression in document.suppressions:
            if not suppression.names:
                yield _finding(Spanned("", suppression.span), "this comment names no rule", _USE)
            yield from _unused_names(suppression, used, ran, known)


def _unused_names(
    suppression: Suppression,
    used: Collection[Spanned],
    ran: Collection[str],
    known: Collection[str],
) -> Iterator[Diagnostic]:
    for name in suppression.names:
        if name.text not in known:
            near = process.extractOne(name.text, known, score_cutoff=70)
            advice = f"did you mean `{near[0]}`?" if near else "`listlint rule` lists them"
            yield _finding(name, f"no rule is called `{name.text}`", advice)
        elif name.text in ran and name not in used:
            yield _finding(name, f"`{name.text}` finds nothing here", "take the comment away")


def _finding(name: Spanned, message: str, advice: str) -> Diagnostic:
    return Diagnostic(
        span=name.span,
        message=message,
        help=advice,
        rule=UNUSED_SUPPRESSION.name,
        severity=UNUSED_SUPPRESSION.severity,
    )
