"""The pages of a site by their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from listlint.core.document import Document

_EXTENSION = re.compile(r"\.(?:html?|md|markdown|mdx)$", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|/)(?:_?index|readme)$")
_LANGUAGE = re.compile(r"\.[a-z]{2}(?:-[a-z]{2,4})?$")
_POST = re.compile(r"(?:^|.*/)(?:_posts|_drafts)/(?:.*/)?(?:\d{4}-\d{1,2}-\d{1,2}-)?([^/]+)$")
_DATE = re.compile(r"(?:^|(?<=/))\d{4}-\d{1,2}-\d{1,2}-(?=[^/]+$)")
_COLLECTION = re.compile(r"(?:^|(?<=/))_(?=[^/]+/)")
_GENERATED = re.compile(
    r"(?:.*/)?(?:(?:tags?|categor(?:y|ies)|authors?|series|archives?|topics|search|page\d*)"
    r"(?:/.*|\.html)?"
    r"|(?:feed|rss|atom|index|sitemap)\.(?:xml|json)|feed|404|robots\.txt|favicon\.ico)",
)
_HEAD = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_GIVEN = re.compile(r"^(permalink|url|aliases|slug)\s*[=:](.*)$", re.MULTILINE)
_LONGEST = 4000
"""Characters of a file that are looked at for its frontmatter."""


def address(path: str) -> str:
    """A path or address in the one spelling by which pages are found."""
    path = _EXTENSION.sub("", path.strip("/")).casefold()
    return _INDEX.sub("", path).replace(" ", "-").strip("/")


def given(text: str) -> Iterator[tuple[str, str]]:
    """What a file's frontmatter says of its addresses, be it YAML or TOML: keys with values. For
    pages that are no Markdown, and for Markdown with TOML.
    """
    if head := _HEAD.match(text[:_LONGEST]):
        for key, value in _GIVEN.findall(head[2]):
            yield from ((key, each) for each in re.split(r"[\s\"',\[\]]+", value) if each)


def is_generated(path: str) -> bool:
    """Whether a site's program makes a page that no file stands for."""
    return _GENERATED.fullmatch(path.strip("/").casefold()) is not None


class Pages:
    """The documents of a site below its roots, by address."""

    def __init__(self, roots: Iterable[str], documents: Iterable[Document]) -> None:
        self._pages: dict[str, str] = {}
        self._posts: dict[str, str] = {}
        leads = sorted((f"{root}/" if root else "" for root in roots), key=len, reverse=True)
        for document in documents:
            for lead in leads:
                if document.path.startswith(lead):
                    self._add(document, document.path[len(lead) :])

    def add(self, wanted: str, path: str) -> None:
        """Give a file, which need be no document, an address."""
        self._pages.setdefault(address(wanted), path)

    def _add(self, document: Document, path: str) -> None:
        for each in _addresses(document, path):
            self._pages.setdefault(each, document.path)
        if post := _POST.match(_EXTENSION.sub("", path)):
            self._posts.setdefault(address(post[1]), document.path)
            slug = document.frontmatter and document.frontmatter.get("slug")
            if isinstance(slug, str):
                self._posts.setdefault(address(slug), document.path)

    def find(self, wanted: str) -> str | None:
        """The file of the page at an address from the root."""
        key = address(wanted)
        return self._pages.get(key) or (self._posts.get(key.rpartition("/")[2]) if key else None)

    def post(self, name: str) -> str | None:
        """The file of a post, which Jekyll calls `2020-01-01-name`, perhaps behind its folder."""
        return self._posts.get(address(_DATE.sub("", f"/{name}")).rpartition("/")[2])


def _addresses(document: Document, path: str) -> Iterator[str]:
    """All addresses of a page: by its place, and those that its frontmatter gives."""
    plain = address(path)
    yield plain
    if _LANGUAGE.search(bare := _EXTENSION.sub("", path)):
        yield address(_LANGUAGE.sub("", bare))
    if _COLLECTION.search(plain):
        yield _COLLECTION.sub("", plain)
    given = document.frontmatter
    if given is None:
        return
    for key in ("permalink", "url", "redirect_from", "aliases"):
        value = given.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and each.strip("/"):
                yield address(each)
    if isinstance(slug := given.get("slug"), str):
        yield address(f"{plain.rpartition('/')[0]}/{slug}")
