"""A project and rules to a result: run, compare, sort, count. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Entry, List
from listlint.core.result import Result, Tally
from listlint.engine import (
    added_suppressions,
    new_findings,
    reader_check,
    summary,
    suppress,
    unchecked,
)
from listlint.engine.baseline import Baseline, BaselineRow
from listlint.engine.kept_findings import KeptFindings, Unchanged
from listlint.engine.rule_findings import (
    Findings,
    mistakes,
    run_rules,
    settings_of,
    with_rule_and_severity,
)
from listlint.project.project import Project
from listlint.rules import STALE_BASELINE, UNUSED_SUPPRESSION, rules


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
    enabled = settings_of(config)
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
    found = sorted([*found, *also, *mistakes(config)], key=attrgetter("sort_key"))
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


def _tallied(project: Project, paths: Collection[str], known: Unchanged | None) -> Tally:
    """What is counted of documents."""
    asked = frozenset(paths)
    if known is None:
        return summary.tallied(project, asked)
    return known.tally.within(asked).with_more(summary.tallied(project, asked & known.changed))


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
    enabled = settings_of(config)

    def is_asked(row: BaselineRow) -> bool:
        return row.rule in enabled and is_reported(row.path)

    if setting := enabled.get(STALE_BASELINE.name):
        stale = baseline.stale(fingerprints, is_asked)
        yield from with_rule_and_severity(STALE_BASELINE.name, setting, stale)
