"""Comments that silence findings, and what of them is of no use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from listlint.config.tables import Config, SuppressTable
from listlint.config.toml_lines import line_of
from listlint.core import did_you_mean
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document, Suppression
from listlint.core.source import Source, Span, Spanned
from listlint.project.project import Project
from listlint.rules import renamed
from listlint.works import identity, titles
from listlint.works.linkage import Judged

RULES_OF_DUPLICATES = ("duplicate-work", "similar-title")
"""The rules whose findings `[[not-duplicates]]` prevents."""
_USE = "write `listlint: ignore[rule-name] why`"
_line = itemgetter(0)


def without_suppressed(
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
        spans = _spans(project.documents[path], rule)
        used.update(_apply(spans, sorted(places), silenced))
    return [each for number, each in enumerate(found) if number not in silenced], used


def _spans(document: Document, rule: str) -> list[tuple[int, int, Spanned]]:
    """The first and last lines for which comments name a rule, and where they name it."""
    return sorted(
        (each.first_line, each.last_line, name)
        for each in document.suppressions
        for name in each.names
        if name.text == rule
    )


def _apply(
    spans: Iterable[tuple[int, int, Spanned]],
    places: Sequence[tuple[int, int]],
    silenced: set[int],
) -> Iterator[Spanned]:
    """Silence what stands in the spans, and yield the names that have something to silence.

    Both are in the order of lines, so that a finding is passed once, however many speak for it.
    """
    done = 0
    for first, last, name in spans:
        start = bisect_left(places, first, key=_line)
        end = bisect_right(places, last, key=_line)
        silenced.update(number for _, number in places[max(start, done) : end])
        done = max(done, end)
        if start < end:
            yield name


def without_configured(
    project: Project, config: Config, found: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], set[SuppressTable]]:
    """The findings that no `[[suppress]]` table silences, and the tables that silenced one."""
    used: set[SuppressTable] = set()
    kept = []
    for diagnostic in found:
        tables = [each for each in config.suppress if _means(project, config, each, diagnostic)]
        used.update(tables)
        if not tables:
            kept.append(diagnostic)
    return kept, used


def _means(project: Project, config: Config, table: SuppressTable, found: Diagnostic) -> bool:
    """Whether a table is about a finding."""
    path = found.span.path
    if found.rule not in table.rules or path not in project.documents:
        return False
    if table.path is not None and not config.specs[table.path](path):
        return False
    entry = project.entry_at(found.span)
    title = project.documents[path].title
    if entry and (named := project.work(entry).title):
        title = named.text
    is_titled = title is not None and titles.normalise(title) == titles.normalise(table.title or "")
    if table.title is not None and not is_titled:
        return False
    if table.id is None:
        return True
    wanted = {table.id, *(key.name for key in identity.keys_of(table.id))}
    targets = [link.target for link in entry.links] if entry else []
    return any(key.name in wanted for target in targets for key in identity.keys_of(target))


def line_of_table(source: Source, number: int) -> int:
    """The line in which the `[[suppress]]` table of a number says its rules."""
    return line_of(source.text, ("suppress", number, "rules")) or 1


def line_of_review(source: Source, number: int) -> int:
    """The line in which the `[[not-duplicates]]` table of a number names its works."""
    return line_of(source.text, ("not-duplicates", number, "works")) or 1


def unused_tables(
    config: Config, used: Collection[SuppressTable], ran: Collection[str]
) -> Iterator[Diagnostic]:
    """What is said of tables whose rules all ran and that silenced nothing."""
    source = config.source
    for number, table in enumerate(config.suppress):
        if source is not None and table not in used and all(name in ran for name in table.rules):
            names = ", ".join(f"`{name}`" for name in table.rules)
            yield Diagnostic(
                span=_whole(source, line_of_table(source, number)),
                message=f"{names} matched no finding that this `[[suppress]]` is about",
                help="remove the table",
            )


def unused_reviews(
    config: Config, used: Callable[[], Collection[Judged]], ran: Collection[str]
) -> Iterator[Diagnostic]:
    """What is said of `[[not-duplicates]]` of which no two works seem to be one any more."""
    source = config.source
    if (
        source is None
        or not config.not_duplicates
        or any(name not in ran for name in RULES_OF_DUPLICATES)
    ):
        return
    known = used()
    for number, judged in enumerate(config.not_duplicates):
        if judged not in known:
            yield Diagnostic(
                span=_whole(source, line_of_review(source, number)),
                message="no two of these works seem to be one: they are not in the project, or"
                " are told apart without it",
                help="remove the table",
            )


def _whole(source: Source, line: int) -> Span:
    return source.span(source.offset(line), source.offset(line) + len(source.line(line)))


def unknown_rules(documents: Iterable[Document], known: Collection[str]) -> Iterator[Diagnostic]:
    """Comments that name no rule, or one that does not exist."""
    for suppression in _suppressions(documents):
        if not suppression.names:
            yield Diagnostic(span=suppression.span, message="this comment names no rule", help=_USE)
        for name in suppression.names:
            if name.text not in known:
                new = renamed(name.text)
                near = did_you_mean.nearest(name.text, known, did_you_mean.RULE)
                yield Diagnostic(
                    span=name.span,
                    message=new or f"no rule is called `{name.text}`",
                    help=None
                    if new
                    else f"did you mean `{near}`?"
                    if near
                    else "`listlint rule` lists them",
                )


def unused_comments(
    documents: Iterable[Document], used: Collection[Spanned], ran: Collection[str]
) -> Iterator[Diagnostic]:
    """Names in comments of rules that ran and found nothing there."""
    for suppression in _suppressions(documents):
        for name in () if suppression.is_for_other else suppression.names:
            if name.text in ran and name not in used:
                message = f"`{name.text}` reports nothing here: no need for it"
                yield Diagnostic(span=name.span, message=message, help="remove the comment")


def rules_in_comments(documents: Iterable[Document]) -> set[str]:
    """The names in comments."""
    return {name.text for each in _suppressions(documents) for name in each.names}


def _suppressions(documents: Iterable[Document]) -> Iterator[Suppression]:
    return (suppression for document in documents for suppression in document.suppressions)
