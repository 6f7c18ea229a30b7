"""What was looked at in a run, and how it went, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import List, Note
from listlint.core.result import InForce, NotRead, Result, Summary
from listlint.engine import new_findings
from listlint.links import suggest
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.project.project import Project


def result(
    project: Project,
    found: Sequence[Diagnostic],
    reported: Collection[str],
    *,
    suppressed: int,
    baselined: int,
) -> Result:
    """Findings with the summary of a run; `baselined` is how many more were known before."""
    documents = [project.documents[path] for path in reported]
    lists = [document for document in documents if isinstance(document, List)]
    notes = [document for document in documents if isinstance(document, Note)]
    schemas = Counter(
        schema.name for note in notes if (schema := project.folder_of(note).schema) is not None
    )
    links = project.links.within(frozenset(reported).__contains__)
    unjudged = Counter(why for _, _, why in links.unjudged())
    summary = Summary(
        files=len(documents),
        lists=len(lists),
        entries=sum(len(each.entries) for each in lists),
        notes=len(notes),
        references=sum(len(note.references) for note in notes),
        links=sum(len(document.links) for document in documents),
        unwritten=_unwritten(links),
        errors=sum(d.severity is Severity.ERROR for d in found),
        warnings=sum(d.severity is Severity.WARNING for d in found),
        suppressed=suppressed,
        baselined=baselined,
        fixable=sum(d.fix is not None and d.fix.safe for d in found),
        schemas=tuple(sorted(schemas.items())),
        formats=tuple(_formats(project, lists)),
        templates=sum(each.has_open_head for each in documents),
        unjudged=sum(unjudged.values()),
        not_judged=tuple((why, count) for why, count in unjudged.most_common()),
        not_read=tuple(NotRead(each.path, *of) for each in lists for of in each.passed_over),
    )
    return Result(
        diagnostics=tuple(found),
        fingerprints=tuple(new_findings.fingerprints_of(project, found)),
        sources=project.sources,
        summary=summary,
    )


def _formats(project: Project, lists: Iterable[List]) -> Iterator[InForce]:
    """The formats in effect, the first template of each."""
    for document in lists:
        try:
            formats = project.list_at(document.path).formats.in_force
        except Exception:  # noqa: BLE001, S112 - the rules that asked have reported it
            continue
        for found in formats:
            section = " | ".join(found.columns) if found.columns else None
            yield InForce(
                document.path,
                section,
                found.norm.templates[0] if found.is_norm and found.norm.templates else None,
                str(found.origin),
                len(found.entries),
                found.conforming,
            )


def _unwritten(links: Links) -> int:
    return sum(
        suggest.is_unwritten(links, resolved) for resolved in links.worth_checking(Outcome.MISSING)
    )
