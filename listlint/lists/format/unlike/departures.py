"""What an entry is not that nearly all entries around it are, said in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.lacking_separator import CONNECTED
from listlint.lists.format.match.wording import SHOWN
from listlint.lists.format.unlike.skeleton import LINKED, PartKind, Skeleton, SkeletonPart
from listlint.lists.format.unlike.surroundings import Surroundings


class Departure(NamedTuple):
    """What is the matter, at `start` to `end` of the entry's text (from 0, the end exclusive)."""

    what: str
    """The sort of departure: entries that have one in common are told together."""
    start: int
    end: int
    message: str
    model: str = ""
    """An entry that is written like most of those around it."""
    rewritten: str | None = None
    """The whole text of the entry, written like that one."""


_SEPARATED = pattern(r"\s[-\u2013\u2014|]+\s|:\s|\.\s")
"""What separates a name from its description."""
_WORDY = 1.5
"""A link is more than a name if it is longer by this than the longest name around it."""
SWAPPED = "swapped"
"""The sort of departure where name and description have each other's place."""
ADDRESSED = "addressed"
"""The sort where the text of a link is an address."""
UNSEPARATED = "unseparated"
"""The sort where nothing separates the name from its description."""
UNLED = "unled"
"""The sort where the word is missing that leads from the name to the authors."""
_MANY_WORDS, _FEW_WORDS = 4, 2
"""A link of so many words, or more, may be a description, so few, or fewer, a name or remark."""
_ADDRESS = pattern(r"(?:https?://|www\.)\S+")
_LETTERS = pattern(r"[\W_]+")
_SEPARATORS = frozenset({"-", "\u2013", "\u2014", "--", ":"})
"""Signs that separate a linked name from its description."""
_INITIAL = 2
"""No longer than this, the first words before a full stop are an initial."""
_SHORTCODE = pattern(r":[a-z0-9_+-]+:")
"""`:star:` at the end of an entry, whose colon says nothing."""
_LATER_LINE = pattern(r"(?<=\n)([^\S\n]*+)(\S[^\n]*)")
_BRACKETED = pattern(r"\[([^\[\]\n]+)\](?![\[(])")

_BEGINNINGS = (
    frozenset({PartKind.LINK}),
    frozenset({PartKind.LABEL}),
    frozenset({PartKind.ADDRESS}),
    frozenset({PartKind.HTML}),
    frozenset({PartKind.WORDS, PartKind.STRONG}),
)
"""What nearly all entries of a section may begin with."""

Finder = Callable[[Skeleton, Surroundings], Departure | None]


def departure(entry: Skeleton, around: Surroundings) -> Departure | None:
    """What tells an entry most of all from those around it; `None` if it is built as some are."""
    if not entry.is_linked and _heads_others(entry.text):
        return None
    if around.know(entry):
        return next(filter(None, (find(entry, around) for find in _FINDERS_OF_USUAL)), None)
    return next(_departures(entry, around), None)


def _heads_others(text: str) -> bool:
    """Whether a text ends with a colon, so that what follows belongs to it."""
    words = text.rstrip("*_ \t\r\n")
    last = words[max(words.rfind(" "), words.rfind("\n")) + 1 :]
    return last.endswith((":", "\uff1a")) and not _SHORTCODE.fullmatch(last)


def _departures(entry: Skeleton, around: Surroundings) -> Iterator[Departure]:
    for find in _FINDERS:
        if found := find(entry, around):
            yield found


def _unlinked(entry: Skeleton, around: Surroundings) -> Departure | None:
    if entry.is_linked or not around.nearly_all(_is_linked):
        return None
    bracketed = _BRACKETED.search(entry.text)
    if bracketed and not bracketed[1].isspace():
        name = short(bracketed[1])
        message = f"`{name}` has no link: the address in `(…)` is missing behind `]`"
        return Departure("unlinked", *bracketed.span(), message)
    start, end = _whole(entry)
    return Departure("unlinked", start, end, f"`{_named(entry)}` has no link")


def _bare(entry: Skeleton, around: Surroundings) -> Departure | None:
    address = entry.first(PartKind.ADDRESS)
    if address is None or entry.first(PartKind.LINK, PartKind.LABEL, PartKind.HTML):
        return None
    if not around.link_names:
        return None
    message = f"`{short(address.shown)}` is a bare address, where others link a name"
    return Departure("bare", address.start, address.end, message)


def _shown(entry: Skeleton, around: Surroundings) -> Departure | None:
    """An address as the text of the link with which an entry begins."""
    if not _shows_address(entry) or around.others_do(entry, _shows_address):
        return None
    link = entry.parts[0]
    message = f"`{short(link.shown)}` is an address, where others link a name"
    return Departure(ADDRESSED, link.start, link.end, message)


def _shows_address(entry: Skeleton) -> bool:
    first = entry.parts[0] if entry.parts else None
    is_link = first is not None and first.kind is PartKind.LINK
    return is_link and first is not None and _ADDRESS.fullmatch(first.shown) is not None


def _repeated(entry: Skeleton, around: Surroundings) -> Departure | None:
    """A description that says the name again, and nothing else."""
    if not _repeats(entry) or around.others_do(entry, _repeats):
        return None
    link, words = entry.parts
    message = f"the description only repeats the name `{short(link.shown)}`"
    return Departure("undescribed", words.start, words.end, message)


def _repeats(entry: Skeleton) -> bool:
    if [part.kind for part in entry.parts] != [PartKind.LINK, PartKind.WORDS]:
        return False
    name, words = (_LETTERS.sub("", part.shown).casefold() for part in entry.parts)
    return bool(name) and name == words


def _html(entry: Skeleton, around: Surroundings) -> Departure | None:
    found = entry.first(PartKind.HTML)
    if found is None or PartKind.HTML in around.frequent:
        return None
    message = f"`{short(found.shown)}` is linked with HTML instead of `[name](address)`"
    return Departure("html", found.start, found.end, message)


def _glued(entry: Skeleton, around: Surroundings) -> Departure | None:
    """A line too many, which belongs to the entry above only because it has no bullet."""
    lines = entry.build.count(PartKind.BREAK)
    if not lines or any(build.count(PartKind.BREAK) for build in around.builds):
        return None
    least = len(entry.bullet.partition("[")[0])
    for found in _LATER_LINE.finditer(entry.text):
        line = found[2]
        if len(found[1]) < least or not line[0].isalnum():  # else it is prose that goes on
            message = f"`{short(line)}` continues the entry above: it has no bullet"
            return Departure("glued", found.start(2), found.end(2), message)
    return None


def _beginning(entry: Skeleton, around: Surroundings) -> Departure | None:
    """What an entry begins with, where nearly all begin with something else."""
    if not entry.parts:
        return None
    first, kind = entry.parts[0], PartKind(entry.build[0])
    usual = next((kinds for kinds in _BEGINNINGS if around.begin_with(*kinds)), frozenset())
    if not usual or kind in usual:
        return _emphasis(entry, around)
    shown = short(first.shown)
    if PartKind.LINK in usual and (message := _unlinked_name(entry)):
        return Departure("beginning", first.start, first.end, message)
    if PartKind.WORDS in usual:
        if not around.have(*LINKED):
            return None
        message = f"`{shown}` is a link, where the other entries begin with plain text"
    else:
        other = next(each.parts[0].shown for each in around.usual)
        what = "the linked name" if PartKind.LINK in usual else f"a link such as `{short(other)}`"
        message = f"`{shown}` comes first, where the other entries begin with {what}"
    return Departure("beginning", first.start, first.end, message)


def _unlinked_name(entry: Skeleton) -> str | None:
    """What is said of a name beside which only `[link](…)` is linked."""
    links = [part for part in entry.parts if part.kind in LINKED]
    if entry.parts[0].kind in LINKED or {link.kind for link in links} != {PartKind.LABEL}:
        return None
    return f"the name `{_named(entry)}` is not linked, only `{short(links[0].shown)}` is"


def _emphasis(entry: Skeleton, around: Surroundings) -> Departure | None:
    """A name in bold, where the names are plain."""
    first = entry.parts[0]
    if first.kind is not PartKind.STRONG or PartKind.STRONG in around.frequent:
        return None
    message = f"`{short(first.shown)}` is bold, where the other entries begin with plain text"
    return Departure("beginning", first.start, first.end, message)


def _undescribed(entry: Skeleton, around: Surroundings) -> Departure | None:
    return undescribed(entry) if _are_described(entry, around) else None


def undescribed(entry: Skeleton) -> Departure | None:
    """What an entry lacks whose link nothing is said of."""
    link = entry.first(*LINKED)
    if link is None or entry.has_words:
        return None
    if link.shown.endswith(("\u2026", "...")):
        return None  # it leads to more of them
    message = f"nothing is said of `{short(link.shown)}`: the description is missing"
    return Departure("undescribed", link.end, link.end, message)


def _are_described(entry: Skeleton, around: Surroundings) -> bool:
    """Whether nearly all have a description, or in a short section all but this one."""
    return around.nearly_all(_is_told_of) or around.all_but(entry, _has_words)


def _inside(entry: Skeleton, around: Surroundings) -> Departure | None:
    """A description that is within the link."""
    link = entry.first(PartKind.LINK)
    if link is None or entry.has_words or not around.nearly_all(_has_words):
        return None
    if around.nearly_all(_is_whole) and (
        _is_divided(entry) or len(link.shown) > _WORDY * around.longest_name
    ):
        message = "the description is within the link, where only the name belongs"
        return Departure("inside", link.start, link.end, message)
    return None


def _swapped(entry: Skeleton, around: Surroundings) -> Departure | None:
    """A description that is linked, with the name behind it: the link has more words than any
    other, what follows it fewer.
    """
    if entry.build != "LW" or around.usual[0].build != entry.build:
        return None
    link, name = entry.lengths
    if name > _FEW_WORDS or link < _MANY_WORDS or not around.is_alone(entry):
        return None
    first, second = entry.parts[0], entry.text[entry.parts[0].end :].strip(" -\u2013\u2014:.")
    message = f"the description is linked, and the name `{short(second)}` follows it"
    return Departure(SWAPPED, first.start, first.end, message)


def unseparated(entry: Skeleton, around: Surroundings) -> Departure | None:
    """A description right behind its name, where nearly all have a dash, or another sign, there."""
    sign = around.separator
    if entry.separator != "" or sign not in _SEPARATORS:
        return None
    link, *others = [part for part in entry.parts if part.kind in LINKED]
    words = entry.text[link.end :].split()
    if others or len(words) < 2 or (len(words) <= _FEW_WORDS and _is_remark(words)):  # noqa: PLR2004 - a word is none
        return None
    if not _SEPARATORS.isdisjoint([*words, *(word[-1] for word in words)]):
        return None  # more may belong to the name, as in `[Name](...) by Ann: ...`
    message = f"`{sign}` is missing between `{short(link.shown)}` and its description"
    return Departure(UNSEPARATED, link.end, link.end, message)


def unled(entry: Skeleton, word: str) -> Departure | None:
    """A name right behind a linked name, where nearly all have a word such as `by` between them."""
    following = entry.led
    if following is None or not following.shown[:1].isupper():
        return None  # another word, or a year, may be meant
    shown = following.shown.split()[0].strip(",.")
    message = f"`{word}` is missing before `{short(shown)}`"
    return Departure(UNLED, following.start, following.start, message)


def _is_remark(words: Sequence[str]) -> bool:
    """Whether a few words are no description, but a remark such as `by Ann` or `(old)`."""
    text = " ".join(words).casefold()
    return CONNECTED.match(text) is not None or not text.replace(" ", "").rstrip(".").isalpha()


def _is_divided(entry: Skeleton) -> bool:
    """Whether a link holds a name and more."""
    return any(p.kind is PartKind.LINK and _SEPARATED.search(p.shown) for p in entry.parts[:1])


def _is_whole(entry: Skeleton) -> bool:
    return not _is_divided(entry)


def _is_linked(entry: Skeleton) -> bool:
    return entry.is_linked


def _has_words(entry: Skeleton) -> bool:
    return entry.has_words


def _is_told_of(entry: Skeleton) -> bool:
    """Whether it has words, or is a bare address: that is a slip of another sort, and no leave for
    others to say nothing.
    """
    return entry.has_words or entry.build == PartKind.ADDRESS


def _unlabelled(entry: Skeleton, around: Surroundings) -> Departure | None:
    """The link that nearly all have behind their words."""
    if PartKind.LABEL in entry.build or not around.have(PartKind.LABEL):
        return None
    label = next((p for each in around.usual for p in each.parts if p.kind is PartKind.LABEL), None)
    if label is None:
        return None
    start, end = _whole(entry)
    link = entry.first(PartKind.LINK)
    name = short(link.shown) if link else _named(entry)
    message = f"`{name}` has no link such as `{short(label.shown)}`"
    return Departure("unlabelled", start, end, message)


def _order(entry: Skeleton, around: Surroundings) -> Departure | None:
    """The same parts as usual, in an order that nobody else has."""
    usual = around.usual[0].build
    if sorted(usual) != sorted(entry.build) or not around.are_built(usual):
        return None
    start, end = _whole(entry)
    message = "the parts of this entry are in another order than those of the others"
    return Departure("order", start, end, message)


_FINDERS_OF_USUAL: tuple[Finder, ...] = (_inside, _swapped, _shown, _repeated, unseparated)
"""What may be the matter with an entry that has the parts of several others."""
_FINDERS: tuple[Finder, ...] = (
    _unlinked,
    _bare,
    _shown,
    _html,
    _glued,
    _beginning,
    _inside,
    _undescribed,
    _repeated,
    _unlabelled,
    _order,
)
"""The most telling first."""


def _whole(entry: Skeleton) -> tuple[int, int]:
    """From the first of the words to the last."""
    if not entry.parts:
        return 0, len(entry.text)
    return entry.parts[0].start, entry.parts[-1].end


def _named(entry: Skeleton) -> str:
    """What an entry calls its work, or its first words."""
    first: SkeletonPart | None = entry.first(PartKind.STRONG, PartKind.WORDS, PartKind.LINK)
    if first is None:
        return short(entry.text)
    if first.kind is PartKind.WORDS and entry.text[len(entry.bullet) : first.start].strip():
        return short(entry.text[len(entry.bullet) :])  # they are in brackets
    name = _SEPARATED.split(first.shown, maxsplit=1)[0]
    return short(name if len(name) > _INITIAL else first.shown)


def short(text: str) -> str:
    """A part of an entry as it is quoted."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
