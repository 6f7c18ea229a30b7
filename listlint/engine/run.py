"""A project and rules to findings: run, stamp, sort, suppress, count. Nothing is printed here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from listlint.config.tables import Config, Setting
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Entry, List
from listlint.core.errors import described
from listlint.core.result import Result
from listlint.core.source import Span
from listlint.engine import compare, one_defect, reader_check, summary, suppress, unchecked
from listlint.engine.baseline import Baseline, BaselineRow
from listlint.engine.loading import BUG, NOWHERE, ParserFailure
from listlint.project.project import Project
from listlint.rules import (
    BUILTIN,
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
) -> Result:
    """Run the rules that are on over the whole project, and report on the paths asked for: all
    that is found there, or what a change has brought, and what `also` has to be said. What the
    `baseline` knows is held back.
    """
    found = find(project, config, is_reported)
    kept = found.kept
    if baseline:
        names = dict(zip(kept, compare.fingerprints_of(project, kept), strict=True))
        kept = [each for each in kept if names[each] not in baseline.fingerprints]
        if not project.since:
            also = [*also, *_stale(config, baseline, names.values(), is_reported)]
    if project.since and kept:
        kept = _brought(project, config, kept)
    held = len(found.kept) - len(kept)
    kept = [*reader_check.weighed(project, kept)]
    kept = sorted([*kept, *also], key=attrgetter("sort_key"))
    result = summary.result(project, kept, found.reported, suppressed=len(found.hidden), held=held)
    if project.since is None:
        return result
    added = tuple(suppress.added(project, config, found.reported))
    hidden = (each for each in project.since.unchecked if is_reported(each.path))
    unseen = (*hidden, *unchecked.of_change(project, found.reported))
    told = replace(result.summary, added_suppressions=added, unchecked=unseen)
    return replace(result, summary=told)


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
    found = [*_faults(project, running), *_run(project, running)]
    found = chosen(one_defect.once(project, found))
    kept, used = suppress.without_suppressed(project, found)
    hidden = [*set(found).difference(kept)]
    if unused := running.pop(UNUSED_SUPPRESSION.name, None):
        documents = [project.documents[path] for path in reported]
        stamped = partial(_stamped, UNUSED_SUPPRESSION.name, unused)
        unused_names = suppress.unused_comments(documents, used, running)
        found = chosen(stamped([*suppress.unknown_rules(documents, [*settings]), *unused_names]))
        others, used = suppress.without_suppressed(project, found)
        hidden += set(found).difference(others)
        # What silences just these findings is the end of it: nothing silences what is said of that.
        last = suppress.unused_comments(documents, used, (UNUSED_SUPPRESSION.name,))
        kept = chosen([*kept, *others, *stamped(last)])
    others, tables = suppress.without_configured(project, config, kept)
    hidden += set(kept).difference(others)
    if unused and len(reported) == len(project.documents):
        idle = [
            *suppress.unused_tables(config, tables, running),
            *suppress.unused_reviews(config, partial(_reviews_used, project, running), running),
        ]
        others = chosen([*others, *_stamped(UNUSED_SUPPRESSION.name, unused, idle)])
    return Findings(others, hidden, reported)


def _reviews_used(project: Project, running: Mapping[str, Setting]) -> frozenset[Judged]:
    """What people have judged of works that the rules that ran would take for one."""
    options = (running[name].options.get("cutoff") for name in suppress.JUDGED)
    cutoffs = {titles.CUTOFF, *(each for each in options if isinstance(each, int))}
    return project.works.reviews_used(cutoffs)


def _brought(project: Project, config: Config, found: list[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings that the project did not have before the change that is looked at.

    What a rule says of an entry or a list by itself can be new only where something was changed: at
    an entry that stands where it stood, just the measure has shifted. What was suppressed there,
    and is not any more, was found all the same.
    """
    assert project.since is not None
    then = project.since.project
    own = {rule.name for rule in rules().values() if rule.subject in (Entry, List)}
    hidden = suppress.rules_in_comments(then.documents.values())
    asked = {
        diagnostic.rule
        for diagnostic in found
        if not (diagnostic.rule in own - hidden and compare.is_plain(project, diagnostic.span))
    }
    # Whether a comment is of use is known only once every rule has run.
    only = None if UNUSED_SUPPRESSION.name in asked else asked
    before = find(then, config, only=only) if asked else Findings([], [], [])
    new = compare.new_findings(project, found, before.kept)
    still = [d for d in new if d.rule in own and compare.is_untouched(project, d.span)]
    shifted = {*compare.new_findings(project, still, before.hidden)}
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
            rule = INTERNAL_ERROR if isinstance(fault, ParserFailure) else SYNTAX_ERROR
            if rule.name in running:
                finding = Diagnostic(span=fault.span, message=fault.message, help=fault.help)
                yield from _stamped(rule.name, running[rule.name], [finding])


def _run(project: Project, running: Mapping[str, Setting]) -> Iterator[Diagnostic]:
    for name, rule in rules().items():
        if name not in running:
            continue
        look = rule.looking(project, running[name].options)
        for subject in rule.subjects(project):
            try:
                found = look(subject)
                yield from _stamped(name, running[name], found)
            except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
                yield _internal(rule, subject, error)


def _internal(rule: Rule, subject: object, error: Exception) -> Diagnostic:
    span = getattr(subject, "span", None)
    if not isinstance(span, Span):
        span = Span(getattr(subject, "path", NOWHERE.path), 0, 0)
    _LOG.debug("%s: %s", span.path, rule.name, exc_info=error)
    return Diagnostic(
        span=span,
        message=f"the rule `{rule.name}` failed: {described(error)}",
        help=BUG,
        rule=INTERNAL_ERROR.name,
        severity=INTERNAL_ERROR.severity,
    )
