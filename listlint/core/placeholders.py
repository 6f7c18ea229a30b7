"""What is written for a link's target until it is known: `link`, `your-url`, `TBD`, `...`."""

from __future__ import annotations

import re

from listlint.core.lazy_pattern import pattern

_WHOSE = r"(?:\w+[ _-]|your|the|insert|paper|code|project|pdf|repo|website|github)?"
_WORDS = pattern(
    rf"(?:https?://)?{_WHOSE}(?:link|url|uri|href|path|address)s?\d*"
    r"(?:[ _-](?:here|(?:to|of|for)[ _-][\w-]+))?"
    r"|tbd|tba|todo|coming[ _-]soon|.*(?:\u30ea\u30f3\u30af|\u94fe\u63a5)|(?:\.?/)?path/to/.+",
    re.IGNORECASE,
)
_SIGNS = pattern(r"#|\.{3,}|\u2026|x{2,}|\?+|-+", re.IGNORECASE)
_BEGUN = pattern(r"https?:(?://?)?|www\.", re.IGNORECASE)
_NONE = pattern(r"(?:\.?/|-+>\s*)?n/a", re.IGNORECASE)


def is_placeholder(target: str) -> bool:
    """Whether a target is still to be filled in, unless a file is called so."""
    kinds = (_WORDS, _SIGNS, _BEGUN, _NONE)
    return any(kind.fullmatch(target) for kind in kinds)


def says_none(target: str) -> bool:
    """Whether a target says that there is none, whatever files are called."""
    return _NONE.fullmatch(target) is not None


_PART = pattern(
    r"\w*example\w*|your.*|(?:user(?:name)?|owner|account|org(?:anization)?|someone|author)"
    r"|(?:repo(?:sitory)?|project|package|crate|module|name|homepage|domain|website|path)"
    r"(?:[_-](?:name|page|url|homepage.*))?|.*\b(?:link|url)\b.*|x{2,}(?:\.x+)?|y{4}"
    r"|[<{$\[].*|arxiv[_-]?id|id",
    re.IGNORECASE,
)
_HOST = pattern(
    r"\w*example\w*|your.*|home-?page|website|domain|(?:.*-)?(?:link|url)(?:-.*)?|x{2,}|[<{$\[].*"
    r"|(?:github-or-)?project-home-?page",
    re.IGNORECASE,
)
_SCHEME = pattern(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_FILE = pattern(r"[\w./-]+\.(?:md|markdown|html?|png|jpe?g|svg|gif|pdf|ya?ml|json)(?:#.*)?")


def is_example(target: str) -> bool:
    """Whether a target in a stated format only says what belongs there: it is a placeholder, or
    an address of which a part is one, as in `https://github.com/user/repo`.
    """
    if scheme := _SCHEME.match(target):
        host, _, path = target[scheme.end() :].partition("/")
        return (
            "..." in target
            or "\u2026" in target
            or any(map(_HOST.fullmatch, host.split(".")))
            or any(map(_PART.fullmatch, re.split(r"[/.?=#&]+", path)))
        )
    if target.startswith(("#", "mailto:", "/")):
        return target == "#"
    return not _FILE.fullmatch(target) or "your" in target
