"""How a block of a list looks: what it begins with, and where its links point."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from listlint.core import labels
from listlint.core.document import WIKILINKS, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.placeholders import is_placeholder


class LeadIn(StrEnum):
    """What the words of an entry begin with."""

    LINK = "link"
    LABEL = "label"
    """A link that says only `pdf`, `code` or the like."""
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    BRACKET = "bracket"
    QUOTE = "quote"
    TEXT = "text"


MARKED = (LeadIn.STRONG, LeadIn.CODE, LeadIn.BRACKET, LeadIn.QUOTE)
"""What no line of prose begins with by chance."""


class PointsTo(StrEnum):
    """Where the links of a block point."""

    OUT = "out"
    ANCHOR = "anchor"
    """Only to places of this very file: a table of contents."""
    OWN = "own"
    """Only to files of the project, or to its own pages on a forge."""
    PROMISED = "promised"
    """Nowhere yet: an emptied link, or a placeholder instead of a target."""
    NOWHERE = "nowhere"


# Nothing that a word or a mark begins with: spaces, signs, pictures of one character.
_SIGN = pattern(r"(?::[\w+-]++:|\s|[^\w\s\[\]<(*_`\"'“\u2018«【「『《!&~{]|&\w+;)++")
_SKIPPED = pattern(
    r"\d{1,4}\\?[.)、](?!\d)\s*+|\[[ xX]\]\s++|</?\w[^<>]*+>|!\[[^\[\]]*+\]\([^()]*+\)|~~"
)
_MARKS = pattern(r"[*_~]*+")
_WORD = pattern(r"[^\W_]")
_BADGE = pattern(r"\[!\[[^\[\]]*+\][(\[][^()\[\]]*+[)\]]\][(\[][^()\[\]]*+[)\]]")
_IMAGE = pattern(r"!\[[^\[\]]*+\][(\[][^()\[\]]*+[)\]]|<[^<>]*+>")
_PICTURE = pattern(r"\.(?:png|jpe?g|gif|svg|webp)(?:\?\S*+)?")
_URL = pattern(r"https?://[^\s<>()\[\]]++")
_SIGNED = pattern(r"\w[^\n\[\]]*[.?!] \[\w[^\n\[\]()]*\((?:1[89]|20)\d\d[a-z]?\)\]\(")
_EXTERNAL = pattern(r"(?:[a-z][a-z0-9+.-]*+:)?//", re.IGNORECASE)
_FORGE = pattern(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:github|gitlab|gitee|codeberg|bitbucket)\.", re.IGNORECASE
)
_OWN_PAGE = pattern(
    r"/(?:issues|pulls|graphs/contributors|issues/new[^/\s]*+|discussions|releases|commits(?:/[^/\s]*+)?)/?$"
    r"|/(?:contributing|license|licence|code[-_]of[-_]conduct|pull_request_template)(?:\.\w+)?$",
    re.IGNORECASE,
)
"""What a project on a forge has beside its files; elsewhere it is a page like any other."""
_FOLDER = pattern(r"https://git(?:hub|lab)\.com/[^/\s]+/[^/\s]+/(?:-/)?(?:tree|blob)/")


def lead_in(words: str, start: int, links: Iterable[Link]) -> LeadIn:
    """What words that are at `start` of the file begin with, behind bullets and pictures."""
    starts = {link.span.start: link for link in links if link.kind is not LinkKind.IMAGE}
    at, before = 0, -1
    while at != before:
        before = at
        if found := _SIGN.match(words, at):
            at = found.end()
        if start + at not in starts and (found := _SKIPPED.match(words, at)):
            at = found.end()
    marks = _MARKS.match(words, at)
    behind = marks.end() if marks else at
    if link := starts.get(start + behind) or starts.get(start + at):
        is_label = link.kind is not LinkKind.HTML and labels.is_label(link.text)
        return LeadIn.LABEL if is_label else LeadIn.LINK
    return _of_characters(words[at : at + 2])


def _of_characters(two: str) -> LeadIn:
    if two in ("**", "__"):
        return LeadIn.STRONG
    match two[:1]:
        case "*" | "_":
            return LeadIn.EMPHASIS
        case "`":
            return LeadIn.CODE
        case "[" | "【" | "(" | "「" | "『" | "{" | "<":
            return LeadIn.BRACKET
        case '"' | "'" | "“" | "\u2018" | "«" | "《":
            return LeadIn.QUOTE
    return LeadIn.TEXT


def points_to(words: str, links: Iterable[Link]) -> PointsTo:
    """Where the links of a block with these words point."""
    targets = [link.target for link in links if not is_picture(link) and link.kind not in WIKILINKS]
    if any(_EXTERNAL.match(target) and not _is_own_page(target) for target in targets):
        return PointsTo.OUT
    if not targets:
        return PointsTo.OUT if _URL.search(_IMAGE.sub("", words)) else PointsTo.NOWHERE
    if all(target.startswith("#") and len(target) > 1 for target in targets):
        return PointsTo.ANCHOR
    return (
        PointsTo.PROMISED
        if any(not target or is_placeholder(target) for target in targets)
        else PointsTo.OWN
    )


def _is_own_page(address: str) -> bool:
    return bool(_FORGE.match(address) and _OWN_PAGE.search(address))


def is_own_file(target: str) -> bool:
    """Whether a target is a file of the project: no address, and no place of this very file."""
    return bool(target) and not target.startswith("#") and not _EXTERNAL.match(target)


def folder(target: str) -> str:
    """The repository of which a target is a folder or a file, as an address."""
    found = _FOLDER.match(target)
    return found[0] if found else ""


def is_picture(link: Link) -> bool:
    """Whether a link is an image's; of HTML, only its target tells."""
    if link.kind is LinkKind.HTML:
        return _PICTURE.search(link.target) is not None
    return link.kind is LinkKind.IMAGE


def is_bare(words: str) -> bool:
    """Whether nothing is left of words but badges, images and tags."""
    return not _WORD.search(_IMAGE.sub("", _BADGE.sub("", words)))


def is_signed(words: str) -> bool:
    """Whether words are a title, and a link that says who wrote it and when."""
    return _SIGNED.match(words) is not None


def is_address(words: str) -> bool:
    """Whether words are nothing but an address."""
    return _URL.fullmatch(words.strip().strip("<>")) is not None
