"""Folders, versions, translations and pieces of sites, as each program has them."""

from __future__ import annotations

import pytest

from listlint.links.resolve import Outcome
from listlint.project.project import Project
from listlint.rules import rules
from listlint.testing import found_by, load_texts

CONFIG = """
module.exports = {
  baseUrl: '/',
  presets: [['classic', {
    docs: { path: './guide', routeBasePath: '/', editUrl: ({locale}) => `${locale}/{x}` },
    blog: { routeBasePath: 'news' },  // { path: 'none' }
  }]],
  plugins: [['@docusaurus/plugin-content-docs', {
    id: 'api', path: 'api-docs', routeBasePath: 'ref' }]],
};
"""
DOCUSAURUS = {
    "docusaurus.config.js": CONFIG,
    "guide/setup.md": "## One\n",
    "guide/cli/add.md": "",
    "api-docs/get.md": "",
    "blog/2020-05-27-flat-earth.md": "",
    "blog/2021/06/01/round/index.md": "",
    "blog/tides.md": "---\nslug: high-tides\n---\n",
    "versioned_docs/version-1.0/setup.md": "",
    "versioned_docs/version-1.0/cli/add.md": "",
    "i18n/fr/docusaurus-plugin-content-docs/version-1.0/setup.md": "## Un\n",
    "i18n/fr/docusaurus-plugin-content-docs/current/setup.md": "## Deux\n",
    "i18n/fr/docusaurus-plugin-content-docs-api/current/get.md": "",
    "old_docs/version-0.1/setup.md": "",
}
FRENCH = "i18n/fr/docusaurus-plugin-content-docs/version-1.0"


def targets(project: Project, outcome: Outcome = Outcome.MISSING) -> list[str]:
    return [each.link.target for each in project.links.worth_checking(outcome)]


def found_at(texts: dict[str, str], path: str) -> list[str]:
    """Where the links of a document lead."""
    links = load_texts(texts).links
    document = links.documents[path]
    return [links.follower.follow(document, each).path for each in document.links]


@pytest.mark.parametrize(
    ("path", "text", "lost"),
    [
        (
            "guide/x.md",
            "[a](/ref/get) [b](/news/2020/05/27/flat-earth) [c](/ref/gone)",
            ["/ref/gone"],
        ),
        ("guide/x.md", "[a](/news/2021/06/01/round) [b](/news/high-tides) [c](/1.0/cli/add)", []),
        (
            "guide/cli/x.md",
            "[a](setup.md) [b](add.md) [c](cli/add.md) [d](./setup.md)",
            ["./setup.md"],
        ),
        (
            "versioned_docs/version-1.0/cli/x.md",
            "[a](setup.md) [b](/setup.md) [c](gone.md)",
            ["gone.md"],
        ),
        ("old_docs/version-0.1/cli/x.md", "[a](setup.md)", []),
        (f"{FRENCH}/x.md", "[a](cli/add.md) [b](/setup)", []),
    ],
)
def test_docusaurus_looks_in_its_own_folders(path: str, text: str, lost: list[str]) -> None:
    assert targets(load_texts({**DOCUSAURUS, path: f"{text}\n"})) == lost


@pytest.mark.parametrize("version", ["version-1.0", "current"])
def test_a_translation_asks_its_own_language_and_version(version: str) -> None:
    own = f"i18n/fr/docusaurus-plugin-content-docs/{version}"
    texts = {**DOCUSAURUS, f"{own}/x.md": "[a](/setup.md) [b](setup.md) [c](/setup)\n"}
    assert found_at(texts, f"{own}/x.md") == [f"{own}/setup.md"] * 3


def test_a_page_in_another_version_is_the_same_page() -> None:
    page = "---\ntitle: The Tidal Power Guide\n---\n"
    texts = {
        **DOCUSAURUS,
        "guide/power.md": "---\ntitle: Power of Tides\n---\n",
        "versioned_docs/version-1.0/power.md": page,
        "guide/y.md": "---\ntitle: Y\n---\n[The Tidal Power Guide](power.md)\n",
    }
    assert not [*found_by(rules()["link-text-mismatch"], load_texts(texts))]


def test_settings_of_mkdocs_go_on_in_another_file() -> None:
    texts = {
        "mkdocs-common.yml": "site_name: Tides\n",
        "mkdocs-web.yml": "INHERIT: mkdocs-common.yml\n",
        "docs/types/color.md": "",
        "docs/styles/tint.md": '<a href="../../types/color">c</a> <a href="../types/gone">d</a>\n',
    }
    assert targets(load_texts(texts)) == ["../types/gone"]


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ({"book.toml": '[output.html.redirect]\n"/old/page.html" = "../new.html"\n'}, "src/a.md"),
        ({"mkdocs.yml": "plugins:\n- redirects:\n    redirect_maps:\n      old/page.md: a.md\n"},
         "docs/a.md"),
    ],
)  # fmt: skip
def test_what_is_redirected_is_answered(settings: dict[str, str], path: str) -> None:
    texts = {**settings, path: "[a](old/page.md) [b](old/other.md)\n"}
    assert targets(load_texts(texts)) == ["old/other.md"]


@pytest.mark.parametrize(
    ("settings", "page", "line"),
    [
        ("mkdocs.yml", "docs/styles/tint.md", '--8<-- "docs/parts/see.md"'),
        ("mkdocs.yml", "docs/styles/tint.md", '{% include-markdown "../parts/see.md" %}'),
        (
            "docusaurus.config.js",
            "docs/styles/tint.md",
            "import See from '@site/docs/parts/see.md';",
        ),
        (".vitepress/config.ts", "docs/styles/tint.md", "<!--@include: ../parts/see.md-->"),
    ],
)
def test_links_of_a_piece_count_from_its_page(settings: str, page: str, line: str) -> None:
    texts = {
        settings: "",
        page: f"{line}\n",
        "docs/styles/color.md": "",
        "docs/parts/see.md": "[a](color.md) [b](gone.md)\n",
    }
    assert targets(load_texts(texts)) == ["gone.md"]
    del texts[settings]
    assert targets(load_texts(texts)) == ["color.md", "gone.md"]


def test_a_changelog_that_sphinx_includes_has_its_labels() -> None:
    texts = {
        "docs/conf.py": "extensions = ['myst_parser']",
        "docs/changes.md": "```{include} ../CHANGES.md\n```\n",
        "CHANGES.md": "[a](howto/install) [b](gone.md)\n",
    }
    project = load_texts(texts)
    assert targets(project) == ["gone.md"]
    assert targets(project, Outcome.NOT_KNOWN) == ["howto/install"]


def test_an_anchor_of_its_own_is_the_only_one() -> None:
    texts = {
        ".vitepress/config.ts": "",
        "a.md": "## import.limits {#limits}\n\n## expect.has\n\n[a](#limits) [b](#import-limits)\n"
        "[c](#expect-has) [d](#expecthas)\n[e](#expect-hass)\n",
    }
    found = [*found_by(rules()["broken-anchor"], load_texts(texts))]
    assert [each.help for each in found] == [None, "did you mean `#expect-has`?"]


def test_a_name_that_is_spelt_so_is_meant() -> None:
    texts = {
        "quartz.config.ts": "",
        "content/maths/notes/Tidal wave.md": "",
        "content/old/Tidal-wave.md": "",
        "content/scans/tidal wave.md": "",
        "content/maths/talks/x.md": "[[Tidal wave]] [[TIDAL WAVE]]\n",
    }
    found = [*found_by(rules()["ambiguous-link"], load_texts(texts))]
    assert [each.message for each in found] == ["3 notes answer to `TIDAL WAVE`"]


def test_languages_of_hugo_have_folders_of_their_own() -> None:
    texts = {
        "config.toml": 'contentDir = "content/en"\n[languages.de]\ncontentDir = "content/de"\n',
        "layouts/index.html": "",
        "content/en/tides.md": "",
        "content/en/waves.md": "",
        "content/de/tides.md": "",
        "content/de/a.md": "[a](/de/tides/) [b](/de/waves/) [c](/waves/) [d](../tides/)\n",
    }
    texts |= {f"content/de/n{n}.md": "[x](/de/tides/)[y](/tides/)\n" for n in range(3)}
    assert targets(load_texts(texts)) == ["/de/waves/"]


def test_a_slash_behind_a_file_makes_no_address() -> None:
    texts = {
        "mkdocs.yml": "",
        "docs/sso/index.md": "## Secrets\n",
        "docs/sso/okta.md": "[a](./index.md/#secrets) [b](index.md#gone)\n",
    }
    found = [*found_by(rules()["broken-anchor"], load_texts(texts))]
    assert [each.message for each in found] == [
        "`docs/sso/index.md` has no heading or anchor `#gone`"
    ]


SYSLOG = {
    "content/docs/22-syslog.md": "[logs](/docs/syslog/) [x](/docs/ports/)",
    "content/docs/syslog.md": "",
    **{f"content/docs/{name}.md": f"[{name}](/docs/syslog/)" for name in "abcd"},
}


def test_a_number_belongs_to_a_name_but_where_programs_leave_it_out() -> None:
    assert found_at({"hugo.toml": "", **SYSLOG}, "content/docs/22-syslog.md")[0] == (
        "content/docs/syslog.md"
    )
    texts = {"hugo.toml": "", **SYSLOG, "content/docs/01-ports.md": ""}
    assert targets(load_texts(texts)) == ["/docs/ports/"]


def test_an_exact_name_comes_before_one_without_its_number() -> None:
    texts = {"docusaurus.config.js": "", "docs/22-syslog.md": "[a](/docs/syslog) [b](/docs/ports)"}
    texts |= {"docs/syslog.md": "", "docs/3-ports.md": ""}
    assert found_at(texts, "docs/22-syslog.md") == ["docs/syslog.md", "docs/3-ports.md"]
