"""What a broken link may have meant, and how a link to that is written."""

from __future__ import annotations

import re
from collections import Counter
from posixpath import relpath
from typing import NamedTuple

from rapidfuzz import fuzz, process

from listlint.model import Document, LinkKind, List, Note
from listlint.project import Lead, Project
from listlint.resolve import SUFFIX, encode, is_note_shaped


class Answer(NamedTuple):
    """A document that a broken link may have meant."""

    document: Document
    why: str
    """How it answers, to be read after "the note `…`"."""
    certain: bool
    """Its title equals the link's text, and it is the only such note of the same note folder."""


def answer(project: Project, lead: Lead) -> Answer | None:
    """The document that a missing target means by title, by the stems of its title or by its
    file's name; those of the same note folder come first.
    """
    document, link, to = lead
    if not _asks_for_note(lead):
        return None
    for why, found in project.meant(link.text, SUFFIX.sub("", to.path.rpartition("/")[2])):
        others = [other for other in found if other is not document]
        near = [other for other in others if project.are_together(other, document)]
        if others:
            certain = why == "has this title" and len(near) == 1
            return Answer((near or others)[0], why, certain)
    return None


def is_unwritten(project: Project, lead: Lead) -> bool:
    """Whether a missing target is a note that nobody has written: it has a note's name, it would
    stand among notes or a note asks for it, and no document answers.
    """
    document, _, to = lead
    if not _asks_for_note(lead) or isinstance(document, List):
        return False
    among_notes = to.path.rpartition("/")[0] in project.folders_with_notes
    return (isinstance(document, Note) or among_notes) and answer(project, lead) is None


def _asks_for_note(lead: Lead) -> bool:
    """Whether a missing target could be a note: no image, no folder, no misspelt URL."""
    _, link, to = lead
    is_other = link.kind is LinkKind.IMAGE or link.target.endswith("/") or "://" in link.target
    return is_note_shaped(to.path) and not is_other and not to.path.startswith("..")


def nearest(project: Project, path: str, cutoff: float) -> str | None:
    """The file whose name is most like that of `path`, at least `cutoff` of 100; only a guess.

    Alike is what `rapidfuzz.fuzz.ratio` says: 100 times the share of common characters.
    """
    folder, _, name = path.rpartition("/")
    if is_note_shaped(path):
        note = process.extractOne(name, project.file_names, scorer=fuzz.ratio, score_cutoff=cutoff)
        return str(note[2]) if note else None
    names = project.files.names(folder)
    file = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=cutoff)
    return f"{folder}/{file[0]}".lstrip("/") if file else None


def spell(project: Project, document: Document, path: str, like: str | None = None) -> str:
    """How `document` would write a link to `path`: in the manner of the target `like`, or else of
    most of its links to files of the project.
    """
    if like is None:
        like = _habit(document)
    if like.startswith("/"):
        written = f"/{path}"
    else:
        written = relpath(path, document.folder or ".")
        if like.startswith("./") and not written.startswith("../"):
            written = f"./{written}"
    written = encode(written)
    bare = SUFFIX.sub("", written)
    is_bare = not SUFFIX.search(re.split(r"[?#]", like)[0])
    return bare if is_bare and project.follow(document, bare).path == path else written


def _habit(document: Document) -> str:
    """The most frequent manner of the document's links to Markdown files, as a sample."""
    manners = Counter(
        (link.target.startswith("/"), link.target.startswith("./"), ".md" in link.target)
        for link in document.links
        if is_note_shaped(link.target) and "://" not in link.target and "#" not in link.target
    )
    rooted, dotted, suffixed = manners.most_common(1)[0][0] if manners else (False, False, True)
    prefix = "/" if rooted else "./" if dotted else ""
    return f"{prefix}note{'.md' if suffixed else ''}"
