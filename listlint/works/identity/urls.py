"""URLs without what does not change where they lead."""

from __future__ import annotations

import re
from urllib.parse import unquote

from listlint.core.lazy_pattern import pattern

_ARCHIVE = pattern(
    r"(?:(?:https?:)?//|(?<![\w./-]))web\.archive\.org/web/(?:(?:\d++\w*+)?\*?/)?+"
    r"(?:https?:/{1,2}+)?+(?=[\w-]++\.)",
    re.IGNORECASE,
)
_REDIRECT = pattern(
    r"(?:https?:)?//(?:(?:www\.)?google\.[a-z.]+/url\?(?:[^#]*&)?(?:q|url)|link\.zhihu\.com/\?target)"
    r"=(https?(?::|%3a)[^&#]+).*",
    re.IGNORECASE,
)
_LINK = pattern(r"\[[^\[\]]*+\]\((?P<url>https?://[^\s<>]+?)\)?")
_ADDRESS = pattern(
    r"(?:https?:)?//(?P<host>[^\s/?#]+)(?P<path>[^\s?#]*)\??(?P<query>[^\s#]*)(?P<anchor>.*)"
)
_UNRESERVED = pattern(r"%(?:2D|2E|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)", re.IGNORECASE)
_TRACKING = pattern(
    r"(?:utm_\w+|_hs\w+|mc_[ce]id|fbclid|gclid|igsh|igshid|ref_src|si|spm)(?:=|$)", re.IGNORECASE
)
_SLASHES = pattern(r"(?<!:)/{2,}")
_INDEX = pattern(r"/index\.html?$|/$", re.IGNORECASE)
_PLACE = pattern(r"(?:(?<=[?&#])|(?<=&amp;))(?:page|start|t|time_continue)=0*([1-9][\w.:]*)")
"""At what time or on which page of a document a link begins."""
_NO_PLACE = pattern(r"#(?:readme|:~:.*)?", re.IGNORECASE)


def normalise(url: str) -> str:
    """A URL without what does not change where it leads: equal results point to the same page.

    Scheme, `www.`, a default port, a doubled `/`, the final `/` or `index.html`, the order of the
    query, what only tracks and the top of a page are dropped. What is no `http` URL stays as it is.
    """
    found = _ADDRESS.fullmatch(unwrapped(url.strip()))
    if not found:
        return url.strip()
    host = re.sub(r":(?:80|443)?$", "", found["host"].lower()).removeprefix("www.")
    path = undoubled(_UNRESERVED.sub(lambda code: unquote(code[0]), found["path"]))
    query = "&".join(sorted(p for p in found["query"].split("&") if p and not _TRACKING.match(p)))
    anchor = "" if _NO_PLACE.fullmatch(found["anchor"]) else found["anchor"]
    return f"{host}{_INDEX.sub('', path)}{query and f'?{query}'}{anchor}"


def place_within(url: str) -> str:
    """Where in its document a link begins, such as `1h5m` of a recording or page `12`; empty if it
    is the beginning.
    """
    found = _PLACE.search(unwrapped(url))
    return found[1] if found and found[1] != "1" else ""


def undoubled(path: str) -> str:
    """A path with one `/` where several stand together, but for the `//` of a URL inside it."""
    return _SLASHES.sub("/", path)


def url_of_link(target: str) -> str | None:
    """The address of a whole link that was put where an address belongs: of `[x](u)` in
    `[name]([x](u))`, what stands in brackets is a label, as anywhere else.
    """
    found = _LINK.fullmatch(target)
    return found["url"] if found else None


def unwrapped(text: str) -> str:
    """The page itself in place of an archive's copy, a redirection or a link to it."""
    text = url_of_link(text) or text
    redirected = _REDIRECT.fullmatch(text)
    return unquote(redirected[1]) if redirected else _ARCHIVE.sub("https://", text)
