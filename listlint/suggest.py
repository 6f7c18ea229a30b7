"""What a broken link may have meant, and how a link to that is written."""

from __future__ import annotations

import re
from posixpath import relpath
from typing import NamedTuple

from rapidfuzz import fuzz, process

from listlint.model import TAGS, WIKILINKS, Document, LinkKind, List, Note
from listlint.project import Project
from listlint.resolve import SUFFIX, encode, is_note_shaped
from listlint.vault.follow import Lead


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
    stem = SUFFIX.sub("", to.path.rpartition("/")[2])
    for why, (others, near) in project.meant(link.text, stem, document):
        if others:
            certain = why == "has this title" and len(near) == 1
            return Answer((near or others)[0], why, certain)
    return None


def is_unwritten(project: Project, lead: Lead) -> bool:
    """Whether a missing target is a note that nobody has written: it has a note's name, it would
    stand among notes or a note asks for it, and no document answers.
    """
    document, link, to = lead
    if not _asks_for_note(lead) or (isinstance(document, List) and link.kind not in WIKILINKS):
        return False
    if link.kind is LinkKind.WIKI:  # that is how notes come into being
        return answer(project, lead) is None
    among_notes = to.path.rpartition("/")[0] in project.folders_with_notes
    return (isinstance(document, Note) or among_notes) and answer(project, lead) is None


def _asks_for_note(lead: Lead) -> bool:
    """Whether a missing target could be a note: no image, no folder, no misspelt URL."""
    _, link, to = lead
    is_other = (
        link.kind in (LinkKind.IMAGE, *TAGS) or link.target.endswith("/") or "//" in link.target
    )
    return is_note_shaped(to.path) and not is_other and not to.path.startswith("..")


def nearest(project: Project, path: str, cutoff: float) -> list[str]:
    """The two files whose names are most like that of `path`, at least `cutoff` of 100; only a
    guess. There are two because the first may be the very document that asks.

    Alike is what `rapidfuzz.fuzz.ratio` says: 100 times the share of common characters.
    """
    folder, _, name = path.rpartition("/")
    names = project.file_names
    if not is_note_shaped(path):
        names = {f"{folder}/{file}".lstrip("/"): file for file in project.files.names(folder)}
    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=cutoff, limit=2)
    return [str(path) for _, _, path in found]


def spell(project: Project, document: Document, path: str, like: str | None = None) -> str:
    """How `document` would write a link to `path`: in the manner of the target `like`, or else of
    most of its links to files of the project.
    """
    if like is None:
        like = project.manner(document)
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
