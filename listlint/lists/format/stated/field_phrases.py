"""The words that mean a field in a stated format: `Paper Name`, `Author 1 et al`, `link`.

Lists write them as they like, so this is a vocabulary of phrases, each with the field it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR


class Phrase(NamedTuple):
    """A span of a text that means a field."""

    start: int
    end: int
    field: str
    rank: int
    """How surely it is the entry's title, from 0 for not at all to 5."""


_NOUN = (
    r"(?:paper|article|projects?|packages?|repo(?:sitory)?|resources?|librar(?:y|ies)|tool|app"
    r"(?:lication)?|software|books?|blog(?:[ _-]post)?|post|course|data[ _-]?set|model|method"
    r"|benchmark|survey|work|publication|entry|item|list|module|plugin|crate|api|service|(?:web)?site"
    r"|framework|video|tutorial|podcast|product|program|game|theme|extension|component|skill|server"
    r"|agent|pypi|new|original|awesome|example|bookmark|talk|thing|script|feature|bot|channel)"
)
_OF = rf"(?:the |your |a )?{_NOUN}(?:(?:, or |, | or | / |/){_NOUN})*"
_GAP = r"[ _-]"
_TITLE = (
    rf"(?:here is )?(?:(?:the|your|full|exact|official|english|{_NOUN}){_GAP})*+title(?: of {_OF})?"
)
_NAME = (
    rf"(?:here is )?(?:(?:the|your|full|exact|short|{_NOUN}){_GAP})*{_NOUN}{_GAP}name|name of {_OF}"
)
_AUTHOR = (
    r"(?:(?:first|last|full|all) )?(?:authors?(?:\(s\))?(?: (?:list|names?))?"
    r"|[ab]\. author)(?:(?: ?(?:\d+|one|two|three|four|[an])|-)(?!\w))?"
)
_MORE = r",? ?(?:et al\b\.?|\.\.\.|…)"
_AUTHORS = rf"{_AUTHOR}(?:(?:,? and |, | & |; |,){_AUTHOR})*(?:,? and others)?(?:{_MORE})?"
_MEETING = (
    r"(?:conference|conf|journal|booktitle|venue|avenue|publisher|publication|proceedings|trans"
    r"|preprint|published[ -]in|workshop|maintainer|initiator)"
)
_VENUE = (
    rf"(?:name of (?:the )?)?{_MEETING}(?:(?: or | / |/|\|){_MEETING})*(?:\({_MEETING}\))?"
    rf"(?:{_GAP}(?:name|abbreviation|acronym)(?!\w))?"
)
_DATE = (
    r"mon(?:th)?[ ,./-]+(?:day,? )?year|year[./-]month(?:[./-]day)?|y{4}[./-]mm?(?:[./-]dd?)?"
    r"|mm[./-]y{4}|(?:publication |release )?date|(?:day|dd) mon(?:th)? (?:year|y{4})"
)
_DESCRIBED = (
    r"(?:descriptions?|desc|summary|explanation|introduction|writeup|main idea|overview|tagline"
    r"|one[ -]?liner)"
)
_NO_ADJECTIVE = (
    r"(?!(?:authors?|titles?|names?|years?|dates?|venues?|links?|urls?|licen[cs]es?|languages?|by|what|why"
    rf"|in|{_DESCRIBED})\b)"
)
_BEHIND_SIGN = r"(?:(?<=[-\u2013\u2014:.|`>] )|(?<=[|`])|(?<![\s\S]))"
_ADJECTIVES = rf"{_BEHIND_SIGN}(?:{_NO_ADJECTIVE}[a-z][a-z'\u2019-]*+,? ){{0,6}}+"
"""What stands ahead of the word, back to the sign that separates it from the name."""
_CONDITION = (
    r",?(?: (?:that|which|of|about|for|on|ends?|ending|starts?|starting|begins?|beginning|with|in"
    r"|to|goes|here|and|or|what|why|how|explaining|describing|outlining)\b[\w ,'\u2019/-]{0,120}?"
    r")??"
    r"(?: ?\([^()\n]*\d[^()\n]*\))?(?=[^\w\s]*(?:\s*$|\n| ?[\[{<(|]))"
)
"""What is said of it, in prose up to the end or to what is no prose."""
_PURPOSE = r"(?:what|why) (?:it|the \w+)(?: is| does|['\u2019]s)"
_DESCRIBING = (
    r"(?:a|an|the|your|very|short|shorter|brief|one|line|sentence|clear|concise|simple"
    rf"|distinguishing|key|small|quick|longer|{_NOUN})"
)
_GOING_ON = (
    r"(?:that|which|ends?|ending|with|in|a|an|the|period|full|stop|dot|of|its|it|is|does|what"
    rf"|here|goes|and|how|describing|{_NOUN})"
)
_DESCRIPTION = (
    rf"{_ADJECTIVES}(?:{_DESCRIBED}|{_PURPOSE}){_CONDITION}"
    rf"|(?:{_DESCRIBING}(?: and|,)?[ _-])*+{_DESCRIBED}(?: {_GOING_ON}(?!\w))*(?: \(\d[^()]*\))?"
)
_OWN = (
    r"(?:licen[cs]es?|(?:programming )?languages?(?:\(s\))?|organi[sz]ations?|institut(?:ion|e)s?"
    r"|affiliations?|company|school|university|lab|abbreviation|abbr|acronym|short title|subtitle"
    r"|key ?words?|tags?|categor(?:y|ies)|types?|tasks?|datasets?|codes?|bibtex|stars|version"
    r"|platforms?|levels?|topics?|country|modality|symbology|notes?|comments?|remarks?|resources"
    r"|key contributions?|metrics?|status|source|homepage|website"
    r"|(?:(?!optional)\w+ )?links?|urls?|\w+[_-]tags?)"
    r"(?:\(s\))?"
)
_CHINESE_AND_KIN = (
    (
        "title",
        5,
        (
            r"(?:这里是)?(?:论文|文章|項目|项目|资源|書籍|书籍)?(?:标题|標題|题目|題目|名称|名稱)"
            r"|论文名|(?:論文)?タイトル|논문 ?제목|제목"
        ),
    ),
    ("authors", 0, r"作者(?:列表)?(?: ?\d+)?(?:[,\uff0c、] ?作者 ?\d*)*|著者|저자"),
    ("venue", 0, r"(?:会议|會議|期刊)(?:[/\uff0f或](?:会议|期刊))?(?:名称)?|学会"),
    ("year", 0, r"年份|年度|발표 ?연도"),
    ("date", 0, r"(?:发布|发表)?日期"),
    (
        "description",
        0,
        r"(?:简短|一句话|项目|簡短)?(?:描述|简介|簡介|说明|說明|介绍|介紹)|説明|설명",
    ),
    ("link", 0, r"(?:论文|项目|代码)?(?:链接|連結|地址)|リンク|링크"),
)
_KINDS = (
    ("date", 0, _DATE),
    ("year", 0, r"(?:publication )?year|y{4}|20xx"),
    ("title", 5, _TITLE),
    ("title", 4, _NAME),
    ("title", 3, rf"(?:account|owner|user(?:name)?|org)/(?:{_NOUN}|name)"),
    ("authors", 0, _AUTHORS),
    ("venue", 0, _VENUE),
    ("description", 0, _DESCRIPTION),
    *_CHINESE_AND_KIN,
)
_LOOSE = (
    ("title", 4, r"name"),
    ("", 0, rf"(?:optional )?{_OWN}(?:[/,] ?(?:and )?{_OWN})*(?: ?\d(?:(?:, |; ){_OWN} ?\d)*)?"),
    ("title", 2, rf"{_NOUN}(?:{_GAP}{_NOUN})?"),
    ("year", 0, YEAR),
    ("description", 0, r"\.\.\.|…"),
)
"""What means a field only where it is alone, between punctuation or marks."""


@cache  # a vault without lists needs none of them
def _compiled(kinds: tuple[tuple[str, int, str], ...]) -> list[tuple[str, int, re.Pattern[str]]]:
    return [
        (field, rank, re.compile(rf"(?<![\w/])(?<!\w-)(?:{form})(?: or -)?(?!-?\w)", re.IGNORECASE))
        for field, rank, form in kinds
    ]


_BEHIND = pattern(r"\s*(?:$|[^\w\s])")


def phrases(text: str) -> Iterator[Phrase]:
    """What means a field in a text without links, from left to right, none overlapping."""
    at = 0
    for start, end, is_loose, field, rank in sorted(_matches(text), key=_first_and_longest):
        if start >= at and not (is_loose and not _is_alone(text, at, start, end)):
            yield Phrase(start, end, field or name(text[start:end]), rank)
            at = end


class _Match(NamedTuple):
    start: int
    end: int
    is_loose: bool
    field: str
    rank: int


def _matches(text: str) -> Iterator[_Match]:
    for is_loose, kinds in ((False, _KINDS), (True, _LOOSE)):
        for field, rank, form in _compiled(kinds):
            for found in form.finditer(text):
                yield _Match(*found.span(), is_loose, field, rank)


def _first_and_longest(match: _Match) -> tuple[int, int, bool]:
    return match.start, -match.end, match.is_loose


def _is_alone(text: str, at: int, start: int, end: int) -> bool:
    """Whether punctuation, marks, an end or another field are on both sides."""
    before = text[at:start].rstrip()
    return (not before or not before[-1].isalnum()) and bool(_BEHIND.match(text, end))


def name(words: str) -> str:
    """The name of a field called after its own words: `Source Code` is `source_code`."""
    return (
        re.sub(r"\W+", "_", re.sub(r"^optional |\(s\)|\d", "", words.casefold())).strip("_")
        or "link"
    )
