"""A whole kind of link that fails is one that is not known, and no row of slips."""

from __future__ import annotations

import pytest

from listlint.config.config_file import read
from listlint.engine import fix
from listlint.project.project import Base, Project
from listlint.rules import found_by, rules
from listlint.testing import load_texts
from listlint.works.titles import is_slip

OBSIDIAN = {".obsidian/app.json": "{}"}


def said(rule: str, texts: dict[str, str]) -> list[str]:
    """The messages of one rule."""
    return [each.message for each in found_by(rules()[rule], load_texts(texts))]


def reasons(project: Project) -> set[str]:
    return {each.why for each in project.links.unjudged()}


def garden(links: str, written: int = 10) -> dict[str, str]:
    """A vault with some notes, all linked, and another with more links."""
    names = [f"note {name}" for name in "abcdefghijklmnopqrstuvwxyz"[:written]]
    index = " ".join(f"[[{name}]]" for name in names)
    return {**OBSIDIAN, **{f"{n}.md": "" for n in names}, "home.md": index, "new.md": links}


def test_a_vault_may_link_to_what_nobody_has_written() -> None:
    assert said("broken-link", garden("[[Linux]] [[Helm]] [[Node.js]]")) == []
    assert len(said("broken-link", garden("[[Linux]] [[Helm]]"))) == 2


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[[Zattelkasten]]", "no note `Zattelkasten` has been written yet"),
        ("[[Zettel-Kasten]]", "no note `Zettel-Kasten` has been written yet"),
        ("[[notes/gone]]", "no note `notes/gone` has been written yet"),
        ("![[Picture.png]]", "no file `Picture.png`"),
        ("[x](gone.md)", "no file `gone.md`"),
    ],
)
def test_what_is_a_slip_is_said_there_too(link: str, message: str) -> None:
    texts = garden(f"[[Linux]] [[Helm]] [[Python]] {link}")
    texts |= {"Zettelkasten.md": "", "notes/x.md": ""}
    assert said("broken-link", texts) == [message]


def test_what_is_said_of_a_note_in_the_configuration_counts() -> None:
    texts = garden("[[Linux]] [[Helm]] [[Rust]]")
    configured = read('[[notes]]\npath = "*.md"\n', "listlint.toml", lambda _: None)
    found = found_by(rules()["broken-link"], load_texts(texts, configured))
    assert len([*found]) == 3


TASKS = "---\ntitle: x\n---\n- [ ] [[one more]]\n1. [ ] [x](more.md)"


def test_a_plan_names_what_is_still_to_be_written() -> None:
    plan = "# Plan\n\n## Planned notes\n\n- [[one more]]\n- [[two more]]\n- [[three more]]\n"
    texts = {**garden("", 26), "plan.md": plan}
    texts |= {f"x{n}.md": f"[[x{n}]]" for n in range(150)}
    assert said("broken-link", texts) == []
    few = {**texts, "plan.md": plan.replace("- [[three more]]\n", "- [[note a]] [[note b]]\n")}
    assert len(said("broken-link", few)) == 2
    assert said("broken-link", {**few, "plan.md": TASKS}) == []


def test_files_that_are_kept_elsewhere_are_not_known() -> None:
    shown = " ".join(f"![[image {name}.png]]" for name in "abcd")
    project = load_texts(garden(shown))
    assert reasons(project) == {"most of the files that these notes show are not kept here"}
    texts = {**garden(shown), **{f"image {name}.png": "" for name in "ab"}}
    assert len(said("broken-link", texts)) == 2


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Zattelkasten", "Zettelkasten", True),
        ("GraphRAG", "Graph RAG", True),
        ("Dead-Letter Queue", "dead letter queue", True),
        ("Reciprocal Rank Fusion (RRF)", "Reciprocal Rank Fusion", True),
        ("Posta Electronica", "Posta Elettronica", True),
        ("Recieving mail", "Receiving mail", True),
        ("Linear Networks", "Linear Network", True),
        ("Resume", "Résumé", True),
        ("Systemd", "Systems", False),
        ("unsupervised learning", "supervised learning", False),
        ("Load Instructions", "Logic Instructions", False),
        ("Chapter 12345a", "Chapter 12346a", False),
        ("C++ pointers", "C pointers", False),
        ("Meter", "Metre", False),
    ],
)
def test_two_names_are_one_if_only_a_slip_parts_them(one: str, other: str, *, slip: bool) -> None:
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip


def test_a_stem_in_common_is_no_name_in_a_wiki() -> None:
    texts = {**garden("[[Orchestration]]"), "Orchestrator.md": "# Orchestrator\n"}
    assert said("broken-link", texts) == ["no note `Orchestration` has been written yet"]


def test_each_language_is_a_vault_of_its_own() -> None:
    texts = {".gitignore": ".obsidian\n"}
    for language, folder in {"en": "Files", "de": "Dateien", "zh-TW": "文件"}.items():
        texts |= {
            f"{language}/{folder}/cog.svg": "",
            f"{language}/{folder}/Sync.md": f"---\naliases: [Setup]\n---\n# {language}\n",
            f"{language}/a/b.md": f"![[cog.svg]] [[Sync#{language}]] [[Setup#{language}]]",
        }
    assert said("ambiguous-link", texts) == []
    assert said("broken-anchor", texts) == []
    assert said("broken-link", texts) == []
    texts["de/x/cog.svg"] = ""
    assert said("ambiguous-link", texts) == ["2 files answer to `cog.svg`"]


def test_no_text_means_the_page_of_another_language() -> None:
    page = "---\ntitle: Installing this version\n---\n"
    texts = {"en/update.md": page, "km/installer.md": "# Other\n"}
    texts["km/b.md"] = "[Installing this version](installer.md)"
    assert said("link-text-mismatch", texts) == []


def test_obsidian_opens_no_note_by_its_alias() -> None:
    alias = "---\naliases: [Chunking]\n---\n"
    texts = {**OBSIDIAN, "a/x.md": alias, "b/y.md": alias, "c/z.md": "[[Chunking]]"}
    assert said("ambiguous-link", texts) == []


def test_a_link_may_show_what_becomes_of_code() -> None:
    shown = "`[[Example#Part]]` is [[Example#Part]], `[x](gone.md#p)` is [x](gone.md#p)"
    project = load_texts(garden(shown))
    assert reasons(project) == {"they show what becomes of the same ones as code"}
    assert said("broken-link", garden(shown)) == []
    assert said("broken-anchor", garden("# A\n\n`[x](#b)` is [x](#b)")) == []
    assert said("broken-anchor", garden("# A\n\n`[x](#c)` is [x](#b)")) != []


SITE = {"hugo.toml": "baseURL = 'https://example.org/'\n", "content/a.md": "---\ntitle: A\n---\n"}


def test_a_shortcode_may_make_an_anchor() -> None:
    page = '{{% def id="leaf" %}} As [the root](#def-root). {{% /def %}} See [it](#def-leaf).\n'
    assert said("broken-anchor", {**SITE, "content/b.md": page}) == [
        "this document has no heading or anchor `#def-root`"
    ]
    more = page + "[x](#def-a) [x](#def-b) [x](#def-c)"
    assert said("broken-anchor", {**SITE, "content/b.md": more}) == []
    plain = more.replace("{{%", "").replace("%}}", "")
    assert len(said("broken-anchor", {**SITE, "content/b.md": plain})) == 5


def test_a_component_may_take_its_file_from_anywhere() -> None:
    page = '<Screenshot src="images/x.png" />\n\n<script src="../js/x.js"></script>'
    assert said("broken-link", {"mkdocs.yml": "site_name: x\n", "docs/b.md": page}) == []
    assert said("broken-link", {"mkdocs.yml": "", "docs/b.md": '<img src="x.png">'}) != []


def test_another_site_may_answer_beside_one() -> None:
    texts = {"website/docusaurus.config.js": "", **{f"website/docs/p{n}.md": "" for n in range(40)}}
    pages = " ".join(f"[x](/docs/p{n})" for n in range(40))
    beside = "[x](/blog/a) [x](/blog/b) [x](/shop/c) [x](/docs/gone)"
    texts["website/docs/x.md"] = f"{pages} {beside}"
    assert said("broken-link", texts) == ["no file `docs/gone`"]
    texts["website/docs/x.md"] = f"{pages} [x](/blog/a) [x](/docs/gone)"
    assert len(said("broken-link", texts)) == 2


def test_a_program_may_define_labels() -> None:
    texts = {
        "docs/a.md": "[][a-b] [Machine de Turing][turing] [Le *Web*][web-page]",
        "docs/b.md": "[un mot][mot] [la pile][stack]",
    }
    assert said("undefined-reference", texts) == []
    assert "a program seems to define such labels" in reasons(load_texts(texts))
    texts["docs/b.md"] += " [la liste][list-of]\n\n[list of]: https://example.org"
    assert said("undefined-reference", texts) == [
        "the label `list-of` is not defined in this document"
    ]
    assert len(said("undefined-reference", {"README.md": texts["docs/a.md"]})) > 0


def test_settings_of_mkdocs_may_come_from_outside() -> None:
    settings = "docs_dir: !ENV [DOCS, docs]\nplugins:\n  - autorefs\n"
    texts = {"mkdocs.yml": settings, "docs/a.md": "See [the page][page]."}
    assert said("undefined-reference", texts) == []


def test_a_text_that_was_copied_lacks_all_its_footnotes() -> None:
    assert said("undefined-footnote", {"a.md": "One[^1], two[^2], three[^3]."}) == []
    assert len(said("undefined-footnote", {"a.md": "One[^1], two[^2]."})) == 2
    base = Base(load_texts({"a.md": "None."}))
    after = load_texts({"a.md": "One[^1], two[^2], three[^3]."}, base=base)
    assert len([*found_by(rules()["undefined-footnote"], after)]) == 3


def test_tags_in_brackets_are_no_references() -> None:
    assert (
        said("undefined-reference", {"a.md": "As [S4][S12] and [S21][sibling research] say."}) == []
    )


def test_what_several_links_call_a_page_is_its_name() -> None:
    head = "---\ntitle: {}\n---\n"
    texts = {"config.md": head.format("Postgres wire protocol"), "pgwire.md": head.format("PG")}
    link, right = "[Postgres wire protocol](pgwire.md)", "[Postgres wire protocol](config.md)"
    once = {**texts, "a.md": head.format("A") + link}
    assert len(said("link-text-mismatch", once)) == 1
    assert said("link-text-mismatch", {**once, "b.md": head.format("B") + link}) == []
    assert len(said("link-text-mismatch", {**once, "b.md": head.format("B") + right})) == 1
    texts["pgwire.md"] = head.format("Wire protocol of PG")
    assert said("link-text-mismatch", {**once, **texts}) == []


def test_an_anchor_of_the_title_opens_the_page_at_its_top() -> None:
    pages = {"stream.md": "---\ntitle: Stream\n---\n\nText.\n\n## Flow\n", "a.md": ""}
    for fragment, number in (("stream", 0), ("flow", 0), ("flows", 1)):
        texts = {**pages, "a.md": f"[it](stream.md#{fragment})\n"}
        assert len(said("broken-anchor", texts)) == number


def fixes(texts: dict[str, str]) -> list[tuple[str, bool]]:
    found = found_by(rules()["broken-link"], load_texts(texts))
    return [(each.fix.edits[0].text, each.fix.safe) for each in found if each.fix]


def test_a_name_in_a_wikilink_has_no_query() -> None:
    texts = garden("[[What next?]]") | {"x/next.md": "---\ntitle: What next?\n---\n"}
    found = found_by(rules()["broken-link"], load_texts(texts))
    assert fix.apply(texts, found, unsafe=True)["new.md"] == "[[next|What next?]]"


def test_no_safe_fix_leads_into_another_vault() -> None:
    manual = {"docs/.obsidian/app.json": "{}", "docs/m.md": "---\ntitle: Mermaid diagrams\n---\n"}
    own = {**OBSIDIAN, "b.md": "", "a.md": "[Mermaid diagrams](gone.md) [[b]]\n"}
    assert all(not safe for _, safe in fixes(own | manual))
    assert any(safe for _, safe in fixes(own | {"m.md": manual["docs/m.md"]}))


def test_no_page_of_another_folder_is_guessed_for_that_of_one() -> None:
    texts = {"a.md": "[it](gone/README.md)", "b/README-en.md": "", "b/x.md": ""}
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert found.help is None


def test_what_a_name_says_in_brackets_tells_it_from_others() -> None:
    texts = {**OBSIDIAN, "Assets.md": "---\ntitle: Assets\n---\n", "CP.md": "---\ntitle: CP\n---\n"}
    link = "[[asset (finance)|assets]] [[Assets]]"
    (found,) = found_by(rules()["broken-link"], load_texts({**texts, "a.md": link}))
    assert "Assets" not in (found.help or "")
    link = "[[Context Protocol (CP)|CP]] [[Assets]]"
    (found,) = found_by(rules()["broken-link"], load_texts({**texts, "a.md": link}))
    assert found.help == "the note `CP` has this title"


def test_the_manual_of_quartz_is_nobodys_beside_notes() -> None:
    texts = {"quartz.config.ts": "", "docs/a.md": "![[x.png]]", "docs/b.md": "[[a]]"}
    assert said("broken-link", texts) == ["no file `x.png`"]
    assert said("broken-link", {**texts, "content/index.md": ""}) == []


def test_a_program_that_is_not_read_may_make_other_anchors() -> None:
    text = "[x](#508-accessibility) [y](#508-access)\n\n## 508 - Accessibility\n"
    assert said("broken-anchor", {".eleventy.js": "", "a.md": text}) == [
        "this document has no heading or anchor `#508-access`"
    ]
    assert len(said("broken-anchor", {"a.md": text})) == 2


def test_a_section_of_the_name_is_no_slip_where_notes_are_unwritten() -> None:
    texts = garden("[[Linux]] [[Helm]] [[Topology]]\n\n## topology\n\nmain article: [[topology]]\n")
    assert said("broken-link", texts) == []


VERSIONS = {
    f"v{version}/p{page}.md": f"# Page {page}\n" for version in (1, 2) for page in range(12)
}


def test_what_one_version_lacks_is_not_meant_to_be_in_the_other() -> None:
    texts = VERSIONS | {"v1/a.md": "[New page](new-page.md)", "v2/new-page.md": "# New page\n"}
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert (found.fix, found.help) == (None, None)
    assert fixes(texts | {"v1/more/new-page.md": "# New page\n"}) != []
    assert fixes({path: text for path, text in texts.items() if "/p" not in path}) != []


@pytest.mark.parametrize("sign", [".obsidian/app.json", ".foam/x.json"])
def test_an_editor_of_notes_hides_no_program_that_makes_the_site(sign: str) -> None:
    texts = {sign: "{}", "nuxt.config.ts": "", "content/a.md": "[x](/gone)"}
    assert not [*found_by(rules()["broken-link"], load_texts(texts))]


def test_what_a_readme_beside_a_piece_has_is_there() -> None:
    head = "# Tools\n\nMany of them.\n\n[Shells](#shells), [Maps](#maps)\n"
    texts = {"header.md": head, "README.md": f"{head}\n## Shells\n\nX\n\n## Maps\n\nY\n"}
    assert not [*found_by(rules()["broken-anchor"], load_texts(texts))]
    assert [*found_by(rules()["broken-anchor"], load_texts(texts | {"README.md": "# Z\n"}))]


@pytest.mark.parametrize("row", ["| [[gone]] | x |", "[[gone]]", "x | [[gone]]"])
def test_a_bar_in_a_row_of_a_table_is_escaped(row: str) -> None:
    text = f"---\ntitle: A\n---\n| a | b |\n|---|---|\n{row}\n"
    texts = OBSIDIAN | {"b.md": text, "a.md": "---\ntitle: Gone\n---\n"}
    fixed = fix.apply(texts, [*found_by(rules()["broken-link"], load_texts(texts))], unsafe=True)
    assert fixed["b.md"] == text.replace("[[gone]]", "[[a\\|gone]]")
