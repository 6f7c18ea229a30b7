"""Where a link's target leads, by the paths of the project alone."""

from __future__ import annotations

import re
from enum import Enum, auto
from posixpath import join, normpath, splitext
from typing import NamedTuple
from urllib.parse import quote, unquote

from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import SUFFIXES, is_markdown
from listlint.core.placeholders import is_placeholder, says_none
from listlint.files.listing import Files, Match

_SHOWN_SUFFIXES = """
.3gp .avif .base .bmp .canvas .csv .doc .docx .epub .excalidraw .flac .gif .heic .html .ico .jpeg
.jpg .json .m4a .mkv .mov .mp3 .mp4 .odt .ods .ogg .ogv .pdf .png .ppt .pptx .svg .tif .tiff .txt
.wav .webm .webp .xls .xlsx .xml .zip
"""
_SHOWN = frozenset(_SHOWN_SUFFIXES.split())
"""Suffixes of what notes of wikis show or keep beside them."""


class Outcome(Enum):
    """What becomes of a link."""

    ELSEWHERE = auto()
    """The web, another scheme, a page of the forge, a placeholder: not ours to judge."""
    FOUND = auto()
    MISSING = auto()
    NOT_KNOWN = auto()
    """Nothing is known to answer, and a program that is not known may."""
    WRONG_CASE = auto()
    NO_SCHEME = auto()


class Resolution(NamedTuple):
    """An outcome and what it is about."""

    outcome: Outcome
    path: str = ""
    """The file, as it is really spelled where there is one, relative to the project; what lies
    outside begins with `..`."""
    fragment: str = ""
    """What stands behind `#`, percent-encoding undone."""
    target: str = ""
    """For `NO_SCHEME`: the target with its scheme."""
    why: str = ""
    """For `NOT_KNOWN`: the reason, to be read after "because"."""
    others: tuple[str, ...] = ()
    """Other files that answer as well to a name."""


_LEFT_OUT = (*SUFFIXES, ".mdx", ".html")
"""What sites let any link omit."""

_ELSEWHERE = Resolution(Outcome.ELSEWHERE)
_SCHEME = pattern(r"^[a-z][a-z0-9+.-]*:(?!:)", re.IGNORECASE)
"""A name with two colons behind it is that of a module, as `Boats::Sails` in Perl."""
_FILE = r"md|markdown|html?|pdf|png|jpe?g|gif|svg|webp|zip|gz"  # `figure@2x.png` is no address
_ADDRESS = pattern(rf"[^\s@/?#:]+@[^\s@/?#:]+\.(?!(?:{_FILE})$)[a-z]{{2,}}", re.IGNORECASE)
_HOST = pattern(
    r"www\.[^\s/.]+\.\S+|(?:[a-z0-9-]+\.)+(?:com|edu|gov)(?:/\S*)?"
    r"|(?:[a-z0-9-]+\.)+(?:ac|ai|be|ch|cn|co|de|dev|eu|fr|io|jp|kr|me|net|org|ru|tv|uk|us)/\S*",
    re.IGNORECASE,
)
_BARE_HOST = pattern(r"(?:[a-z0-9-]+\.)*[a-z0-9-]{4,}(\.(?:org|net|io|dev|app|eu))", re.IGNORECASE)
_BROKEN_SCHEME = pattern(r"(https?)(?::/(?!/)|:///+|//)(?=[^/\s]+\.)", re.IGNORECASE)
_TEMPLATE = pattern(r"^\{|\{\{|\{%|<%|\$\{")
_ALIAS = pattern(r"^@[\w-]*/")
"""A site's name for one of its own folders, as Zola, Docusaurus and bundlers have them."""
_NOT_OURS = (_SCHEME, _TEMPLATE, _ALIAS)
# Two steps up from a README stand the pages that GitHub and GitLab have for a repository, one step
# up its branches.
_FORGE = pattern(
    r"(?:\.\./)+(?:actions|blob|branches|commits?|compare|contributors|discussions|edit|fork|forks"
    r"|graphs|issues|labels|merge_requests|milestones?|network|new|packages|projects|pulls?|raw"
    r"|releases|security|settings|stargazers|subscription|tags|tree|watchers|wiki|-"
    r"|main|master|HEAD)(?:/|$)"
)
_BRANCH = pattern(r"(blob|raw|tree)/(?:main|master|HEAD)(?:/|$)")
"""What `../blob/main` is in `.github`, whose files GitHub shows in pages of their own."""


def resolve_path(files: Files, folder: str, target: str) -> Resolution:
    """Follow a target that is written in a document of `folder`."""
    if scheme := _BROKEN_SCHEME.match(target):
        return Resolution(Outcome.NO_SCHEME, target=f"{scheme[1]}://{target[scheme.end() :]}")
    if not is_open(target):
        return _ELSEWHERE
    path, _, fragment = target.partition("#")
    path, _, _ = path.partition("?")
    fragment = unquote(fragment)
    if not path:
        return Resolution(Outcome.FOUND, "", fragment)
    found = find(files, folder, unquote(path)) or find(files, folder, path)
    if found is None and path != target:  # a file name may well hold `?` or `#`
        found = find(files, folder, unquote(target))
        fragment = fragment if found is None else ""
    if found is None or (not found.exact and says_none(path)):  # no `n/a.md` is meant
        return _unanswered(files, folder, target, Resolution(Outcome.MISSING, path, fragment))
    outcome = Outcome.FOUND if found.exact else Outcome.WRONG_CASE
    return Resolution(outcome, found.path, fragment)


def is_open(target: str) -> bool:
    """Whether a target may be looked for in the project: it is no URL and no placeholder."""
    if not target or target.startswith("//"):
        return False
    return not any(each.search(target) for each in _NOT_OURS)


def _unanswered(files: Files, folder: str, target: str, missing: Resolution) -> Resolution:
    """What a target is that no file answers; `missing` has its path as it is written."""
    path = unquote(missing.path)
    if _ADDRESS.fullmatch(missing.path):
        return Resolution(Outcome.NO_SCHEME, target=f"mailto:{target}")
    if _HOST.fullmatch(target) or _is_bare_host(files, folder, target):
        return Resolution(Outcome.NO_SCHEME, target=f"https://{target}")
    wanted = _absolute(folder, path)
    if is_placeholder(path) or _is_of_forge(files, wanted):
        return _ELSEWHERE
    return missing._replace(path=wanted)


def _is_bare_host(files: Files, folder: str, target: str) -> bool:
    """Whether a name can only be that of a host, since no file beside it ends like it: `boats.org`
    may be one of Org mode.
    """
    found = _BARE_HOST.fullmatch(target)
    return found is not None and not any(
        name.endswith(found[1]) for name in (*files.names(folder), *files.names(""))
    )


def _is_of_forge(files: Files, path: str) -> bool:
    branch = _BRANCH.match(path)
    return bool(_FORGE.match(path)) or (branch is not None and files.find(branch[1]) is None)


def _absolute(folder: str, path: str) -> str:
    """The path relative to the project; it begins with `..` where it leaves it."""
    joined = path.lstrip("/") if path.startswith("/") else join(folder, path)
    absolute = normpath(joined) if joined else "."
    return "" if absolute == "." else absolute


def find(files: Files, folder: str, path: str) -> Match | None:
    """The file at a path, written in a document of `folder`, as it stands or with the extension
    that sites add or remove.
    """
    absolute = _absolute(folder, path)
    candidates = [absolute, *(absolute + suffix for suffix in _LEFT_OUT)]
    if absolute.endswith(".html"):
        candidates.append(absolute.removesuffix(".html") + ".md")
    found = [match for match in map(files.find, candidates) if match is not None]
    return next((match for match in found if match.exact), found[0] if found else None)


def is_note_shaped(path: str, *, in_wiki: bool = False) -> bool:
    """Whether a path could be a note's: it ends in `.md`, or has no extension. In a wiki only what
    it shows has one, and `Node.js` has none.
    """
    name = path.rpartition("/")[2]
    if is_markdown(name):
        return True
    if in_wiki:
        return splitext(name)[1].lower() not in _SHOWN
    return not re.search(r"\.[A-Za-z][A-Za-z0-9]{0,4}$", name)


def encode(text: str) -> str:
    """A path or fragment as it can stand in any link: only what Markdown, HTML or a URL would
    take for something else is percent-encoded.
    """
    return re.sub(r"[\s%()#?<>\"&\\`|:{}]", lambda found: quote(found[0]), text)
