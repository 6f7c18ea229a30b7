"""Descriptions without a full stop where most have one.

Where the list asks for the full stop, in words or in its stated format, and three in four old
descriptions have it, those without are one finding; where it says nothing, four in five must have
it. Of a change, each that it brings is held to what nine in ten have.

Left alone are tables, sections of which most do otherwise, and descriptions of one or two words or
of several lines. What `malformed-entry` or `ignored-guideline` says of an entry is not told twice.

## Bad

```markdown CONTRIBUTING.md
- Descriptions should end with a period.
```

```markdown README.md
- [one](https://one.example) - Reads files of all kinds.
- [two](https://two.example) - Writes files of all kinds.
- [three](https://three.example) - Copies files to disks.
- [four](https://four.example) - Deletes files for ever.
- [five](https://five.example) - Compares many files
- [six](https://six.example) - Sorts lines of files.
- [seven](https://seven.example) - Counts words of files
- [eight](https://eight.example) - Draws maps of disks.
- [nine](https://nine.example) - Plays songs from disks
- [ten](https://ten.example) - Sends mail to anybody.
- [eleven](https://eleven.example) - Prints files on paper.
- [twelve](https://twelve.example) - Shows pages of books.
```

```diagnostics
README.md:5:53: uneven-full-stop: 3 descriptions do not end with a full stop, and 9 have one
  help: write `.` behind each, in lines 5, 7, 9: "Descriptions should end with a period"
  unsafe fix: write `.` behind each
  CONTRIBUTING.md:1:3: asked for here
  README.md:7:57: and this one
  README.md:9:56: and this one
```

```markdown fixed
- [one](https://one.example) - Reads files of all kinds.
- [two](https://two.example) - Writes files of all kinds.
- [three](https://three.example) - Copies files to disks.
- [four](https://four.example) - Deletes files for ever.
- [five](https://five.example) - Compares many files.
- [six](https://six.example) - Sorts lines of files.
- [seven](https://seven.example) - Counts words of files.
- [eight](https://eight.example) - Draws maps of disks.
- [nine](https://nine.example) - Plays songs from disks.
- [ten](https://ten.example) - Sends mail to anybody.
- [eleven](https://eleven.example) - Prints files on paper.
- [twelve](https://twelve.example) - Shows pages of books.
```

## Good: nothing asked, and no convention

```markdown
- [one](https://one.example) - Reads files of all kinds
- [two](https://two.example) - Writes files of all kinds.
- [three](https://three.example) - Copies files to disks
```
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.conventions import FULL_STOP, FULL_STOP_ASKED, NEW_FULL_STOP
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, Form, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.list_format import Format, Origin
from listlint.lists.format.match.costs import FULL_STOPS
from listlint.lists.guidelines import Guideline
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._full_stops import has_full_stop, line_of
from listlint.rules._rule import rule

_WORDS = 3
"""Words of a description that may be a sentence: `Linux only` and `MIT` are none."""
_LINES = 30
"""Lines that are named; more are counted."""
_STATED = tuple(f"{{description}}{sign}" for sign in FULL_STOPS)
"""With what a stated format ends that asks for a full stop."""
_NO_SENTENCE = pattern(
    r"(?:[:,;\u2013\u2014\u2026-]|\.\.\.)\Z"
    r"|(?:\A|[.?:(),\u2013\u2014-]|!(?!\[))\s*+(?:[\w'/]++\s++){0,2}\[[^\[\]\n]*\]\([^()\s]*\)[)_*]*\Z"
    r"|(?:\A|[\u2013\u2014-]\s)\([^()]*\)\Z|`[^`\n]*`\Z"
)
"""The end of a description that something follows, or that only names a link."""
_TARGET = pattern(r"\]\([^()\s]*\)")


class _Described(NamedTuple):
    """A description that is asked."""

    entry: Entry
    span: Span
    text: str
    is_ended: bool
    is_sentence: bool
    """Whether it may be one: else it is counted, and never named."""

    @property
    def is_lacking(self) -> bool:
        """Whether it is a sentence without a full stop."""
        return self.is_sentence and not self.is_ended


class _Request(NamedTuple):
    """Where the list asks for full stops."""

    words: str
    place: Span | None


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex, changes: Changes) -> Iterator[Diagnostic]:
    if not each.entries:
        return
    asked = _request(index)
    old = list(_described(index.base or index))
    if index.base:
        new = [one for one in _described(index) if changes.is_new(one.entry)] if not asked else ()
        yield from _of_change(new, old)
    elif asked:
        usual = old if FULL_STOP_ASKED.holds(_ended(old), len(old)) else []
        yield from _together(usual, index.source, asked)
    else:
        usual = _in_usual_sections(old)
        is_kept = FULL_STOP.holds(_ended(usual), len(usual)) and _are_most(usual, old)
        yield from _together(usual if is_kept else [], index.source)


def _are_most(usual: Sequence[_Described], all_: Sequence[_Described]) -> bool:
    """Whether the sections that do otherwise are few."""
    return len(usual) >= FULL_STOP.share * len(all_)


def _of_change(new: Iterable[_Described], old: Sequence[_Described]) -> Iterator[Diagnostic]:
    """What a change brings, each by itself; in a section of its own way nothing."""
    if NEW_FULL_STOP.holds(_ended(old), len(old)):
        others = _without_full_stops(old)
        yield from (
            _without(one) for one in new if one.is_lacking and one.entry.section not in others
        )


def _described(index: ListIndex) -> Iterator[_Described]:
    """The descriptions that are asked: those of which the format in effect says nothing."""
    for entry in index.document.entries:
        said = index.works.of(entry).description
        if said is None or entry.form is Form.ROW or _is_of_format(index.formats.of(entry)):
            continue
        text = index.source.text_of(said.span).rstrip()
        if "\n" in index.source.text[entry.span.start : said.span.start].lstrip():
            continue  # a quotation or a note below its entry
        _, _, below = index.source.text[said.span.end : entry.span.end].partition("\n")
        if "\n" in text or below.lstrip()[:1].isalnum():
            continue  # it goes on in another line
        is_ended = has_full_stop(entry, said.span, index.source)
        if is_ended or not _is_told(index, entry, said.span):
            line = line_of(entry, said.span, index.source)
            yield _Described(entry, said.span, text, is_ended, _is_sentence(text, line))


def _is_sentence(text: str, line: str) -> bool:
    """Whether a description may be a sentence; `line` is it with what is behind."""
    is_long = len(text.split()) >= _WORDS
    return is_long and not _NO_SENTENCE.search(line.rstrip(_emoji(line))) and _has_capitals(text)


def _emoji(line: str) -> str:
    """The signs of a line that are no letters, digits or punctuation."""
    found = {sign for sign in line if unicodedata.category(sign) in _SYMBOLS and sign != "`"}
    return "".join(found) + " "


_SYMBOLS = ("So", "Sk", "Mn", "Cf")
"""Categories of the signs of which emoji are made."""


def _has_capitals(text: str) -> bool:
    """Whether a text ends in a script that has capitals: others write full stops otherwise."""
    shown = _TARGET.sub("]", text)
    last = next((sign for sign in reversed(shown) if sign.isalpha()), "")
    return last.upper() != last.lower()


def _is_of_format(chosen: Format) -> bool:
    """Whether the format says how a description ends, so that `malformed-entry` does."""
    is_ended = any(each.rstrip("?}").endswith(FULL_STOPS) for each in chosen.norm.templates)
    return is_ended or chosen.origin is Origin.CONFIGURED


def _is_told(index: ListIndex, entry: Entry, description: Span) -> bool:
    """Whether the format has it that something is the matter behind a description."""
    edits = index.formats.verdict(entry).edits
    places = (index.formats.place(entry, each.start, each.end) for each in edits)
    return any(place.start <= description.end <= place.end for place in places)


def _request(index: ListIndex) -> _Request | None:
    """Where the list asks for full stops: in words, or in the format that it states."""
    guidelines, asked = index.guidelines, Guideline.DESCRIPTION_PERIOD
    if guidelines.ask(asked):
        return _Request(guidelines.words[asked], guidelines.places[asked])
    stated = [each for chosen in index.formats.in_force for each in chosen.stated]
    if stated and all(each.template.endswith(_STATED) for each in stated):
        return _Request(stated[0].written, stated[0].span)
    return None


def _ended(those: Iterable[_Described]) -> int:
    return sum(one.is_ended for one in those)


def _without_full_stops(those: Iterable[_Described]) -> Collection[tuple[str, ...]]:
    """The sections of which more than half, and no single one, have none."""
    counts = Counter(one.entry.section for one in those)
    found = Counter(one.entry.section for one in those if not one.is_ended)
    return {each for each, n in found.items() if n > 1 and 2 * n > counts[each]}


def _in_usual_sections(those: Sequence[_Described]) -> list[_Described]:
    """Those in sections of which no majority has none."""
    others = _without_full_stops(those)
    return [one for one in those if one.entry.section not in others]


def _without(one: _Described, asked: _Request | None = None) -> Diagnostic:
    end = Span(one.span.path, one.span.end, one.span.end)
    unlike = "" if asked else ", unlike the others"
    return Diagnostic(
        span=end,
        message=f"this description does not end with a full stop{unlike}",
        help=f'the list says: "{asked.words}"' if asked else "write `.`",
        related=(Related(asked.place, "asked for here"),) if asked and asked.place else (),
        fix=Fix("write `.`", (Edit(end, "."),), safe=False),
    )


def _together(
    those: Sequence[_Described], source: Source, asked: _Request | None = None
) -> Iterator[Diagnostic]:
    """One finding for all that lack it, since they are one decision."""
    lacking = [one for one in those if one.is_lacking]
    if len(lacking) == 1:
        yield _without(lacking[0], asked)
    if len(lacking) < 2:  # noqa: PLR2004 - one is said by itself
        return
    ends = [Span(one.span.path, one.span.end, one.span.end) for one in lacking]
    lines = [str(source.position(end.start).line) for end in ends[:_LINES]]
    more = ", \u2026" if len(ends) > _LINES else ""
    says = f': "{asked.words}"' if asked else ""
    place = [Related(asked.place, "asked for here")] if asked and asked.place else []
    yield Diagnostic(
        span=ends[0],
        message=f"{len(ends)} descriptions do not end with a full stop,"
        f" and {_ended(those)} have one",
        help=f"write `.` behind each, in lines {', '.join(lines)}{more}{says}",
        related=(*place, *(Related(end, "and this one") for end in ends[1:])),
        fix=Fix("write `.` behind each", tuple(Edit(end, ".") for end in ends), safe=False),
    )
