"""Which links of the contents of a list do not lead to what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from listlint.core import conventions
from listlint.core.document import Heading
from listlint.core.lazy_pattern import pattern
from listlint.rules._contents import Contents, Item
from listlint.rules._sections import words_of


def miscopied(contents: Contents, forgotten: Sequence[Heading]) -> dict[Item, Heading]:
    """The links whose text names a section that no link points to, with that section: their target
    was copied from a neighbour.
    """
    counts = Counter(item.heading for item in contents.items)
    by_words = _grouped((words_of(one.text), one) for one in forgotten)
    by_word = _grouped((word, one) for one in forgotten for word in _words(one.text))
    seen: set[Heading] = set()
    found: dict[Item, Heading] = {}
    for item in contents.items:
        is_repeated = item.heading in seen
        seen.add(item.heading)
        text, own = words_of(item.link.text), words_of(item.heading.text)
        named = by_words[text]
        is_other = is_repeated or text != own
        if not named and counts[item.heading] > 1 and not _is_like(item.link.text, item.heading):
            alike = {one: None for word in _words(item.link.text) for one in by_word[word]}
            named = [one for one in alike if _is_like(item.link.text, one)]
        if is_other and len(named) == 1 and named[0] not in found.values():
            found[item] = named[0]
    return found if len(found) < conventions.ALIKE else {}


_SHARED = 20
"""Sections that have a word in common, at most: a word of more tells none of them."""


def _grouped(found: Iterable[tuple[str, Heading]]) -> defaultdict[str, list[Heading]]:
    groups: defaultdict[str, list[Heading]] = defaultdict(list)
    for key, heading in found:
        if len(groups[key]) < _SHARED:
            groups[key].append(heading)
    return groups


def unlike(
    contents: Contents, listed: set[Heading], known: Mapping[Item, Heading]
) -> Iterator[Item]:
    """The links that have no word of the section they point to, where nearly all have."""
    odd = [
        item
        for item in contents.items
        if item not in known and not _shares_a_word(item.link.text, item.heading.text)
    ]
    kept = len(contents.items) - len(odd)
    counts = Counter(item.heading for item in contents.items)
    if conventions.REPEATED_HEADINGS.holds(kept, len(contents.items)):
        for item in odd:
            if item.heading in listed and counts[item.heading] == 1:
                yield item


def _is_like(text: str, heading: Heading) -> bool:
    """Whether all words of the shorter are in the other."""
    one, other = _words(text), _words(heading.text)
    return bool(one and other) and (one <= other or other <= one)


_WORD = pattern(r"[^\W_]+")
_STEM = 4
"""Letters by which words are compared: `Video` is in `Videos`."""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _shares_a_word(text: str, other: str) -> bool:
    """Whether some word of one begins as some word of the other, or one contains the other; where
    words have no spaces between them, whether they share a sign.
    """
    ours, theirs = ({word[:_STEM] for word in _words(each)} for each in (text, other))
    one, two = words_of(text), words_of(other)
    if not one.isascii() and any(not sign.isascii() and sign in two for sign in one):
        return True
    return not ours.isdisjoint(theirs) or one in two or two in one
