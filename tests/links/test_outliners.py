"""What Logseq takes for a property, a file or a page, where others see something else."""

from __future__ import annotations

import pytest

from listlint.rules import rules
from listlint.testing import found_by, load_texts

GRAPH = {"logseq/config.edn": "{}", "assets/plot.png": "", "assets/deep/map one.png": ""}


def said(texts: dict[str, str], *names: str) -> list[str]:
    """What rules say of a graph with these pages, and what of them cannot be read."""
    project = load_texts({**GRAPH, **texts})
    found = [each for name in names for each in found_by(rules()[name], project)]
    faults = [each for document in project.documents.values() for each in document.faults]
    return [each.message for each in faults] + [each.message for each in found]


@pytest.mark.parametrize(
    "head",
    [
        "authors: [[Ada Blum]], [[Cy Dorn]]",
        "tags: #reading, [[paper]]",
        "title: ?\nalias: Questions",
        "authors:[[Ada Blum]]\npublic: true\npublic: true",
        "note: a: b: c",
        "tags: [[one]]",
    ],
)
def test_properties_are_no_yaml(head: str) -> None:
    page = f"---\n{head}\n---\n\n- text\n"
    names = ("unquoted-value", "invalid-frontmatter", "duplicate-key")
    assert said({"pages/a.md": page}, *names) == []


def test_the_same_is_wrong_in_another_vault() -> None:
    page = "---\nauthors: [[Ada Blum]], [[Cy Dorn]]\n---\n"
    project = load_texts({".obsidian/app.json": "{}", "a.md": page})
    assert project.documents["a.md"].faults


def test_properties_name_a_page() -> None:
    page = "---\ntitle: Tides\nalias: [[Ebb]], Flood\n---\n- text\n"
    project = load_texts({**GRAPH, "pages/a.md": page, "pages/b.md": "- [[ebb]] [[Tides]]"})
    links = project.links
    b = links.documents["pages/b.md"]
    assert [links.follower.follow(b, each).path for each in b.links] == ["pages/a.md"] * 2


def test_assets_are_those_of_the_graph() -> None:
    ways = "![](/../assets/plot.png) ![](assets/plot.png) ![](../../assets/plot.png) ![x](plot.png)"
    more = " ![x](../assets/deep/map one.png) ![](../assets/gone.png)"
    found = said({"pages/a.md": ways + more}, "broken-link", "malformed-link")
    assert found == ["no file `assets/gone.png`"]


def test_pages_of_highlights_are_its_own() -> None:
    page = "file:: [A tide.pdf](books/on tides/A tide.pdf)\nx:: [y](books/y.pdf)\n\n- text\n"
    assert said({"pages/hls__A tide.md": page}, "broken-link", "malformed-link") == []


def test_a_sign_in_a_name_is_no_heading() -> None:
    page = "- [[#green]] and [[C#]] and [[Tides#Ebb]]\n"
    texts = {"pages/a.md": page, "pages/Tides.md": "- text\n", "pages/C.md": "- text\n"}
    assert said(texts, "broken-anchor", "broken-link") == []
