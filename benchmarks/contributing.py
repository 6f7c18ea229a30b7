"""Writes contributions to a list as somebody might who has not read its guidelines.

Each is made of an entry that is written as nearly all of its section are, under a new name: once
well, and then badly in every way that no entry of the section is written in. Nothing here knows how
listlint reads a list, which is what is measured. Pure functions, the same for the same seed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

FEWEST = 6
"""Fewer entries make no section with a form."""
CLEAR = 0.8
"""The share of a section's entries that must be of one shape for it to have a form."""
SELDOM = 0.05
"""What more of a section's entries do is one of its ways."""
_LABEL_SHARE, _FEWEST_LABELS = 0.03, 3
_NAME = "Quorvex Tamrin"
_SAYS = "Draws maps of small gardens from photographs"
_SHORTEST_NAME, _LONGEST_NAME = 2, 160
_FEWEST_WORDS = 3
"""Fewer words describe nothing."""
_LINE_BREAK = len("\r\n")

_PIECE = re.compile(
    r"(?P<image>\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>)"
    r"|(?P<link>\[(?P<shown>(?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?:\s+\"[^\"\n]*\")?\))"
    r"|(?P<html><a\b[^>]*href=[\"'](?P<to>[^\"']*)[\"'][^>]*>.*?</a>)"
    r"|(?P<address><?https?://[^\s<>|)\]]+>?)"
    r"|(?P<strong>\*\*(?P<bold>[^*\n]+)\*\*)"
    r"|(?P<tag></?\w[^>]*>|:[a-z][\w+-]*:)"
    r"|(?P<bar>\|)|(?P<line>\n)"
    r"|(?P<word>\w[^\W_]*)|(?P<sign>.)"
)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<bullet>[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_HEADING = re.compile(r"#{1,6}\s|<h\d")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'|]+")
_ARXIV = re.compile(r"(?<=[/:])\d{4}\.\d{4,5}(?!\d)")
_OLD_ARXIV = re.compile(r"(?<=[/:])([a-z-]+(?:\.[A-Z]{2})?/)\d{7}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_ENDS_NAME = re.compile(r"\.(?=\s|$)|,\s|\s[-\u2013\u2014:]\s|[\[(*]|\n")


class Piece(NamedTuple):
    """A part of an entry: `letter` says what it is."""

    letter: str
    start: int
    end: int
    shown: str
    target: str


@dataclass(frozen=True)
class Item:
    """An entry as it stands in the file, without the line break at its end."""

    text: str
    start: int
    end: int
    is_row: bool


class Contribution(NamedTuple):
    """What somebody adds behind an entry."""

    kind: str
    text: str
    after: int
    """The offset of the file at which it is put in, as lines of its own."""


WELL_FORMED = "well-formed"


def sections(text: str) -> Iterator[list[Item]]:
    """The entries of each section, items at one depth or rows of one table."""
    found: list[Item] = []
    at, fenced = 0, False
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        fenced ^= _FENCE.match(line) is not None
        words = line.rstrip()
        if fenced or _HEADING.match(words):
            yield from _levels(found)
            found = []
        elif words.lstrip().startswith("|") and words.count("|") > 1:
            found.append(Item(words, start, start + len(words), is_row=True))
        elif _ITEM.match(line):
            found.append(Item(words, start, start + len(words), is_row=False))
        elif found and words and line[0] in " \t" and not found[-1].is_row:
            last = found[-1]
            found[-1] = Item(
                text[last.start : start + len(words)], last.start, start + len(words), is_row=False
            )
    yield from _levels(found)


def _levels(found: Sequence[Item]) -> Iterator[list[Item]]:
    """Items with the details that are nested in them, and rows without the head of the table."""
    rows = [item for item in found if item.is_row and not _RULE.match(item.text)]
    yield rows[1:]
    items: list[Item] = []
    for item in (item for item in found if not item.is_row):
        if items and _indent(item) > _indent(items[0]):
            gap = item.start - items[-1].end
            if gap <= _LINE_BREAK:  # right below the one it belongs to
                words = items[-1].text + "\n" + item.text
                items[-1] = Item(words, items[-1].start, item.end, is_row=False)
                continue
        items.append(item)
    yield [item for item in items if _indent(item) == _indent(items[0])]


def _indent(item: Item) -> int:
    return len(item.text) - len(item.text.lstrip())


def pieces(text: str, labels: frozenset[str]) -> list[Piece]:
    """What an entry is made of; words side by side are one piece."""
    marker = _ITEM.match(text)
    found: list[Piece] = []
    for each in _PIECE.finditer(text, marker.end() if marker else 0):
        piece = _piece(each, labels)
        if piece is None:
            continue
        if piece.letter == "T" and found and found[-1].letter == "T":
            start = found[-1].start
            piece = piece._replace(start=start, shown=text[start : piece.end])
            found.pop()
        found.append(piece)
    return found


def _piece(each: re.Match[str], labels: frozenset[str]) -> Piece | None:
    start, end = each.span()
    if each["image"] or each["tag"] or each["sign"]:
        return None
    if each["link"]:
        is_label = each["shown"].strip("[]() ").casefold() in labels
        return Piece("K" if is_label else "L", start, end, each["shown"], each["target"])
    if each["strong"]:
        inner = next((p for p in pieces(each["bold"], labels) if p.letter in "LKH"), None)
        if inner:
            return Piece("L", start, end, inner.shown, inner.target)
        return Piece("B", start, end, each["bold"], "")
    for name, letter in (("html", "H"), ("address", "A"), ("bar", "|"), ("line", "N")):
        if each[name]:
            target = each["to"] if letter == "H" else each[0].strip("<>") if letter == "A" else ""
            return Piece(letter, start, end, each[0], target)
    return Piece("T", start, end, each[0], "")


def shape(text: str, labels: frozenset[str]) -> str:
    """The letters of an entry's pieces, each run of equal ones once."""
    letters = "".join(piece.letter for piece in pieces(text, labels))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?:K(?:T|N)?)+", "K", letters).rstrip("N"))


def labels_of(items: Sequence[Item]) -> frozenset[str]:
    """The texts of links that come again and again."""
    counts = Counter(
        each["shown"].strip("[]() ").casefold()
        for item in items
        for each in _PIECE.finditer(item.text)
        if each["link"]
    )
    least = max(_FEWEST_LABELS, _LABEL_SHARE * len(items))
    return frozenset(label for label, count in counts.items() if count >= least)


def contributions(
    text: str, seed: int, most: int, faults: Sequence[int] = ()
) -> Iterator[list[Contribution]]:
    """For at most so many sections with a clear form, what is added behind one of their entries;
    none is copied that has a fault of its own at one of these offsets.
    """
    every = [section for section in sections(text) if section]
    labels = labels_of([item for section in every for item in section])
    clear = [clear for section in every if (clear := _clear(section, labels))]
    rng = random.Random(f"{seed} {text[:2000]}")  # noqa: S311 - a sample, no secret
    for section, usual in rng.sample(clear, min(most, len(clear))):
        alike = [item for item in section if shape(item.text, labels) == usual]
        looks = Counter(_look(item.text, labels) for item in alike)
        look = looks.most_common(1)[0][0]
        models = [
            item
            for item in alike
            if _look(item.text, labels) == look
            and _is_even(item)
            and not any(item.start <= fault < item.end for fault in faults)
        ]
        rng.shuffle(models)
        for model in models:
            if made := list(_made(model, section, labels, rng)):
                yield made
                break


def _look(text: str, labels: frozenset[str]) -> tuple[str, ...]:
    """The bullet, what stands between the first parts, and how an entry ends."""
    marker, parts = _ITEM.match(text), pieces(text, labels)
    gap = ""
    if len(parts) > 1:
        between = text[parts[0].end : parts[1].end]
        gap = re.split(r"[^\W_]", between, maxsplit=1)[0]
    end = text.rstrip()[-1:]
    return marker["bullet"][-1] if marker else "", gap, "" if end.isalnum() else end


def _is_even(item: Item) -> bool:
    """Whether brackets are closed and links point out of the list."""
    return all(item.text.count(a) == item.text.count(b) for a, b in ("()", "[]")) and all(
        each["target"].startswith("http") for each in _PIECE.finditer(item.text) if each["link"]
    )


def _clear(section: list[Item], labels: frozenset[str]) -> tuple[list[Item], str] | None:
    """A section with its usual shape, if it has one and lists what is elsewhere."""
    linked = [item for item in section if _URL.search(item.text)]
    if len(section) < FEWEST or len(linked) < CLEAR * len(section):
        return None
    usual, count = Counter(shape(item.text, labels) for item in section).most_common(1)[0]
    if count < CLEAR * len(section) or not set(usual) & set("LKHA"):
        return None
    return section, usual


def _made(
    model: Item, section: Sequence[Item], labels: frozenset[str], rng: random.Random
) -> Iterator[Contribution]:
    parts = pieces(model.text, labels)
    name = _name(model.text, parts)
    if name is None:
        return
    copy = _copied(model.text, *name, rng)
    yield Contribution(WELL_FORMED, copy, model.end)
    ways = Counter(shape(item.text, labels) for item in section)
    most = SELDOM * len(section)
    writers = _rows if model.is_row else _items
    for kind, written in writers(copy, labels):
        if ways[shape(written, labels)] <= most or kind in ("bullet", "cell-missing"):
            yield Contribution(kind, written, model.end)


def _name(text: str, parts: Sequence[Piece]) -> tuple[int, int] | None:
    """Where in an entry stands what it calls its work, without the full stop behind it."""
    first = next((p for p in parts if p.letter in "LBTH"), None)
    if first is None or first.letter == "H":
        return None
    name = first.shown if first.letter in "LB" else _ENDS_NAME.split(first.shown)[0]
    name = name.strip().strip('*_"\u201c\u201d`[]').rstrip(".,:;!?")
    start = text.find(name, first.start)
    is_name = _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and _LETTER.search(name) and start >= 0
    return (start, start + len(name)) if is_name else None


def _copied(text: str, start: int, end: int, rng: random.Random) -> str:
    """The entry with another name in the place of its own, and with other addresses."""
    month, number = rng.randrange(1, 13), rng.randrange(10_000, 100_000)

    def moved(found: re.Match[str]) -> str:
        if _ARXIV.search(found[0]):
            return _ARXIV.sub(f"21{month:02}.{number}", found[0])
        if _OLD_ARXIV.search(found[0]):
            return _OLD_ARXIV.sub(rf"\g<1>02{month:02}{number // 100:03}", found[0])
        head, slash, tail = found[0].partition("://")[2].partition("/")
        host = found[0].partition("://")[0] + "://" + head
        folder, last, rest = (slash + tail).rpartition("/")
        return f"{host}{folder}{last or '/'}quorvex{number}{rest}"

    new = _NAME if " " in text[start:end] else _NAME.split(maxsplit=1)[0]
    return _URL.sub(moved, text[:start]) + new + _URL.sub(moved, text[end:])


def _items(copy: str, labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """An item written badly, in each of the ways."""
    marker = _ITEM.match(copy)
    assert marker is not None
    bullet, parts = marker[0], pieces(copy, labels)
    name, url = _NAME, _target(parts)
    says = _description(parts)
    yield "name-only", f"{bullet}{name}"
    yield "bare-address", f"{bullet}{url}"
    yield "address-behind", f"{bullet}{name} - {says} {url}"
    yield "inside-the-link", f"{bullet}[{name} - {says}]({url})"
    yield "bold-and-link", f"{bullet}**{name}** - {says} [Link]({url})"
    yield "description-first", f"{bullet}{says} - [{name}]({url})"
    yield "html", f'{bullet}<a href="{url}">{name}</a> - {says}'
    yield "unlinked", f"{bullet}{_without_links(copy[len(bullet) :])}"
    yield (
        "citation",
        (
            f'{bullet}A. Tamrin and B. Quorvex. "{name} for gardens". In Proceedings of the Third'
            " Workshop on Small Gardens, pages 13-21, 2021."
        ),
    )
    first = parts[0]
    if first.letter == "L" and len(parts) > 1 and any(p.letter == "T" for p in parts[1:]):
        yield "undescribed", copy[: first.end]
        trailing = [p for p in parts if p.letter in "LK" and p is not first]
        if trailing:
            last = trailing[-1]
            moved = copy[last.start : last.end]
            rest = f"{copy[first.start : last.start].rstrip()}{copy[last.end :]}"
            yield "reordered", f"{bullet}{moved} {rest}"


def _rows(copy: str, labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A row written badly, in each of the ways."""
    cells = re.split(r"(?<!\\)\|", copy)
    closed = cells[-1].strip() == ""
    inner = cells[1:-1] if closed else cells[1:]
    parts = pieces(copy, labels)
    at = next((n for n, cell in enumerate(inner) if _NAME.split(maxsplit=1)[0] in cell), None)
    if at is None or not inner[1:]:
        return
    url = _target(parts)
    others = [n for n in range(len(inner)) if n != at]
    longest = max(others, key=lambda n: len(re.sub(_URL, "", inner[n])))
    says = re.sub(r"[\[\]]|\([^)]*\)", "", inner[longest]).strip() or _SAYS

    def row(cells: Sequence[str]) -> str:
        return f"|{'|'.join(cells)}{'|' if closed else ''}"

    def with_(**changed: str) -> str:
        new = {int(key[1:]): f" {value} " if value else " " for key, value in changed.items()}
        return row([new.get(n, cell) for n, cell in enumerate(inner)])

    name = f"c{at}"
    yield "name-only", row([f" {_NAME} " if n == at else " " for n in range(len(inner))])
    yield "bare-address", with_(**{name: url})
    yield "inside-the-link", with_(**{name: f"[{_NAME} - {says}]({url})", f"c{longest}": ""})
    swapped = list(inner)
    swapped[at], swapped[longest] = swapped[longest], swapped[at]
    yield "description-first", row(swapped)
    yield "html", with_(**{name: f'<a href="{url}">{_NAME}</a>'})
    yield "unlinked", _without_links(copy)
    yield "cell-missing", row([cell for n, cell in enumerate(inner) if n != longest])
    yield "bullet", f"- [{_NAME}]({url}) - {says}"


def _target(parts: Sequence[Piece]) -> str:
    return next((p.target for p in parts if p.target.startswith("http")), "https://quorvex.org/map")


def _description(parts: Sequence[Piece]) -> str:
    """What the entry says of its work, or something of the kind."""
    texts = [p.shown.strip() for p in parts[1:] if p.letter == "T"]
    longest = max(texts, key=len, default="")
    return longest if len(longest.split()) >= _FEWEST_WORDS and "\n" not in longest else _SAYS


def _without_links(text: str) -> str:
    """The words of an entry whose links were lost."""
    text = re.sub(r"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"<a\b[^>]*>(.*?)</a>", r"\1", text)
    for _ in range(3):
        text = re.sub(
            r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*[^)]*\)",
            r"\1",
            text,
        )
    return re.sub(r"\s*<?https?://[^\s<>|)\]]+>?", "", text)
