"""Documents and rules to findings: run, stamp, sort, suppress, count. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from listlint.config.tables import Config, Setting
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document, Entry, Fault, List
from listlint.core.result import Result
from listlint.core.source import Source, Span
from listlint.engine import compare, summary, suppress
from listlint.engine.baseline import Baseline, BaselineRow
from listlint.files.listing import Files
from listlint.parse import parse
from listlint.project.project import Project, Since
from listlint.project.settings import Settings
from listlint.rules._builtin import (
    BUILTIN,
    INTERNAL_ERROR,
    STALE_BASELINE,
    SYNTAX_ERROR,
    UNUSED_SUPPRESSION,
)
from listlint.rules._rule import SUBJECTS, Rule, rules

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
    if config.source:
        texts[config.source.path] = config.source
    documents = []
    for source in sorted(sources, key=attrgetter("path")):  # of equals, rules take the first
        texts[source.path] = source
        fault = faults.get(source.path) if faults else None
        if since and since.project.sources.get(source.path) is source:
            documents.append(since.project.documents[source.path])
        else:
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


def reload(project: Project, sources: Iterable[Source], config: Config) -> Project:
    """The same project with these texts in the place of those that they replace."""
    new = {source.path: source for source in sources}
    return project.replacing([_parse(source, config) for source in new.values()], new)


def load_texts(texts: Mapping[str, str], config: Config, since: Since | None = None) -> Project:
    """A project that consists of these texts, by path, and no other file."""
    sources = [Source(path, text) for path, text in sorted(texts.items()) if path.endswith(".md")]
    return load(sources, config, Files.of(texts), since=since)


def lint(
    project: Project,
    config: Config,
    is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
    also: Iterable[Diagnostic] = (),
    baseline: Baseline | None = None,
) -> Result:
    """Run the rules that are on over the whole project, and report on the paths asked for: all
    that is found there, or what a change has brought, and what `also` has to be said. What the
    `baseline` knows is held back.
    """
    found = find(project, config, is_reported)
    kept = found.kept
    if baseline:
        names = dict(zip(kept, compare.names(project, kept), strict=True))
        kept = [each for each in kept if names[each] not in baseline.fingerprints]
        if not project.since:
            also = [*also, *_stale(config, baseline, names.values(), is_reported)]
    if project.since and kept:
        kept = _brought(project, config, kept)
    held = len(found.kept) - len(kept)
    kept = sorted([*kept, *also], key=attrgetter("sort_key"))
    result = summary.result(project, kept, found.reported, suppressed=len(found.hidden), held=held)
    if project.since is None:
        return result
    added = tuple(suppress.added(project, config, found.reported))
    return replace(result, summary=replace(result.summary, added_suppressions=added))


class Findings(NamedTuple):
    """What the rules have found."""

    kept: list[Diagnostic]
    """In order, without what is suppressed."""
    hidden: list[Diagnostic]
    """What is suppressed."""
    reported: list[str]
    """The paths of the documents that are reported on."""


def find(
    project: Project,
    config: Config,
    is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
    only: Collection[str] | None = None,
) -> Findings:
    """What rules find, be it new or not; `only` names the rules to run of those that are on."""
    settings = {rule.name: config.setting(rule) for rule in (*rules().values(), *BUILTIN.values())}
    running = {
        name: setting
        for name, setting in settings.items()
        if setting.on and (only is None or name in only)
    }
    reported = [path for path in project.documents if is_reported(path)]
    here = {config.source.path} if config.source else set()
    chosen = partial(_chosen, config, {*reported, *here, NOWHERE.path})
    found = chosen([*_faults(project, running), *_run(project, running)])
    kept, used = suppress.without_suppressed(project, found)
    hidden = [*set(found).difference(kept)]
    if unused := running.pop(UNUSED_SUPPRESSION.name, None):
        documents = [project.documents[path] for path in reported]
        stamped = partial(_stamped, UNUSED_SUPPRESSION.name, unused)
        unused_names = suppress.idle(documents, used, running)
        found = chosen(stamped([*suppress.unknown(documents, [*settings]), *unused_names]))
        others, used = suppress.without_suppressed(project, found)
        hidden += set(found).difference(others)
        # What silences just these findings is the end of it: nothing silences what is said of that.
        last = suppress.idle(documents, used, (UNUSED_SUPPRESSION.name,))
        kept = chosen([*kept, *others, *stamped(last)])
    others, tables = suppress.configured(project, config, kept)
    hidden += set(kept).difference(others)
    if unused and len(reported) == len(project.documents):
        idle = [
            *suppress.idle_tables(config, tables, running),
            *suppress.idle_judgements(config, project.works.judgements.used, running),
        ]
        others = chosen([*others, *_stamped(UNUSED_SUPPRESSION.name, unused, idle)])
    return Findings(others, hidden, reported)


def _brought(project: Project, config: Config, found: list[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings that the project did not have before the change that is looked at.

    What a rule says of an entry or a list by itself can be new only where something was changed: at
    an entry that stands where it stood, just the measure has shifted. What was suppressed there,
    and is not any more, was found all the same.
    """
    assert project.since is not None
    then = project.since.project
    own = {rule.name for rule in rules().values() if rule.subject in (Entry, List)}
    hidden = suppress.named(then.documents.values())
    asked = {
        diagnostic.rule
        for diagnostic in found
        if not (diagnostic.rule in own - hidden and compare.is_plain(project, diagnostic.span))
    }
    # Whether a comment is of use is known only once every rule has run.
    only = None if UNUSED_SUPPRESSION.name in asked else asked
    before = find(then, config, only=only) if asked else Findings([], [], [])
    new = compare.brought(project, found, before.kept)
    still = [d for d in new if d.rule in own and compare.is_untouched(project, d.span)]
    shifted = {*compare.brought(project, still, before.hidden)}
    return [diagnostic for diagnostic in new if diagnostic not in shifted]


def _stale(
    config: Config,
    baseline: Baseline,
    names: Iterable[str],
    is_reported: Callable[[str], bool],
) -> Iterator[Diagnostic]:
    """What is said of rows of the baseline, as far as their rules and paths were looked at."""
    setting = config.setting(STALE_BASELINE)
    looked_at = {
        rule.name for rule in (*rules().values(), *BUILTIN.values()) if config.setting(rule).on
    }

    def is_asked(row: BaselineRow) -> bool:
        return row.rule in looked_at and is_reported(row.path)

    if setting.on:
        yield from _stamped(STALE_BASELINE.name, setting, baseline.stale(names, is_asked))


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
