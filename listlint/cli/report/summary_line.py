"""The closing summary of the formats for people: what was checked, and how it went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from listlint.cli.report.terminal_text import visible
from listlint.core.diagnostic import Severity
from listlint.core.result import InForce, NotRead, Result, Summary

MOST_FORMATS = 5
"""The formats of so many lists are told."""
MOST_NOT_READ = 10
"""Kinds of pieces that are not read and are named."""


def summary(result: Result) -> Iterator[str]:
    """The lines of the summary: first what was checked, then what was found and what held back."""
    total = result.summary
    yield f"checked {checked(total)}"
    if total.formats:
        yield f"formats: {', '.join(_formats(total.formats))}"
    yield from not_read(total.not_read)
    if total.schemas:
        used = (f"{visible(name)} ({_count(notes, 'note')})" for name, notes in total.schemas)
        yield f"schemas: {', '.join(used)}"
    if total.unwritten and not any(each.unwritten for each in result.diagnostics):
        one = total.unwritten == 1
        links = "1 link points to an" if one else f"{total.unwritten} links point to"
        yield f"{links} unwritten note{'s' * (not one)}"
    yield found(result)
    if total.suppressed:
        yield f"suppressed: {total.suppressed}"
    if total.baselined:
        yield f"known before, and not shown: {total.baselined}"
    if total.templates:
        yield f"taken for templates: {_count(total.templates, 'file')}"
    for why, count in islice(total.not_judged, MOST_NOT_READ):
        yield f"not checked: {_count(count, 'link')} that may be broken, because {visible(why)}"
    yield from (each.text for each in for_review(result))


FOR_REVIEW = "for-review"
"""What stands where a finding has the name of its rule."""


class ReviewLine(NamedTuple):
    """What whoever reviews a change should know of it."""

    path: str
    line: int | None
    text: str


def for_review(result: Result) -> Iterator[ReviewLine]:
    """What a change suppresses by itself, and what it brings that is not checked."""
    for path, line, rules, reason in result.summary.added_suppressions:
        names = visible(", ".join(rules) or "nothing")
        why = f": {visible(reason)}" if reason else ""
        text = f"the change itself suppresses {names} at {visible(path)}:{line}{why}"
        yield ReviewLine(path, line, text)
    for path, number, why in result.summary.unchecked:
        place = visible(path) if number is None else f"{visible(path)}:{number}"
        text = f"the change has what is not checked, {place}: {visible(why)}"
        yield ReviewLine(path, number, text)


def not_read(found: Iterable[NotRead]) -> Iterator[str]:
    """What of the lists was not taken for an entry, and why."""
    for path, reason, count, sections in islice(found, MOST_NOT_READ):
        yield (
            f"{visible(path)}: {_count(count, 'item')} in {_count(sections, 'section')} "
            f"{reason} and are not read as entries"
        )


def found(result: Result) -> str:
    """How many findings there are, in words."""
    counts = {severity.value: result.count(severity) for severity in Severity}
    if not any(counts.values()):
        return f"no findings{_since(result.summary)}"
    findings = " and ".join(_count(number, one) for one, number in counts.items() if number)
    files = len({diagnostic.span.path for diagnostic in result.diagnostics})
    fixable = result.summary.fixable
    fixes = f", {fixable} with a safe fix" if fixable else ""
    return f"found {findings} in {_count(files, 'file')}{fixes}{_since(result.summary)}"


def _since(total: Summary) -> str:
    """What was compared with, if only what is new since is reported."""
    since = total.since.removeprefix("refs/remotes/").removesuffix("...HEAD")
    return f", new since `{visible(since)}`" if since else ""


def statistics(result: Result) -> Iterator[str]:
    """How many findings each rule has, the most frequent first."""
    counts = Counter(diagnostic.rule for diagnostic in result.diagnostics)
    width = len(str(max(counts.values(), default=0)))
    for rule, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield f"{number:>{width}}  {rule}"


def checked(total: Summary) -> str:
    """What was looked at."""
    parts = []
    if total.lists:
        lists, entries = _count(total.lists, "list"), _count(total.entries, "entry", "entries")
        parts.append(f"{lists} with {entries}")
    if total.notes:
        references = f" with {_count(total.references, 'reference')}" if total.references else ""
        parts.append(_count(total.notes, "note") + references)
    if total.links:
        parts.append(_count(total.links, "link"))
    files = _count(total.files, "file")
    return f"{files}: {', '.join(parts)}" if parts else files


def _formats(formats: Sequence[InForce]) -> Iterator[str]:
    """The origin of each list's formats, and how many entries conform, those of tables included."""
    lists: defaultdict[str, list[InForce]] = defaultdict(list)
    for each in formats:
        lists[each.path].append(each)
    for path, every in [*lists.items()][:MOST_FORMATS]:
        found = [each for each in every if each.template is not None]
        if not found:
            yield f"{visible(path)} (none found)"
            continue
        origins = " and ".join(dict.fromkeys(each.origin for each in found))
        conforming = sum(each.conforming for each in found)
        entries = _count(sum(each.entries for each in found), "entry", "entries")
        yield f"{visible(path)} ({origins}, {conforming} of {entries})"
    if len(lists) > MOST_FORMATS:
        yield f"and {len(lists) - MOST_FORMATS} more"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or f'{one}s'}"
