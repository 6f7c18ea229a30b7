"""What the entries of a list do nearly always, found by counting alone.

It decides where a planted fault is one, so it must owe nothing to `listlint.lists.format`, which is
what the faults measure. Entries are cut into parts (links, emphasis, code, years, venues in
brackets, text) and the gaps between them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

FEWEST = 8
MOST = 0.9
NEARLY_ALL = 0.95
_FIELD = 0.3  # in fewer entries than this, markup beside text is part of a description
_LONGEST_LABEL = 24
_LABEL = 0.02  # in fewer entries than this, a link's text that recurs is the name of something

YEAR = r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d)"
ENDING_IN_YEAR = re.compile(r"[\s,']*+(?<!\d)(?:19|20)\d\d(?=(?:[*_`]|</kbd>)*+$)")
_SOME_YEAR = r"(?<![\w./-])(?:19|20)\d\d(?![\w/])|\w ?[\'\u2019]\d\d\b"
_GROUP = rf"(?=[^()\[\]\\\n*]*?(?:{_SOME_YEAR}))[^()\[\]\\\n*]{{2,32}}"
_WORDS = r"(?:[^\[\]\\\n]++|\\.|\[(?:[^\[\]\\\n]++|\\.)*+\])*+"
_TARGET = r"(?:[^()\s]++|\([^()\s]*+\))*+"
_LINK = rf"!?+\[(?P<shown>{_WORDS})\]\((?P<target>{_TARGET})(?:\s++\"[^\"\n]*+\")?+\)"
_IN_STARS = r"(?![\s*])(?:[^*\n\]]|\](?!\())++"
_IN_BARS = r"(?![\s_])(?:[^_\n\]]|\](?!\())++"
_PIECE = re.compile(
    rf"(?P<link>{_LINK})|(?P<code>`++[^`\n]++`++)"
    rf"|(?P<strong>\*\*{_IN_STARS}\*\*|(?<!\w)__{_IN_BARS}__(?!\w))"
    rf"|(?P<em>\*{_IN_STARS}\*|(?<!\w)_{_IN_BARS}_(?!\w))"
    r"|(?P<kbd><kbd>[^<\n]*+</kbd>)|(?P<between><[^<>\n]++>|\\?+\r?+\n[ \t]*+(?:[-*+][ ])?+|\|)"
    r"|(?P<url>https?://[^\s<>()]++)"
    r"|(?<=【)(?P<boxed>[^【】\n]++)(?=】)"
    rf"|(?<=[(\[])(?P<group>{_GROUP})(?=\\?[)\]])"
    rf"|(?P<year>{YEAR}(?!\s\w))"
)
_MARKER = re.compile(r"[ \t]*+(?P<marker>[-*+\u2022]|\d++[.)])[ \t]++(?:\[[ xX]\][ \t]++)?+")
_TEXT = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")
_LINE_END = re.compile(r"(?:\s|\\|<br ?/?>)*$", re.IGNORECASE)
_NAME = re.compile(r"\w[\w.'\u2019-]*+(?: [\w.'\u2019-]++){0,4}")
_NAMES_APART = re.compile(r",? and |[,;&] ?")

T = TypeVar("T", bound=Hashable)
U = TypeVar("U", bound=Hashable)


class Part(NamedTuple):
    """A stretch of an entry that has one meaning."""

    kind: str
    """`link`, `text`, `year` and so on; `link:pdf` for a label; `…-year` for what ends in one."""
    start: int
    end: int
    shown: str = ""
    """A link's text, without the brackets inside."""
    target: tuple[int, int] = (0, 0)


class Gap(NamedTuple):
    """What stands between two parts, or between a part and an end of the entry."""

    left: Part
    right: Part
    text: str
    """As written, without blanks around a line's end."""

    @property
    def key(self) -> tuple[str, str]:
        return self.left.kind, self.right.kind


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry cut into parts."""

    text: str
    marker: str
    """The bullet, `1.` for every number; empty for a row, a heading or a paragraph."""
    parts: tuple[Part, ...]

    @property
    def gaps(self) -> Iterator[Gap]:
        """All gaps, the blank after the bullet left out."""
        for left, right in pairwise(self.parts):
            yield Gap(left, right, _LINE_BREAK.sub("\n", self.text[left.end : right.start]))

    @property
    def labels(self) -> list[Part]:
        return [part for part in self.parts if part.kind.startswith("link:")]

    @property
    def years(self) -> Iterator[tuple[tuple[str, str], Part]]:
        """Each part that is or ends in a year, with what tells its place from others'."""
        for gap in self.gaps:
            if gap.right.kind.endswith("year"):
                yield gap.key, gap.right


@dataclass(frozen=True, slots=True)
class Customs:
    """What a list does nearly always; what is not here, it does now this way, now another."""

    labels: frozenset[str]
    """The texts of links that recur, folded."""
    marker: str | None
    spellings: Mapping[str, str]
    shapes: Mapping[str, str]
    """For a label, the brackets around it inside of the link's own: `[]` for `[[pdf]](…)`."""
    gaps: Mapping[tuple[str, str], str]
    orders: frozenset[tuple[str, str]]
    filled: frozenset[str]
    """The kinds of link that are not left empty."""
    first_period: bool
    last_period: bool
    years: frozenset[tuple[str, str]]
    authors: int | None
    """The line of the authors, from 0."""


def cut(text: str, labels: frozenset[str] = frozenset()) -> Reading:
    """Cut an entry into parts; `labels` are the texts of links that count as labels."""
    found = _MARKER.match(text)
    start = found.end() if found else 0
    marker = found["marker"] if found else ""
    parts = [Part("start", start, start)]
    for piece in _PIECE.finditer(text, start):
        parts += _text(text, start, piece.start())
        start = piece.end()
        parts.append(_part(piece, labels))
    parts += _text(text, start, len(text))
    end = len(text.rstrip())
    kept = (part for part in parts if part.kind != "skip")
    return Reading(text, "1." if marker[:1].isdigit() else marker, (*kept, Part("end", end, end)))


def _text(text: str, start: int, end: int) -> Iterator[Part]:
    if found := _TEXT.search(text, start, end):
        yield Part("text", found.start(), found.end())


def _part(piece: re.Match[str], labels: frozenset[str]) -> Part:
    kind = piece.lastgroup or ""
    if kind == "between":
        return Part("skip", piece.start(), piece.end())
    if piece["link"] is not None:
        shown = piece["shown"].strip("[]\\ ")
        kind = "link"
        if "![" in piece[0]:
            kind = "badge"
        elif shown.casefold() in labels:
            kind = f"link:{shown.casefold()}"
        return Part(kind, piece.start(), piece.end(), shown, piece.span("target"))
    if kind not in ("year", "url") and ENDING_IN_YEAR.search(piece[0]):
        kind = f"{kind}-year"
    return Part(kind, piece.start(), piece.end())


def observe(texts: Sequence[str]) -> Customs:
    """What these entries of one list do nearly always."""
    entries = len(texts)
    recurring = Counter(
        shown for text in texts for shown in {part.shown.casefold() for part in cut(text).parts}
    )
    enough = max(FEWEST, _LABEL * entries)
    labels = frozenset(
        shown
        for shown, times in recurring.items()
        if times >= enough and 0 < len(shown) <= _LONGEST_LABEL
    )
    read = [cut(text, labels) for text in texts]
    several = [text for text in texts if "\n" in text]
    return Customs(
        labels=labels,
        marker=_usual(("marker", each.marker) for each in read if each.marker).get("marker"),
        spellings=_usual(_of_labels(read, lambda _, part: part.shown), NEARLY_ALL),
        shapes=_usual(_of_labels(read, shape)),
        gaps=_gaps(read),
        orders=_orders(read),
        filled=frozenset(k for k, filled in _usual(_filled(read)).items() if filled),
        first_period=_holds(several, lambda text: period(text.partition("\n")[0]) is not None),
        last_period=_holds(texts, lambda text: period(text) is not None),
        years=frozenset(_in_nearly_all({key for key, _ in each.years} for each in read)),
        authors=_authors_line(texts),
    )


def period(text: str) -> int | None:
    """Where the final period stands, before blanks and line breaks."""
    found = _LINE_END.search(text.rstrip())
    at = (found.start() if found else len(text)) - 1
    return at if text[at : at + 1] == "." and text[at - 1 : at] != "." else None


def shape(reading: Reading, link: Part) -> str:
    """The brackets that a link's text begins and ends with."""
    before, _, after = reading.text[link.start + 1 : link.end].partition(link.shown)
    return before + after.partition("](")[0]


def could_be_names(line: str) -> bool:
    """Whether a line, whatever its markup, could be a list of people."""
    names = _NAMES_APART.split(line.strip("-*_ \t\\<br/>.,"))
    return len(names) > 1 and all(map(_NAME.fullmatch, names))


def _of_labels(
    read: Iterable[Reading], value: Callable[[Reading, Part], str]
) -> Iterator[tuple[str, str]]:
    return ((label.kind, value(each, label)) for each in read for label in each.labels)


def _gaps(read: Sequence[Reading]) -> dict[tuple[str, str], str]:
    """The first gap of each kind counts: a later one may stand in a description."""
    firsts = [{gap.key: gap.text for gap in reversed(list(each.gaps))} for each in read]
    held = Counter(key for gaps in firsts for key in gaps)
    fields = {
        key
        for key, times in held.items()
        if times >= _FIELD * len(read) or any(kind.startswith("link:") for kind in key)
    }
    return _usual((key, text) for gaps in firsts for key, text in gaps.items() if key in fields)


def _orders(read: Iterable[Reading]) -> frozenset[tuple[str, str]]:
    def pairs() -> Iterator[tuple[frozenset[str], tuple[str, str]]]:
        for each in read:
            kinds = list(dict.fromkeys(label.kind for label in each.labels))
            for index, one in enumerate(kinds):
                yield from ((frozenset((one, two)), (one, two)) for two in kinds[index + 1 :])

    return frozenset(_usual(pairs()).values())


def _filled(read: Iterable[Reading]) -> Iterator[tuple[str, bool]]:
    for each in read:
        links = [part for part in each.parts if part.kind.startswith("link")]
        for link in links[:1] + [link for link in links[1:] if link.kind != "link"]:
            yield link.kind, link.target[0] < link.target[1]


def _authors_line(texts: Sequence[str]) -> int | None:
    """The line that nearly all entries have, without links, and that mostly reads as names."""
    plain: Counter[int] = Counter()
    names: Counter[int] = Counter()
    for text in texts:
        for number, line in enumerate(text.rstrip().split("\n")):
            if number and "](" not in line and ":" not in line:
                plain[number] += 1
                names[number] += could_be_names(line)
    enough = max(FEWEST, NEARLY_ALL * len(texts))
    return next((n for n in plain if plain[n] >= enough and names[n] >= 0.7 * plain[n]), None)


def _usual(pairs: Iterable[tuple[T, U]], share: float = MOST) -> dict[T, U]:
    """For each key, the value that it nearly always has, if there is one."""
    counts: defaultdict[T, Counter[U]] = defaultdict(Counter)
    for key, value in pairs:
        counts[key][value] += 1
    usual = {}
    for key, values in counts.items():
        (value, times), *_ = values.most_common(1)
        if values.total() >= FEWEST and times >= share * values.total():
            usual[key] = value
    return usual


def _in_nearly_all(sets: Iterable[set[T]]) -> Iterator[T]:
    each = list(sets)
    held = Counter(item for items in each for item in items)
    return (k for k, n in held.items() if n >= FEWEST and n >= NEARLY_ALL * len(each))


def _holds(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return len(texts) >= FEWEST and sum(map(test, texts)) >= MOST * len(texts)
