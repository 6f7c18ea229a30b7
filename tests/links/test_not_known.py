"""Links that seem broken only because it is not known what a program makes of them."""

from __future__ import annotations

import pytest

from listlint.links.resolve import Outcome
from listlint.project.project import Project
from listlint.testing import load_texts

PAGE = "---\ntitle: x\n---\n"
VITEPRESS = {
    "docs/.vitepress/config.ts": "export default { srcDir: 'src', base: '/it/' }",
    "docs/src/guide/props.md": "# Props\n\n## 1. What's new\n",
    "docs/src/public/logo.svg": "",
}
DOCUSAURUS = {
    "website/docusaurus.config.js": "module.exports = { presets: [{ docs: { path: '../docs' } }] }",
    "website/static/img/logo.png": "",
    "website/src/pages/help.mdx": "",
    "docs/01-intro.md": "---\nid: start\n---\n",
    "docs/setup.md": "---\nslug: /install\n---\n",
}
MDBOOK = {
    "book.toml": '[book]\ntitle = "x"\n',
    "src/SUMMARY.md": "- [One](one.md)\n",
    "src/one.md": "",
}
STARLIGHT = {
    "astro.config.mjs": "export default defineConfig({ base: '/it' })",
    "src/content/docs/en/start.md": "",
    "public/logo.svg": "",
}
HUGO = {"hugo.toml": "[permalinks]\npost = '/:year/:month/:slug/'\n"}


def leads(texts: dict[str, str]) -> Project:
    return load_texts(texts)


def broken(texts: dict[str, str]) -> list[str]:
    found = leads(texts).links.worth_checking(Outcome.MISSING)
    return [each.link.target for each in found]


def reasons(texts: dict[str, str]) -> list[str]:
    return [each.why for each in leads(texts).links.unjudged()]


@pytest.mark.parametrize(
    ("site", "path", "found", "lost"),
    [
        (VITEPRESS, "docs/src/index.md",
         "[a](/guide/props#_1-what-s-new) [b](/it/guide/props.html) ![c](/logo.svg)",
         ["/guide/gone", "guide/gone.html"]),
        (DOCUSAURUS, "docs/a.md",
         "[a](/docs/start) [b](/docs/intro) [c](/install) ![d](/img/logo.png) [e](/help)",
         ["/docs/gone", "./gone"]),
        (MDBOOK, "src/two.md", "[a](one.html) [b](one.md)", ["gone.html", "gone.md"]),
        (STARLIGHT, "src/content/docs/en/a.md", "[a](/start/) ![b](/it/logo.svg) [c](../start)",
         ["/gone/"]),
        (HUGO, "content/about.md", "[a](/2020/02/news/)", ["/2020/02/gone/"]),
    ],
)  # fmt: skip
def test_a_site_is_followed_by_its_settings(
    site: dict[str, str], path: str, found: str, lost: list[str]
) -> None:
    news = {"content/post/2020-n.md": "---\ndate: 2020-02-19\nslug: news\n---\n"}
    texts = {**site, **(news if site is HUGO else {}), path: f"{PAGE}{found}\n"}
    assert broken(texts) == []
    texts[path] += " ".join(f"[x]({each})" for each in lost)
    assert broken(texts) == lost


def test_what_git_ignores_may_exist() -> None:
    texts = {
        ".gitignore": "store/\nraw/*.pdf\n",
        "notes/a.md": "[a](../store/a.pdf) [b](../raw/b.pdf) [c](../raw/c.txt)",
        "raw/.gitignore": "!kept.pdf\n",
        "notes/b.md": "[d](../raw/kept.pdf)",
    }
    assert broken(texts) == ["../raw/c.txt", "../raw/kept.pdf"]
    assert reasons(texts) == ["git ignores `store/`", "git ignores files in `raw`"]


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({".vitepress/config.ts": "export default { rewrites: { a: 'b' } }"}, "rewrite"),
        ({"gatsby-config.js": ""}, "Gatsby makes them"),
        ({"hugo.toml": "", "layouts/_markup/render-link.html": "{{ .Page.GetPage }}"}, "decides"),
        ({"book.toml": "[preprocessor.spec]\n"}, "`spec` makes links"),
    ],
)
def test_a_program_that_is_not_known_decides(settings: dict[str, str], why: str) -> None:
    folder = "content/" if "hugo.toml" in settings else "src/" if "book.toml" in settings else ""
    texts = {**settings, f"{folder}a.md": "[a](/gone) [b](gone) [c](./gone.md)"}
    assert broken(texts) == ["./gone.md"]
    assert len(reasons(texts)) == 2
    assert why in reasons(texts)[0]


def test_addresses_of_which_many_are_not_answered_are_not_known() -> None:
    names = [f"/{name}" for name in "abcdef"]
    texts = {"hugo.toml": "", "content/x.md": " ".join(f"[x]({name})" for name in names)}
    assert broken(texts) == []
    assert "not known well enough" in reasons(texts)[0]
    pages = {f"content/p{n}.md": "" for n in range(30)}
    texts |= pages | {"content/y.md": " ".join(f"[x](/p{n})" for n in range(30))}
    assert broken(texts) == names


def test_what_is_below_a_folder_of_the_site_is_known() -> None:
    pages = {f"p{n}.md": "" for n in range(30)}
    lost = [f"/guide/{name}/" for name in "abc"]
    texts = {
        **pages,
        "_config.yml": "title: x\n",
        "start.md": "---\npermalink: /guide/start/\n---\n",
        "x.md": " ".join(f"[x]({each})" for each in [*lost, *(f"/p{n}" for n in range(30))]),
    }
    assert broken(texts) == []
    assert broken({**texts, "y.md": "[x](/guide/start/)"}) == lost


def test_an_address_is_answered_by_a_page_of_the_same_language() -> None:
    texts = {
        "hugo.toml": "",
        "content/ca/limits.md": "## Quotes\n",
        "content/de/limits.md": "## Quoten\n",
        "content/en/limits.md": "## Quotas\n",
        "content/de/faq.md": "[x](/limits/#quoten)",
        "content/en/faq.md": "[x](/limits/#quotas) [y](/limits/#quoten)",
    }
    absent = leads(texts).links.absent_anchors
    assert [(each.document.path, each.fragment) for each in absent] == [
        ("content/en/limits.md", "quoten")
    ]


@pytest.mark.parametrize("folder", ["tests/site", "fixtures", "test_data/x", "layouts/shortcodes"])
def test_what_tests_are_run_on_is_no_document(folder: str) -> None:
    texts = {f"{folder}/a.md": "[a](gone.md)", "tests/README.md": "[b](gone.md)"}
    found = leads(texts).links.worth_checking(Outcome.MISSING)
    assert [each.document.path for each in found] == ["tests/README.md"]


def test_a_relative_address_counts_from_the_one_that_the_page_has() -> None:
    texts = {
        "_config.yml": "title: x\n",
        "_articles/start.md": "---\npermalink: /start/\n---\n\n# Start\n",
        "_articles/de/start.md": "---\npermalink: /de/start/\n---\n\n# Anfang\n",
        "_articles/de/more.md": "---\npermalink: /de/more/\n---\n\n[x](../start/#anfang)\n",
    }
    assert leads(texts).links.absent_anchors == []


def test_a_table_of_people_that_a_program_writes_has_no_anchors() -> None:
    table = "<!-- ALL-CONTRIBUTORS-LIST:START -->\n<a href='#code-x' title='Code'>x</a>\n"
    assert leads({"README.md": table}).links.absent_anchors == []


def test_books_of_mdbook_are_put_together() -> None:
    texts = {"book.toml": "", "src/a.md": "[x](../std/x.html) [y](../std/y.md) [z](z.md) [w](/w/)"}
    assert broken(texts) == ["z.md"]


def test_a_program_may_write_something_before_each_anchor() -> None:
    headings = "\n\n## One\n\n## Two\n\n## Three\n"
    texts = {"a.md": "[x](#h-one) [y](#h-two) [z](#h-three) [w](#h-four) [v](#x-one)" + headings}
    assert [each.fragment for each in leads(texts).links.absent_anchors] == ["x-one"]


def test_a_book_may_be_made_into_a_file() -> None:
    texts = {"book.toml": "[output.pandoc]\n", "src/a.md": "[x](book.pdf) [y](b.md) ![z](c.png)"}
    assert broken(texts) == ["b.md", "c.png"]


def test_zettels_of_neuron_count_from_the_root() -> None:
    texts = {
        "neuron.dhall": "",
        "content/static/a.png": "",
        "content/x/y.md": "![x](./static/a.png)",
    }
    assert broken(texts) == []


def test_a_base_address_may_be_one_of_two() -> None:
    config = 'module.exports = { baseUrl: process.env.PREVIEW ? "/" : "/immer/" }'
    texts = {"docusaurus.config.js": config, "static/a.svg": "", "docs/a.md": "![x](/immer/a.svg)"}
    assert broken(texts) == []


def test_wikilinks_that_nothing_follows_are_said_to_be_unchecked() -> None:
    links = " ".join(f"[[Page {letter}]]" for letter in "abcdefgh")
    texts = {"notes/a.md": f"{links} [[b]]", "notes/b.md": ""}
    unjudged = [*load_texts(texts).links.unjudged()]
    assert {each.why for each in unjudged} == {"no program is known here that follows wikilinks"}
    assert len(unjudged) == 9
    assert [*load_texts({"notes/a.md": f"{links} [[ -f x ]]"}).links.unjudged()] == []


@pytest.mark.parametrize(
    ("name", "text", "is_foam"),
    [
        ("settings.json", '{"foam.edit.linkReferenceDefinitions": "off"}', True),
        ("extensions.json", '{"recommendations": ["foam.foam-vscode"]}', True),
        ("settings.json", '{"editor.wordWrap": "on"}', False),
        ("launch.json", '{"foam.x": 1}', False),
    ],
)
def test_foam_is_known_by_what_it_asks_of_the_editor(
    name: str, text: str, *, is_foam: bool
) -> None:
    links = " ".join(f"[[Page {letter}]]" for letter in "abcdefgh")
    texts = {"notes/a.md": f"{links} [[b]]", "notes/b.md": "", f".vscode/{name}": text}
    assert bool(reasons(texts)) is not is_foam


@pytest.mark.parametrize("line", ["- '../Lists/*'", "exclude: Lists/", '"docs/Lists/**"'])
def test_a_folder_that_settings_speak_of_may_be_made_with_the_site(line: str) -> None:
    texts = {"mkdocs.yml": f"nav:\n  {line}\n", "docs/a.md": "[x](Lists/b.md) [y](Gone/b.md)"}
    links = load_texts(texts).links
    assert [each.link.target for each in links.worth_checking(Outcome.MISSING)] == ["Gone/b.md"]
    links = load_texts({**texts, "docs/Lists/c.md": ""}).links
    assert len(links.worth_checking(Outcome.MISSING)) == 2


def test_a_template_is_read_where_its_copies_are() -> None:
    template = {
        "meta/templates/lesson/index.md": PAGE + "[a](./lecture) [b](./tasks) [c](../gone.md)"
    }
    lessons = [f"lessons/{name}" for name in ("one", "two", "three")]
    copies = {f"{each}/{name}.md": "x" for each in lessons for name in ("index", "lecture")}
    assert broken(template | copies) == ["../gone.md"]
    assert reasons(template | copies) == ["they are meant for the copies of a template"] * 2
    assert broken(template) == ["./lecture", "./tasks", "../gone.md"]
    about = {"docs/templates/index.md": "[a](./lecture)"}  # pages about templates
    assert broken(about | {"docs/lecture.md": "x", "docs/index.md": "x"}) == ["./lecture"]


@pytest.mark.parametrize(
    ("path", "tags", "lost"),
    [
        ("a.md", "[clippings]", []),
        ("a.md", "'#clippings, x'", []),
        ("Clippings/a.md", "[x]", []),
        ("a.md", "[x]", ["/wiki/Gear", "audio.html"]),
    ],
)
def test_a_clipped_page_has_the_links_of_its_site(path: str, tags: str, lost: list[str]) -> None:
    head = f"---\nsource: https://example.org/wiki/Bike\ntags: {tags}\n---\n"
    assert broken({path: f"{head}[a](/wiki/Gear) [b](audio.html)"}) == lost


def test_vitepress_makes_pages_of_data() -> None:
    texts = VITEPRESS | {"docs/src/packages/[pkg].md": "", "docs/src/packages/[pkg].paths.js": ""}
    text = "[a](/packages/core) [b](./packages/core) [c](/core) [d](./gone)"
    assert broken(texts | {"docs/src/a.md": text}) == ["/core", "./gone"]


def test_logseq_makes_no_anchors() -> None:
    texts = {"logseq/config.edn": "", "pages/a.md": "- [Gear](#gear)\n"}
    links = leads(texts).links
    assert [links.why_not_known(each) for each in links.absent_anchors] == [
        "Logseq makes no anchors of headings"
    ]


OF_HUGO = {f"docs/src/{each}_index.md": PAGE for each in ("", "set-up/", "query/")}


def test_content_of_hugo_shows_itself() -> None:
    """Its settings may be in the repository of a site that takes documents from many."""
    page = "[a](../../set-up/) [b](../tune/#one) [c](../../gone/) [d](gone.md) ![e](../p.svg)\n"
    texts = {
        **OF_HUGO,
        "docs/src/query/tune.md": f"{PAGE}## One\n",
        "docs/src/query/p.svg": "",
        "docs/src/query/cli.md": f"{PAGE}{page}",
    }
    assert broken(texts) == ["gone.md"]
    why = "Hugo seems to make them, whose settings are kept elsewhere (`docs/src/_index.md`)"
    assert reasons(texts) == [why]


def test_what_a_repository_has_of_hugo_goes_before_its_content() -> None:
    page = {"content/query/cli.md": f"{PAGE}[c](../gone/)\n"}
    content = {path.replace("docs/src", "content"): text for path, text in OF_HUGO.items()}
    assert broken({**content, **page}) == []
    assert broken({**content, **page, "hugo.toml": ""}) == ["../gone/"]
    bare = dict.fromkeys(content, "# A folder's own note\n")
    assert broken({**bare, **page}) == ["../gone/"]


CHAPTERS = ("guide/one.md", "guide/two.md", "platforms/all.md")
ASSEMBLED = {
    "docs/book/book.toml": '[book]\nsrc = "."\n',
    "docs/book/SUMMARY.md": "".join(f"- [x](./{each})\n" for each in (*CHAPTERS, "HELP.md")),
    "docs/book/index.md": "[a](guide/one.md) [b](made/options.md)\n",
    "docs/guide/one.md": "[a](two.md) [b](../made/options.md) [c](../made)\n",
    "docs/guide/two.md": "",
    "docs/platforms/all.md": "",
    "HELP.md": "",
}


def test_a_book_may_be_put_together_by_a_build() -> None:
    why = "the chapters are put beside `docs/book/SUMMARY.md` when the book is made"
    assert broken(ASSEMBLED) == []
    assert {*reasons(ASSEMBLED)} == {why}


def test_a_chapter_that_is_nowhere_is_missing() -> None:
    lost = {f"docs/{each}": "" for each in CHAPTERS}
    texts = {path: text for path, text in ASSEMBLED.items() if path not in lost}
    assert "./guide/one.md" in broken(texts)
