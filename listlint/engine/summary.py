"""What was looked at in a run, and how it went, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document, List, Note
from listlint.core.result import InForce, NotRead, Result, Summary, Tally
from listlint.engine import new_findings
from listlint.links import suggest
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.project.project import Project


def tallied(project: Project, paths: Collection[str]) -> Tally:
    """What is counted of the documents with these paths."""
    links = project.links.within(paths.__contains__)
    lists = (each for each in project.lists if each.path in paths)
    return Tally(
        tuple(_unwritten(links)),
        tuple((document.path, why) for document, _, why in links.unjudged()),
        tuple(_formats(project, lists)),
        tuple(map(_size, (project.documents[path] for path in paths))),
    )


def _size(document: Document) -> tuple[str, int, int]:
    references = len(document.references) if isinstance(document, Note) else 0
    return document.path, references, len(document.links)


def result(
    project: Project,
    found: Sequence[Diagnostic],
    reported: Collection[str],
    tally: Tally,
    *,
    suppressed: int,
    baselined: int,
) -> Result:
    """Findings with the summary of a run; `tally` is of the documents that are reported on, and
    `baselined` how many more were known before.
    """
    documents = [project.documents[path] for path in reported]
    lists = [document for document in documents if isinstance(document, List)]
    notes = [document for document in documents if isinstance(document, Note)]
    schemas = Counter(
        schema.name for note in notes if (schema := project.folder_of(note).schema) is not None
    )
    unjudged = Counter(why for _, why in tally.unjudged)
    summary = Summary(
        files=len(documents),
        lists=len(lists),
        entries=sum(len(each.entries) for each in lists),
        notes=len(notes),
        references=sum(count for _, count, _ in tally.sizes),
        links=sum(count for _, _, count in tally.sizes),
        unwritten=len(tally.unwritten),
        errors=sum(d.severity is Severity.ERROR for d in found),
        warnings=sum(d.severity is Severity.WARNING for d in found),
        suppressed=suppressed,
        baselined=baselined,
        fixable=sum(d.fix is not None and d.fix.safe for d in found),
        schemas=tuple(sorted(schemas.items())),
        formats=tuple(sorted(tally.formats, key=attrgetter("path"))),
        templates=sum(each.has_open_head for each in documents),
        unjudged=sum(unjudged.values()),
        not_judged=tuple(sorted(unjudged.items(), key=lambda each: (-each[1], each[0]))),
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


def _unwritten(links: Links) -> Iterator[str]:
    for resolved in links.worth_checking(Outcome.MISSING):
        if suggest.is_unwritten(links, resolved):
            yield resolved.document.path
