"""The anchors of headings, as renderers make them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.config.tables import Config
from listlint.links.anchors import (
    MAKERS,
    Renderer,
    github,
    gitlab,
    kramdown,
    python_markdown,
    slug,
)
from listlint.rules import rules
from listlint.testing import found_by, load_texts


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Papers", "papers"),
        ("Table of Contents", "table-of-contents"),
        ("A  B", "a--b"),
        ("C++ & Rust", "c--rust"),
        ("What's new?", "whats-new"),
        ("snake_case-and.dots", "snake_case-anddots"),
        ("2019 (ICCV)", "2019-iccv"),
        ("【ICLR】中文", "iclr中文"),
        ("Ünïcode", "ünïcode"),
        ("🚀 Launch", "-launch"),
        ("हिन्दी", "हिन्दी"),
        ("ⓐ", "ⓐ"),
        ("½ ² a", "--a"),
        ("a\tb", "ab"),
        ("a\u00a0b", "ab"),
        ("", ""),
    ],
)
def test_a_heading(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        (["a", "A", "a"], ["a", "a-1", "a-2"]),
        (["a", "a-1", "a"], ["a", "a-1", "a-2"]),
        (["a-1", "a", "a"], ["a-1", "a", "a-2"]),
        (["", "", "!"], ["", "-1", "-2"]),
    ],
)
def test_repeated_headings_are_counted(headings: list[str], anchors: list[str]) -> None:
    assert github(headings) == anchors


@given(st.lists(st.sampled_from(["a", "a-1", "a-1-1", "A", "b", "", "-1", "!"])))
def test_no_two_headings_share_an_anchor(headings: list[str]) -> None:
    assert len(set(github(headings))) == len(headings)


@pytest.mark.parametrize(
    ("make", "headings", "expected"),
    [
        (gitlab, ["A - B & C", "A - B & C", "42"], ["a-b-c", "a-b-c-1", "anchor-42"]),
        (kramdown, ["3. Results!", "Über", "中", "文"], ["results", "ber", "section", "section-1"]),
        (
            python_markdown,
            ["A & B", "A B", "a_b C", "Über uns", "中文", "A-B  -- c"],
            ["a-b", "a-b_1", "a_b-c", "uber-uns", "_1", "a-b-c"],
        ),
        (python_markdown, ["a", "a", "a_1"], ["a", "a_1", "a_2"]),
    ],
)
def test_other_renderers(
    make: Callable[[list[str]], list[str]], headings: list[str], expected: list[str]
) -> None:
    assert make(headings) == expected


HEADINGS = st.lists(st.text("aB-_1 é&中", max_size=5), max_size=8)


@pytest.mark.parametrize("renderer", Renderer)
@given(headings=HEADINGS)
def test_every_heading_has_its_own_anchor(renderer: Renderer, headings: list[str]) -> None:
    anchors = MAKERS[renderer](headings)
    assert len(set(anchors)) == len(anchors) == len(headings)


def missing(texts: dict[str, str]) -> list[str]:
    """The fragments that lead nowhere."""
    project = load_texts(texts, Config())
    found = found_by(rules()["broken-anchor"], project)
    return [project.sources[d.span.path].text[d.span.start : d.span.end] for d in found]


@pytest.mark.parametrize(
    ("others", "dead"),
    [
        ({}, ["#a-b", "#a-b_1", "#A_2", "#gone"]),
        ({".gitlab-ci.yml": ""}, ["#a-b_1", "#A_2", "#gone"]),
        ({".gitlab-ci.yml": "", ".github/x": ""}, ["#a-b_1", "#A_2", "#gone"]),
        ({"mkdocs.yml": "docs_dir: n"}, ["#a--b", "#a--b-1", "#Own", "#A_2", "#gone"]),
        ({"mkdocs.yml": "docs_dir: n\nx: {slugify: y}"}, ["#Own", "#A_2", "#gone"]),
    ],
)
def test_the_vault_decides_on_the_renderer(others: dict[str, str], dead: list[str]) -> None:
    fragments = ["a--b", "a--b-1", "a-b", "a-b_1", "Own", "own", "html", "A_2", "gone"]
    links = " ".join(f"[x](<#{each}>)" for each in fragments)
    text = f"{links}\n\n## A & B\n\n## A & B\n\n## C {{#own}}\n\n<a id='html'></a>\n"
    assert missing({"n/a.md": text, **others}) == dead


@pytest.mark.parametrize(
    ("links", "dead"),
    [
        ("[x](#a-b) [y](#c-d) [z](#a--b)", ["#a--b"]),
        ("[x](#a--b) [y](#c--d)", []),
        ("[x](#a--b) [y](#c-d)", []),
        ("[x](#gone)", ["#gone"]),
    ],
)
def test_what_links_fit_tells_more_of_the_forge_than_its_settings(
    links: str, dead: list[str]
) -> None:
    text = f"{links}\n\n## A & B\n\n## C & D\n"
    assert missing({"a.md": text, ".gitlab-ci.yml": ""}) == dead


def advice(text: str) -> list[tuple[str, str | None]]:
    project = load_texts({"README.md": text}, Config())
    return [(d.message, d.help) for d in found_by(rules()["broken-anchor"], project)]


def test_a_finding_names_the_forge() -> None:
    text = "[x](#a-b) [y](#c-d) [z](#a--b)\n\n## A & B\n\n## C & D\n"
    project = load_texts({"a.md": text, ".gitlab-ci.yml": ""}, Config())
    (found,) = found_by(rules()["broken-anchor"], project)
    assert found.message == "this document has no heading or anchor `#a--b` on GitLab"


@pytest.mark.parametrize(
    ("link", "heading", "near"),
    [
        ("[Databases and Storage](#databases)", "Databases and Storage", "#databases-and-storage"),
        ("[x](#caching)", "Caching / Optimizing", "#caching--optimizing"),
        ("[x](#joy-js)", "Joy.js by Nicky Case", "#joyjs-by-nicky-case"),
        ("[Tools](#tolls)", "Tools", "#tools"),
        ("[Java](#java)", "JavaScript", None),
        ("[2022](#big-data-2022)", "Big data 2021", None),
        ("[Q](#q-firms) [A](#a-firms)", "A firms", None),
        ("[Rust](#go-libraries-x) [Go](#go-libraries)", "Go libraries", None),
        ("[Go](#go-librarie) [Go libraries](#go-libraries)", "Go libraries", "#go-libraries"),
    ],
)
def test_what_is_suggested_is_what_the_link_says(link: str, heading: str, near: str | None) -> None:
    ((_, found),) = advice(f"{link}\n\n## {heading}\n\n## Others\n")
    assert found == (f"did you mean `{near}`?" if near else None)


LETTERS = " ".join(f"[{each}](#{each.lower()}-firms)" for each in "ABCDEFGH")


def test_an_index_is_told_once() -> None:
    ((message, advised),) = advice(f"{LETTERS}\n\n## A firms\n\n## D firms\n")
    assert message == "this document has no section for B, C, E, F, G, H"
    names = "`#b-firms`, `#c-firms`, `#e-firms`, `#f-firms`, `#g-firms`"
    assert advised == (
        f"remove these letters from the index, or add the sections: {names} and 1 more"
    )


def test_an_index_has_a_place_for_what_begins_with_no_letter() -> None:
    ((message, _),) = advice(f"[#](#-firms) {LETTERS}\n\n## A firms\n")
    assert message == "this document has no section for #, B, C, D, E, F, G, H"


def test_two_indexes_are_told_once_each() -> None:
    other = LETTERS.replace("firms", "people")
    text = f"{LETTERS}\n\n{other}\n\n## A firms\n\n## A people\n"
    said = "this document has no section for B, C, D, E, F, G, H"
    assert [message for message, _ in advice(text)] == [said] * 2


def test_an_emoji_is_no_word_everywhere() -> None:
    text = "[a](#set-up) [b](#gear-set-up) [c](#two)\n\n## :gear: Set up\n\n##  Two \n"
    assert missing({"docs/a.md": text, "mkdocs.yml": ""}) == []
    assert missing({"a.md": text}) == []


def test_an_empty_fragment_is_the_top_of_the_page() -> None:
    texts = {"a.md": "[x](#) [y](b.md#) [z](b.md#gone)", "b.md": "# B\n"}
    assert [each.fragment for each in load_texts(texts).links.absent_anchors] == ["gone"]


def test_what_is_put_in_from_elsewhere_may_hold_any_heading() -> None:
    assert missing({"a.md": "[x](#gone)\n\n--8<-- 'b.md'\n"}) == []


@pytest.mark.parametrize("fragment", ["b", "A#B", "a#b", "^one", "See x and y", "A \\& *B*"])
def test_a_wiki_reads_the_words_of_a_heading(fragment: str) -> None:
    texts = {
        ".obsidian/app.json": "{}",
        "a.md": f"[[b#{fragment}]] [[b#gone]] [[b#^none]] [[b#A#gone]]",
        "b.md": "# A\n\n## B\n\nwords ^one\n\n## See [[x|x]] and [y](c.md)\n\n## A & *B*\n",
    }
    assert missing(texts) == ["#gone", "#^none", "#A#gone"]


def test_lines_of_code() -> None:
    text = "[a](x.py#L2) [b](x.py#L3) [c](x.py#L1-L9) [d](y.bin#L1) [e](x.py#other) [f](../z.py#L9)"
    assert missing({"a.md": text, "x.py": "a\nb\n", "y.bin": ""}) == [
        "x.py#L3",
        "x.py#L1-L9",
        "y.bin#L1",
    ]


@pytest.mark.parametrize(
    ("settings", "layout"),
    [
        ("hugo.toml", "layouts/_partials/comments.html"),
        ("hugo.toml", "themes/plain/layouts/single.html"),
        ("config/_default/hugo.toml", "layouts/_partials/comments.html"),
        ("_config.yml", "_includes/comments.html"),
        ("mkdocs.yml", "overrides/main.html"),
        (".vitepress/config.ts", ".vitepress/theme/Comments.vue"),
        ("docusaurus.config.js", "src/theme/Footer.tsx"),
    ],
)
def test_a_layout_may_have_the_anchor(settings: str, layout: str) -> None:
    path = "content/a.md" if "hugo" in settings else "docs/a.md"
    texts = {settings: "", path: "[a](#talk) [b](#gone)", layout: '<p id="talk">'}
    links = load_texts(texts).links
    broken = {each.fragment for each in links.absent_anchors if not links.why_not_known(each)}
    assert broken == {"gone"}


def test_without_a_site_nothing_is_a_layout() -> None:
    links = load_texts({"a.md": "[a](#talk)", "layouts/x.html": '<p id="talk">'}).links
    assert [links.why_not_known(each) for each in links.absent_anchors] == [""]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("## What&nbsp;DNS&nbsp;cache?", "whatnbspdnsnbspcache"),
        ("## &lt;Name&gt; of it", "ltnamegt-of-it"),
        ("What&nbsp;now\n---", "whatnbspnow"),
        ("## R&amp;D ##", "rampd"),
        ("## [Guide](setup)", "guidesetup"),
    ],
)
def test_hugo_makes_anchors_of_what_is_written(heading: str, anchor: str) -> None:
    texts = {"hugo.toml": "", "content/a.md": f"[a](#{anchor})\n\n{heading}\n"}
    assert load_texts(texts).links.absent_anchors == []
    assert load_texts({"a.md": texts["content/a.md"]}).links.absent_anchors != []


@pytest.mark.parametrize(
    ("component", "anchor"),
    [
        (
            '<Endpoint path="/api/services/<domain>/<service>" method="post">',
            "post-api-services-domain-service",
        ),
        ('<Endpoint method="get" path="/api/states" />', "get-api-states"),
        ('<Option name="--dry-run" />', "dry-run"),
        ("<Api name='a.b' kind='def'>", "def-ab"),
        ('<T.Field of="User" name="last name" since="1.2">', "user-last-name"),
        ('<T.Field of="User" name="last name" since="1.2">', "12-user-last-name"),
    ],
)
def test_a_component_may_make_an_anchor_of_its_arguments(component: str, anchor: str) -> None:
    text = f"[a](#{anchor}) [b](#{anchor}-gone)\n\n{component}\n"
    links = load_texts({"docusaurus.config.js": "", "docs/a.mdx.md": text}).links
    broken = [each.fragment for each in links.absent_anchors if not links.why_not_known(each)]
    assert broken == [f"{anchor}-gone"]
    links = load_texts({"a.md": text}).links
    assert not any(links.why_not_known(each) for each in links.absent_anchors)


VUEPRESS = {".vuepress/config.js": "export default {}"}
HUGO = {"hugo.toml": "", "layouts/a.html": ""}


def suggested(texts: dict[str, str]) -> list[str | None]:
    return [each.help for each in found_by(rules()["broken-anchor"], load_texts(texts, Config()))]


@pytest.mark.parametrize(
    ("site", "heading", "anchor"),
    [
        (VUEPRESS, "附录\uff1a命令", "附录-命令"),
        (VUEPRESS, "命令 (Commands)", "命令-commands"),
        (VUEPRESS, "Überblick", "uberblick"),
        (VUEPRESS, "명령", unicodedata.normalize("NFKD", "명령")),
        (VUEPRESS, "か\u3099く", "か\u3099く"),
        (HUGO, "維護者 {#maintainers}", "maintainers"),
        (HUGO, "維護者", "維護者"),
        ({}, "附录\uff1a命令", "附录命令"),
        ({"antora.yml": ""}, "附录\uff1a命令", None),
        ({"antora.yml": ""}, "附录", "附录"),
    ],
)
def test_what_is_suggested_is_what_the_program_makes(
    site: dict[str, str], heading: str, anchor: str | None
) -> None:
    said = heading.partition(" {")[0]
    folder = "content/" if site is HUGO else ""
    text = f"[{said}](#gone-for-good)\n\n## Others\n\n## {heading}\n"
    assert suggested(site | {f"{folder}a.md": text}) == [anchor and f"did you mean `#{anchor}`?"]


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("[modules](b.md#environment)", "# Modules\n"),
        ("[modules](b.md#environment)", "---\ntitle: Modules\n---\n\n## Modules\n"),
        ("[the engine](b.md#Windows)", "# B\n\n## The engine\n\n## Add a Windows node\n"),
    ],
)
def test_neither_a_page_nor_another_heading_stands_for_a_section(link: str, page: str) -> None:
    assert suggested({"a.md": link, "b.md": page}) == [None]


def test_a_heading_in_two_languages_has_the_text_and_the_fragment() -> None:
    text = "[文字列](#raw-strings)\n\n## Others\n\n## 文字列 (Raw Strings)\n"
    assert suggested(VUEPRESS | {"a.md": text}) == ["did you mean `#文字列-raw-strings`?"]


def test_a_heading_that_one_other_note_has_is_said() -> None:
    vault = {
        ".obsidian/app.json": "{}",
        "Kinds.md": "## Reflexive\n\n## Setup\n",
        "c.md": "# Setup\n",
    }
    links = "[[Kinds2#Reflexive]] [[#Setup]] [[#Nowhere]] [[#^block]]"
    told = suggested(vault | {"a.md": links, "Kinds2.md": "## Reflexive relations of sets\n"})
    assert told == ["the note `Kinds` has this heading", None, None, None]
    text = "[[Kinds2#Reflexive]]"
    added = suggested(vault | {"a.md": text, "Kinds2.md": "## Reflexive (自反)\n"})
    assert added == ["did you mean `#Reflexive (自反)`?"]
