"""What a change brings that no rule looks at, for whoever reviews it: nothing is hidden unsaid."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from listlint.core.conventions import ALIKE
from listlint.core.document import Document, Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import is_markdown
from listlint.core.result import Unchecked
from listlint.core.source import Span
from listlint.files.git.revision import RevisionTree
from listlint.files.git.tracking import COMMIT, LINK, TrackedFile
from listlint.files.walk import Found
from listlint.lists.format.match.costs import FARTHEST
from listlint.project.project import Project

_HEAD = "a program is to fill in its frontmatter, so it is taken for a template"
_NO_TEXT = "it had a text, and has none now that can be read"
_UNLIKE = "this entry is too unlike the format of the list to be held to it"
_NO_ENTRY = "this address is in no entry, so the format of the list is not asked of it"
_NO_ENTRIES = (
    "{} addresses from here on are in no entry, so the format of the list is not asked of them"
)
_ADDRESS = pattern(r"https?://[^\s<>()\[\]\"']++")
_LINK = "nobody can say whether `{}` is broken: {}"


def files(
    tracked: Mapping[str, TrackedFile],
    then: RevisionTree,
    found: Found,
    names: Callable[[str], Iterable[str]],
) -> list[Unchecked]:
    """Files that git tracks, that were not the same before, and that are not read; those of one
    folder that is left out together. `names` tells what is on disk in a folder.
    """
    hidden: Counter[tuple[str, str]] = Counter()
    read = frozenset(found.paths)
    for path, file in tracked.items():
        if path in read or then.has_same(path, file):
            continue
        if is_markdown(path):
            above = found.left_out_above(path)
            hidden[above or path, found.left_out.get(above, "it is not on disk")] += 1
        elif then.is_folder(path):
            what = {LINK: "link", COMMIT: "submodule"}.get(file.mode, "file")
            hidden[path, f"it was a folder, and is a {what}"] += 1
        elif file.mode == COMMIT and not (found.why_not(path) is None and any(names(path))):
            hidden[path, found.why_not(path) or "it is a submodule that is not on disk"] += 1
    return [
        Unchecked(path, None, why if number == 1 else f"{why} ({number} files)")
        for (path, why), number in sorted(hidden.items())
    ]


def gone(then: Project, moved: Mapping[str, str], paths: Iterable[str]) -> Iterator[Unchecked]:
    """Lists that were checked and are not there any more."""
    here = {*paths, *moved.values()}
    for each in then.lists:
        if each.entries and each.path not in here:
            yield Unchecked(each.path, None, "it was a list, and is gone")


def of_change(project: Project, paths: Iterable[str]) -> Iterator[Unchecked]:
    """What of some files the change that is looked at brings, and no rule looks at."""
    if project.base is None:
        return
    asked = frozenset(paths)
    for path in sorted(asked):
        document, then = project.documents[path], project.changes.base_document(path)
        was_open = then is not None and then.has_open_head
        if document.has_open_head and not isinstance(document, List) and not was_open:
            yield Unchecked(path, 1, _HEAD)
        had_text = then is not None and _has_text(project.base.project, then.path)
        if had_text and not _has_text(project, path):
            yield Unchecked(path, None, _NO_TEXT)
        if isinstance(document, List):
            yield from _held_to_nothing(project, document)
            yield from _beside_entries(project, document)
    renamed = {old: new for new, old in project.base.moved.items()}
    known = Counter(
        (renamed.get(document.path, document.path), link.target)
        for document, link, _ in project.base.project.links.unjudged()
    )
    for document, link, why in project.links.unjudged():
        key = document.path, link.target
        known[key] -= 1
        if known[key] < 0 and document.path in asked:
            yield _unjudged(project, document, link, why)


def _has_text(project: Project, path: str) -> bool:
    """Whether there is anything to check: an encrypted file has nothing without its key."""
    return bool(project.sources[path].text.strip())


def _held_to_nothing(project: Project, document: List) -> Iterator[Unchecked]:
    """New entries that are too unlike the list's format to be held to it."""
    formats = project.list_at(document.path).formats
    if not any(each.is_norm for each in formats.in_force):
        return
    for entry in filter(project.changes.is_new, document.entries):
        found = formats.verdict(entry)
        is_far = found.alignment is None or found.alignment.cost > FARTHEST
        if is_far and not found.edits and formats.departure(entry) is None:
            line = project.sources[document.path].position(entry.span.start).line
            yield Unchecked(document.path, line, _UNLIKE)


def _beside_entries(project: Project, document: List) -> Iterator[Unchecked]:
    """New addresses that a reader sees and that are in no entry, such as one that is put into the
    contents, the introduction or a section about the list itself.
    """
    source, then = project.sources[document.path], project.changes.base_document(document.path)
    if project.base is None or then is None:
        return
    old = frozenset(_ADDRESS.findall(project.base.project.sources[then.path].text))
    spans = sorted((span.start, span.end) for span in _looked_at(project, document))
    starts = [start for start, _ in spans]
    ends = [0, *accumulate((end for _, end in spans), max)]
    lines = [
        source.position(address.start()).line
        for address in _ADDRESS.finditer(source.text)
        if address[0] not in old and address.start() >= ends[bisect_right(starts, address.start())]
    ]
    if len(lines) > ALIKE:
        yield Unchecked(document.path, lines[0], _NO_ENTRIES.format(len(lines)))
    else:
        yield from (Unchecked(document.path, line, _NO_ENTRY) for line in lines)


def _looked_at(project: Project, document: List) -> Iterator[Span]:
    """Where a list's addresses are held to its format, or are no link for readers to follow."""
    yield from (entry.span for entry in document.entries)
    formats = project.list_at(document.path).formats
    yield from (piece.span for piece in document.unread if formats.departure(piece))
    hidden = (LinkKind.IMAGE, LinkKind.DEFINITION)
    yield from (link.span for link in document.links if link.kind in hidden)


def _unjudged(project: Project, document: Document, link: Link, why: str) -> Unchecked:
    line = project.sources[document.path].position(link.span.start).line
    return Unchecked(document.path, line, _LINK.format(link.target, why))
