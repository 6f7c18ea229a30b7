"""A learnt template whose fields are cut where they hold several things, and named for what each
holds.

An alignment sees columns where signs part them in most entries in the same way; a field with
`Doe et al. ICLR` is one. What nine in ten of its values have at one place, a word such as `et al.`,
a dash, a pair of quotes, is the template's, if what it parts can be told from its values: a date,
people, a venue. What cannot be told stays whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import Chain, unwritable
from listlint.lists.format.learn.value_names import (
    are_few,
    are_names_again,
    are_prose,
    are_topics,
    are_words,
    told,
)
from listlint.lists.format.match import Graph, align_entry, compile_template
from listlint.lists.format.match.brackets import CLOSES, OPENS
from listlint.lists.format.match.costs import CONFORMING
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
    parse,
    render,
    walk,
)
from listlint.lists.format.thresholds import FEWEST, FEWEST_ALIKE, NEARLY_ALL

_SAMPLE = 150
"""Entries of which the values are looked at: of more, shares would differ by a few hundredths."""
_MOST_CUTS = 6
"""Fields are cut so often: a template of more parts is none that anybody writes."""
_LONGEST = 7
"""Words, signs and spaces of what parts two things, at most: ` et al. ` has six."""
_ATOM = pattern(r"\s+|\w+|[^\w\s]")
_PARTING = pattern(r"[^\w\s\[\](){}<>|*_`\"'\u201c\u201d]|(?<= )[a-z]+(?= )")
"""What there is in a text that parts two things: a sign that is no bracket, or a word."""
_TEXT = "text-"
"""How a field begins, with its number behind, of which nobody knows what it is."""
_TYPED = frozenset({"year", "image", "label", "link", "url", "any"})
_PLAIN = frozenset({"date", "duration"})
"""What nobody takes for anything else, whatever a reading of the entries said."""
_QUOTES = {'"': '"', "\u201c": "\u201d", "\u300a": "\u300b"}


def cut(template: str, texts: Sequence[str], most: int = _SAMPLE) -> str:
    """The template with the fields that hold several things cut and named, as far as the entries
    that conform to it still do.
    """
    chain = _distinct(parse(template))
    sample = texts[:: max(1, len(texts) // most)]
    for _ in range(_MOST_CUTS):
        values = _Values(chain, sample)
        found = next((new for new in _cuts(chain, values) if values.are_kept(new)), None)
        if found is None:
            break
        chain = found
    chain = _named(chain, _Values(chain, sample))
    for name in {part.name for part in walk(chain) if isinstance(part, Field)}:
        if name.startswith(_TEXT):
            chain = _with(chain, name, (Field("text"),))
    return render(chain)


def _distinct(chain: Chain) -> Chain:
    """The template with a name of its own for each field that has none."""
    numbers = count(1)

    def one(part: Part) -> Part:
        match part:
            case Field("text"):
                return Field(f"{_TEXT}{next(numbers)}")
            case Optional(inside):
                return Optional(tuple(map(one, inside)))
            case Repeated(inside):
                return Repeated(tuple(map(one, inside)))
            case Choice(alternatives):
                return Choice(tuple(tuple(map(one, each)) for each in alternatives))
        return part

    return tuple(map(one, chain))


class _Values:
    """What entries have in the fields of a template."""

    def __init__(self, chain: Chain, texts: Sequence[str]) -> None:
        self.chain = chain
        self.texts: list[str] = []
        self.of: dict[str, list[str]] = {}
        graph = compile_template(chain)
        for text in texts:
            if (found := align_entry(text, graph, CONFORMING)) is not None:
                self.texts.append(text)
                for name, start, end in found.values:
                    self.of.setdefault(name, []).append(text[start:end])

    def are_kept(self, new: Chain) -> bool:
        """Whether nearly all that conform do so to another template, that is as plain."""
        graph = compile_template(new)
        kept = sum(_conforms(text, graph) for text in self.texts)
        return NEARLY_ALL.holds(kept, len(self.texts)) and unwritable(new) <= unwritable(self.chain)


def _conforms(text: str, graph: Graph) -> bool:
    return align_entry(text, graph, CONFORMING) is not None


class _Place(NamedTuple):
    """A field of a template with what is right around it."""

    name: str
    before: str
    behind: str
    is_ahead: bool
    """Whether it is ahead of the title."""


def _places(chain: Chain) -> Iterator[_Place]:
    """The fields that hold free words and stand once in a template."""
    parts = [*walk(chain)]
    counts = Counter(part.name for part in parts if isinstance(part, Field))
    titled = next((n for n, part in enumerate(parts) if part == Field("title")), -1)
    for n, part in enumerate(parts):
        if not isinstance(part, Field) or counts[part.name] > 1 or part.name in _TYPED:
            continue
        before = parts[n - 1] if n else None
        behind = parts[n + 1] if n + 1 < len(parts) else None
        head = before.text if isinstance(before, Literal) else ""
        tail = behind.text if isinstance(behind, Literal) else ""
        if not head.endswith("]("):
            yield _Place(part.name, head, tail, n < titled)


def _cuts(chain: Chain, values: _Values) -> Iterator[Chain]:
    """The template with one field cut."""
    taken = {part.name for part in walk(chain) if isinstance(part, Field)}
    for place in _places(chain):
        found = values.of.get(place.name, [])
        if len(found) < FEWEST or told(found) in {*_PLAIN, place.name}:
            continue
        for pieces in (
            *_in_brackets(place, found),
            *_at_links(place, found),
            *_at_quotes(place, found, taken),
            *_at_signs(place, found, taken),
            *_at_year(place, found, taken),
            *_at_end(place, found),
        ):
            yield joined(_with(chain, place.name, pieces))


def _with(chain: Chain, name: str, pieces: Chain) -> Chain:
    """The template with these parts in place of a field."""
    done: list[Part] = []
    for part in chain:
        match part:
            case Field(own) if own == name:
                done += pieces
            case Optional(inside):
                done.append(Optional(_with(inside, name, pieces)))
            case Repeated(inside):
                done.append(Repeated(_with(inside, name, pieces)))
            case Choice(alternatives):
                done.append(Choice(tuple(_with(each, name, pieces) for each in alternatives)))
            case _:
                done.append(part)
    return joined(tuple(done))


def _at_quotes(place: _Place, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
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


def _in_brackets(place: _Place, values: Sequence[str]) -> Iterator[Chain]:
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


def _at_links(place: _Place, values: Sequence[str]) -> Iterator[Chain]:
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


def _at_year(place: _Place, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
    """The field cut at the year in brackets with which its values end: `{authors}. ({year})`."""
    found = [_IN_BRACKETS.search(value) for value in values]
    gaps = Counter(each[1] for each in found if each)
    gap, times = gaps.most_common(1)[0] if gaps else ("", 0)
    if NEARLY_ALL.holds(times, len(values)) and "year" not in taken:
        yield Field(place.name), Literal(f"{gap}("), Field("year"), Literal(")")


def _at_end(place: _Place, values: Sequence[str]) -> Iterator[Chain]:
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


def _at_signs(place: _Place, values: Sequence[str], taken: set[str]) -> Iterator[Chain]:
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
    elif name != "description" and not name.startswith(_TEXT) and left is None:
        left = name
    taken = taken - {name}
    if left is None or right is None or left == right or {left, right} & taken:
        return None
    return left, right


def _named(chain: Chain, values: _Values) -> Chain:
    """The template with names for the fields that have none, or another than their values have; and
    with its only text where there are no others.
    """
    for place in [*_places(chain), *(_dated(chain))]:
        found = values.of.get(place.name, [])
        taken = {part.name for part in walk(chain) if isinstance(part, Field)}
        new = _renamed(place, found, taken, is_last=_is_last(chain, place.name))
        if new is not None:
            chain = _with(chain, place.name, (new,))
    return chain


def _dated(chain: Chain) -> Iterator[_Place]:
    counts = Counter(part.name for part in walk(chain) if isinstance(part, Field))
    if counts["year"] == 1:
        yield _Place("year", "", "", is_ahead=False)


def _is_last(chain: Chain, name: str) -> bool:
    """Whether no field of words comes behind one."""
    names = [part.name for part in walk(chain) if isinstance(part, Field)]
    return not set(names[names.index(name) + 1 :]) - _TYPED


def _renamed(
    place: _Place, values: Sequence[str], taken: set[str], *, is_last: bool
) -> Field | Literal | None:
    """What stands in place of a field of no name, or of one with another name than it should."""
    if place.name == "year":
        return Field("date") if told(values) == "date" and "date" not in taken else None
    if not values:
        return None
    if not place.name.startswith(_TEXT):
        kind = told(values) if len(values) >= FEWEST and place.name != "title" else None
        are_people = kind == "authors" and place.name == "description"
        return (
            Field(kind) if kind and (kind in _PLAIN or are_people) and kind not in taken else None
        )
    if len(values) >= FEWEST_ALIKE and len(set(values)) == 1:
        return Literal(values[0])
    name = told(values) if len(values) >= FEWEST else None
    if name is None and are_topics(values):
        name = "topics"
    if name is None and are_few(values):
        name = "type" if place.before[-1:] in ("*", "_") else "tag"
    if name is None and place.is_ahead and are_words(values):
        name = "name"
    if name is None and is_last and "title" in taken and are_prose(values):
        name = "description"
    return Field(name) if name and name not in taken else None
