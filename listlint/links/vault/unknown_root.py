"""Folders that a program seems to show from the root, though no settings that are known say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import unquote

from listlint.core import conventions
from listlint.core.document import Document, Link
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import is_markdown
from listlint.files.listing import Files
from listlint.links.resolve import Outcome, Resolution
from listlint.links.vault.vaults import Vault

_UPWARDS = pattern(r"^(?:\.{0,2}/)++")
_Kind = tuple[Vault, str]
"""Links of a vault whose targets begin with the same folder."""


def tail(target: str) -> str:
    """A target without what it goes up by, if a folder is left in it: `assets/a.png` of
    `../../assets/a.png`.
    """
    path = _UPWARDS.sub("", unquote(target.partition("#")[0].partition("?")[0]).strip())
    return path if "/" in path.strip("/") and ".." not in path.split("/") else ""


class UnknownRoots:
    """The folders in which nearly all lies that seems to be missing, each at its own path."""

    def __init__(
        self,
        files: Files,
        documents: Iterable[str],
        vault_of: Callable[[Document], Vault],
        resolved: Callable[[], Iterable[tuple[Document, Link, Resolution]]],
    ) -> None:
        """`documents` are the paths of all; `resolved` gives all links that are paths or addresses,
        with what is known to answer.
        """
        self._files, self._vault_of, self._resolved = files, vault_of, resolved
        self._with_documents = frozenset(path.rpartition("/")[0] for path in documents)

    def why(self, document: Document, link: Link) -> str:
        """Why a link may point to something that nothing is known to answer, to be read after
        "because"; empty where no such folder has it.
        """
        path = tail(link.target)
        kind = self._vault_of(document), _first(path)
        if kind in self._own_names and path and not is_markdown(path) and self._is_inside(path):
            return f"these files seem to be the folder `{kind[1]}` of others, which are not here"
        root = self._roots.get(kind) if path else None
        if root is None or path not in self._paths_below[root]:
            return ""
        return f"nearly all that such links miss is in `{root}`, which a program may show"

    def _is_inside(self, path: str) -> bool:
        """Whether a path without its first folder is one from the root of the project."""
        found = self._files.find(path.partition("/")[2])
        return found is not None and found.exact

    @cached_property
    def _own_names(self) -> frozenset[_Kind]:
        """The kinds of links with the folder first that all these files are for who wrote them: no
        folder is called so, and what stands behind it is nearly always there, as far as they are
        attachments.
        """
        paths: defaultdict[_Kind, set[str]] = defaultdict(set)
        for document, link, to in self._resolved():
            path = tail(link.target)
            if to.outcome is Outcome.MISSING and path and not is_markdown(path):
                paths[self._vault_of(document), _first(path)].add(path)
        return frozenset(
            kind
            for kind, each in paths.items()
            if not self._files.names(kind[1])
            and conventions.OWN_FOLDER.holds(sum(map(self._is_inside, each)), len(each))
        )

    @cached_property
    def _roots(self) -> dict[_Kind, str]:
        """The folder that has the targets of each kind of link which fails nearly as a whole."""
        missing: defaultdict[_Kind, set[str]] = defaultdict(set)
        found: defaultdict[_Kind, set[str]] = defaultdict(set)
        for document, link, to in self._resolved():
            if path := tail(link.target):
                is_missing = to.outcome is Outcome.MISSING
                (missing if is_missing else found)[self._vault_of(document), _first(path)].add(path)
        roots = {}
        for kind, paths in missing.items():
            if conventions.FAILING_KIND.holds(len(paths), len(paths | found[kind])):
                counts = Counter(root for path in paths for root in self._roots_with(path))
                root, count = max(counts.items(), key=lambda one: (one[1], one[0]), default=("", 0))
                if conventions.UNKNOWN_ROOT_HAS.holds(count, len(paths)):
                    roots[kind] = root
        return roots

    def _roots_with(self, path: str) -> list[str]:
        """The folders without documents of their own that have a file at a path."""
        paths = self._by_name[path.rpartition("/")[2]]
        roots = (each[: -len(path) - 1] for each in paths if each.endswith(f"/{path}"))
        return [each for each in roots if each not in self._with_documents]

    @cached_property
    def _by_name(self) -> defaultdict[str, list[str]]:
        """The paths of all files, by their names."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._files.walk(""):
            found[path.rpartition("/")[2]].append(path)
        return found

    @cached_property
    def _paths_below(self) -> dict[str, frozenset[str]]:
        """What each of the folders has."""
        return {
            root: frozenset(path[len(root) + 1 :] for path in self._files.walk(root))
            for root in {*self._roots.values()}
        }


def _first(path: str) -> str:
    return path.partition("/")[0]
