"""What the URLs and ids in a text stand for: one key for all the ways to write the same thing.

What no row of the table knows is named by its URL, so that any two links can be compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core.lazy_pattern import pattern
from listlint.works.identity.url_patterns import (
    ARXIV,
    CASELESS,
    FAMILIES,
    WEAK,
)
from listlint.works.identity.urls import normalise, undoubled, unwrapped


class Key(NamedTuple):
    """The name of what a text mentions, such as `arxiv:1908.08530` or `gh:jackroos/vl-bert`."""

    name: str
    strong: bool
    """Whether equal keys alone show that two texts mean the same work. A repository, a video, an
    index's record and any other URL do not: several works may share them."""


def _by_host() -> dict[str, list[tuple[str, str]]]:
    table: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for way in FAMILIES:
        for host in way.hosts.split():
            table[host].append((way.path, way.key))
    return dict(table)


_BY_HOST = _by_host()


@cache  # most hosts are in no list
def _compiled(path: str) -> re.Pattern[str]:
    return re.compile(path, re.IGNORECASE)


_MENTION = pattern(
    r"(?P<scheme>\b(?:https?|git|ssh)://(?:git@)?|\bgit@)?+(?<![\w-])"
    r"(?P<host>(?:[\w-]++\.){1,9}+[a-z]{2,}+|(?:\d{1,3}\.){3}\d{1,3}(?![\w.]))"
    r"(?::\d++)?+(?P<path>[:/?#][^\s<>\"\[\]|\\`\uff0c\u3002\uff09\u3011\uff1b\u3001]*+)?+"
    rf"|\barxiv\s?+:\s?+(?P<arxiv>{ARXIV})"
    r"|(?<![\w./])(?P<doi>10\.\d{4,9}+(?:\.\d++)*+/[^\s?#<>\"|]+)",
    re.IGNORECASE,
)
_BARE_ARXIV = pattern(rf"\s*{ARXIV}\s*", re.IGNORECASE)
_DOI_TAIL = pattern(
    r"(?:/(?:abstract|epdf|epub|full|full-?text|html|meta|pdf|summary)|\.(?:epdf|full|html|pdf|svg))\Z"
)
_LONGEST_TAIL = len("/full-text")


def keys_of(text: str) -> Iterator[Key]:
    """What the URLs and ids in a text stand for, each once, in order.

    A URL without `https://` counts where its site is known, an arXiv id without `arXiv:` where
    it is all there is.
    """
    if bare := _BARE_ARXIV.fullmatch(text):
        yield Key(_canonical(f"arxiv:{bare[1]}"), strong=True)
        return
    seen = set()
    for found in _MENTION.finditer(unwrapped(text)):
        name = _name(found)
        if name and name not in seen:
            seen.add(name)
            yield Key(name, name.partition(":")[0] not in WEAK)


def _name(found: re.Match[str]) -> str | None:
    if found["arxiv"] or found["doi"]:
        doi = _closed(found["doi"] or "")
        return _canonical(f"doi:{doi}" if doi else f"arxiv:{found['arxiv']}")
    host = found["host"].lower().removeprefix("www.")
    written = _closed(found["path"] or "")
    path = undoubled(unquote(written))
    for form, key in _ways(host):
        if known := _compiled(form).match("/" + path[1:]):
            return _canonical(known.expand(key))
    if found["scheme"] and found["scheme"].lower().startswith("http"):
        return f"url:{normalise(f'//{host}{written}')}"
    return None


def _ways(host: str) -> Iterator[tuple[str, str]]:
    """The rows for a host, and those of the domains above it that have subdomains."""
    yield from _BY_HOST.get(host, ())
    while host:
        yield from _BY_HOST.get(f".{host}", ())
        _, _, host = host.partition(".")


def _closed(text: str) -> str:
    """Without the bracket that closes one around it, and all behind; nor the sentence's stop."""
    depth = 0
    for n, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            text = text[:n]
            break
    return text.rstrip(".,;:!*_'")


def _without_tails(doi: str) -> str:
    """A DOI without what addresses put behind it: `/abstract`, `.pdf`."""
    end = len(doi)
    while tail := _DOI_TAIL.search(doi, max(0, end - _LONGEST_TAIL), end):
        end = tail.start()
    return doi[:end]


def _canonical(name: str) -> str:
    """One spelling a key, and one key for what has several."""
    family, _, rest = name.partition(":")
    if family == "doi":
        rest = _without_tails(rest.rstrip("/").lower())
        for form, key in _ways("doi"):
            if known := _compiled(form).fullmatch(f"/{rest}"):
                return _canonical(known.expand(key))
    if family == "acl":  # the old ids are written in capitals, the new ones are not
        rest = rest.upper() if rest[0].isalpha() else rest.lower()
    elif family == "arxiv":
        # The class may be left out, and all versions are one work.
        rest = re.sub(r"\.[a-z]{2}(?=/)|v\d+$", "", rest.lower())
    elif family in CASELESS:
        rest = rest.lower()
    return f"{family}:{rest}"
