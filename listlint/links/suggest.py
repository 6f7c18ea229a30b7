"""What a broken link may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.document import TAGS, WIKILINKS, Document, LinkKind, List, Note
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import FOLDER_PAGES, without_suffix
from listlint.links.anchors import spoken
from listlint.links.document_names import NameKind
from listlint.links.index import Links
from listlint.links.resolve import is_note_shaped
from listlint.links.vault.folders import is_language, is_of_other_language, join
from listlint.links.vault.follow import ResolvedLink
from listlint.links.vault.programs import SITES
from listlint.works import titles

_TELLING = 2
"""Words of a title that hardly a text has by accident."""
_LONG_NAME = 8
"""Letters of a file's name, without its suffix, that hardly two files have by accident."""
_WORDS = pattern(r"[^\W_]+")
_BEGINNING = 3
"""Letters by which a word is known again, in whatever form."""
_SHOWN_IN_PLACE = (LinkKind.IMAGE, LinkKind.EMBED)
_LITTLE = """
about changelog conclusion contributing docs documentation example examples faq here home index
installation introduction license link links note notes overview paper readme reference references
summary this todo usage
"""
_SAYS_LITTLE = frozenset(_LITTLE.split())
"""Titles that many documents have, so that one alone may be the wrong one."""


_QUALIFIED = pattern(r"\S \((?=[^()]*[a-z])[^()]+\)$")
"""A name that says in brackets what it is of; in `Context Protocol (CP)` its acronym is there."""


_DAY = pattern(r"[\W_]*\d{4}-\d\d-\d\d[\W_]*")
"""The name of a note of a journal."""


class Answer(NamedTuple):
    """A file that a broken link may have meant."""

    path: str
    why: str
    """How it answers, to be read after "the note `…`"; of a file that was renamed the commit."""
    certain: bool
    """The text agrees, and it is the only such note of the same note folder."""
    is_renamed: bool = False

    def advice(self, target: str) -> str:
        """What to tell of it; `target` is how a link to it is written."""
        if not self.is_renamed:
            return f"the note `{target}` {self.why}"
        return f"renamed to `{target}`" + (f" in {self.why}" if self.why else "")


def answer(links: Links, resolved: ResolvedLink) -> Answer | None:
    """The file that a missing target means: by title or alias, by where git has seen it go, by the
    stems of its title or by its name; of notes, those of the same note folder come first.
    """
    document, _, to = resolved
    if not _asks_for_note(resolved):
        return _renamed(links, resolved, [])
    stem = without_suffix(to.path.rpartition("/")[2])
    first: Answer | None = None
    alike: list[str] = []
    for text in dict.fromkeys(_names(links, resolved, stem)):
        meanings = links.names.meant(text, stem, document)
        namesakes = [
            each for by, named in meanings if by is NameKind.FILE_NAME for each in named[0]
        ]
        for by, (everywhere, together) in meanings:
            others, near = (
                [*_of_own_tree(links, resolved, each)] for each in (everywhere, together)
            )
            if not others or (by is NameKind.ALIAS and text != stem and _is_initials(text)):
                continue
            if by is NameKind.STEMS and not _is_same_word(resolved, text, others):
                continue
            if not any(_is_written_so(by, text, each) for each in others):
                continue
            certain = by is NameKind.TITLE and len(others) == len(near) == 1
            certain = certain and _is_certain(text, stem) and _is_beside(links, document, others)
            if any(each not in others for each in namesakes):
                certain = False  # a file that is called so may have moved, whatever its title is
                first = first or _deeper(namesakes, to.path)
            first = first or Answer((near or others)[0].path, by, certain)
            if certain:
                return Answer(others[0].path, by, certain)
            alike += [other.path for other in (*near, *others)]
    return _renamed(links, resolved, alike) or first


def _of_own_tree(
    links: Links, resolved: ResolvedLink, found: Iterable[Document]
) -> Iterator[Document]:
    """The documents that are not in another version of the tree that a missing target is in, nor in
    that of another language than an address of the asker's own names.
    """
    document, link, to = resolved
    own = f"/{link.target.strip('/').partition('/')[0]}/"
    is_own = link.target.startswith("/") and own in f"/{document.path}" and is_language(own[1:-1])
    for each in found:
        if links.names.are_of_two_trees(to.path, each.path):
            continue
        if links.names.are_of_two_series(to.path, each.path):
            continue
        if not (is_own and is_of_other_language(document.path, each.path)):
            yield each


def _is_beside(links: Links, document: Document, others: Sequence[Document]) -> bool:
    """Whether what answers belongs to the vault that asks: another may lie in the same project,
    such as the manual of the program that shows it.
    """
    return links.vault(others[0]).folder == links.vault(document).folder


def _is_same_word(resolved: ResolvedLink, text: str, others: Iterable[Document]) -> bool:
    """Whether a text with the stems of a title is that title. In a wiki a single word is another
    note's name sooner than the same in another form: `Orchestration` is no `Orchestrator`.
    """
    if resolved.link.kind not in WIKILINKS or " " in text.strip():
        return True
    return any(titles.is_slip(text, each.title or each.stem) for each in others)


def _deeper(namesakes: Iterable[Document], missing: str) -> Answer | None:
    """The file of the name of a missing one that is in a folder within its folder, if there is one
    such: there it has moved.
    """
    folder = missing.rpartition("/")[0]
    found = [each.path for each in namesakes if folder and each.path.startswith(f"{folder}/")]
    return Answer(found[0], NameKind.FILE_NAME, certain=False) if len(found) == 1 else None


def _is_written_so(by: NameKind, text: str, document: Document) -> bool:
    """Whether a document that answers to a text has no other word in its place: by its accents, or,
    of words that are not English, by the order in which they stand.
    """
    names = [document.title or "", document.stem, *document.aliases]
    if by is NameKind.STEMS:
        one, other = titles.Title(text), titles.Title(names[0])
        if not text.isascii() and (one.stems != other.stems or len(one.words) != len(other.words)):
            return False
    else:
        names = [each for each in names if titles.normalise(each) == titles.normalise(text)]
    return not names or any(titles.have_same_accents(text, each) for each in names)


def _names(links: Links, resolved: ResolvedLink, stem: str) -> tuple[str, ...]:
    """What a link may call a document by: in a wiki the target first, then the text, if the target
    does not say of which of several things it is: `[[asset (finance)|asset]]` is no `asset (game)`.
    What leads to several documents, such as `Yesterday`, is the name of none, nor is that of a day.
    """
    text = resolved.link.text
    is_of_many = links.near_names.names_many(text)
    if resolved.link.kind not in WIKILINKS:
        return ("",) if is_of_many else (text,)  # its file's name may answer still
    is_told = bool(_QUALIFIED.search(stem) or _DAY.fullmatch(stem))
    is_told = is_told or (text != stem and is_of_many)
    return (stem,) if is_told else (stem, text)


def _is_certain(text: str, stem: str) -> bool:
    """Whether a text that is the title of one note alone means it: it says more than one word,
    or is what the target is called.
    """
    words = titles.normalise(text)
    if words in _SAYS_LITTLE:
        return False
    called = titles.normalise(stem.replace("-", " "))
    return len(words.split()) >= _TELLING or words == called


def _is_initials(text: str) -> bool:
    """Whether a text is an acronym, which others may have too."""
    return text.isupper() and " " not in text


def _renamed(links: Links, resolved: ResolvedLink, alike: list[str]) -> Answer | None:
    """Where git has seen the file go. That is certain where the link's text means it too, or says
    no more than the file's name.
    """
    document, link, to = resolved
    if link.kind in TAGS or to.path.startswith(".."):
        return None
    for path in links.follower.wanted(document, link, to):
        move = links.files.moved(path)
        if move and move.path != document.path:
            stem = without_suffix(path.rpartition("/")[2])
            agrees = (
                move.path in alike
                or not link.text
                or link.kind in _SHOWN_IN_PLACE
                or titles.normalise(link.text) == titles.normalise(stem.replace("-", " "))
                or link.text == link.target
            )
            return Answer(move.path, move.commit, agrees, is_renamed=True)
    return None


def is_unwritten(links: Links, resolved: ResolvedLink) -> bool:
    """Whether a missing target is a note that nobody has written: it has a note's name, it would
    stand among notes or a note asks for it, and no document answers.
    """
    document, link, to = resolved
    if not _asks_for_note(resolved) or (isinstance(document, List) and link.kind not in WIKILINKS):
        return False
    is_site = links.vault(document).tools & SITES and link.kind not in WIKILINKS
    if is_site and (link.target.startswith("/") or links.policy(document).unwritten is None):
        return False  # a page of the site, which need be no note
    if link.kind in WIKILINKS:  # that is how notes come into being
        return answer(links, resolved) is None
    among_notes = to.path.rpartition("/")[0] in links.folders_with_notes
    return (isinstance(document, Note) or among_notes) and answer(links, resolved) is None


def _asks_for_note(resolved: ResolvedLink) -> bool:
    """Whether a missing target could be a note: no image, no folder, no misspelt URL."""
    _, link, to = resolved
    is_other = link.kind in (LinkKind.IMAGE, *TAGS) or link.target.endswith("/")
    return (
        is_note_shaped(to.path, in_wiki=link.kind is LinkKind.WIKI)
        and not any(name.startswith(".") for name in to.path.split("/"))
        and not is_other
        and "//" not in link.target
        and not to.path.startswith("..")
    )


def without_folders(links: Links, resolved: ResolvedLink) -> str | None:
    """The file that a path leads to once folders are taken away at its beginning, such as those of
    the machine where it was written: of `home/me/list/refs.bib` that is `refs.bib`.
    """
    tail = resolved.to.path
    name = tail.rpartition("/")[2].partition(".")[0]
    if tail.startswith("..") or name.casefold() in FOLDER_PAGES:
        return None
    while "/" in tail:
        tail = tail.partition("/")[2]
        found = links.files.find(tail) if "." in tail.rpartition("/")[2] else None
        if found and found.exact and tail != resolved.document.path:
            return tail
    return None


def only_one_called(links: Links, path: str) -> str | None:
    """The only other file of the project that has the name of a missing one, if that says enough;
    none of a document, which answers by more than its name.
    """
    name = path.rpartition("/")[2]
    if is_note_shaped(path) or path.startswith("..") or len(name.partition(".")[0]) < _LONG_NAME:
        return None
    found = links.near_names.files_called(name)
    return found[0] if len(found) == 1 and found[0] != path else None


def nearest(links: Links, cutoff: float, path: str, roots: Iterable[str]) -> list[str]:
    """The two files whose names are most like that of `path`, at least `cutoff` of 100; only a
    guess. There are two because the first may be the very document that asks. Notes in the folder
    that is meant come first, which may be below one of the roots of a site.
    """
    folder, _, name = path.rpartition("/")
    if without_suffix(name).casefold() in FOLDER_PAGES:
        return []  # any other one is as near
    if is_note_shaped(path):
        folders = dict.fromkeys([folder, *(join(root, folder) for root in roots)])
        beside = (links.near_names.notes_in(each) for each in folders)
        stem = without_suffix(name)
        alike = (each for known in beside for each in known.alike(stem, cutoff, most=2))
        found = [each for each in alike if _has_words(stem, without_suffix(each))]
        found += links.names.of_files.alike(name, cutoff, most=2)
    else:
        found = links.near_names.files_in(folder).alike(name, cutoff, most=2)
    return [
        each
        for each in found
        if _numbers(each.rpartition("/")[2]) == _numbers(name)
        and not links.names.are_of_two_trees(path, each)
        and not links.names.are_of_two_series(path, each)
    ]


def _has_words(stem: str, path: str) -> bool:
    """Whether all words of a name begin alike in another: `as-a-service` is not `as-code`."""
    other = spoken(path.rpartition("/")[2])
    return all(word[:_BEGINNING] in other for word in _WORDS.findall(stem.casefold()))


def _numbers(name: str) -> list[str]:
    """The numbers in a name: what differs in them is another thing, such as a time or a count."""
    return re.findall(r"\d+", name)
