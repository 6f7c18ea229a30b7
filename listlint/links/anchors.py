"""The anchors that renderers give to headings, each in its own way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from listlint.core.lazy_pattern import pattern


class Renderer(StrEnum):
    """What makes a page of a document."""

    GITHUB = "GitHub"
    """Goldmark, in Hugo, and kramdown for GitHub, in Jekyll, do the same."""
    GITLAB = "GitLab"
    KRAMDOWN = "kramdown"
    PYTHON_MARKDOWN = "Python-Markdown"
    VITEPRESS = "VitePress"


_ASCII_DROPPED = pattern(r"[\x00-\x1f!-,./:-@\[-^`{-\x7f]")
# Symbols that Unicode counts as alphabetic (PropList.txt, Other_Alphabetic).
_CIRCLED = pattern(
    r"[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
_WORD_MARKS = ("L", "M", "Nd", "Nl", "Pc")


def github(headings: Iterable[str]) -> list[str]:
    """GitHub's anchors for the headings of one document, in their order.

    Lower case; only letters, marks, digits, connectors, `-` and spaces stay; spaces become `-`; a
    repeated anchor gets `-1`, `-2`, … (github/html-pipeline, toc_filter.rb; the counting follows
    github-slugger, which skips a number that another heading has taken).
    """
    seen: dict[str, int] = {}
    anchors = []
    for heading in headings:
        base = anchor = slug(heading)
        while anchor in seen:
            seen[base] += 1
            anchor = f"{base}-{seen[base]}"
        seen[anchor] = 0
        anchors.append(anchor)
    return anchors


def slug(text: str) -> str:
    """One heading's anchor before repetitions are counted."""
    text = _ASCII_DROPPED.sub("", text.lower())
    if not text.isascii():
        text = "".join(c for c in text if c in " -" or _is_word(c))
    return text.replace(" ", "-")


def _is_word(character: str) -> bool:
    return unicodedata.category(character).startswith(_WORD_MARKS) or bool(
        _CIRCLED.match(character)
    )


def gitlab(headings: Iterable[str]) -> list[str]:
    """GitLab's anchors: as GitHub's, but runs of `-` become one, and a number gets a word before it
    (the heading ids and links of GitLab Flavored Markdown).
    """
    slugs = (re.sub("-{2,}", "-", slug(heading)) for heading in headings)
    return [*_counted((re.sub(r"^(?=\d+$)", "anchor-", each) for each in slugs), "-")]


def kramdown(headings: Iterable[str]) -> list[str]:
    """Kramdown's own anchors: ASCII letters, digits and `-`, from the first letter on
    (`Kramdown::Converter::Base#generate_id`).
    """
    kept = (re.sub(r"^[^a-zA-Z]+|[^a-zA-Z0-9 -]", "", heading) for heading in headings)
    return [*_counted((each.replace(" ", "-").lower() or "section" for each in kept), "-")]


def python_markdown(headings: Iterable[str]) -> list[str]:
    """Python-Markdown's anchors: ASCII words with one `-` between them; a repeated anchor gets
    `_1`, `_2`, … (`markdown.extensions.toc`, `slugify` and `unique`).
    """
    plain = (
        unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
        for heading in headings
    )
    kept = (re.sub(r"[^\w\s-]", "", each).strip().lower() for each in plain)
    return [*_counted((re.sub(r"[-\s]+", "-", each) for each in kept), "_")]


_ACCENTS = pattern("[\\u0300-\\u036f]")
_VITE_DROPPED = pattern(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'\u201c\u201d\u2018\u2019<>,.?/]+")


def vitepress(headings: Iterable[str]) -> list[str]:
    """VitePress's anchors: signs and spaces become one `-`, accents go, and a number gets `_`
    before it (`@mdit-vue/shared`, `slugify`).
    """
    plain = (_ACCENTS.sub("", unicodedata.normalize("NFKD", each)) for each in headings)
    kept = (_VITE_DROPPED.sub("-", each).strip("-").lower() for each in plain)
    return [*_counted((re.sub(r"^(?=\d)", "_", each) for each in kept), "-")]


_MOST_DIGITS = 18
"""A longer number behind a heading is no count."""


def _counted(slugs: Iterable[str], joint: str) -> Iterator[str]:
    """Each anchor once: what is repeated gets a number, the next one that is free."""
    counted = re.compile(rf"(.*){joint}(\d{{1,{_MOST_DIGITS}}})")
    seen: set[str] = set()
    following: dict[str, int] = {}  # a number that may be free, behind one that is taken
    for each in slugs:
        anchor = each
        if each in seen or not each:
            found = counted.fullmatch(each)
            base, number = (found[1], int(found[2]) + 1) if found else (each, 1)
            taken = [each]
            while (anchor := f"{base}{joint}{number}") in seen:
                taken.append(anchor)
                number = following.get(anchor, number + 1)
            following.update(dict.fromkeys(taken, number))
        seen.add(anchor)
        yield anchor


MAKERS: Mapping[Renderer, Callable[[Iterable[str]], list[str]]] = {
    Renderer.GITHUB: github,
    Renderer.GITLAB: gitlab,
    Renderer.KRAMDOWN: kramdown,
    Renderer.PYTHON_MARKDOWN: python_markdown,
    Renderer.VITEPRESS: vitepress,
}
"""What makes the anchors of one document's headings, in their order."""


def spoken(text: str) -> str:
    """The letters and digits of a heading, by which wikis compare what a link says with it."""
    return re.sub(r"[\W_]+", "", text).casefold()
