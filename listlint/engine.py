"""Documents and rules to findings: run, stamp, sort, suppress, count. Nothing is printed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from listlint import suggest, suppress
from listlint.builtin import BUILTIN, INTERNAL_ERROR, SYNTAX_ERROR, UNUSED_SUPPRESSION
from listlint.config import Config, Setting
from listlint.diagnostic import Diagnostic, Severity, fingerprints
from listlint.files import Files
from listlint.model import Document, Fault, List, Note
from listlint.parse import parse
from listlint.project import Project
from listlint.resolve import Outcome
from listlint.result import Result, Summary
from listlint.rule import SUBJECTS, Rule, rules
from listlint.source import Source, Span

NOWHERE = Source(".", "")
"""What a finding points at that belongs to no file."""


def load(
    sources: Iterable[Source],
    config: Config,
    files: Files,
    faults: Mapping[str, Fault] | None = None,
) -> Project:
    """Parse every source, as the configuration takes it, into one project.

    What has a fault, by path, could not be read: it becomes a document that holds just that.
    """
    texts = {NOWHERE.path: NOWHERE}
    documents = []
    for source in sources:
        path = source.path
        texts[path] = source
        if faults and path in faults:
            documents.append(Document(path=path, faults=(faults[path],)))
        else:
            documents.append(parse(source, config.kind(path), config.references(path)))
    folders = {document.path: config.folder(document.path) for document in documents}
    return Project(documents, texts, files, folders)


def load_texts(texts: Mapping[str, str], config: Config) -> Project:
    """A project that consists of these texts, by path, and no other file."""
    sources = [Source(path, text) for path, text in sorted(texts.items()) if path.endswith(".md")]
    return load(sources, config, Files.of(texts))


def lint(
    project: Project,
    config: Config,
    is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
) -> Result:
    """Run the rules that are on over the whole project, and report on the paths asked for."""
    settings = {name: config.setting(rule) for name, rule in rules().items()}
    running = {name: setting for name, setting in settings.items() if setting.on}
    found = [*_faults(project.documents.values()), *_run(project, running)]
    found = sorted(set(found), key=lambda diagnostic: diagnostic.sort_key)
    found = [d for d in found if not config.is_ignored(d.span.path, d.rule)]
    reported = [path for path in project.documents if is_reported(path)]
    shown = set(reported) | {NOWHERE.path}
    found = [diagnostic for diagnostic in found if diagnostic.span.path in shown]
    kept, used = suppress.suppress(project, found)
    hidden = len(found) - len(kept)
    if config.setting(UNUSED_SUPPRESSION).on:
        ran = {*running, SYNTAX_ERROR.name}
        documents = [project.documents[path] for path in reported]
        extra = suppress.unused(documents, used, ran, {*rules(), *BUILTIN})
        allowed = (d for d in extra if not config.is_ignored(d.span.path, d.rule))
        kept = sorted([*kept, *allowed], key=lambda diagnostic: diagnostic.sort_key)
    return _result(project, kept, reported, hidden)


def _faults(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    for document in documents:
        for fault in document.faults:
            yield Diagnostic(
                span=fault.span,
                message=fault.message,
                help=fault.help,
                rule=SYNTAX_ERROR.name,
                severity=SYNTAX_ERROR.severity,
            )


def _run(project: Project, running: Mapping[str, Setting]) -> Iterator[Diagnostic]:
    for name, setting in running.items():
        rule = rules()[name]
        assert rule.subject is not None
        for subject in SUBJECTS[rule.subject](project):
            try:
                for diagnostic in rule.look(subject, project, setting.options):
                    severity = diagnostic.severity or setting.severity
                    yield replace(diagnostic, rule=name, severity=severity)
            except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
                yield _internal(rule, subject, error)


def _internal(rule: Rule, subject: object, error: Exception) -> Diagnostic:
    span = getattr(subject, "span", None)
    if not isinstance(span, Span):
        span = Span(getattr(subject, "path", NOWHERE.path), 0, 0)
    return Diagnostic(
        span=span,
        message=f"the rule `{rule.name}` failed: {type(error).__name__}: {error}",
        help="this is a bug in listlint: please report it with the file",
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
    )
    return Result(
        diagnostics=tuple(kept),
        fingerprints=tuple(fingerprints(kept, project.sources, blocks)),
        sources=project.sources,
        summary=summary,
    )


def _unwritten(project: Project, reported: Collection[str]) -> int:
    return sum(
        suggest.is_unwritten(project, lead)
        for lead in project.leads(Outcome.MISSING)
        if lead.document.path in reported
    )
