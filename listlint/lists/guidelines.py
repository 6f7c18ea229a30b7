"""What a list asks of contributors in words: in its README, its CONTRIBUTING and the like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import SUFFIX
from listlint.core.source import Source, Span
from listlint.lists.text_blocks import blocks

_README = pattern(rf"readme{SUFFIX}", re.IGNORECASE)
_GUIDE = pattern(
    r"(?:(?:\.github|docs)/)?(?:contribut(?:e|ing|ions?)|how[-_]to[-_](?:pr|add|contribute|submit)"
    rf"|contribution[-_]guidelines?)(?:[-_.][\w-]+)?{SUFFIX}",
    re.IGNORECASE,
)
_PULL_REQUEST = pattern(
    rf"(?:(?:\.github|docs)/)?pull_request_template(?:/[^/]+)?{SUFFIX}", re.IGNORECASE
)


def relevance(path: str, of: str) -> int | None:
    """Which file is asked first: the list at `of` is 0, and what cannot speak of it is `None`."""
    folder = of.rpartition("/")[0]
    if path == of:
        return 0
    if folder and not path.startswith(f"{folder}/"):
        return None
    kinds = (_README, _GUIDE, _PULL_REQUEST)
    inside = path.removeprefix(f"{folder}/")
    return next((at for at, kind in enumerate(kinds, 1) if kind.fullmatch(inside)), None)


def may_state(path: str) -> bool:
    """Whether a file may say something to a list in its folder or a folder above."""
    folders = [at for at, sign in enumerate(path) if sign == "/"]
    return any(relevance(path, path[: at + 1]) is not None for at in (*folders, -1))


# The parts of the sentences that are looked for. What stands between them is bounded, so that no
# text takes long.
_SIGN = r"(?:[^.!?]|[.!?](?=\S))"
_ANY = rf"{_SIGN}{{0,60}}?"
"""Some words of the same sentence."""
_NOT = (
    r"(?:\b(?:no|not|never|without|avoid|remov\w+|strip|drop|omit|delete|clean|free (?:of|from)"
    r"|instead of|rather than|get rid of)\b|n['\u2019]t\b)"
)
_REFUSED = (
    r"(?:\bremoved|stripped|deleted|forbidden|prohibited|rejected"
    r"|not (?:be )?(?:allow|accept|permit|us|includ|add))"
)
_ASKED = (
    r"\b(?:prefer(?:red|ably)?|use|only|always|must|should|please|requires?|required|link to|ensure"
    r"|make sure)\b"
)
_OVER = r"\b(?:instead of|rather than|over|not)\b"
_HTTPS = r"\bhttps\b(?!:)"
_TRACKER = (
    r"(?:\btrack(?:ing|er)s?(?: |-)(?:code|param|link|id|quer|url|tag)|\butm(?:\b|_)"
    r"|\breferr?al (?:code|param|link|id|url|tag))"
)
_SHORT = rf"\b(?:shortened\b{_ANY}\b(?:url|link)|short (?:url|link)|(?:url|link)(?: |-)short)"
_ABS = r"\babs(?:tracts?)?\b"
_PDF = r"\bpdfs?\b"
_AS_IS = rf"(?:(?!pdf|abs|instead|rather|not\b){_SIGN}){{0,60}}?"
_DESCRIPTION = r"\bdescriptions?\b"
_BEGIN = r"\b(?:start|begin)\w*"
_CAPITAL = r"\b(?:capital|upper(?: |-)?case)"
_STOP = r"\b(?:periods?|full(?: |-)stops?|dots?)\b"
_AT_MOST = (
    r"\b(?:at most|no (?:more|longer) than|not (?:be )?(?:more|longer) than|max(?:imum|\.)?|under"
    r"|below|within|up to|less than|fewer than|(?:not )?exceed\w*|limit\w*)\b"
)
_NUMBER = r"\b\d{2,3}(?: |-)(?:character|char|word)s?\b"
_UNQUOTED = r"[\"'`\u201d\u2019]?"
_QUOTED = r"[\"'`\u201c\u2018]"
_ALPHABET = r"\balphabet(?:ic\w*|i[sz]ed)\b(?!-list)"
_IN_ORDER = r"\b(?:order|sort|list(?!view)|add|keep|arrang|plac|position|put|should be|must be)\w*"
_ITEM = rf"(?:(?!section|categor|period|full stop|\bdots?\b|blank|line){_SIGN}){{0,60}}?"


class Guideline(Enum):
    """What lists ask for, with the sentences that ask for it."""

    HTTPS = rf"{_ASKED}{_ANY}{_HTTPS}|{_HTTPS}{_ANY}(?:prefer|require|instead of|rather than)"
    NO_TRACKING = rf"{_NOT}{_ANY}{_TRACKER}|{_TRACKER}{_ANY}{_REFUSED}"
    NO_SHORTENERS = rf"{_NOT}{_ANY}{_SHORT}|{_SHORT}{_ANY}{_REFUSED}"
    ARXIV_ABS = (
        rf"{_ABS}{_ANY}{_OVER}{_ANY}{_PDF}|\breplace\b{_ANY}{_PDF}{_ANY}{_ABS}"
        rf"|{_ASKED}{_ANY}\barxiv\b{_AS_IS}{_ABS}"
    )
    ARXIV_PDF = (
        rf"{_PDF}{_ANY}{_OVER}{_ANY}{_ABS}|\breplace\b{_ANY}{_ABS}{_ANY}{_PDF}"
        rf"|{_ASKED}{_ANY}\barxiv\b{_AS_IS}{_PDF}|\bpdf links?\b{_ANY}{_ANY}\bpreferred"
    )
    ARXIV_NO_VERSION = (
        rf"\barxiv\b{_ANY}{_NOT}{_ANY}\bversions?\b|{_NOT}{_ANY}\bversions?\b{_ANY}\barxiv\b"
    )
    NO_TRAILING_SLASH = rf"{_NOT}{_ANY}\btrailing(?: |-)(?:slash|`?/)"
    NO_TRAILING_SPACE = rf"{_NOT}{_ANY}\btrailing(?: |-)(?:white(?: |-)?space|space|blank)s?\b"
    CROSS_LISTING = (
        r"\b(?:cross|dual|double|multi)(?: |-)?list(?:ed|ings?)\b"
        rf"|\b(?:may|can)\b{_ANY}\b(?:more than one|several|multiple) (?:section|categor)"
    )
    DESCRIPTION_CAPITAL = (
        rf"{_DESCRIPTION}{_ANY}{_BEGIN}{_ANY}{_CAPITAL}|{_BEGIN}{_ANY}{_DESCRIPTION}{_ANY}{_CAPITAL}"
        rf"|\bcapitali[sz]e\b{_ANY}\bfirst (?:letter|word|character)\b{_ANY}{_DESCRIPTION}"
    )
    DESCRIPTION_PERIOD = (
        rf"(?:{_DESCRIPTION}|\bentr(?:y|ies)\b){_ANY}\bend(?:s|ing)?\b{_ANY}{_STOP}"
        rf"|\bend(?:s|ing)?\b{_ANY}{_DESCRIPTION}{_ANY}{_STOP}"
    )
    DESCRIPTION_LENGTH = (
        rf"{_DESCRIPTION}{_ANY}{_AT_MOST}{_ANY}{_NUMBER}"
        rf"|{_AT_MOST}{_ANY}{_NUMBER}{_ANY}{_DESCRIPTION}"
    )
    DESCRIPTION_ARTICLE = (
        rf"{_DESCRIPTION}{_ANY}{_NOT}{_ANY}{_BEGIN}{_ANY}{_QUOTED}(?:an?|the)\b{_UNQUOTED}"
        rf"|{_NOT}{_ANY}{_BEGIN}{_ANY}{_DESCRIPTION}{_ANY}{_QUOTED}(?:an?|the)\b{_UNQUOTED}"
    )
    NAME_CASING = (
        rf"\b(?:use|write|spell|keep)\b{_ANY}{_QUOTED}[\w. +#-]{{2,40}}?{_UNQUOTED}{_ANY}"
        r"\b(?:casing|capitali[sz]ation)\b"
    )
    NO_SUPERLATIVE = rf"{_NOT}{_ANY}{_QUOTED}(?:the )?best\b{_UNQUOTED}"
    ONE_LINK = (
        r"\b(?:one|a single) link (?:per|for each) (?:entry|item|line|project|resource)\b"
        r"|\b(?:entry|entries|items?|lines?|resources?) (?:(?:should|must|may|can) )?"
        r"(?:(?:be )?(?:limited|restricted) to|ha(?:ve|s)|contains?) (?:only |just |at most )?"
        r"(?:one|a single) link\b"
    )
    NO_BADGE = rf"{_NOT}{_ANY}\bbadges?\b|\bbadges?\b{_ANY}{_REFUSED}"
    APPEND = (
        rf"\b(?:add(?:ed|itions?)?|append(?:ed)?|insert(?:ed)?|put|placed?|goe?s?)\b{_ITEM}"
        rf"\b(?:bottom|end) of{_ANY}(?:categor|section|\blist\b|\btable\b)"
    )
    ALPHABETICAL = (
        rf"{_ALPHABET}{_ANY}{_IN_ORDER}|{_IN_ORDER}{_ANY}{_ALPHABET}|\balphabeti[sz]e\b(?!-)"
    )


@dataclass(frozen=True, slots=True)
class Guidelines:
    """What a list asks of contributors in words, and where it says so. Of a change, what it asked
    before, with the place if it still does.
    """

    places: Mapping[Guideline, Span | None]
    words: Mapping[Guideline, str] = field(default_factory=dict)
    """What it says there."""

    def ask(self, guideline: Guideline) -> bool:
        """Whether something is asked for."""
        return guideline in self.places


@cache  # a vault without lists needs none of them
def _patterns() -> Mapping[Guideline, re.Pattern[str]]:
    # Where a line is wrapped, more than one space is between two words.
    return {
        guideline: re.compile(guideline.value.replace(" ", r"\s{1,9}"), re.IGNORECASE)
        for guideline in Guideline
    }


_DEMANDS = {Guideline.DESCRIPTION_CAPITAL, Guideline.DESCRIPTION_PERIOD}
"""What asks for something, so that a `not` among its words asks for the opposite."""
_REVERSED = pattern(rf"{_NOT}(?!\s+forget)", re.IGNORECASE)
_NO_RULE = pattern(
    r"(?:\bnot|n['\u2019]t)\s+(?:forget|omit|miss|need|require)|support",
    re.IGNORECASE,
)
"""What says, among the words of a sentence, that it asks for something else."""
_FORBIDS = pattern(rf"{_NOT}|{_REFUSED}|\breject", re.IGNORECASE)
"""What says of works in several sections that the list has none."""
_REFUSED_BY = {Guideline.CROSS_LISTING: _FORBIDS, Guideline.ALPHABETICAL: _REVERSED}
"""What says, anywhere in the sentence, that the list does not ask for something."""
_NOT_OF_LINKS = pattern(r"\bclon(?:e|ing)\b|\bgit remote\b", re.IGNORECASE)


def stated(files: Iterable[Source], of: str, entries: Sequence[Span]) -> dict[Guideline, Span]:
    """What is asked of contributors to the list at the path `of`, and where it says so.

    The places of its entries are left out: they speak of works, not of the list.
    """
    found: dict[Guideline, Span] = {}
    guides = [(rank, file) for file in files if (rank := relevance(file.path, of)) is not None]
    for rank, file in sorted(guides, key=lambda guide: (guide[0], guide[1].path)):
        for start, text in _texts(file, () if rank else entries):
            if _NOT_OF_LINKS.search(text):
                continue
            for guideline, asking in _patterns().items():
                said = asking.search(text)
                if not said or guideline in found or _is_no_rule(guideline, said[0]):
                    continue
                refused = _REFUSED_BY.get(guideline)
                if refused is None or not refused.search(_sentence(text, said)):
                    found[guideline] = file.span(start + said.start(), start + said.end())
    return found


def _is_no_rule(guideline: Guideline, words: str) -> bool:
    """Whether words that look like a guideline ask for something else."""
    if guideline in _DEMANDS:
        return _REVERSED.search(words) is not None
    return _NO_RULE.search(words) is not None


_TARGET = pattern(r"(?<=\]\()[^()\s]++(?=\))")
_LEAD = pattern(r"[\s>*+#|\[\]x-]*")
"""What is ahead of the first words of an item: a bullet, a box to tick, the bar of a table."""


def quoted(source: Source, span: Span) -> str:
    """The words of a guideline, from where their sentence begins."""
    line = source.text.rfind("\n", 0, span.start) + 1
    start = max(
        line, *(source.text.rfind(sign, line, span.start) + 2 for sign in (". ", "! ", "| "))
    )
    lead = _LEAD.match(source.text, start, span.start)
    return " ".join(source.text[lead.end() if lead else start : span.end].split())


def _sentence(text: str, said: re.Match[str]) -> str:
    """The sentence in which something is said."""
    start = max(text.rfind(sign, 0, said.start()) for sign in (". ", "! ", "? "))
    end = re.compile(r"[.!?]\s|$").search(text, said.end())
    return text[start + 1 : end.start() if end else len(text)]


def _texts(source: Source, skipped: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Headings, items and paragraphs outside of fences, in one line each, and where they begin;
    without where links lead, which says nothing, and without the tables of the list itself.
    """
    for block in blocks(source):
        if block.kind == "fence":
            continue
        for lines in block.paragraphs():
            start, end = lines[0].start, lines[-1].start + len(lines[-1].text)
            is_data = bool(skipped) and lines[0].text.lstrip().startswith("|")
            if not is_data and not _is_in(skipped, start, end):
                words = re.sub(r"[\r\n]", " ", source.text[start:end])
                yield start, _TARGET.sub(lambda found: "_" * len(found[0]), words)


def _is_in(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, is in part between two places."""
    at = bisect_right(spans, start, key=lambda span: span.start)
    near = spans[max(at - 1, 0) : at + 1]
    return any(span.start < end and start < span.end for span in near)
