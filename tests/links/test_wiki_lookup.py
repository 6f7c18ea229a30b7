"""Wikilinks, as each wiki looks them up."""

from __future__ import annotations

import pytest

from listlint.core.document import List
from listlint.links.resolve import Outcome
from listlint.links.vault.file_names import language_trees
from listlint.project.project import Project
from listlint.testing import load_texts

LOGSEQ = {
    "logseq/config.edn": "{}",
    "logseq/bak/pages/Tools/2022.md": "- [[Gone]] ![i](../gone.png)",
    "pages/Tools___Editor.md": "alias:: Ed, The Editor\n- text\n",
    "pages/What%3F.md": "- text\n",
}
DENDRON = {"dendron.yml": "version: 5\n", "vault/tools.editor.md": "---\ntitle: Editor\n---\n"}
GOLLUM = {"Home.md": "", "_Sidebar.md": "", "API-Changes.md": ""}
GARDEN = {"_config.yml": "title: x\n", "_notes/first-note.md": "---\ntitle: A note on cats\n---\n"}
NESTED = {
    "content/.obsidian/app.json": "{}",
    "content/posts/harbour.md": "",
    "content/thoughts/.obsidian/app.json": "{}",
}
OBSIDIAN = {".obsidian/app.json": "{}"}


def loaded(texts: dict[str, str]) -> Project:
    return load_texts(texts)


def missing(texts: dict[str, str]) -> list[str]:
    return [each.to.path for each in loaded(texts).links.worth_checking(Outcome.MISSING)]


@pytest.mark.parametrize(
    ("vault", "path", "links", "lost"),
    [
        (LOGSEQ, "journals/2024_01_02.md",
         "- [[Tools/Editor]] [[ed]] [[What?]] [[Not written]] [x](((634faa53-1294))) [y]([[Ed]])",
         []),
        (DENDRON, "vault/root.md", "[[The editor|tools.editor]] [x]([[tools.editor]]) [[A|b.c]]",
         ["b.c"]),
        (DENDRON, "vault/b.md", "[[Editor|dendron://vault/tools.editor#x]] [[dendron://other/y]]",
         []),
        (GOLLUM, "Guide.md", "[[API Changes]] [[the changes|API Changes]] [[API Changes|x]]", []),
        (GARDEN, "_notes/a.md", "[[A note on cats]] [[First note]] [[a note on cats|x]]", []),
        (NESTED, "content/thoughts/a.md", "[[posts/harbour|x]] [y](posts/harbour.md)", []),
        (OBSIDIAN, "a.md", "[[b]](s) and [[gone]](.text) <a href='/admin'>x</a>", ["gone"]),
    ],
)  # fmt: skip
def test_each_wiki_has_its_way(
    vault: dict[str, str], path: str, links: str, lost: list[str]
) -> None:
    texts = {**vault, "b.md": "", path: links}
    assert missing(texts) == lost


@pytest.mark.parametrize(
    ("paths", "is_plain"),
    [
        (["en/guide/setup.md", "de/guide/setup.md"], True),
        (["v1/guide/setup.md", "v2/guide/setup.md", "en/guide/setup.md"], True),
        (["en/guide/setup.md", "en/other/setup.md"], False),
        (["x/setup.md", "de/guide/setup.md"], False),
    ],
)
def test_a_name_is_answered_in_the_tree_of_the_asker(paths: list[str], is_plain: bool) -> None:  # noqa: FBT001
    texts = {**OBSIDIAN, "en/start.md": "[[setup]]", **dict.fromkeys(paths, "")}
    found = loaded(texts).links.worth_checking(Outcome.FOUND)
    assert any(each.to.others for each in found) is not is_plain


def test_a_path_below_the_asker_is_meant() -> None:
    texts = OBSIDIAN | {
        f"projects/{name}/{path}": "[[notes/_MOC]]"
        for name in "ab"
        for path in ("_MOC.md", "notes/_MOC.md")
    }
    found = loaded(texts).links.worth_checking(Outcome.FOUND)
    assert not any(each.to.others for each in found)


def test_what_a_wiki_keeps_is_no_list() -> None:
    items = "".join(f"- [Work {n}](https://example.org/{n}) - Does a thing.\n" for n in range(12))
    assert isinstance(loaded({"tools.md": items}).documents["tools.md"], List)
    assert not isinstance(loaded({**OBSIDIAN, "tools.md": items}).documents["tools.md"], List)
    assert isinstance(loaded({**OBSIDIAN, "README.md": items}).documents["README.md"], List)


LANGUAGES = ["en/a.md", "de/a.md", "fr/a.md"]


@pytest.mark.parametrize(
    ("others", "are_trees"),
    [
        ([], True),
        (["README.md", "CHANGES.md", "LICENSE.md", "a.md"], True),
        ([".github/a.md", ".ci/a.md", ".x/a.md"], True),
        (["tools/a.md", "parts/a.md"], True),
        (["tools/a.md", "parts/a.md", "more/a.md"], False),
    ],
)
def test_languages_have_trees_where_most_folders_are_such(
    others: list[str], *, are_trees: bool
) -> None:
    found = language_trees([*LANGUAGES, *others])
    assert found == ({"en", "de", "fr"} if are_trees else set())
    assert language_trees([*LANGUAGES[:2], *others]) == set()
