"""Links in the vaults of each program: those that lead somewhere, and those that do not."""

from __future__ import annotations

import pytest
from conftest import Run, Write

from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.links.resolve import Outcome
from listlint.project.project import Base, Project
from listlint.rules import rules
from listlint.testing import found_by, load_texts

JEKYLL = {
    "_config.yml": 'title: x\nbaseurl: "/blog"\ncollections:\n  docs:\n    output: true\n',
    "about.md": "---\npermalink: /who/\n---\n[home](/), [the same](index)",
    "_posts/2020-01-02-hello-world.md": "---\ntitle: Hello\n---\n",
    "_posts/deep/2020-02-03-second.md": "",
    "_docs/intro.md": "",
    "assets/a.png": "",
    "index.md": "",
    "archive.html": "---\nlayout: page\npermalink: '/all-of-them/'\n---\n",
}
HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/site/"\n',
    "content/_index.md": "",
    "content/posts/first.md": "",
    "content/posts/second/index.md": "## Part two\n",
    "content/posts/second/own.png": "",
    "content/posts/third.md": "---\nurl: /elsewhere/\nslug: der-dritte\n---\n",
    "content/about/_index.md": "",
    "content/posts/fourth.md": '+++\nslug = "the-4th"\naliases = ["/old/4/", "/older/"]\n+++\n',
    "static/img/logo.png": "",
    "themes/plain/static/theme.css": "",
}
MKDOCS = {
    "mkdocs.yml": "site_name: x\nplugins:\n  - search\n",
    "docs/index.md": "",
    "docs/guide/index.md": "",
    "docs/guide/set up.md": "",
    "docs/guide/other.md": "",
    "docs/img/a.png": "",
}
QUARTZ = {
    "quartz.config.ts": "",
    "content/index.md": "",
    "content/notes/Some Note.md": "---\naliases: [Other]\n---\n",
    "content/img/a.png": "",
}
FOAM = {
    ".vscode/settings.json": '{"foam.edit.linkReferenceDefinitions": "off"}',
    "inbox.md": "",
    "docs/README.md": "",
    ".foam/templates/new.md": "[[gone]]",
}


def project(vault: dict[str, str], path: str, links: str, config: str = "") -> Project:
    texts = vault | {path: vault.get(path, "") + "\n" + links}
    return load_texts(texts, read(config, "listlint.toml", texts.get) if config else Config())


def dead(vault: dict[str, str], path: str, links: str, config: str = "") -> list[str]:
    """The targets that lead nowhere."""
    leads = project(vault, path, links, config).links.worth_checking(Outcome.MISSING)
    return [lead.link.target for lead in leads if lead.document.path == path]


@pytest.mark.parametrize(
    ("vault", "path", "links"),
    [
        (JEKYLL, "index.md", "[a](/2020/01/02/hello-world.html) [b](/blog/2020/01/hello-world/)"),
        (JEKYLL, "index.md", "[a](who/) [b](/who) [c](/about.html) [d](/docs/intro/)"),
        (JEKYLL, "index.md", "[a](_posts/2020-01-02-hello-world.md) ![b](/assets/a.png)"),
        (JEKYLL, "index.md", "[a]({% post_url 2020-01-02-hello-world %}) [b](docs/intro)"),
        (JEKYLL, "index.md", "[a](/all-of-them/) [b](/blog/all-of-them)"),
        (HUGO, "content/_index.md", "[a](/posts/the-4th/) [b](/old/4) [c](/older/)"),
        ({".obsidian/app.json": ""}, "b.md", "[[a]](which is it) [[b]](b)"),
        (JEKYLL, "index.md", "{% post_url deep/2020-02-03-second %}"),
        (JEKYLL, "about.md", "[a]({{ site.baseurl }}{% link assets/a.png %}) [b](/feed.xml)"),
        (HUGO, "content/_index.md", "[a](/posts/first/) [b](posts/first) [c](/site/posts/first/)"),
        (HUGO, "content/_index.md", "![a](/img/logo.png) ![b](img/logo.png) [c](/theme.css)"),
        (HUGO, "content/posts/first.md", "[a](../second/) [b](second) [c](../../about/)"),
        (HUGO, "content/posts/first.md", '[a]({{< ref "second" >}}) [b]({{< relref "/about" >}})'),
        (HUGO, "content/posts/first.md", '[a]({{% ref "third.md#x" %}}) [b]({{< ref "#x" >}})'),
        (HUGO, "content/_index.md", '[a]({{< relref "second" >}}) [b]({{< ref "fourth" >}})'),
        (HUGO, "content/posts/second/index.md", "![a](own.png) [c](/posts/der-dritte/)"),
        (MKDOCS, "docs/index.md", "[a](guide/set%20up.md) [c](guide/) [d](/guide/other/)"),
        (MKDOCS, "docs/guide/other.md", "[a](../index.md) [b](../set%20up/) [c](../../img/a.png)"),
        (QUARTZ, "content/index.md", "[[Some Note]] [[Some-Note]] [[notes/some note|x]]"),
        (QUARTZ, "content/index.md", "[a](notes/Some-Note) ![[a.png]] [[notes/]] [[Other]]"),
        (FOAM, "docs/README.md", "[[inbox]] [[Inbox#x]] ![[inbox]] [a](../inbox.md) [[docs]]"),
    ],
)  # fmt: skip
def test_what_the_program_finds(vault: dict[str, str], path: str, links: str) -> None:
    assert dead(vault, path, links) == []


def test_obsidian_looks_up_the_end_of_a_path_from_where_a_link_stands() -> None:
    vault = {".obsidian/app.json": "{}", "more/a/folder/note.md": ""}
    links = "[a](../folder/note.md) [b](./note.md) [c](../gone/note.md)"
    assert dead(vault, "a/b/c.md", links) == ["../gone/note.md"]


@pytest.mark.parametrize(
    ("vault", "path", "links", "targets"),
    [
        (JEKYLL, "index.md", "[a](/2020/01/02/hello/) [b](/whom/) ![c](/assets/b.png)",
         ["/2020/01/02/hello/", "/whom/", "/assets/b.png"]),
        (JEKYLL, "index.md", "{% post_url 2020-01-02-hello %} {% link gone.md %}",
         ["2020-01-02-hello", "gone.md"]),
        (HUGO, "content/posts/first.md", '[a]({{< ref "gone" >}}) [b](../fifth/)',
         ["gone", "../fifth/"]),
        (HUGO, "README.md", "[a](posts/first) {{< ref gone >}}", ["posts/first"]),
        (MKDOCS, "docs/index.md", "[a](guide/gone.md) [b](/guide/gone/)",
         ["guide/gone.md", "/guide/gone/"]),
        (QUARTZ, "content/index.md", "[[Gone]] [a](gone.md)", ["Gone", "gone.md"]),
        (FOAM, "docs/README.md", "[[gone]] [a](inbox.md)", ["gone", "inbox.md"]),
    ],
)  # fmt: skip
def test_what_the_program_does_not_find(
    vault: dict[str, str], path: str, links: str, targets: list[str]
) -> None:
    assert dead(vault, path, links) == targets


def test_without_a_program_tags_are_text() -> None:
    assert dead({}, "a.md", '{{< ref "gone" >}} {% post_url gone %} {% link gone.md %}') == []


def test_what_is_made_with_the_site_is_not_missed() -> None:
    made = {"mkdocs.yml": "plugins:\n  - gen-files:\n"}
    assert dead(MKDOCS | made, "docs/index.md", "[a](reference/x.md)") == []


@pytest.mark.parametrize(
    ("style", "targets"),
    [
        ("relative", ["b"]),
        ("root", ["b"]),
        ("name", []),
        ("wiki", ["b", "gone"]),
    ],
)
def test_a_style_that_is_configured(style: str, targets: list[str]) -> None:
    config = f'[[notes]]\npath = "*.md"\nlink-style = "{style}"\n'
    assert dead({"x/b.md": ""}, "a.md", "[x](b) [[gone]]", config) == targets


def test_names_are_a_habit_where_many_lead_somewhere() -> None:
    files = {f"x/{name}.md": "" for name in "bcdefg"}
    few = " ".join(f"[x]({name}.md)" for name in "bcd")
    assert len(dead(files, "a.md", few)) == 3
    assert dead(files, "a.md", few + " [x](e.md) [x](f.md)") == []


def test_a_change_is_measured_by_the_habit_before_it() -> None:
    files = {f"x/{name}.md": "" for name in "bcdefg"}
    before = project(files, "a.md", "")
    names = " ".join(f"[x]({name}.md)" for name in "bcdef")
    after = project(files, "a.md", names)
    assert after.links.worth_checking(Outcome.MISSING) == []
    after = Project(after.documents.values(), after.sources, after.files, base=Base(before))
    assert len(after.links.worth_checking(Outcome.MISSING)) == 5


@pytest.mark.parametrize(
    ("vault", "path", "link", "rewritten"),
    [
        (HUGO, "content/posts/first.md", '[The new]({{< ref "the-old" >}})', None),
        ({".obsidian/app.json": ""}, "x/a.md", "[[the old#H|The new]]", "[[new 1#H|The new]]"),
        ({".obsidian/app.json": ""}, "x/a.md", "[[y/the old|The new]]", "[[z/new 1|The new]]"),
        ({".obsidian/app.json": ""}, "x/a.md", "[[the old.md|The new]]", "[[new 1.md|The new]]"),
        ({".obsidian/app.json": ""}, "x/a.md", "[[The new]]", "[[new 1|The new]]"),
        ({".obsidian/app.json": ""}, "x/a.md", "[The new](The%20old.md)", "[The new](new%201.md)"),
        ({".obsidian/app.json": ""}, "x/a.md", "|[[The new]]|\n|-|", "|[[new 1\\|The new]]|\n|-|"),
        ({}, "x/a.md", "[The new](../y/the%20old)", "[The new](../z/new%201)"),
        ({}, "x/a.md", "[The new](</y/the old.md>)", "[The new](</z/new 1.md>)"),
        ({}, "x/a.md", "[The new](../y/%C3%A9.md)", "[The new](../z/new%201.md)"),
    ],
)  # fmt: skip
def test_a_fix_is_written_as_the_author_writes(
    vault: dict[str, str], path: str, link: str, rewritten: str | None
) -> None:
    texts = vault | {"z/new 1.md": "---\ntitle: The new\n---\n", path: f"---\nx: y\n---\n{link}\n"}
    loaded = load_texts(texts, Config())
    found = lint(loaded, Config()).diagnostics
    fixes = [d.fix for d in found if d.rule == "broken-link" and d.fix and d.fix.safe]
    edits = fix.edits([d for d in found if d.fix in fixes], texts)
    fixed = fix.edited(texts[path], edits.get(path, []))
    assert fixed == f"---\nx: y\n---\n{rewritten or link}\n"


def test_config_says_how_links_are_looked_up_and_why(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "mkdocs.yml": "",
        "docs/a.md": "[b](b.md) [b](./b.md) [c](/c.md)\n",
        "docs/b.md": "",
        "docs/c.md": "",
        "vault/.obsidian/app.json": "{}",
        "vault/n.md": "[[m]] [m](x/m)\n",
        "vault/x/m.md": "[[gone]]",
        "listlint.toml": '[[notes]]\npath = "vault/*.md"\nlink-style = "root"\n',
    }
    monkeypatch.chdir(write(files))
    lines = run("config").out.splitlines()
    at = lines.index("links          in docs: kept by MkDocs, as `mkdocs.yml` shows")
    assert lines[at + 1 : at + 3] == [
        "               2 relative, 1 root of 3 links to notes",
        "               wikilinks are not followed, paths are not looked up by name",
    ]
    at = lines.index("links          in vault: kept by Obsidian, as `vault/.obsidian` shows")
    assert lines[at + 1 : at + 4] == [
        "               1 wiki, 1 relative of 2 links to notes",
        "               `link-style` says root",
        "               wikilinks are followed, paths are not looked up by name",
    ]


def test_names_with_a_heading_show_how_links_are_looked_up() -> None:
    texts = {f"a/n{n}.md": f"[x](Tide%20{n}#Ebb) [y](Gone#Ebb)\n" for n in range(6)}
    texts |= {f"b/Tide {n}.md": "## Ebb\n" for n in range(6)}
    found = load_texts(texts).links.worth_checking(Outcome.MISSING)
    assert {each.link.target for each in found} == {"Gone#Ebb"}


def test_what_tests_are_run_on_is_not_judged() -> None:
    texts = dict.fromkeys(("tests/case.md", "tests/README.md", "test.md"), "[x](gone.md)\n")
    found = load_texts(texts).links.worth_checking(Outcome.MISSING)
    assert {each.document.path for each in found} == {"tests/README.md", "test.md"}


def test_links_to_blocks_are_those_of_obsidian() -> None:
    paths = {f"a/p{n}.md": "[x](p0.md)[y](p1.md)[z](p2.md)\n" for n in range(30)}
    texts = paths | {"a/x.md": "[x](Tide#^a1) [y](Tide#^a2) [z](Tide#^a3) [w](Tide) [v](Gone)\n"}
    found = load_texts(texts | {"b/Tide.md": "text ^a1\n"}).links.worth_checking(Outcome.MISSING)
    assert [each.link.target for each in found] == ["Gone"]


def test_nothing_is_meant_that_tests_are_run_on() -> None:
    texts = {"a.md": "[Tidal waves](x/tide.md)\n", "test/fixtures/tide.md": "# Tidal waves\n"}
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert (found.fix, found.help) == (None, None)
