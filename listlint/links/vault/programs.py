"""The programs that keep notes or make sites of documents, and what shows that one does."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Tool(StrEnum):
    """A program that shows notes, or makes a site of them."""

    OBSIDIAN = "Obsidian"
    FOAM = "Foam"
    LOGSEQ = "Logseq"
    DENDRON = "Dendron"
    GOLLUM = "Gollum"
    """The wikis of GitHub."""
    QUARTZ = "Quartz"
    JEKYLL = "Jekyll"
    HUGO = "Hugo"
    MKDOCS = "MkDocs"
    MDBOOK = "mdBook"
    DOCUSAURUS = "Docusaurus"
    VITEPRESS = "VitePress"
    STARLIGHT = "Starlight"
    SPHINX = "Sphinx"
    """With MyST, which Jupyter Book reads too. Labels count in all documents."""
    WIKI_JS = "Wiki.js"
    VUEPRESS = "VuePress"
    """Its anchors are known, its addresses are not read."""
    WORDPRESS = "WordPress"
    """Where it imports pages from a repository."""
    OTHER = "another program"
    """One whose settings are not read."""


WIKIS = frozenset({Tool.OBSIDIAN, Tool.FOAM, Tool.LOGSEQ, Tool.DENDRON, Tool.GOLLUM, Tool.QUARTZ})
"""Those for which `[[note]]` is a link."""
SITES = frozenset(Tool) - WIKIS | {Tool.QUARTZ}
"""Those that make pages with addresses of their own."""


UNREAD = frozenset({Tool.OTHER, Tool.VUEPRESS, Tool.WORDPRESS})
"""Those whose addresses are not read from their settings."""
TEXT_FIRST = frozenset({Tool.DENDRON, Tool.GOLLUM})
"""Those in which `[[text|note]]` has the note behind the bar."""


class ContentFolder(NamedTuple):
    """A folder of documents that a site shows at addresses of another name."""

    folder: str
    routes: tuple[str, ...]
    """What the addresses may begin with; empty for the root."""
    translates: str = ""
    """The folder of what this one has in another language; empty where it is the original."""
    version: str = ""
    is_blog: bool = False


class ProgramMark(NamedTuple):
    """What shows that a program keeps the notes in a folder and below it. Folders are relative to
    the project.
    """

    tool: Tool
    sign: str
    """The file or folder that shows it."""
    folder: str
    """Where the notes are."""
    roots: tuple[str, ...] = ()
    """Where what an address from the root names may be; `folder` is the first of them."""
    base: str = ""
    """What addresses begin with, as `baseurl` of Jekyll, without slashes."""
    templates: tuple[str, ...] = ()
    """Folders of what becomes notes, or was: templates, layouts, backups."""
    settings: str = ""
    """The text of the program's settings, where more is read from it."""
    unread: str = ""
    """Why not all addresses are known that it makes, to be read after "because"; empty where they
    are."""
    merges: bool = False
    """Whether it takes documents from folders outside of its own, as if they stood in one."""
    fills_in: bool = False
    """Whether code of the site's own writes into documents, perhaps headings, or makes their
    anchors."""
    makes_anchors: bool = False
    """Whether code of the site's own gives anchors to what has none by itself, such as items."""
    has_folders: bool = False
    """Whether the address of a page is a folder to browsers, as `/guide/setup/`: what is relative
    counts from it."""
    content: tuple[ContentFolder, ...] = ()
    """Of Docusaurus: its folders of documents."""
    is_lenient: bool = False
    """Whether its Markdown may take a space in a target, which CommonMark does not."""
    is_inferred: bool = False
    """Whether nothing but documents shows the program: settings of any other go before."""
    makes_files: str = ""
    """What makes files that are no pages, such as a PDF of all; empty where nothing does."""
