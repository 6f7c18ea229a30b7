"""A project and rules to a result: run, suppress, compare, sort, count. Nothing is printed here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from listlint.config.tables import Config, Setting, SuppressTable
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Entry, List
from listlint.core.errors import described
from listlint.core.result import Result, Tally
from listlint.core.source import Span, Spanned
from listlint.engine import (
    added_suppressions,
    new_findings,
    one_defect,
    reader_check,
    summary,
    suppress,
    unchecked,
)
from listlint.engine.baseline import Baseline, BaselineRow
from listlint.engine.kept_findings import KeptFindings, Unchanged, is_of_one
from listlint.engine.loading import PROJECT_ROOT, REPORT_BUG, ParserFailure
from listlint.project.project import Project
from listlint.rules import (
    ENGINE_FINDINGS,
    INTERNAL_ERROR,
    STALE_BASELINE,
    SYNTAX_ERROR,
    UNUSED_SUPPRESSION,
    Rule,
    rules,
)
from listlint.works import titles
from listlint.works.linkage import Judged

_LOG = logging.getLogger(__name__)


def lint(
    project: Project,
    config: Config,
    is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
    also: Iterable[Diagnostic] = (),
    baseline: Baseline | None = None,
    kept: KeptFindings | None = None,
) -> Result:
    """A whole run: what the rules find in the paths asked for, without what the `baseline` has and,
    where a change is looked at, without what was there before; and what `also` has to be said.
    `kept` may know what is found in documents that have not changed.
    """
    enabled = _enabled(config, None)
    known = kept.unchanged(project, enabled) if kept else None
    if kept and not known:
        kept.facts.load_all()
    run = run_rules(project, config, is_reported, known=known)
    tally = _tallied(project, run.paths, known)
    if kept and len(run.paths) == len(project.documents):
        kept.keep(project, enabled, run.everything, tally)
    found = run.unsuppressed
    if baseline:
        names = new_findings.fingerprints_of(project, found)
        named = zip(found, names, strict=True)
        found = [each for each, name in named if name not in baseline.fingerprints]
        if not project.base:
            also = [*also, *_stale_rows(config, baseline, names, is_reported)]
    if project.base and found:
        found = _only_new(project, config, found)
    baselined = len(run.unsuppressed) - len(found)
    found = [*reader_check.weighed(project, found)]
    found = sorted([*found, *also], key=attrgetter("sort_key"))
    result = summary.result(
        project, found, run.paths, tally, suppressed=len(run.suppressed), baselined=baselined
    )
    if project.base is None:
        return result
    added = tuple(added_suppressions.added(project, config, run.paths, run.suppressed))
    hidden = (each for each in project.base.unchecked if is_reported(each.path))
    unseen = (*hidden, *unchecked.of_change(project, run.paths))
    told = replace(
        result.summary, added_suppressions=added, unchecked=unseen, since=project.base.revision
    )
    return replace(result, summary=told)


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
    enabled = _enabled(config, only)
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


def _tallied(project: Project, paths: Collection[str], known: Unchanged | None) -> Tally:
    """What is counted of documents."""
    asked = frozenset(paths)
    if known is None:
        return summary.tallied(project, asked)
    return known.tally.within(asked).with_more(summary.tallied(project, asked & known.changed))


def _enabled(config: Config, only: Collection[str] | None) -> dict[str, Setting]:
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
    say = partial(_with_rule_and_severity, UNUSED_SUPPRESSION.name, setting)
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
        yield from _with_rule_and_severity(UNUSED_SUPPRESSION.name, setting, [*tables, *reviews])


def _reviews_used(project: Project, enabled: Mapping[str, Setting]) -> frozenset[Judged]:
    """What people have judged of works that the rules that ran would take for one."""
    options = (enabled[name].options.get("cutoff") for name in suppress.RULES_OF_DUPLICATES)
    cutoffs = {titles.CUTOFF, *(each for each in options if isinstance(each, int))}
    return project.works.reviews_used(cutoffs)


def _only_new(project: Project, config: Config, found: list[Diagnostic]) -> list[Diagnostic]:
    """The findings that the project did not have before the change that is looked at."""
    assert project.base is not None
    rerun = _rules_to_rerun(project, found)
    # Whether a comment is of use is known only once every rule has run.
    only = None if UNUSED_SUPPRESSION.name in rerun else rerun
    base = Findings([], [], [], [])
    if rerun:
        base = run_rules(project.base.project, config, only=only)
    new = new_findings.not_in_base(project, found, base.unsuppressed)
    return _without_shifted(project, new, base.suppressed)


def _rules_of_lists() -> set[str]:
    """The rules that look at an entry or a list by itself."""
    return {name for name, rule in rules().items() if rule.subject_type in (Entry, List)}


def _rules_to_rerun(project: Project, found: Iterable[Diagnostic]) -> set[str]:
    """The rules of which only a run on the base tells which findings are new. Of the rules of lists
    mostly the entry alone tells it, unless a comment silenced them before.
    """
    assert project.base is not None
    silenced = suppress.rules_in_comments(project.base.project.documents.values())
    settled = _rules_of_lists() - silenced
    return {
        each.rule
        for each in found
        if not (each.rule in settled and new_findings.is_settled_by_entry(project, each.span))
    }


def _without_shifted(
    project: Project, new: list[Diagnostic], suppressed_in_base: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The new findings without those of rules of lists at entries that the change left alone: there
    the convention has changed, not the entry. Those that a comment silenced before were found all
    the same, and stay: it is the comment that has gone.
    """
    of_lists = _rules_of_lists()
    unchanged = [
        each
        for each in new
        if each.rule in of_lists and new_findings.is_untouched(project, each.span)
    ]
    shifted = {*new_findings.not_in_base(project, unchanged, suppressed_in_base)}
    return [each for each in new if each not in shifted]


def _stale_rows(
    config: Config,
    baseline: Baseline,
    fingerprints: Iterable[str],
    is_reported: Callable[[str], bool],
) -> Iterator[Diagnostic]:
    """What is said of rows of the baseline, as far as their rules and paths were looked at."""
    enabled = _enabled(config, None)

    def is_asked(row: BaselineRow) -> bool:
        return row.rule in enabled and is_reported(row.path)

    if setting := enabled.get(STALE_BASELINE.name):
        stale = baseline.stale(fingerprints, is_asked)
        yield from _with_rule_and_severity(STALE_BASELINE.name, setting, stale)


def _with_rule_and_severity(
    name: str, setting: Setting, found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    return (replace(d, rule=name, severity=d.severity or setting.severity) for d in found)


def _faults(project: Project, enabled: Mapping[str, Setting]) -> Iterator[Diagnostic]:
    for document in project.documents.values():
        for fault in document.faults:
            rule = INTERNAL_ERROR if isinstance(fault, ParserFailure) else SYNTAX_ERROR
            if rule is SYNTAX_ERROR and project.links.follower.visibility.is_silent(document):
                continue  # tests are run on what is broken
            if setting := enabled.get(rule.name):
                finding = Diagnostic(span=fault.span, message=fault.message, help=fault.help)
                yield from _with_rule_and_severity(rule.name, setting, [finding])


def _run(
    project: Project, enabled: Mapping[str, Setting], is_reported: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    for name, rule in rules().items():
        if name not in enabled:
            continue
        check = rule.bind(project, enabled[name].options)
        for subject in rule.subjects_in(project, is_reported):
            try:
                yield from _with_rule_and_severity(name, enabled[name], check(subject))
            except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
                yield _internal_error(rule, subject, error)


def _internal_error(rule: Rule, subject: object, error: Exception) -> Diagnostic:
    span = getattr(subject, "span", None)
    if not isinstance(span, Span):
        span = Span(getattr(subject, "path", PROJECT_ROOT.path), 0, 0)
    _LOG.debug("%s: %s", span.path, rule.name, exc_info=error)
    return Diagnostic(
        span=span,
        message=f"the rule `{rule.name}` failed: {described(error)}",
        help=f"this is a bug of the rule: see `{rule.origin}`" if rule.origin else REPORT_BUG,
        rule=INTERNAL_ERROR.name,
        severity=INTERNAL_ERROR.severity,
    )
