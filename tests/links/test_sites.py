"""What the settings of sites say of addresses, anchors and labels."""

from __future__ import annotations

import pytest

from listlint.config.config_file import read
from listlint.core.document import LinkKind
from listlint.links.resolve import Outcome
from listlint.rules import found_by, rules
from listlint.testing import load_texts

JEKYLL = {
    "_config.yml": "permalink: /:path/\ncollections:\n  articles:\n    permalink: /:path/\n",
    "_articles/a.md": "---\ntitle: a\n---\n## One\n",
    "_articles/pt/a.md": "---\ntitle: a\n---\n## Um\n",
}
HUGO = {
    "hugo.toml": "",
    "content/guide.md": "## One\n",
    "content/docs/guide.md": "## Two\n",
}
SPHINX = {
    "docs/conf.py": "extensions = ['myst_parser']\n",
    "docs/a.md": "(one)=\n# A\n\n```{figure} a.png\n:name: shown\n```\n",
    "docs/b.rst": ".. _old label:\n",
}
GOLLUM = {"Home.md": "", "_Sidebar.md": "", "UNION ALL.md": "", "deep/Page.md": ""}
MOUNTING = {
    "site/hugo.toml": '[[module.mounts]]\nsource = "../notes"\ntarget = "content/notes"\n',
    "site/content/notes/overview.md": "",
    "notes/one/index.md": "",
}
DENDRON = {
    "dendron.yml": "workspace:\n    vaults:\n        -\n            fsPath: .\n",
    "notes/b.md": "",
}
WORKBENCH = {
    "config.yaml": "carpentry: 'swc'\n",
    "episodes/fig/a.svg": "",
    "episodes/01-intro.md": "",
    "learners/setup.md": "",
}


def absent(texts: dict[str, str]) -> list[str]:
    return [each.fragment for each in load_texts(texts).links.absent_anchors]


def broken(texts: dict[str, str], outcome: Outcome = Outcome.MISSING) -> list[str]:
    found = load_texts(texts).links.worth_checking(outcome)
    return [each.link.target for each in found]


@pytest.mark.parametrize(
    ("site", "path", "text", "places"),
    [
        (JEKYLL, "_articles/pt/b.md", "[a](../a/#um) [b](../a/#one)", ["one"]),
        (HUGO, "content/docs/b.md", "[a](../guide/#two) [b](../guide/#one)", ["one"]),
        (HUGO | {"hugo.toml": "uglyURLs = true"}, "content/docs/b.md",
         "[a](../guide/#two) [b](../guide/#one)", ["two"]),
        (SPHINX, "docs/c.md", "[](#one) [x](#Shown) [](#old%20label) [](#gone)", ["gone"]),
        (SPHINX | {"docs/conf.py": "extensions = ['myst_parser', 'sphinx.ext.autodoc']"},
         "docs/c.md", "[](#one) [](#package.function)", []),
        ({"_toc.yml": "", "a.md": "(one)=\n# A\n"}, "c.md", "[](#one) [](#two)", ["two"]),
    ],
)  # fmt: skip
def test_where_a_fragment_is_looked_for(
    site: dict[str, str], path: str, text: str, places: list[str]
) -> None:
    assert absent(site | {path: f"---\ntitle: x\n---\n{text}\n"}) == places


@pytest.mark.parametrize(
    ("site", "path", "text", "targets"),
    [
        (GOLLUM, "Home.md", "[a](Union-All) [b](page) [c](Gone)", ["Gone"]),
        (DENDRON | {"notes/assets/a.png": ""}, "notes/a.md",
         "![a](/assets/a.png) ![b](/assets/b.png)", ["/assets/b.png"]),
        ({".obsidian/app.json": '{"attachmentFolderPath": "files"}', ".gitignore": "/files/\n"},
         "a.md", "![[files/a.png]] ![[b.png]] ![[d.png|x]] [[files/c]]", ["files/c"]),
        ({".obsidian/app.json": "", ".gitignore": "/files/\n"}, "a.md",
         "![[files/a.png]] ![[b.png]]", ["b.png"]),
        ({"website/docusaurus.config.js": "presets: [{ docs: { path: '../docs' } }]",
          "docs/Setup.md": ""}, "website/blog/a.md", "[b](/docs/setup)", []),
        (MOUNTING, "notes/one/index.md", "[a](../overview.md)", []),
        (WORKBENCH, "learners/setup.md", "![a](fig/a.svg) [b](../reference.html) [c](b.md)",
         ["b.md"]),
        ({"docusaurus.config.js": "const BASE = '/it';\nmodule.exports = { baseUrl: `${BASE}/` }",
          "static/a.png": ""}, "docs/a.md", "![a](/it/a.png) ![b](/it/b.png)", ["/it/b.png"]),
        ({"docusaurus.config.js": "module.exports = { baseUrl: '/it/' }", "docs/b.md": ""},
         "docs/a.md", "[a](/it/docs/b) [b](/docs/b) [c](/it/docs/c)", ["/it/docs/c"]),
        ({"docusaurus.config.js": "module.exports = { baseUrl: base() }"}, "docs/a.md",
         "![a](/it/a.png)", []),
        ({"website/siteConfig.js": ""}, "docs/a.md", "[a](../api/) [b](c.md)", ["c.md"]),
        ({"astro.config.mjs": "", "src/content/docs/b.md": "", "src/pages/play.astro": ""},
         "src/content/docs/a.md", "[a](/play) [b](/b/) [c](/gone)", ["/gone"]),
        ({"hugo.toml": "", "static/_redirects": "/old/* /new\n/a/:b/c /d\n/lost /404 404\n"},
         "content/a.md", "[a](/old/x/) [b](/a/1/c) [c](/lost) [d](/a/)", ["/lost"]),
        ({"hugo.toml": "", "netlify.toml": '[[redirects]]\nfrom = "/x/*"\nto = "/y"\n'},
         "content/a.md", "[a](/x/1) [b](/z)", ["/z"]),
        ({"site/hugo.toml": "", "site/static/_redirects": "/old /new\n",
          "vercel.json": '{"redirects": [{"source": "/x/:y*"}]}'},
         "site/content/a.md", "[a](/old) [b](/x/1/2) [c](/lost)", ["/lost"]),
    ],
)  # fmt: skip
def test_what_is_broken_on_a_site(
    site: dict[str, str], path: str, text: str, targets: list[str]
) -> None:
    texts = site | {path: f"{text}\n"}
    assert broken(texts) == targets
    assert broken(texts, Outcome.WRONG_CASE) == []


def test_a_plugin_of_vite_may_write_headings() -> None:
    plugin = "export default { transform(code, id) { if (id.endsWith('.md')) return code } }"
    texts = {".vitepress/config.ts": "export default {}", "a.md": "[x](#types)\n"}
    assert [each.link.target for each in load_texts(texts).links.unjudged()] == []
    texts[".vitepress/plugins/types.ts"] = plugin
    assert [each.why for each in load_texts(texts).links.unjudged()] == [
        "a program fills in their target"
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a]: https://x.org/{{< param v >}}.zip", ["https://x.org/{{< param v >}}.zip"]),
        ("[a]: {{ page.root }}{% link b.md %}", ["{{ page.root }}{% link b.md %}"]),
        ("[a]: b.md c {{ d }}", []),
        ("[a]: {{ b", []),
    ],
)
def test_a_definition_that_a_program_fills_in(text: str, targets: list[str]) -> None:
    document = load_texts({"a.md": f"{text}\n[b]: c.md\n\n[a][] [b][]\n"}).documents["a.md"]
    found = [link.target for link in document.links if link.kind is LinkKind.DEFINITION]
    assert found == ([*targets, "c.md"] if targets else [])


NOTES = {f"docs/n{n}.md": f"---\nid: n{n}\ntitle: N\n---\n" for n in range(40)}


@pytest.mark.parametrize(
    ("rule", "texts", "site"),
    [
        ("malformed-link", {"docs/a.md": "[a](https://x.org/b\nc)\n"}, {"_config.yml": "title: x"}),
        ("malformed-link", {"docs/a.md": "[a](https://x.org/b c)\n"}, {"mkdocs.yml": ""}),
        ("key-mismatch", NOTES | {"docs/a.md": "---\nid: b\ntitle: N\n---\n"},
         {"docusaurus.config.js": ""}),
        ("self-link", {"docs/a.md": "---\npermalink: /docs/\n---\n[the folder](.)\n"},
         {"_config.yml": "title: x"}),
    ],
)  # fmt: skip
def test_what_is_no_fault_on_a_site(rule: str, texts: dict[str, str], site: dict[str, str]) -> None:
    config = read("[[notes]]\npath = 'docs/*.md'\n", "listlint.toml", texts.get)

    def places(files: dict[str, str]) -> list[str]:
        return [each.span.path for each in found_by(rules()[rule], load_texts(files, config))]

    assert places(texts | site) == []
    assert places(texts) == ([] if rule == "self-link" else ["docs/a.md"])


def test_code_of_the_sites_own_may_make_anchors() -> None:
    site = {"_config.yml": "", "_posts/2020-01-01-a.md": "- **Fees remain low:** so far.\n"}
    page = {"b.md": "[x](_posts/2020-01-01-a.md#fees-remain-low)\n"}
    hook = "Jekyll::Hooks.register :documents, :pre_render do |it|\n  mark(it.content)\nend\n"

    def reasons(code: str) -> list[str]:
        links = load_texts(site | page | {"_plugins/items/a.rb": code}).links
        return [links.why_not_known(each) for each in links.absent_anchors]

    assert reasons(hook) == [""]
    assert reasons(hook + '"{:#{slug} .item}"') == ["code of the site's own makes anchors"]


def test_wordpress_makes_anchors_of_what_it_imports() -> None:
    pages = {"guides/a.md": "[x](#set-in-home-ssh-rc)\n\n## Set in $HOME / .ssh/rc\n"}
    assert absent(pages) == ["set-in-home-ssh-rc"]
    listed = '{"a": {"title": "A", "markdown_source": "https://example.org/guides/a.md"}}'
    assert absent(pages | {"bin/handbook-manifest.json": listed}) == []
    assert absent(pages | {"bin/manifest.json": "{}"}) == ["set-in-home-ssh-rc"]
    entries = "".join(f"- [A{n}](https://a{n}.example.org)\n" for n in range(20))
    listed_there = load_texts({"bin/pages-manifest.json": listed, "hosts.md": f"# A\n\n{entries}"})
    assert [len(each.entries) for each in listed_there.lists] == [20]


def test_jekyll_calls_a_page_after_its_file() -> None:
    texts = {
        "_config.yml": "permalink: /guides/:title.html\n",
        "intro.md": "---\ntitle: What is new\n---\n",
        "a.md": "---\n---\n[a](/guides/intro.html) [b](/guides/what-is-new.html)\n",
    }
    assert broken(texts) == ["/guides/what-is-new.html"]
