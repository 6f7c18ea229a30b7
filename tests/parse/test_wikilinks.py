"""Wikilinks: what is one, and which file it calls."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.core.document import Link
from listlint.core.source import Source
from listlint.links.resolve import Outcome
from listlint.parse import parse
from listlint.testing import load_texts


def links(text: str) -> list[Link]:
    return [link for link in parse(Source("a.md", text)).links if link.kind in ("wiki", "embed")]


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[[Deep Net]]", "Deep Net", "Deep Net"),
        ("see [[ net | the  net ]]!", "net", "the net"),
        ("[[net#Heading]]", "net#Heading", "net#Heading"),
        ("[[#Heading]]", "#Heading", "#Heading"),
        ("[[net#^1a2b]]", "net#^1a2b", "net#^1a2b"),
        ("[[folder/net]]", "folder/net", "folder/net"),
        ("**[[net]]**", "net", "net"),
        ("![[a b.png|200]]", "a b.png", ""),
        ("![[net#Part]]", "net#Part", ""),
        ("|a|b|\n|-|-|\n|[[net\\|text]]|x|", "net", "text"),
        ("> - [[net\\|text]]", "net", "text"),
        ("---\nrelated: ['[[net]]']\n---\n", "net", "net"),
        ('---\nup: "[[net|text]]"\n---\n', "net", "text"),
        ("[a [[net]] b](", "net", "net"),
    ],
)
def test_a_wikilink_and_where_it_is_written(text: str, target: str, shown: str) -> None:
    (link,) = links(text)
    assert (link.target, link.text) == (target, shown)
    assert link.destination is not None
    assert text[link.destination.start : link.destination.end] == target
    assert text[link.span.start : link.span.end].strip("!").startswith("[[")


@pytest.mark.parametrize(
    "text",
    [
        "[[pdf]](https://example.org)",
        "[[pdf]][r]\n\n[r]: b.md",
        "[[r]]\n\n[r]: b.md",
        "`[[net]]`",
        "```\n[[net]]\n```",
        "    [[net]]",
        "\\[[net]]",
        "[[]]",
        "[[a\nb]]",
        "[[<name>]]",
        "%% [[net]] %%",
        "<!-- [[net]] -->",
        '{{< code file="x" >}}\n[[net]]\n{{< /code >}}',
        "{% highlight md %}\n[[net]]\n{% endhighlight %}",
        "---\ntitle: about [[net]]\n---\n",
    ],
)
def test_what_is_no_wikilink(text: str) -> None:
    assert links(text) == []


def test_code_ends_where_it_ends() -> None:
    assert len(links("{{% code %}}[[a]]{{% /code %}} [[b]] {% raw %}[[c]]{% endraw %} [[d]]")) == 2


OBSIDIAN = {".obsidian/app.json": "{}"}


def leads(texts: dict[str, str], outcome: Outcome) -> list[tuple[str, str]]:
    """The target of each link with an outcome, and the path that it leads to."""
    project = load_texts(texts, Config())
    return [(lead.link.target, lead.to.path) for lead in project.links.worth_checking(outcome)]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("net", "x/Net.md"),
        ("NET.md", "x/Net.md"),
        ("x/net", "x/Net.md"),
        ("same", "notes/same.md"),
        ("x/same", "x/same.md"),
        ("./same", "notes/same.md"),
        ("../x/same", "x/same.md"),
        ("/top", "top.md"),
        ("../net", "x/Net.md"),
        ("top", "top.md"),
        ("v1.2", "x/v1.2.md"),
        ("Its alias", "x/Net.md"),
        ("second", "x/Net.md"),
        ("picture.png", "files/Picture.png"),
        ("cafe\u0301", "x/café.md"),
    ],
)
def test_a_name_is_looked_up_as_obsidian_does(target: str, path: str) -> None:
    texts = {
        **OBSIDIAN,
        "notes/a.md": f"[[{target}#x]]",
        "notes/same.md": "",
        "x/same.md": "",
        "x/Net.md": "---\nAlias: its alias, second\n---\n",
        "x/v1.2.md": "",
        "x/café.md": "",
        "top.md": "",
        "files/Picture.png": "",
    }
    assert leads(texts, Outcome.FOUND) == [(f"{target}#x", path)]


@pytest.mark.parametrize("target", ["gone", "y/net", "/net", "net.txt", "net/"])
def test_a_name_that_nothing_has(target: str) -> None:
    texts = {**OBSIDIAN, "notes/a.md": f"[[{target}]]", "x/net.md": ""}
    assert leads(texts, Outcome.MISSING) == [(target, target)]


def test_wikilinks_are_text_where_no_wiki_is() -> None:
    texts = {"README.md": "- [[pdf]] [[code]] [[video]] [[slides]] [[a]] x", "docs/a.md": ""}
    assert leads(texts | {"README.md": "[[pdf]] [[code]]"}, Outcome.MISSING) == []
    assert leads(texts | {"b.md": "[[docs/a]] [[gone]]"}, Outcome.MISSING) != []


@pytest.mark.parametrize(
    "path", ["Templates/a.md", "99 - Templates/a.md", "made/a.md", "notes/a.md"]
)
def test_templates_hold_no_broken_links(path: str) -> None:
    texts = {
        ".obsidian/templates.json": '{"folder": "made"}',
        path: "[[gone]] [x](gone.md)" + (" {{title}}" if path == "notes/a.md" else ""),
    }
    assert leads(texts, Outcome.MISSING) == []
