"""Which run of a list's entries is meant by the name of a section."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from listlint.core import did_you_mean
from listlint.core.document import Document, Entry, Heading
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.lists.sequences import EntryRun, runs

Section = tuple[str, ...]
"""The headings above entries, outermost first, and perhaps the label of their group."""

_LABEL = pattern(
    r"\s*(?:[-*+]\s+|\d+[.)]\s+)?[*_]{0,3}([^\W_][^\[\]<>|*_]{0,60}?)\s*[*_:\uff1a]{0,4}\s*"
)
"""A line of a few plain words, in bold or not."""
_MOST_NAMES = 30
"""So many sections are named in a sentence."""


class UnknownSection(Exception):  # noqa: N818 - a question to whoever adds
    """The section has to be named, or named otherwise; says what it can be."""


class UnnamedGroups(Exception):  # noqa: N818 - an answer
    """The section has several runs of entries, and nothing tells which is meant."""


def outer_runs(source: Source, entries: Sequence[Entry]) -> list[EntryRun]:
    """The runs of a list but for those that are nested in the entries of others."""
    found = sorted(runs(source, entries), key=lambda run: (run.entries[0].span, -run.ends[-1]))
    outer: list[EntryRun] = []
    for run in found:
        if not outer or run.entries[0].span.start >= outer[-1].ends[-1]:
            outer.append(run)
    return outer


def meant(wanted: str | None, found: Sequence[EntryRun], entries: Sequence[Entry]) -> EntryRun:
    """The run of a section. Several names are parted by ` > `; without a name it is the only one.

    Raises `UnknownSection`, `UnnamedGroups`.
    """
    sections = _sections(found, entries)
    section = _section(wanted, [*dict.fromkeys(sections)])
    here = [run for run, name in zip(found, sections, strict=True) if name == section]
    if len(here) > 1:
        lines = ", ".join(str(_line(run)) for run in here)
        raise UnnamedGroups(
            f"the entries of `{' > '.join(section)}` are in {len(here)} groups without names (on"
            f" lines {lines}), and it cannot be known in which of them a new one belongs"
        )
    return here[0]


def empty_section(wanted: str | None, document: Document, source: Source) -> Heading | None:
    """The only heading of a name, if there is nothing below it: neither words nor sections."""
    name = (wanted or "").rpartition(" > ")[2].strip().casefold()
    headings = document.headings
    same = [n for n, each in enumerate(headings) if each.text.strip().casefold() == name]
    if len(same) != 1:
        return None
    at = same[0]
    if not at or any(each.level > headings[at].level for each in headings[at + 1 : at + 2]):
        return None  # the title of all, or one that has sections
    line = source.position(headings[at].span.start).line
    end = headings[at + 1].span.start if at + 1 < len(headings) else len(source.text)
    below = source.text[source.offset(line) + len(source.line(line)) : end]
    is_marked = source.line(line).lstrip().startswith("#")
    return None if not is_marked or below.strip(" \t\r\n#") else headings[at]


def _sections(found: Sequence[EntryRun], entries: Sequence[Entry]) -> list[Section]:
    """For each run the headings above it and, where it is one of several below them, its label."""
    counts = Counter(run.entries[0].section for run in found)
    return [
        (*section, label)
        if counts[section := run.entries[0].section] > 1 and (label := _label(run, entries))
        else section
        for run in found
    ]


def _label(run: EntryRun, entries: Sequence[Entry]) -> str:
    """The words right above a run that are no heading and no entry, such as `**Books**` or the item
    that it is nested in; empty where there are none.
    """
    above = run.source.text[: run.entries[0].span.start].rstrip()
    at = bisect_right(entries, len(above) - 1, key=lambda entry: entry.span.start) - 1
    if at >= 0 and entries[at].span.end >= len(above):
        return ""
    line = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :]
    found = _LABEL.fullmatch(line)
    return found[1] if found else ""


def _line(run: EntryRun) -> int:
    return run.source.position(run.entries[0].span.start).line


def _section(wanted: str | None, known: Sequence[Section]) -> Section:
    if wanted is None:
        if len(known) == 1:
            return known[0]
        raise UnknownSection(f"the section is missing: `--section …`, one of {_names(known)}")
    asked = [part.strip().casefold() for part in wanted.split(" > ")]
    found = [each for each in known if _ends_with(each, asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownSection(f"`{wanted}` is the name of several sections: {_names(found)}")
    below = [each for each in known if asked[-1] in map(str.casefold, each)]
    if below:
        raise UnknownSection(f"`{wanted}` has its entries in parts: name one of {_names(below)}")
    last = {each[-1] for each in known if each}
    near = did_you_mean.nearest(wanted, last, did_you_mean.KEY)
    hint = f"did you mean `{near}`?" if near else f"there are {_names(known)}"
    raise UnknownSection(f"the list has no entries in a section `{wanted}`: {hint}")


def _ends_with(section: Section, asked: Sequence[str]) -> bool:
    return [part.casefold() for part in section[len(section) - len(asked) :]] == asked


def _names(sections: Sequence[Section]) -> str:
    """Sections by their last headings, or by all of them where several have the same."""
    counts = Counter(section[-1] for section in sections if section)
    shown = [
        f"`{section[-1] if counts[section[-1]] == 1 else ' > '.join(section)}`"
        for section in sections
        if section
    ]
    more = f" and {len(shown) - _MOST_NAMES} more" if len(shown) > _MOST_NAMES else ""
    return ", ".join(shown[:_MOST_NAMES]) + more
