"""What the layouts of a site have in so many letters: the anchors that they put into its pages, and
the words of frontmatter that they read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.vault.folders import join
from listlint.links.vault.programs import SITES
from listlint.links.vault.vaults import Vault

_FOLDERS = (
    "layouts", "themes", "_layouts", "_includes", "overrides", "templates", "theme", "src",
    "components", ".vitepress/theme", "source/_layouts",
)  # fmt: skip
"""Where programs that make sites have what they put around the text of a page."""
_LAYOUT = (".html", ".vue", ".njk", ".liquid", ".hbs", ".astro", ".tsx", ".jsx", ".svelte", ".ejs")
_MOST_LAYOUTS = 2000
"""So many are read of a site: large ones have some hundreds."""
_READ = pattern(r"\.(\w[\w-]*+)|\"([^\"\n]{1,60}+)\"|'([^'\n]{1,60}+)'")
"""A key behind a dot, or a value in quotes."""
_ID = pattern(r"\s(?:id|name)=[\"'{]{0,2}([\w:.-]+)")


def of(files: Files, vault: Vault) -> frozenset[str]:
    """The anchors that stand in layouts of a vault's sites in so many letters."""
    return frozenset(found for text in _texts(files, vault) for found in _ID.findall(text))


def words_read(files: Files, vault: Vault) -> frozenset[str]:
    """The keys and the quoted values that the layouts of a vault's sites name."""
    found = (each for text in _texts(files, vault) for each in _READ.finditer(text))
    return frozenset(each[each.lastindex or 0] for each in found)


def _texts(files: Files, vault: Vault) -> Iterator[str]:
    paths = islice(_layouts(files, vault), _MOST_LAYOUTS)
    return (files.read(path) or "" for path in paths)


def _layouts(files: Files, vault: Vault) -> Iterator[str]:
    sites = [mark for mark in vault.marks if mark.tool in SITES]
    settings = {mark.sign.rpartition("/")[0] for mark in sites}
    roots = {each for mark in sites for each in (*mark.roots[1:], *mark.templates)}
    places = [join(each, name) for each in settings for name in _FOLDERS]
    for place in dict.fromkeys([*sorted(places), *sorted(filter(None, roots))]):
        yield from (path for path in files.walk(place) if path.endswith(_LAYOUT))
