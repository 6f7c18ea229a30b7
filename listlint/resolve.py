"""Where a link's target leads, by the paths of the project alone."""

from __future__ import annotations

import re
from enum import Enum, auto
from posixpath import join, normpath
from typing import NamedTuple
from urllib.parse import quote, unquote

from listlint.files import Files, Match


class Outcome(Enum):
    """What becomes of a link."""

    ELSEWHERE = auto()
    """The web, another scheme, a page of the forge, a placeholder: not ours to judge."""
    FOUND = auto()
    MISSING = auto()
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


MARKDOWN = (".md", ".markdown")
SUFFIX = re.compile(r"\.(?:md|markdown)$")
"""What a link to a Markdown file may leave out."""

_ELSEWHERE = Resolution(Outcome.ELSEWHERE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FILE = r"md|markdown|html?|pdf|png|jpe?g|gif|svg|webp|zip|gz"  # `figure@2x.png` is no address
_ADDRESS = re.compile(rf"[^\s@/?#:]+@[^\s@/?#:]+\.(?!(?:{_FILE})$)[a-z]{{2,}}", re.IGNORECASE)
_HOST = re.compile(
    r"www\.[^\s/.]+\.\S+|(?:[a-z0-9-]+\.)+(?:com|edu|gov)(?:/\S*)?"
    r"|(?:[a-z0-9-]+\.)+(?:ac|ai|be|ch|cn|co|de|dev|eu|fr|io|jp|kr|me|net|org|ru|tv|uk|us)/\S*",
    re.IGNORECASE,
)
_BROKEN_SCHEME = re.compile(r"(https?)(?::/(?!/)|:///+|//)(?=[^/\s]+\.)", re.IGNORECASE)
_TEMPLATE = re.compile(r"^\{|\{\{|\{%|<%|\$\{")
_ALIAS = re.compile(r"^@[\w-]*/")
"""A site's name for one of its own folders, as Zola, Docusaurus and bundlers have them."""
_NOT_OURS = (_SCHEME, _TEMPLATE, _ALIAS)
# Two steps up from a README stand the pages that GitHub and GitLab have for a repository.
_FORGE = re.compile(
    r"(?:\.\./)+(?:actions|blob|branches|commits?|compare|contributors|discussions|edit|fork|forks"
    r"|graphs|issues|labels|merge_requests|milestones?|network|new|packages|projects|pulls?|raw"
    r"|releases|security|settings|stargazers|subscription|tags|tree|watchers|wiki|-)(?:/|$)"
)
_PLACEHOLDER = re.compile(
    r"(?:(?:your|the|insert|paper|code|project|pdf|repo|website|github)?[ _-]?(?:link|url|uri)s?"
    r"(?:[ _-](?:here|to[ _-]\w+))?|href|tbd|todo|n/a|x{3,}|.*(?:リンク|链接)|\.\.\.+|…)",
    re.IGNORECASE,
)


def resolve(files: Files, folder: str, target: str) -> Resolution:
    """Follow a target that is written in a document of `folder`."""
    if scheme := _BROKEN_SCHEME.match(target):
        return Resolution(Outcome.NO_SCHEME, target=f"{scheme[1]}://{target[scheme.end() :]}")
    if not target or target.startswith("//") or any(p.search(target) for p in _NOT_OURS):
        return _ELSEWHERE
    path, _, fragment = target.partition("#")
    path, _, _ = path.partition("?")
    fragment = unquote(fragment)
    if not path:
        return Resolution(Outcome.FOUND, "", fragment)
    found = _find(files, folder, unquote(path)) or _find(files, folder, path)
    if found is None and path != target:  # a file name may well hold `?` or `#`
        found = _find(files, folder, unquote(target))
        fragment = fragment if found is None else ""
    if found is not None:
        outcome = Outcome.FOUND if found.exact else Outcome.WRONG_CASE
        return Resolution(outcome, found.path, fragment)
    if _ADDRESS.fullmatch(path):
        return Resolution(Outcome.NO_SCHEME, target=f"mailto:{target}")
    if _HOST.fullmatch(target):
        return Resolution(Outcome.NO_SCHEME, target=f"https://{target}")
    wanted = _absolute(folder, unquote(path))
    if _PLACEHOLDER.fullmatch(path) or _FORGE.match(wanted):
        return _ELSEWHERE
    return Resolution(Outcome.MISSING, wanted, fragment)


def _absolute(folder: str, path: str) -> str:
    """The path relative to the project; it begins with `..` where it leaves it."""
    joined = path.lstrip("/") if path.startswith("/") else join(folder, path)
    absolute = normpath(joined) if joined else "."
    return "" if absolute == "." else absolute


def _find(files: Files, folder: str, path: str) -> Match | None:
    """The file at a path, as it stands or with the extension that sites add or take away."""
    absolute = _absolute(folder, path)
    candidates = [absolute, f"{absolute}.md", f"{absolute}.markdown"]
    if absolute.endswith(".html"):
        candidates.append(absolute.removesuffix(".html") + ".md")
    found = [match for match in map(files.find, candidates) if match is not None]
    return next((match for match in found if match.exact), found[0] if found else None)


def is_note_shaped(path: str) -> bool:
    """Whether a path could be a note's: it ends in `.md`, or has no extension."""
    name = path.rpartition("/")[2]
    return name.endswith(MARKDOWN) or not re.search(r"\.[A-Za-z][A-Za-z0-9]{0,4}$", name)


def encode(text: str) -> str:
    """A path or fragment as it can stand in any link: only what Markdown, HTML or a URL would
    take for something else is percent-encoded.
    """
    return re.sub(r"[\s%()#?<>\"&\\`|:{}]", lambda found: quote(found[0]), text)
