"""Notes that are copies of pages of the web, whose links were made for that page."""

from __future__ import annotations

from listlint.core.document import Document, List

CLIPPED = "they come with a page that was clipped from the web"
_SOURCES = ("source", "url", "clipped_from")
_NAMES = frozenset({"clipping", "clippings", "clipped", "web-clip"})
"""What clippers call the folder and the tag of what they copy."""


def is_clipping(document: Document) -> bool:
    """Whether a document says from which page of the web it was copied, and lies or is tagged as
    what a clipper makes.
    """
    head = document.frontmatter
    if head is None or isinstance(document, List):
        return False
    sources = (head.get(key) for key in _SOURCES)
    if not any(isinstance(each, str) and each.startswith("http") for each in sources):
        return False
    tags = head.get("tags")
    given = tags if isinstance(tags, list) else str(tags or "").split(",")
    names = {str(each).strip().lstrip("#").casefold() for each in given}
    folders = {each.casefold() for each in document.folder.split("/")}
    return not _NAMES.isdisjoint(names | folders)
