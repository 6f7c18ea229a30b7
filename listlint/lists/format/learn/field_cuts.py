"""How a field of a template is cut where its values have the same sign, word, links or quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.lists.format.learn.field_places import TEXT, FieldPlace
from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import Chain
from listlint.lists.format.learn.value_names import are_names_again, told
from listlint.lists.format.match.brackets import CLOSES, OPENS
from listlint.lists.format.template import Field, Literal, Optional, Repeated
from listlint.lists.format.thresholds import FEWEST_ALIKE, NEARLY_ALL

_LONGEST = 7
"""Words, signs and spaces of what parts two things, at most: ` et al. ` has six."""
_ATOM = pattern(r"\s+|\w+|[^\w\s]")
_PARTING = pattern(r"[^\w\s\[\](){}<>|*_`\"'\u201c\u201d]|(?<= )[a-z]+(?= )")
"""What there is in a text that parts two things: a sign that is no bracket, or a word."""
_QUOTES = {'"': '"', "\u201c": "\u201d", "\u300a": "\u300b"}


def cuts_of(place: FieldPlace, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
    """What a field may be cut into that has these values; `taken` are the fields there are."""
    yield from _in_brackets(place, values)
    yield from _at_links(place, values)
    yield from _at_quotes(place, values, taken)
    yield from _at_signs(place, values, taken)
    yield from _at_year(place, values, taken)
    yield from _at_end(place, values)


def _at_quotes(place: FieldPlace, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
    """The field cut at a pair of quotes that its values have: `{name}: "{title}" {venue}`."""
    for opening, closing in _QUOTES.items():
        found = [
            each
            for each in values
            if each.count(opening) == 1 + (opening == closing)
            and closing in each.partition(opening)[2]
        ]
        if not NEARLY_ALL.holds(len(found), len(values)):
            continue
        heads, insides, tails = [], [], []
        for each in found:
            head, _, rest = each.partition(opening)
            inside, _, tail = rest.partition(closing)
            heads.append(head)
            insides.append(inside)
            tails.append(tail)
        ahead = _edge(heads, "name", taken, is_ahead=True)
        behind = _edge(tails, None, {*taken, "name"}, is_ahead=False)
        if ahead is not None and behind is not None:
            inside_it = Literal(opening), Field(place.name), Literal(closing)
            yield joined((*ahead, *inside_it, *behind))


_HELD = pattern(rf"([-*+] )?\[({YEAR})(?:, ([^\[\]]+))?\]")
"""A year in brackets, with what is behind it there, and the bullet ahead of them."""


def _in_brackets(place: FieldPlace, values: Sequence[str]) -> Iterator[Chain]:
    """The field in the brackets that it holds, cut behind its year: `- [{year}{?, {venue}?}]`."""
    found = [each for each in map(_HELD.fullmatch, values) if each]
    if NEARLY_ALL.holds(len(found), len(values)):
        bullet, _ = Counter(each[1] or "" for each in found).most_common(1)[0]
        more = sum(bool(each[3]) for each in found)
        behind: Chain = (Literal(", "), Field(place.name))
        if not NEARLY_ALL.holds(more, len(found)):
            behind = (Optional(behind),) if more >= FEWEST_ALIKE else ()
        yield joined((Literal(f"{bullet}["), Field("year"), *behind, Literal("]")))


_IN_BRACKETS = pattern(rf"(?<=[^\s.,;])([.,;]? ?)\({YEAR}\)$")


_LINKS = pattern(r"(\[+)[^\[\]\n]+\](?:\([^()\s]*\)\]*)(?:( ?)\1[^\[\]\n]+\]\([^()\s]*\)\]*)*")
"""Links one behind the other, all in brackets or none."""


def _at_links(place: FieldPlace, values: Sequence[str]) -> Iterator[Chain]:
    """Prose cut behind the links with which it begins: `{*[[{label}]({link})]*}{? {note}?}`."""
    found = [_LINKS.match(value) for value in values]
    begun = [(value, each) for value, each in zip(values, found, strict=True) if each]
    if place.name != "description" or not NEARLY_ALL.holds(len(begun), len(values)):
        return
    (brackets, space), _ = Counter((each[1], each[2] or "") for _, each in begun).most_common(1)[0]
    closing = "]" * (len(brackets) - 1)
    link = (
        Literal(brackets),
        Field("label"),
        Literal("]("),
        Field("link"),
        Literal(f"){closing}"),
    )
    rests = [value[each.end() :] for value, each in begun]
    filled = [rest for rest in rests if rest]
    gap = Counter(rest[: len(rest) - len(rest.lstrip())] for rest in filled).most_common(1)
    behind: Chain = ()
    if len(filled) >= FEWEST_ALIKE:
        behind = (Literal(gap[0][0]), Field("description"))
        behind = behind if NEARLY_ALL.holds(len(filled), len(rests)) else (Optional(behind),)
    more = Repeated(joined((Literal(space), *link)))
    yield joined((*link, more, *behind) if space else (more, *behind))


def _at_year(place: FieldPlace, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
    """The field cut at the year in brackets with which its values end: `{authors}. ({year})`."""
    found = [_IN_BRACKETS.search(value) for value in values]
    gaps = Counter(each[1] for each in found if each)
    gap, times = gaps.most_common(1)[0] if gaps else ("", 0)
    if NEARLY_ALL.holds(times, len(values)) and "year" not in taken:
        yield Field(place.name), Literal(f"{gap}("), Field("year"), Literal(")")


def _at_end(place: FieldPlace, values: Sequence[str]) -> Iterator[Chain]:
    r"""The field without the `\\` that breaks the line behind it."""
    ended = sum(value.endswith("\\") and bool(value[:-1].strip()) for value in values)
    if NEARLY_ALL.holds(ended, len(values)):
        yield Field(place.name), Literal("\\")


def _edge(
    texts: Sequence[str], name: str | None, taken: set[str], *, is_ahead: bool
) -> Chain | None:
    """What stands ahead of a quoted part or behind it, perhaps not always: a sign and a field."""
    filled = [text for text in texts if text.strip()]
    if len(filled) < FEWEST_ALIKE:
        return (Literal(""),) if not filled else None
    words = [_bare(text, is_ahead=is_ahead) for text in filled]
    seps = Counter(sep for _, sep in words)
    sep, count = seps.most_common(1)[0]
    named = told([word for word, _ in words]) or name
    if not sep or not NEARLY_ALL.holds(count, len(filled)) or named is None or named in taken:
        return None
    parts: Chain = (Field(named), Literal(sep)) if is_ahead else (Literal(sep), Field(named))
    return parts if NEARLY_ALL.holds(len(filled), len(texts)) else (Optional(parts),)


def _bare(text: str, *, is_ahead: bool) -> tuple[str, str]:
    """The words of a text, and the signs between them and what it is beside."""
    signs = " \t:,;.-\u2013\u2014"
    bare = text.rstrip(signs) if is_ahead else text.lstrip(signs)
    return bare, text[len(bare) :] if is_ahead else text[: len(text) - len(bare)]


def _at_signs(place: FieldPlace, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
    """The field cut at a sign or word that its values have once, the longest first."""
    some = values[: len(values) // 10 + 1]  # what nine in ten have, one of these has
    signs = {sign for value in some for sign, times in _runs(value).items() if times == 1}
    counts = {sign: sum(value.count(sign) == 1 for value in values) for sign in signs}
    shared = [sign for sign, n in counts.items() if NEARLY_ALL.holds(n, len(values))]
    for sign in sorted(shared, key=lambda each: (-len(each), each)):
        split = [each.split(sign) for each in values if each.count(sign) == 1]
        lefts, rights = [left for left, _ in split], [right for _, right in split]
        names = _names_of_two(place.name, lefts, rights, taken)
        if names is not None:
            yield Field(names[0]), Literal(sign), Field(names[1])


def _runs(value: str) -> Counter[str]:
    """What may part two things in a value, outside of its brackets and not at its ends."""
    found: Counter[str] = Counter()
    atoms: list[str] = _ATOM.findall(value)
    depth, outside = 0, []
    for atom in atoms:
        depth -= atom in CLOSES
        outside.append(depth == 0 and atom not in OPENS and atom not in CLOSES)
        depth += atom in OPENS
    for first in range(1, len(atoms)):
        for last in range(first + 1, min(len(atoms), first + 1 + _LONGEST)):
            if not outside[last - 1]:
                break
            text = "".join(atoms[first:last])
            if atoms[last - 1].isspace() and _PARTING.search(text):
                found[text] += 1
    return found


def _names_of_two(
    name: str, lefts: Sequence[str], rights: Sequence[str], taken: set[str]
) -> tuple[str, str] | None:
    """What the two pieces of a field are called, where both can be told."""
    left, right = told(lefts), told(rights)
    if left == "authors" and right is None and are_names_again(rights):
        right = "venue"
    if name == "title":  # which may begin with a name, or have `by` in it
        left = "title"
    elif name != "description" and not name.startswith(TEXT) and left is None:
        left = name
    taken = taken - {name}
    if left is None or right is None or left == right or {left, right} & taken:
        return None
    return left, right
