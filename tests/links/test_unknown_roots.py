"""Folders that a program shows from the root: by settings that stand elsewhere, or as it seems."""

from __future__ import annotations

import pytest

from listlint.links.resolve import Outcome
from listlint.testing import load_texts

NAMES = "abcdefghijkl"
SHOWN = "nearly all that such links miss is in `{}`, which a program may show"


def broken(texts: dict[str, str]) -> list[str]:
    found = load_texts(texts).links.worth_checking(Outcome.MISSING)
    return [each.link.target for each in found]


def reasons(texts: dict[str, str]) -> set[str]:
    return {each.why for each in load_texts(texts).links.unjudged()}


def pictures(folder: str, names: str = NAMES) -> dict[str, str]:
    return {f"{folder}/img/{name}.png": "" for name in names}


def shown(lead: str = "") -> str:
    return " ".join(f"![]({lead}img/{name}.png)" for name in NAMES)


@pytest.mark.parametrize("settings", ["mkdocs.yml", "website/mkdocs.yml", "config/en/mkdocs.yml"])
def test_a_theme_of_mkdocs_has_files_of_the_site(settings: str) -> None:
    up = "../" * settings.count("/")
    text = f"docs_dir: {up}docs/en\ntheme:\n  name: material\n  custom_dir: {up}overrides\n"
    links = "![](../../assets/i.png) ![](../assets/i.png) ![](../assets/gone.png)"
    texts = {settings: text, "docs/en/a/b.md": links, "overrides/assets/i.png": ""}
    assert broken(texts) == ["../assets/gone.png"]


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ("web/gatsby-config.js", "options: { path: `${__dirname}/../lessons` }"),
        ("apps/site/next.config.mjs", "const docs = '../../lessons/'"),
        ("www/eleventy.config.js", "dir: { input: '../lessons' }"),
        ("site/nuxt.config.ts", "content: { sources: [{ base: '../lessons' }] }"),
        ("docs/astro.config.mjs", "root: '../lessons'"),
    ],
)
def test_documents_beside_a_site_are_its_own(settings: str, text: str) -> None:
    texts = {settings: text, "lessons/a.md": "[x](/lessons/b) [y](gone)"}
    assert broken(texts) == []
    assert any(f"`{settings}`" in why for why in reasons(texts))


def test_settings_speak_of_no_folder_that_is_not_there() -> None:
    texts = {"web/gatsby-config.js": "'../gone'", "lessons/a.md": "[x](b)"}
    assert broken(texts) == ["b"]


@pytest.mark.parametrize("lead", ["", "../", "./", "../../"])
@pytest.mark.parametrize("folder", ["static", "overrides", "theme/files"])
def test_nearly_all_is_in_another_folder(lead: str, folder: str) -> None:
    texts = {"notes/deep/x.md": shown(lead), **pictures(folder)}
    assert broken(texts) == []
    assert reasons(texts) == {SHOWN.format(folder)}


def test_what_is_not_there_either_is_broken() -> None:
    texts = {"notes/x.md": shown(), **pictures("static", NAMES[1:])}
    assert broken(texts) == ["img/a.png"]


@pytest.mark.parametrize(
    "texts",
    [
        {"x.md": shown(), **pictures("static", NAMES[:6]), **pictures("other", NAMES[6:])},
        {"x.md": shown(), **pictures("old"), "old/x.md": ""},
        {"x.md": shown(), **pictures("static", NAMES[:9])},
    ],
    ids=["two folders", "a folder of notes", "too few"],
)
def test_else_it_is_broken(texts: dict[str, str]) -> None:
    assert len(broken(texts)) == len(NAMES)


def test_a_kind_that_is_mostly_there_is_known() -> None:
    here = {f"img/own{number}.png": "" for number in range(20)}
    links = shown() + " ".join(f"![]({path})" for path in here)
    texts = {"x.md": links, **here, **pictures("static")}
    assert len(broken(texts)) == len(NAMES)


def test_a_project_may_be_a_folder_of_another() -> None:
    texts = {"x.md": shown("Public/"), **pictures("")}
    texts = {path.lstrip("/"): text for path, text in texts.items()}
    assert broken(texts) == []
    (why,) = reasons(texts)
    assert why == "these files seem to be the folder `Public` of others, which are not here"
    assert len(broken({**texts, "Public/y.md": ""})) == len(NAMES)
    assert len(broken({"x.md": shown("Public/")})) == len(NAMES)
