"""Documents and rules to findings: run, stamp, sort, suppress, count. Nothing is printed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter

from listlint import suggest, suppress
from listlint.builtin import BUILTIN, INTERNAL_ERROR, SYNTAX_ERROR, UNUSED_SUPPRESSION
from listlint.config import Config, Setting
from listlint.diagnostic import Diagnostic, Severity, fingerprints
from listlint.files import Files
from listlint.model import Document, Fault, List, Note
from listlint.parse import parse
from listlint.project import Project, Settings, Since
from listlint.resolve import Outcome
from listlint.result import InForce, Result, Summary
from listlint.rule import SUBJECTS, Rule, rules
from listlint.source import Source, Span

NOWHERE = Source(".", "")
"""What a finding points at that belongs to no file."""
_BUG = "this is a bug in listlint: please report it with the file"


class _Failure(Fault):
    """A fault not of the file but of listlint, which failed to parse it."""

    __slots__ = ()


def load(
    sources: Iterable[Source],
    config: Config,
    files: Files,
    faults: Mapping[str, Fault] | None = None,
    since: Since | None = None,
) -> Project:
    """Parse every source, as the configuration takes it, into one project.

    What has a fault, by path, could not be read: it becomes a document that holds just that.
    `since` is what the project is compared with.
    """
    texts = {NOWHERE.path: NOWHERE}
    documents = []
    for source in sorted(sources, key=attrgetter("path")):  # of equals, rules take the first
        texts[source.path] = source
        fault = faults.get(source.path) if faults else None
        documents.append(_faulty(fault) if fault else _parse(source, config))
    folders = {document.path: config.folder(document.path) for document in documents}
    policies = {document.path: config.policy(document.path) for document in documents}
    settings = Settings(folders, policies, config.not_duplicates)
    return Project(documents, texts, files, settings, since)


def _parse(source: Source, config: Config) -> Document:
    path = source.path
    try:
        kind, headings = config.kind(path), config.references(path)
        return parse(source, kind, headings, lists_are_known=bool(config.lists))
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        message = f"this file could not be parsed: {type(error).__name__}: {error}"
        return _faulty(_Failure(Span(path, 0, 0), message, _BUG))


def _faulty(fault: Fault) -> Document:
    return Document(path=fault.span.path, faults=(fault,))


def load_texts(texts: Mapping[str, str], config: Config, since: Since | None = None) -> Project:
    """A project that consists of these texts, by path, and no other file."""
    sources = [Source(path, text) for path, text in sorted(texts.items()) if path.endswith(".md")]
    return load(sources, config, Files.of(texts), since=since)


def lint(
    project: Project,
    config: Config,
    is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
) -> Result:
    """Run the rules that are on over the whole project, and report on the paths asked for."""
    settings = {rule.name: config.setting(rule) for rule in (*rules().values(), *BUILTIN.values())}
    running = {name: setting for name, setting in settings.items() if setting.on}
    reported = [path for path in project.documents if is_reported(path)]
    chosen = partial(_chosen, config, {*reported, NOWHERE.path})
    found = chosen([*_faults(project, running), *_run(project, running)])
    kept, used = suppress.suppress(project, found)
    hidden = len(found) - len(kept)
    if unused := running.pop(UNUSED_SUPPRESSION.name, None):
        documents = [project.documents[path] for path in reported]
        stamped = partial(_stamped, UNUSED_SUPPRESSION.name, unused)
        idle = suppress.idle(documents, used, running)
        found = chosen(stamped([*suppress.unknown(documents, [*settings]), *idle]))
        others, used = suppress.suppress(project, found)
        hidden += len(found) - len(others)
        # What silences just these findings is the end of it: nothing silences what is said of that.
        last = suppress.idle(documents, used, (UNUSED_SUPPRESSION.name,))
        kept = chosen([*kept, *others, *stamped(last)])
    return _result(project, kept, reported, hidden)


def _chosen(
    config: Config, paths: Collection[str], found: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """What is asked for of the findings, each once and in order."""
    return sorted(
        {d for d in found if d.span.path in paths and not config.is_ignored(d.span.path, d.rule)},
        key=attrgetter("sort_key"),
    )


def _stamped(name: str, setting: Setting, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    return (replace(d, rule=name, severity=d.severity or setting.severity) for d in found)


def _faults(project: Project, running: Mapping[str, Setting]) -> Iterator[Diagnostic]:
    for document in project.documents.values():
        for fault in document.faults:
            rule = INTERNAL_ERROR if isinstance(fault, _Failure) else SYNTAX_ERROR
            if rule.name in running:
                finding = Diagnostic(span=fault.span, message=fault.message, help=fault.help)
                yield from _stamped(rule.name, running[rule.name], [finding])


def _run(project: Project, running: Mapping[str, Setting]) -> Iterator[Diagnostic]:
    for name, rule in rules().items():
        if name not in running:
            continue
        assert rule.subject is not None
        for subject in SUBJECTS[rule.subject](project):
            try:
                found = rule.look(subject, project, running[name].options)
                yield from _stamped(name, running[name], found)
            except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
                yield _internal(rule, subject, error)


def _internal(rule: Rule, subject: object, error: Exception) -> Diagnostic:
    span = getattr(subject, "span", None)
    if not isinstance(span, Span):
        span = Span(getattr(subject, "path", NOWHERE.path), 0, 0)
    return Diagnostic(
        span=span,
        message=f"the rule `{rule.name}` failed: {type(error).__name__}: {error}",
        help=_BUG,
        rule=INTERNAL_ERROR.name,
        severity=INTERNAL_ERROR.severity,
    )


def _result(
    project: Project, kept: list[Diagnostic], reported: Collection[str], hidden: int
) -> Result:
    blocks = {
        each.path: [entry.span for entry in each.entries] for each in project.lists if each.entries
    }
    documents = [project.documents[path] for path in reported]
    lists = [document for document in documents if isinstance(document, List)]
    notes = [document for document in documents if isinstance(document, Note)]
    schemas = Counter(
        schema.name for note in notes if (schema := project.folder_of(note).schema) is not None
    )
    summary = Summary(
        files=len(documents),
        lists=len(lists),
        entries=sum(len(each.entries) for each in lists),
        notes=len(notes),
        references=sum(len(note.references) for note in notes),
        links=sum(len(document.links) for document in documents),
        unwritten=_unwritten(project, set(reported)),
        errors=sum(d.severity is Severity.ERROR for d in kept),
        warnings=sum(d.severity is Severity.WARNING for d in kept),
        suppressed=hidden,
        fixable=sum(d.fix is not None and d.fix.safe for d in kept),
        schemas=tuple(sorted(schemas.items())),
        formats=tuple(_formats(project, lists)),
    )
    return Result(
        diagnostics=tuple(kept),
        fingerprints=tuple(fingerprints(kept, project.sources, blocks)),
        sources=project.sources,
        summary=summary,
    )


def _formats(project: Project, lists: Iterable[List]) -> Iterator[InForce]:
    """The formats in force, the first template of each."""
    for document in lists:
        try:
            formats = project.formats(document.path).formats
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


def _unwritten(project: Project, reported: Collection[str]) -> int:
    return sum(
        suggest.is_unwritten(project, lead)
        for lead in project.leads(Outcome.MISSING)
        if lead.document.path in reported
    )
