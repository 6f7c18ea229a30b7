"""The pages of a site by their addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.links.vault import docusaurus
from listlint.links.vault.folders import common
from listlint.links.vault.permalinks import expand
from listlint.links.vault.programs import ContentFolder

_EXTENSION = pattern(r"\.(?:html?|md|markdown|mdx)$", re.IGNORECASE)
_INDEX = pattern(r"(?:^|/)(?:_?index|readme)$")
_LANGUAGE = pattern(r"\.[a-z]{2}(?:-[a-z]{2,4})?$")
_POST = pattern(r"(?:^|.*/)(?:_posts|_drafts)/(?:.*/)?(?:\d{4}-\d{1,2}-\d{1,2}-)?([^/]+)$")
_DATE = pattern(r"(?:^|(?<=/))\d{4}-\d{1,2}-\d{1,2}-(?=[^/]+$)")
_NUMBER = pattern(r"(?:^|(?<=/))\d+[-_.]+(?=[^/\d])")
"""What Docusaurus leaves out of an address, since it is only for the order."""
_COLLECTION = pattern(r"(?:^|(?<=/))_(?=[^/]+/)")
_GENERATED = pattern(
    r"(?:.*/)?(?:(?:tags?|categor(?:y|ies)|authors?|series|archives?|topics|search|page\d*)"
    r"(?:/.*|\.html)?"
    r"|(?:feed|rss|atom|index|sitemap)\.(?:xml|json)|feed|404|robots\.txt|favicon\.ico)",
)
_HEAD = pattern(r"(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_GIVEN = pattern(r"^(permalink|url|aliases|slug)\s*[=:](.*)$", re.MULTILINE)
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


def given_addresses(document: Document) -> Iterator[str]:
    """The addresses at which a document says that its page is."""
    front = document.frontmatter
    for key in ("permalink", "url"):
        value = front.get(key) if front else None
        if isinstance(value, str) and value.strip("/"):
            yield value


def is_generated(path: str) -> bool:
    """Whether a site's program makes a page that no file stands for."""
    return _GENERATED.fullmatch(path.strip("/").casefold()) is not None


class Pages:
    """The documents of a site below its roots, by address. Of several at one address, that of the
    asker's own tree answers: of its language, or of its version.
    """

    def __init__(
        self,
        roots: Iterable[str],
        documents: Iterable[Document],
        patterns: Iterable[str] = (),
        content: Sequence[ContentFolder] = (),
        *,
        has_numbers: bool = False,
    ) -> None:
        """`patterns` are what the settings make addresses of, such as `/:year/:slug/`; `content` is
        what Docusaurus shows at addresses of another name. `has_numbers` says whether numbers
        before names may be for the order alone.
        """
        self._has_numbers = has_numbers
        self._pages: defaultdict[str, list[str]] = defaultdict(list)
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        self._posts: defaultdict[str, list[str]] = defaultdict(list)
        self._patterns, self._content = [*patterns], content
        leads = sorted((f"{root}/" if root else "" for root in roots), key=len, reverse=True)
        for document in documents:
            for lead in leads:
                if document.path.startswith(lead):
                    self._add(document, document.path[len(lead) :])
            if content:
                self._add_content(document)

    def add(self, wanted: str, path: str) -> None:
        """Give a file, which need be no document, an address."""
        self._pages[address(wanted)].append(path)

    def _add_content(self, document: Document) -> None:
        given = document.frontmatter and document.frontmatter.get("slug")
        slug = given if isinstance(given, str) else ""
        for made in docusaurus.addresses(self._content, document.path, slug):
            self._pages[address(made)].append(document.path)
            self._shorten(address(made), document.path)

    def _add(self, document: Document, path: str) -> None:
        for each in _addresses(document, path):
            self._pages[each].append(document.path)
            self._shorten(each, document.path)
        for form in self._patterns:
            if made := expand(form, document, path):
                self._pages[address(made)].append(document.path)
        if post := _POST.match(_EXTENSION.sub("", path)):
            self._posts[address(post[1])].append(document.path)
            slug = document.frontmatter and document.frontmatter.get("slug")
            if isinstance(slug, str):
                self._posts[address(slug)].append(document.path)

    def _shorten(self, made: str, path: str) -> None:
        """Find a page also without the numbers that are for the order, if no other is called so."""
        if self._has_numbers and _NUMBER.search(made):
            self._shortened[_NUMBER.sub("", made)].append(path)

    def find(self, wanted: str, asker: str = "") -> str | None:
        """The file of the page at an address from the root, for a document at a path."""
        key = address(wanted)
        found = self._pages.get(key) or self._shortened.get(key)
        found = found or (self._posts.get(key.rpartition("/")[2]) if key else None)
        return _nearest(found, asker) if found else None

    def named(self, name: str) -> str | None:
        """The file of a page whose address ends in a name."""
        key = address(name)
        ends = (paths[0] for each, paths in self._pages.items() if each.rpartition("/")[2] == key)
        return next(ends, None) if key else None

    def post(self, name: str) -> str | None:
        """The file of a post, which Jekyll calls `2020-01-01-name`, perhaps behind its folder."""
        found = self._posts.get(address(_DATE.sub("", f"/{name}")).rpartition("/")[2])
        return found[0] if found else None


def _nearest(paths: list[str], asker: str) -> str:
    """The path that has most in common with an asker's; of equals the first."""
    if len(paths) == 1:
        return paths[0]
    language = _LANGUAGE.search(_EXTENSION.sub("", asker))

    def nearness(path: str) -> tuple[bool, int]:
        own = _LANGUAGE.search(_EXTENSION.sub("", path))
        is_same = (own and own[0]) == (language and language[0])
        return is_same, len(common([asker, path]))

    return max(paths, key=nearness)


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
    yield from map(address, given_addresses(document))
    for key in ("redirect_from", "aliases"):
        value = given.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and each.strip("/"):
                yield address(each)
    for key in ("slug", "id"):
        if isinstance(slug := given.get(key), str) and slug.strip("/"):
            yield address(f"{plain.rpartition('/')[0]}/{slug}")
            yield address(slug)
