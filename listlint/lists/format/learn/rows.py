"""All entries of a list as rows, read with what the whole list tells: which texts label links, in
which brackets a year stands apart, where a description begins and what may follow it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from listlint.core import labels
from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.lists.format.learn.elements import (
    ADDRESS,
    ANY,
    TEXT,
    Element,
    EntryRow,
    read,
)
from listlint.lists.format.learn.fields import FieldSpan
from listlint.lists.format.thresholds import (
    AFTER_DESCRIPTION,
    DATED_BRACKETS,
    DESCRIBED,
    KEYWORD_VALUE,
    KNOWN_LABEL,
    LINK_LABEL,
    MAIN_BRACKETS,
    SHORT_LIST,
)

_TITLE_LENGTH = 12
"""Characters of a text from which on it may be the title, ahead of links with labels."""
_LABEL_WORDS = 4
"""Words that the label of a link has at most: of the labels in `core.labels` none has more."""

_YEAR = pattern(rf"(?:^|[^\w])({YEAR}(?:[./-]\d{{1,2}})*|'\d\d)$|^({YEAR})\b")
_DASHES = frozenset("-\u2013\u2014:\uff1a") | {"--", "---", "\u2014\u2014"}
_LABELLED = pattern(rf"[*_]*{TEXT}[*_:\s]*")
_CLOSERS = pattern(r"[)\]*`_\"\u201d]+")


def rows_of(
    texts: Sequence[str], spans: Sequence[Sequence[FieldSpan]] | None = None
) -> list[EntryRow]:
    """The rows of the entries of one list."""
    each = spans or [()] * len(texts)
    found = [read(text, (), (), span) for text, span in zip(texts, each, strict=True)]
    named, split = _labels(found), _split(found)
    if named or split:
        found = [read(text, named, split, span) for text, span in zip(texts, each, strict=True)]
    describer = _Describer(found)
    shapes = {e.shape for row in found for e in row.elements if e.key.startswith("K:")}
    return _alike(
        [
            describer.describe(text, _keyed(text, _run_together(row, shapes)))
            for text, row in zip(texts, found, strict=True)
        ]
    )


def _labels(found: Sequence[EntryRow]) -> frozenset[str]:
    """The texts that name links: those that come again and again."""
    each = {row.elements: row for row in found}  # an entry in two sections says it once
    counts = Counter(
        element.text.casefold()
        for row in each.values()
        for element in row.elements
        if element.key == "L"
    )
    is_short = len(found) < SHORT_LIST
    return frozenset(
        text
        for text, count in counts.items()
        if LINK_LABEL.holds(count, len(found))
        or (is_short and labels.is_label(text) and KNOWN_LABEL.holds(count))
    )


def _split(found: Sequence[EntryRow]) -> frozenset[str]:
    """The shapes of brackets that nearly always hold a year beside other words."""
    seen: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    for row in found:
        for element in row.elements:
            if element.key == "T" and element.shape != TEXT:
                seen[element.shape] += 1
                year = _YEAR.search(element.text)
                dated[element.shape] += bool(year and year[0] != element.text)
    dated_ones = [shape for shape, n in dated.items() if DATED_BRACKETS.holds(n, seen[shape])]
    main = {_plain(each) for each in dated_ones if MAIN_BRACKETS.holds(dated[each], len(found))}
    return frozenset(shape for shape in dated_ones if _plain(shape) in main)


def _plain(shape: str) -> str:
    r"""A shape without escapes: `\\[2021\\]` is the same as `[2021]`."""
    return shape.replace("\\", "")


def _run_together(row: EntryRow, shapes: Collection[str]) -> EntryRow:
    """Images in a row as one element, and so links with rare labels that follow each other."""
    separators, elements = [row.separators[0]], list[Element]()
    for found, after in zip(row.elements, row.separators[1:], strict=True):
        is_rare = found.shape in shapes and _is_other_label(found, elements)
        element = found._replace(key="K:*") if is_rare else found
        if elements and _goes_on(elements[-1], element, separators):
            elements[-1] = elements[-1]._replace(end=element.end)
            separators[-1] = after
        else:
            elements.append(element)
            separators.append(after)
    return EntryRow(tuple(separators), tuple(elements))


def _is_other_label(element: Element, before: Sequence[Element]) -> bool:
    """Whether a link behind what may be the title has a label that no other entry has."""
    titled = any(one.key[0] in "LKF" or len(one.text) > _TITLE_LENGTH for one in before)
    return element.key == "L" and titled and len(element.text.split()) <= _LABEL_WORDS


def _goes_on(before: Element, element: Element, separators: Sequence[str]) -> bool:
    """Whether an element only repeats the one before it."""
    if before.key != element.key:
        return False
    if element.key == "I":
        return not separators[-1].strip()
    return (
        element.key == "K:*"
        and element.shape == before.shape
        and list(separators[-2:-1]) == list(separators[-1:])
    )


def _keyed(text: str, row: EntryRow) -> EntryRow:
    """A keyword at the start of a line and its value as one element: `Code: [official](u)`."""
    separators, elements = [row.separators[0]], list[Element]()
    at = 0
    while at < len(row.elements):
        element = row.elements[at]
        end = at + 1
        if element.key.startswith("W:"):
            while end < len(row.elements) and "\n" not in row.separators[end]:
                end += 1
        after = row.separators[end]
        if end > at + 1:
            last = _balanced(text, row.elements[at + 1].start, row.elements[end - 1].end)
            after = after[last - row.elements[end - 1].end :]
            shape = _valued(element.shape, row.separators[at + 1], row.elements[at + 1 : end])
            element = element._replace(shape=shape, end=last)
        elements.append(element)
        separators.append(after)
        at = end
    return EntryRow(tuple(separators), tuple(elements))


def _valued(label: str, gap: str, values: Sequence[Element]) -> str:
    """The shape of a keyword with its value: a link, or anything."""
    only = values[0] if len(values) == 1 and values[0].key[0] in "LK" else None
    if only is None:
        return f"{label}{gap}{ADDRESS}"
    return f"{label}{gap}{only.shape.replace(TEXT, only.text if only.key[0] == 'K' else ANY)}"


def _alike(found: Sequence[EntryRow]) -> list[EntryRow]:
    """The rows in which the values of a keyword are links only where nearly all of them are the
    same kind of link: what is text in one entry and a link in another may be anything.
    """
    shapes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        for element in row.elements:
            if element.key.startswith("W:"):
                shapes[element.key][element.shape.casefold()] += 1
    mixed = {
        key
        for key, n in shapes.items()
        if not KEYWORD_VALUE.holds(n.most_common(1)[0][1], n.total())
    }
    return [row._replace(elements=tuple(_any(e, mixed) for e in row.elements)) for row in found]


def _any(element: Element, mixed: Collection[str]) -> Element:
    """A keyword with any value, if it is one of these."""
    if element.key not in mixed or "](" not in element.shape:
        return element
    label = _LABELLED.match(element.shape)
    return element._replace(shape=f"{label[0]}{ADDRESS}") if label else element


def _balanced(text: str, start: int, end: int) -> int:
    """The end of a text with the brackets behind it that close what it opens."""
    closers = _CLOSERS.match(text, end)
    stop = closers.end() if closers else end
    while end < stop and not _is_closed(text[start:end]):
        end += 1
    return end


def _is_closed(text: str) -> bool:
    """Whether brackets, emphasis and code are closed."""
    return _is_even(text) and not any(text.count(sign) % 2 for sign in ("**", "*", "`"))


def _is_even(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]"))


class _Describer:
    """Makes one element of a description with all that is in it."""

    def __init__(self, found: Sequence[EntryRow]) -> None:
        begins = [_begins(row) for row in found]
        ends: Counter[tuple[str, str]] = Counter()
        for row, begin in zip(found, begins, strict=True):
            if begin is not None:
                behind = row.elements[begin + 1 :]
                ends.update({(e.key, e.shape) for e in behind if e.shape != TEXT})
        total = len(found)
        self.tail = {kind for kind, n in ends.items() if AFTER_DESCRIPTION.holds(n, total)}
        self.is_usual = DESCRIBED.holds(sum(begin is not None for begin in begins), total)

    def describe(self, text: str, row: EntryRow) -> EntryRow:
        """The row with its description, if it has one, as one element."""
        begin = _begins(row) if self.is_usual else None
        if begin is None:
            return row
        end = begin
        while end + 1 < len(row.elements) and "\n" not in row.separators[end + 1]:
            end += 1
        while end > begin and (row.elements[end].key, row.elements[end].shape) in self.tail:
            end -= 1
        start, last = row.elements[begin].start, row.elements[end].end
        stop = _balanced(text, start, last)
        if not _is_even(text[start:stop]):
            return row
        element = Element("D", TEXT, text[start:stop], start, stop)
        behind = row.separators[end + 1][stop - last :]
        return EntryRow(
            (*row.separators[: begin + 1], behind, *row.separators[end + 2 :]),
            (*row.elements[:begin], element, *row.elements[end + 1 :]),
        )


def _begins(row: EntryRow) -> int | None:
    """Which element is the first of the description: the first words behind a dash."""
    for n, separator in enumerate(row.separators[1:-1], 1):
        if "\n" in separator:
            return None
        if separator.strip() in _DASHES:
            element = row.elements[n]
            return n if element.key == "T" and element.shape == TEXT else None
    return None
