"""The words that tell what a heading or a detail of a list is about."""

from __future__ import annotations

import re

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR

_WORD = pattern(r"[^\W_]+")
_ASIDE = pattern(
    r"how to (?:add|submit|help|use this)|acknowledg|\bthank|\bcit(?:e|ing)\b|citation"
    r"|star(?:gazers)?[ -]hist|stargazers|\bsponsor|\bbackers|\bdonat|support (?:us|me)"
    r"|code of conduct|change ?log|get(?:ting)? involved|(?:join|follow|contact) (?:us|me)"
    r"|pull request|^sharing$|贡献|参与者|维护者|许可|致谢|鸣谢|引用|联系|赞助",
    re.IGNORECASE,
)
_ALL_ASIDE = pattern(
    r"copyright|credits?|maintainers?|authors?|contacts?|disclaimer|footnotes?|to-?do(?: list)?"
    r"|translations|other languages?(?: versions?| support)?|languages? versions?|legend"
    r"|katk\u0131|lisans|(?:\w+ ){0,2}contributors",
    re.IGNORECASE,
)
_MAYBE_ASIDE = pattern(
    r"guidelines?|licensing|bibtex|support|languages?|(?:\w+ )?format|faq|criteria", re.IGNORECASE
)
_SUBJECT = pattern(r"contribut|licen[sc]e", re.IGNORECASE)
"""What nearly every list says of itself, and some lists are about."""
_CONTENTS = pattern(
    r"(?:table of )?contents?|toc|index|overview|outline|catalogu?e?|menu|navigation"
    r"|目录|目錄|目次|sommaire|inhalt|içindekiler|índice|sumário",
    re.IGNORECASE,
)
_NEWS = pattern(
    r"(?:latest |recent |what'?s )?(?:news|updates?|new|announcements?)(?: (?:and|&) \w+)?"
    r"|更新|新闻|动态",
    re.IGNORECASE,
)
_FEATURES = pattern(
    r"(?:(?:key|main|core|all|more) )?(?:features?|highlights)|特性|功能",
    re.IGNORECASE,
)
_KEY = pattern(
    r"\W{0,4}(?:authors?|key ?words?|codes?|papers?|data ?sets?|tasks?|env(?:ironment)?s?|publisher"
    r"|links?|notes?|comments?|tags?|tl;?dr|summary|abstract|venue|year|date|project(?: page)?"
    r"|demo|websites?|home ?pages?|blog|videos?|slides|results?|pros|cons|metrics?|models?|github"
    r"|licen[sc]e|institut\w+|affiliation|bib(?:tex)?|experiment\w* \w+(?: and \w+)?"
    r"|anahtar kelime|görev|see also|also|via|based on|includes?|features?|description"
    r")\W{0,3}[:\uff1a]",
    re.IGNORECASE,
)
_PROSE = pattern(
    r"\b(?:please|your?|we|our|my|feel free|this (?:list|repo|repository|project|page|section)"
    r"|pull requests?|issues?(?! \d)|(?<!:)star(?!:)|thank|see (?:also|the)|for more|check out"
    r"|refer to|click|(?-i:(?<!Part )I(?=['\u2019]| [a-z])))\b",
    re.IGNORECASE,
)
"""Of one letter, only the pronoun: `Part I` and `I. Lee` speak to nobody."""
_DATED = pattern(
    rf"\W{{0,6}}(?:{YEAR}\s?[./年-]\s?\d{{1,2}}\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)


def is_aside(heading: str) -> bool:
    """Whether a section speaks of the list itself: how to contribute, licence, thanks."""
    words = _plain(heading)
    return bool(_ASIDE.search(words) or _ALL_ASIDE.fullmatch(words))


def may_be_aside(heading: str) -> bool:
    """Whether a section of this name speaks of the list, unless it lists as the others do."""
    return bool(_MAYBE_ASIDE.fullmatch(_plain(heading)))


def is_aside_or_subject(heading: str) -> bool:
    """Whether a section of this name speaks of the list, unless nearly all in it is listed."""
    return bool(_SUBJECT.search(_plain(heading)))


def is_contents(heading: str) -> bool:
    return bool(_CONTENTS.fullmatch(_plain(heading)))


def is_of_features(heading: str) -> bool:
    """Whether a section says what a project can do."""
    return bool(_FEATURES.fullmatch(_plain(heading)))


def is_news(heading: str) -> bool:
    return bool(_NEWS.fullmatch(_plain(heading)))


def _plain(heading: str) -> str:
    """A heading without the signs around its words."""
    words = list(_WORD.finditer(heading))
    return heading[words[0].start() : words[-1].end()] if words else ""


def is_keyed(words: str) -> bool:
    """Whether words are a detail such as `Code: …`."""
    return bool(_KEY.match(words))


def is_prose(words: str) -> bool:
    """Whether words speak to the reader, as no entry does."""
    return bool(_PROSE.search(words))


def is_dated(words: str) -> bool:
    """Whether words begin with a day or a month, as news do."""
    return bool(_DATED.match(words))
