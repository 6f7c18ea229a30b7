"""How a link to a file is written, in the style of its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import relpath
from typing import NamedTuple
from urllib.parse import quote

from listlint.core import conventions
from listlint.core.document import (
    WIKILINKS,
    Document,
    Link,
    LinkKind,
    LinkStyle,
)
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import is_markdown, without_suffix
from listlint.core.source import Span
from listlint.links.index import Links
from listlint.links.resolve import encode
from listlint.links.vault.link_style import LinkForm

_ENCODED_LETTER = pattern(r"%[89A-F][0-9A-F]", re.IGNORECASE)

_ROOT_FOLDER = pattern(r"/[^/]+/")
"""The first folder of an address from the root."""
_DELIMITER = pattern(r"^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+\|[-:| \t]*+$", re.MULTILINE)
"""The line below the head of a table."""


def spell(links: Links, document: Document, path: str, like: Link | None = None) -> str:
    """How `document` would write a link to `path`: in the style of the link `like`, or else of
    most of its links to notes.
    """
    if like is None:
        return next(_ways(links, document, path, links.preferred_form(document), None))
    target = re.split(r"[?#]", like.target)[0]
    if like.kind in WIKILINKS:
        return _called(links, document, path, target)
    if like.kind in (LinkKind.REF, LinkKind.TAG_LINK, LinkKind.POST_URL):
        return _tagged(links, document, path, like)
    suffixed = is_markdown(target) or _needs_suffix(links, document, path)
    form = LinkForm(LinkStyle.RELATIVE, target.startswith("./"), suffixed)
    if target.startswith("/"):
        form = LinkForm(LinkStyle.ROOT, suffixed=suffixed)
    elif "/" not in target and links.follower.lookup.looks_up_by_name(document):
        form = LinkForm(LinkStyle.NAME, suffixed=suffixed)
    return next(_ways(links, document, path, form, like))


def _needs_suffix(links: Links, document: Document, path: str) -> bool:
    """Whether a link to a document needs its `.md`: no program is known that does without, and the
    other links have theirs.
    """
    if not is_markdown(path) or (vault := links.vault(document)).tools:
        return False
    majority = links.convention(vault)
    if majority is None or not majority.form.suffixed:
        return False
    return sum(majority.counts.values()) >= conventions.ALIKE


def _ways(
    links: Links, document: Document, path: str, form: LinkForm, like: Link | None
) -> Iterator[str]:
    """The spellings that resolved to the file, the one wanted first; then what always does."""
    wanted = [*_wanted(links, document, path, form)]
    if like and (first := _ROOT_FOLDER.match(like.target)):
        wanted.sort(key=lambda each: not each.startswith(first[0]))  # of the same language
    for each in wanted:
        written = _encoded(links, each, like)
        bare = without_suffix(written)
        tail = "/" if like and like.target.endswith("/") else ""
        for way in (bare + tail, written) if not form.suffixed else (written,):
            if links.follow(document, way).path == path:
                yield way
    yield _encoded(links, relpath(path, document.folder or "."), like)


def _wanted(links: Links, document: Document, path: str, form: LinkForm) -> Iterator[str]:
    vault = links.vault(document)
    if form.style in (LinkStyle.NAME, LinkStyle.WIKI):
        name = links.follower.lookup.shortest(document, path)
        yield name if name.endswith(path[path.rfind(".") :]) else name + path[path.rfind(".") :]
    elif form.style is LinkStyle.ROOT:
        for root in sorted((r for r in vault.roots if r), key=len, reverse=True):
            if path.startswith(f"{root}/"):
                yield path[len(root) :]
        yield f"/{path}"
    relative = relpath(path, document.folder or ".")
    if form.dotted and not relative.startswith("../"):
        yield f"./{relative}"
    yield relative


def _encoded(links: Links, path: str, like: Link | None) -> str:
    """A path as it can stand where `like` has its own, encoded as that is."""
    if like and like.destination and links.written(like).span != like.destination:
        return re.sub(r"[<>\\\n#?%]", lambda found: quote(found[0]), path)  # in angle brackets
    written = encode(path)
    if like and _ENCODED_LETTER.search(like.target):
        return quote(written, safe="/%-._~!$&'()*+,;=:@[]")
    return written


def _called(links: Links, document: Document, path: str, like: str) -> str:
    """A file as a wikilink calls it, with its folder and its extension if `like` has them."""
    name = links.follower.lookup.shortest(document, path)
    if "/" in like.strip("/"):
        folder = links.vault(document).folder
        name = without_suffix(path.removeprefix(f"{folder}/" if folder else ""))
    is_suffixed = is_markdown(path) and is_markdown(like)
    return name + path[path.rfind(".") :] if is_suffixed else name


def _tagged(links: Links, document: Document, path: str, like: Link) -> str:
    """A file as a tag of the site's program names it."""
    vault = links.vault(document)
    inner = path
    for root in sorted((root for root in vault.roots if root), key=len, reverse=True):
        if path.startswith(f"{root}/"):
            inner = path[len(root) + 1 :]
            break
    if like.kind is LinkKind.TAG_LINK:
        return inner
    bare = without_suffix(inner)
    if like.kind is LinkKind.POST_URL:
        return bare.rpartition("_posts/")[2]
    is_suffixed = is_markdown(re.split(r"[?#]", like.target)[0])
    return ("/" if like.target.startswith("/") else "") + (inner if is_suffixed else bare)


class Wrapping(NamedTuple):
    """What makes a link of words: what stands before and behind them."""

    before: str
    behind: str
    target: str


def wrap(links: Links, document: Document, path: str, words: str) -> Wrapping:
    """Make a link to a file of words, in the style of the document."""
    if links.preferred_form(document).style is not LinkStyle.WIKI:
        target = spell(links, document, path)
        return Wrapping("[", f"]({target})", target)
    name = links.follower.lookup.shortest(document, path)
    if name.casefold() == words.casefold():
        return Wrapping("[[", "]]", name)
    return Wrapping(f"[[{name}|", "]]", name)


def rewrite(links: Links, document: Document, path: str, link: Link, form: LinkForm) -> str:
    """A link to a file in another style: of a path the path alone, else the whole link."""
    if form.style is LinkStyle.WIKI:
        name = links.follower.lookup.shortest(document, path)
        return f"[[{name}]]" if name == link.text else f"[[{name}|{link.text}]]"
    target = next(_ways(links, document, path, form, None))
    return f"[{link.text}]({target})" if link.kind in WIKILINKS else target


def shown_as_before(links: Links, link: Link, target: str) -> str:
    """What to write behind the new target of a wikilink so that a reader sees the same words."""
    path, start, end = link.span
    text = links.sources[path].text
    written = text[start:end]
    if link.kind is not LinkKind.WIKI or "|" in written or "#" in written or link.text == target:
        return ""
    # A row of a table may begin without a bar.
    block = text[text.rfind("\n\n", 0, start) + 1 : start]
    is_row = block.rpartition("\n")[2].lstrip().startswith("|") or _DELIMITER.search(block)
    return ("\\|" if is_row else "|") + link.text


def place(link: Link) -> Span:
    """Where a finding about a link's target points: all of `[[note]](in brackets)`."""
    return link.span if link.text.startswith("[") else link.destination or link.span
