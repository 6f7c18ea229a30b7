"""What the rules find in a project by themselves, and what comments and tables suppress of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from listlint.config.tables import Config, Setting, SuppressTable
from listlint.core.diagnostic import Diagnostic
from listlint.core.errors import described, last_line
from listlint.core.source import Span, Spanned
from listlint.engine import one_defect, own_findings, suppress, written_heads
from listlint.engine.kept_findings import Unchanged, is_of_one
from listlint.engine.loading import PROJECT_ROOT, REPORT_BUG, ParserFailure
from listlint.project.project import Project
from listlint.rules import (
    ENGINE_FINDINGS,
    INTERNAL_ERROR,
    SYNTAX_ERROR,
    UNUSED_SUPPRESSION,
    Rule,
    RuleMistake,
    rules,
)
from listlint.works import titles
from listlint.works.linkage import Judged

_LOG = logging.getLogger(__name__)
OWN_BUG = "this is a bug of the rule: `--debug` shows how it came to it"
"""The help where a rule of the project's own fails."""


class Findings(NamedTuple):
    """What the rules have found."""

    unsuppressed: list[Diagnostic]
    """In order."""
    suppressed: list[Diagnostic]
    paths: list[str]
    """The documents that are reported on."""
    everything: list[Diagnostic]
    """What each rule has found by itself, in no order."""


def run_rules(
    project: Project,
    config: Config,
    is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
    only: Collection[str] | None = None,
    known: Unchanged | None = None,
) -> Findings:
    """What rules find, be it new or not; `only` names the rules to run of those that are on, and
    what is `known` is not looked for again.
    """
    enabled = settings_of(config, only)
    paths = [path for path in project.documents if is_reported(path)]
    reportable = partial(_reportable, config, paths)
    everything = [*_found(project, enabled, is_reported, known)]
    found = reportable(one_defect.once(project, everything))
    unsuppressed, used_names = suppress.without_suppressed(project, found)
    comments = _unused_comments(project, paths, used_names, enabled)
    found += reportable([*comments.unsuppressed, *comments.suppressed])
    unsuppressed += reportable(comments.unsuppressed)
    unsuppressed, used_tables = suppress.without_configured(project, config, unsuppressed)
    suppressed = [*set(found).difference(unsuppressed)]
    if len(paths) == len(project.documents):
        unsuppressed += reportable(_unused_tables(project, config, used_tables, enabled))
    unsuppressed.sort(key=attrgetter("sort_key"))
    return Findings(unsuppressed, suppressed, paths, everything)


def _found(
    project: Project,
    enabled: Mapping[str, Setting],
    is_reported: Callable[[str], bool],
    known: Unchanged | None,
) -> Iterator[Diagnostic]:
    """What each rule finds by itself; where something is known, what it finds in the others."""
    if known is None:
        yield from _faults(project, enabled)
        yield from _run(project, enabled, is_reported)
        return
    yield from known.found
    changed = {path for path in known.changed if is_reported(path)}
    again = {name: setting for name, setting in enabled.items() if is_of_one(name)}
    for each in (*_faults(project, again), *_run(project, again, changed.__contains__)):
        if each.span.path in changed or each.span.path not in project.documents:
            yield each


def settings_of(config: Config, only: Collection[str] | None = None) -> dict[str, Setting]:
    """The settings of the rules that are on, by name."""
    settings = (
        (name, config.setting(rule)) for name, rule in _all_rules().items() if not rule.is_withheld
    )
    return {
        name: setting for name, setting in settings if setting.on and (only is None or name in only)
    }


def _all_rules() -> dict[str, Rule]:
    """The rules, and the engine's own findings, by name."""
    return {**rules(), **ENGINE_FINDINGS}


def _reportable(
    config: Config, paths: Iterable[str], found: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The findings in these files, the configuration and no file, each once and in order, without
    those of rules that the configuration ignores there.
    """
    places = {*paths, *([config.source.path] if config.source else ()), PROJECT_ROOT.path}
    return sorted(
        {d for d in found if d.span.path in places and not config.is_ignored(d.span.path, d.rule)},
        key=attrgetter("sort_key"),
    )


def _unused_comments(
    project: Project,
    paths: Iterable[str],
    used: Collection[Spanned],
    enabled: Mapping[str, Setting],
) -> Findings:
    """What is said of comments that suppress nothing, be it suppressed in turn or not."""
    setting = enabled.get(UNUSED_SUPPRESSION.name)
    if setting is None:
        return Findings([], [], [], [])
    say = partial(with_rule_and_severity, UNUSED_SUPPRESSION.name, setting)
    documents = [project.documents[path] for path in paths]
    ran = enabled.keys() - {UNUSED_SUPPRESSION.name}
    unknown = suppress.unknown_rules(documents, [*_all_rules()])
    found = [*say([*unknown, *suppress.unused_comments(documents, used, ran)])]
    unsuppressed, used = suppress.without_suppressed(project, found)
    suppressed = [*set(found).difference(unsuppressed)]
    # A comment that ignores `unused-suppression` can itself be unused; that is reported and cannot
    # be suppressed.
    last = say(suppress.unused_comments(documents, used, (UNUSED_SUPPRESSION.name,)))
    return Findings([*unsuppressed, *last], suppressed, [*paths], [])


def _unused_tables(
    project: Project,
    config: Config,
    used: Collection[SuppressTable],
    enabled: Mapping[str, Setting],
) -> Iterator[Diagnostic]:
    """What is said of tables of the configuration that suppress nothing."""
    if setting := enabled.get(UNUSED_SUPPRESSION.name):
        ran = enabled.keys() - {UNUSED_SUPPRESSION.name}
        used_reviews = partial(_reviews_used, project, enabled)
        tables = suppress.unused_tables(config, used, ran)
        reviews = suppress.unused_reviews(config, used_reviews, ran)
        yield from with_rule_and_severity(UNUSED_SUPPRESSION.name, setting, [*tables, *reviews])


def _reviews_used(project: Project, enabled: Mapping[str, Setting]) -> frozenset[Judged]:
    """What people have judged of works that the rules that ran would take for one."""
    options = (enabled[name].options.get("cutoff") for name in suppress.RULES_OF_DUPLICATES)
    cutoffs = {titles.CUTOFF, *(each for each in options if isinstance(each, int))}
    return project.works.reviews_used(cutoffs)


def with_rule_and_severity(
    name: str, setting: Setting, found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """What a rule has found, under its name, and with the severity that is set if it has none."""
    return (replace(d, rule=name, severity=d.severity or setting.severity) for d in found)


def _faults(project: Project, enabled: Mapping[str, Setting]) -> Iterator[Diagnostic]:
    for document in project.documents.values():
        for fault in document.faults:
            rule = INTERNAL_ERROR if isinstance(fault, ParserFailure) else SYNTAX_ERROR
            if rule is SYNTAX_ERROR and project.links.follower.visibility.is_silent(document):
                continue  # tests are run on what is broken
            if setting := enabled.get(rule.name):
                finding = written_heads.finding(project, document, fault)
                yield from with_rule_and_severity(rule.name, setting, [finding])


def _run(
    project: Project, enabled: Mapping[str, Setting], is_reported: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    for name, rule in rules().items():
        if name not in enabled:
            continue
        first, failures = None, 0
        check = rule.bind(project, enabled[name].options)
        for subject in rule.subjects_in(project, is_reported):
            try:
                found = check(subject)
                if rule.origin:
                    found = own_findings.sound(found, project)
                yield from with_rule_and_severity(name, enabled[name], found)
            except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
                first = first or _internal_error(rule, subject, error)
                failures += 1
        if first:  # said once, since one mistake in a rule meets most of what it looks at
            again = f" ({failures} times)" if failures > 1 else ""
            yield replace(first, message=first.message + again)


def mistakes(config: Config) -> Iterator[Diagnostic]:
    """What is said of rules of the project's own that are on and cannot be run."""
    for rule in rules().values():
        if rule.mistakes and config.setting(rule).on:
            for mistake in rule.mistakes:
                yield Diagnostic(
                    span=Span(PROJECT_ROOT.path, 0, 0),
                    message=mistake,
                    help=f"the rule `{rule.name}` has not been run",
                    rule=INTERNAL_ERROR.name,
                    severity=INTERNAL_ERROR.severity,
                )


def _internal_error(rule: Rule, subject: object, error: Exception) -> Diagnostic:
    span = getattr(subject, "span", None)
    if not isinstance(span, Span):
        span = Span(getattr(subject, "path", PROJECT_ROOT.path), 0, 0)
    _LOG.debug("%s: %s", span.path, rule.name, exc_info=error)
    return Diagnostic(
        span=span,
        message=f"the rule `{rule.name}` failed: {_why_failed(rule, error)}",
        help=OWN_BUG if rule.origin else REPORT_BUG,
        rule=INTERNAL_ERROR.name,
        severity=INTERNAL_ERROR.severity,
    )


def _why_failed(rule: Rule, error: Exception) -> str:
    """What was raised, and where: in a rule of the project's own the line of its file."""
    if not rule.origin:
        return described(error)
    said, line = f"{type(error).__name__}: {error}", last_line(error, rule.module)
    if isinstance(error, RuleMistake):
        said, line = str(error), error.line
    return f"{said} (`{rule.origin}:{line}`)" if line else f"{said} (`{rule.origin}`)"
