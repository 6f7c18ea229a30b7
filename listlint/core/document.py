"""What lists and notes are made of, free of any parser: facts with places, small and picklable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from listlint.core.frontmatter import Frontmatter
from listlint.core.source import Span, Spanned


class DocumentKind(StrEnum):
    """What a file is taken for."""

    NOTE = "note"
    LIST = "list"
    PAGE = "page"


class LinkKind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    DEFINITION = "definition"
    IMAGE = "image"
    AUTOLINK = "autolink"
    HTML = "html"
    WIKI = "wiki"
    """`[[note]]`; its target is looked up as a wiki does, not as a path."""
    EMBED = "embed"
    """`![[note]]`."""
    REF = "ref"
    """Hugo's `{{< ref "note" >}}` or `relref`."""
    POST_URL = "post-url"
    """Jekyll's `{% post_url 2020-01-01-name %}`."""
    TAG_LINK = "link"
    """Jekyll's `{% link path %}`."""


WIKILINKS = (LinkKind.WIKI, LinkKind.EMBED)
TAGS = (LinkKind.REF, LinkKind.POST_URL, LinkKind.TAG_LINK)
"""Links that the program behind a site turns into addresses."""


class LinkStyle(StrEnum):
    """What the target of a link to a note is."""

    RELATIVE = "relative"
    """A path from the folder of the note that links."""
    ROOT = "root"
    """A path from the root of the vault, `/notes/a.md`."""
    NAME = "name"
    """A name that is looked up in the whole vault."""
    WIKI = "wiki"
    """`[[a]]`."""


class Link(NamedTuple):
    """Anything in a document that points to something."""

    kind: LinkKind
    text: str
    """What a reader sees, without markup; an image's description; empty for HTML and embeds."""
    target: str
    """Where it leads, escapes and entities resolved, percent-encoding kept."""
    span: Span
    destination: Span | None
    """Where the target is written, with angle brackets if it has them; `None` where a definition
    elsewhere holds it."""


class MarkupStyle(StrEnum):
    """How words are set, beside links."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


class Markup(NamedTuple):
    """Words that are set in a way, and where: in offsets of the file."""

    style: MarkupStyle
    start: int
    """Where the signs begin that open it."""
    inner: int
    """Where these end, and the words begin."""
    inner_end: int
    """Where the words end."""
    end: int
    """Where the signs end that close it."""


class UndefinedReference(NamedTuple):
    """`[text][label]` for which the document has no definition."""

    text: str
    label: Spanned
    span: Span


class Footnote(NamedTuple):
    """A mark `[^label]` in the text, or the beginning `[^label]:` of the footnote itself."""

    label: str
    span: Span
    is_mark: bool


class UnreadLink(NamedTuple):
    """What was meant as a link, but is none for Markdown."""

    text: str
    target: Spanned
    """As written, with angle brackets if it has them."""
    is_in_angles: bool
    """`[text]<target>`; else its target has a space, or there is one ahead of it."""
    is_definition: bool = False
    """`[label]: target` that is asked for; then the text is the label."""
    between: str = ""
    """What stands between text and target: a space in `[text] (target)`, a sign in
    `[text]>(target)`. Then no space is in the target."""

    @property
    def is_apart(self) -> bool:
        """Whether it is a space that does."""
        return self.between == " "


class Heading(NamedTuple):
    level: int
    """1 to 6."""
    text: str
    """The visible words, without markup and images; the spaces are those that were written, also
    at the ends, where an image stood: anchors are made of them."""
    span: Span


class Reference(NamedTuple):
    """An item, linked or not, of the list under a note's heading "References"."""

    text: str
    span: Span
    """The item's own words, without its bullet."""
    link: Link | None


class Form(StrEnum):
    """What an entry is written as."""

    ITEM = "item"
    ROW = "row"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Entry:
    """One work or project that a list lists: where it is. What it says of the work (title, authors,
    venue, year) is a `Work`, in `works/reading/work`.
    """

    section: tuple[str, ...]
    """The headings above it, outermost first, without the spaces around them."""
    span: Span
    """Its lines, from the start of the first, with indentation and bullet, to the end of the last.
    It ends before the first entry nested in it; so spans never overlap."""
    links: tuple[Link, ...]
    """The links within the span, in the order of the file."""
    form: Form = Form.ITEM
    columns: tuple[str, ...] = ()
    """Of a row: what the header of its table says in each cell, as plain text."""
    categories: tuple[str, ...] = ()
    """The first lines of the items above it that are no entries, outermost first."""
    markup: tuple[Markup, ...] = ()
    """What is emphasis or code within the span, by where it begins."""


class PassedOver(NamedTuple):
    """Pieces of a list that look as entries might, but are not read as such."""

    reason: str
    """What they do, as the end of a sentence: `have no link`."""
    items: int
    sections: int
    """In how many sections they stand."""


class Fault(NamedTuple):
    """Why a file, or a part of it, cannot be read."""

    span: Span
    message: str
    help: str | None = None


class Suppression(NamedTuple):
    """A comment `listlint: ignore[names] reason`, or one for awesome-lint, and for which lines."""

    names: tuple[Spanned, ...]
    span: Span
    first_line: int
    last_line: int
    """Both from 1, inclusive; a whole file goes from 1 to `WHOLE_FILE`."""
    reason: str
    is_for_other: bool = False
    """Whether the comment is for another linter, so that it need not be of use here."""


WHOLE_FILE = 2**31 - 1
"""The last line of what goes on to the end: more than any file has, and 32 bits hold it."""


_ALIASES = ("aliases", "alias", "Aliases", "Alias")


class HiddenLink(NamedTuple):
    """A link in what a program shows as a comment or as code, and Markdown does not."""

    link: Link
    in_wiki: bool
    """Whether a wiki's `%%` hides it, else a block of a site's program."""


class _Later:
    """What may be loaded only when one of its facts is asked for."""

    __slots__ = ("_load",)

    if not TYPE_CHECKING:  # a type has no other attributes for that

        def __getattr__(self, name: str) -> object:
            """A fact that is not there yet; then all are."""
            if name not in self.__dataclass_fields__:
                raise AttributeError(name)
            found = self._load()
            for each in fields(self):
                object.__setattr__(self, each.name, getattr(found, each.name))
            return getattr(self, name)


def later(
    kind: type[Document], load: Callable[[], Document], known: Mapping[str, object]
) -> Document:
    """A document of which only some facts are known, by name, until others are asked for."""
    document = object.__new__(kind)
    for name, value in {**known, "_load": load}.items():
        object.__setattr__(document, name, value)
    return document


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(_Later):
    """A Markdown file, and all that is known of it without looking at any other."""

    path: str
    frontmatter: Frontmatter | None = None
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    undefined: tuple[UndefinedReference, ...] = ()
    unread_links: tuple[UnreadLink, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    labels: frozenset[str] = frozenset()
    """The labels that the document defines, as written."""
    ids: frozenset[str] = frozenset()
    """What HTML `id` and `name` attributes and attribute lists declare; Obsidian's blocks with
    their `^`."""
    suppressions: tuple[Suppression, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_template: bool = False
    """Whether a program makes notes of it, filling in what stands in braces."""
    has_open_head: bool = False
    """Whether its frontmatter is YAML only once it is filled in, so that it is not read."""
    hidden_links: tuple[HiddenLink, ...] = ()
    """Those that are none where a program keeps the document that knows such comments or code."""

    @property
    def aliases(self) -> list[str]:
        """Other names that the frontmatter gives the note."""
        given = [self.frontmatter.get(key) for key in _ALIASES] if self.frontmatter else []
        lists = [each.split(",") if isinstance(each, str) else each for each in given]
        names = [name for each in lists if isinstance(each, list) for name in each]
        return [name.strip() for name in names if isinstance(name, str) and name.strip()]

    @property
    def title(self) -> str | None:
        """The frontmatter's `title`, else the first heading."""
        title = self.frontmatter and self.frontmatter.get("title")
        if isinstance(title, str) and title.strip():
            return title
        return self.headings[0].text.strip() or None if self.headings else None

    @property
    def stem(self) -> str:
        """The file's name without folder and extension."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def folder(self) -> str:
        """The file's folder relative to the project, empty for the project's own."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Document):
    """A document about one work, with frontmatter."""

    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Document):
    """A document that lists works, one entry each."""

    entries: tuple[Entry, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    unread: tuple[Entry, ...] = ()
    """Items and rows beside entries that are not read as such, for what is new to be judged."""
