"""The smuggler's table: ways to bring a bad entry or link past `--new-since`.

Each is caught by a finding, or said where a reviewer reads it; none is silent with exit status 0.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import Repository, Run
from tool_list import BAD, GOOD, readme

from listlint.cli.report import FORMATS

GONE = "- [Tool z](gone/z.png) - Is not there."
AGAIN = "- [Tool g](https://g.example) - Does g well."
OTHER = GOOD[0].partition(" - ")[0] + " - Shows the winds of the sea."
FORM = "- [Paper {0}](https://p{0}.example/paper) - Says much of {0}."
PAPERS = readme([FORM.format(name) for name in "abcdefghijkl"], title="Papers")
GUIDE = "# Guide\n\nSee [the list](../README.md#tools) and [more](more.md).\n"

COMMENT = "<!-- listlint: ignore[broken-link] known -->"
SILENCED = f"- [Tool o](gone/o.png) - Does o well. {COMMENT}"
OFF, ON = "\n<!--lint disable double-link-->\n", "\n<!--lint enable double-link-->\n"
DISABLED = readme([*GOOD, OFF, "## Twice", "", GOOD[0], ON])

CONTENTS = "## Contents\n\n- [Tools](#tools)\n- [More](#more)\n- [Rest](#rest)\n"
PARTS = ("## Tools", *GOOD[:6], "## More", *GOOD[6:9], "## Rest", *GOOD[9:])


def parted(head: str = "", tail: str = "") -> dict[str, str]:
    """A list with contents, and with lines ahead of these or at its end."""
    parts = "\n".join(f"\n{each}\n" if each.startswith("#") else each for each in PARTS)
    return {"README.md": f"# Things\n\n{head}\n\n{CONTENTS}{parts}\n{tail}\n"}


def replaced(line: str, more: str) -> dict[str, str]:
    """The same list with another line below one of its lines."""
    return {name: text.replace(f"{line}\n", f"{line}\n{more}\n") for name, text in parted().items()}


MANY = "\n".join(f"- See https://x{number}.example" for number in range(5))

BASES: Mapping[str, Mapping[str, str]] = {
    "plain": {},
    "configured": {"listlint.toml": '[[lists]]\npath = "*.md"\n'},
    "excluding": {"listlint.toml": 'exclude = ["build/"]\n', "build/a.md": "# A\n"},
    "vault": {".obsidian/app.json": "{}", "docs/wiki.md": "# Wiki\n\n[[guide]], [[more]]\n"},
    "mkdocs": {"mkdocs.yml": "site_name: Tools\n"},
    "flawed": {"README.md": readme([*GOOD, BAD])},
    "silenced": {"README.md": readme([*GOOD, SILENCED])},
    "disabled": {"README.md": DISABLED},
    "parted": parted(),
}
"""What the branch is based on, beside the list, a second one and some pages."""

COMMON = {
    "README.md": readme(GOOD),
    "docs/guide.md": GUIDE,
    "docs/more.md": "# More\n\n![a plan](plan.png)\n\n## Parts\n",
    "docs/plan.png": "",
    "papers/list.md": PAPERS,
}


@dataclass(frozen=True)
class Link:
    """A symbolic link to be made."""

    target: str


Change = Mapping[str, str | bytes | Link | None]


@dataclass(frozen=True)
class Way:
    """A change, and what gives it away: the name of a rule, or words of the summary."""

    name: str
    change: Change
    caught: str
    base: str = "plain"
    arguments: tuple[str, ...] = field(default=())


def ends(line: str) -> dict[str, str]:
    """The list with lines at its end."""
    return {"README.md": readme([*GOOD, *line.split("\n")])}


def begins(head: str, *lines: str) -> dict[str, str]:
    """The list with a head, and with lines at its end."""
    return {"README.md": head + readme([*GOOD, *lines])}


def guide(text: str, **others: str) -> dict[str, str]:
    """The page with a text at its end."""
    return {"docs/guide.md": f"{GUIDE}\n{text}\n", **others}


MALFORMED, BROKEN, ANCHOR = "malformed-entry", "broken-link", "broken-anchor"
SYNTAX, TWICE = "syntax-error", "duplicate-"
UNCHECKED = "not checked"
SUPPRESSES = "the change itself suppresses"
WARNINGS = ("similar-title",)
Z = "[z](gone/z.png)"

WAYS = [
    Way("shown as code beside it", guide(f"`{Z}` is {Z}"), UNCHECKED),
    Way("with two more without a note", guide("A[^1] b[^2] c[^3]."), "undefined-footnote"),
    # An entry of another shape, or at another place
    Way("at the end", ends(BAD), MALFORMED),
    Way("at the top", {"README.md": readme([BAD, *GOOD])}, MALFORMED),
    Way("in the middle", {"README.md": readme([*GOOD[:5], BAD, *GOOD[5:]])}, MALFORMED),
    Way("ahead of the contents", parted(head=BAD), MALFORMED, "parted"),
    Way("again, in words of another section", parted(tail=OTHER), TWICE, "parted"),
    Way("between two links of the contents", replaced("- [Rest](#rest)", BAD), UNCHECKED, "parted"),
    Way("below the contents", replaced("- [More](#more)", f"  {BAD}"), MALFORMED, "parted"),
    Way("a sentence ahead of the list", parted(head=BAD[2:]), UNCHECKED, "parted"),
    Way("at the end of a licence", parted(tail=f"## License\n\n{BAD}"), UNCHECKED, "parted"),
    Way(
        "a bare address there", parted(tail="## License\n\nhttps://x.example"), UNCHECKED, "parted"
    ),
    Way("many addresses at once", parted(tail=f"## License\n\n{MANY}"), UNCHECKED, "parted"),
    Way("star for a bullet", ends(BAD.replace("-", "*", 1)), MALFORMED),
    Way("plus for a bullet", ends(BAD.replace("-", "+", 1)), MALFORMED),
    Way("numbered", ends(BAD.replace("-", "1.", 1)), MALFORMED),
    Way("indented by one", ends(f" {BAD}"), MALFORMED),
    Way("indented by three", ends(f"   {BAD}"), MALFORMED),
    Way("nested", ends(f"  {BAD}"), MALFORMED),
    Way("nested with a tab", ends(f"\t{BAD}"), MALFORMED),
    Way("nested five deep", ends("\n".join("  " * n + BAD for n in range(1, 6))), MALFORMED),
    Way("quoted", ends(f"\n> {BAD}"), UNCHECKED),
    Way("quoted 150 times", ends("\n" + "> " * 150 + GONE), SYNTAX),
    Way("nested 150 times", ends("\n" + "- " * 150 + Z), SYNTAX),
    Way("a row of a table", ends("\n| Tool | What |\n| --- | --- |\n| " + Z + " | it |"), BROKEN),
    Way("folded away", ends(f"\n<details>\n\n{BAD}\n\n</details>"), MALFORMED),
    Way("an item in HTML", ends('\n<ul><li><a href="gone/z.png">z</a></li></ul>'), BROKEN),
    Way("an image in HTML", ends('\n<img src="gone/z.png">'), BROKEN),
    Way("a task", ends(BAD.replace("- ", "- [ ] ", 1)), UNCHECKED),
    Way("a section of its own", ends(f"\n## More\n\n{BAD}"), MALFORMED),
    Way("a heading underlined", ends(f"\nMore\n====\n\n{BAD}"), MALFORMED),
    Way("among related lists", ends(f"\n## Related lists\n\n{GONE}"), BROKEN),
    Way("among the contents", ends(f"\n## Contents\n\n{GONE}"), BROKEN),
    Way("in the license", ends(f"\n## License\n\n{GONE}"), BROKEN),
    Way("a heading", ends("\n### [Tool z](gone/z.png)"), BROKEN),
    Way("a paragraph", ends(f"\nSee {Z}."), BROKEN),
    Way("a line that the entry above goes on with", ends(f"and {Z}"), BROKEN),
    Way("two on a line", ends(f"{GOOD[0]} {BAD}"), MALFORMED),
    Way("behind a line break", ends(f"<br>{Z}"), BROKEN),
    Way("a footnote", ends(f"\nText[^1].\n\n[^1]: {Z}"), BROKEN),
    Way("a badge", ends("\n[![z](gone/z.svg)](https://z.example)"), BROKEN),
    Way(
        "sixty of them",
        ends("\n".join(f"- [B{n}](https://b{n}.example): b" for n in range(60))),
        MALFORMED,
    ),
    Way("another list", {"new/README.md": readme([*GOOD, BAD])}, MALFORMED),
    Way("another page", {"new.md": f"# New\n\n{Z}\n"}, BROKEN),
    Way("a page in capitals", {"NEW.MD": f"# New\n\n{Z}\n"}, BROKEN),
    Way("a page with a long suffix", {"new.markdown": f"# New\n\n{Z}\n"}, BROKEN),
    Way("a page for GitHub", {".github/new.md": f"# New\n\n{Z}\n"}, BROKEN),
    Way("a line of 100 KB", ends("- [Tool x](https://x.example) - " + "word " * 20_000), UNCHECKED),
    # Characters and bytes
    Way("CR and LF", {"README.md": readme([*GOOD, BAD]).replace("\n", "\r\n")}, MALFORMED),
    Way("CR alone", {"README.md": readme([*GOOD, BAD]).replace("\n", "\r")}, MALFORMED),
    Way("a byte order mark", {"README.md": "\ufeff" + readme([*GOOD, BAD])}, MALFORMED),
    Way("a form feed before it", ends(f"\f{BAD}"), MALFORMED),
    Way("a line separator before it", ends(f"{GOOD[0]}\u2028{BAD}"), MALFORMED),
    Way("spaces that do not break", ends(BAD.replace(" ", "\u00a0")), MALFORMED),
    Way("a NUL", ends("- [Tool\0z](https://z.example) - Is."), SYNTAX),
    Way("no UTF-8", {"README.md": readme(GOOD).encode() + b"- [\xff](gone/z.png)\n"}, SYNTAX),
    Way("UTF-16", {"README.md": readme([*GOOD, BAD]).encode("utf-16")}, SYNTAX),
    # A link of another kind
    Way("by reference", ends("- [Tool z][z] - Is not there.\n\n[z]: gone/z.png"), BROKEN),
    Way(
        "by a reference to itself",
        ends("- [Tool z] - Is not there.\n\n[tool z]: gone/z.png"),
        BROKEN,
    ),
    Way("in angle brackets", ends("- [Tool z](<gone/z.png>) - Is not there."), BROKEN),
    Way("over two lines", ends("- [Tool z](\n  gone/z.png) - Is not there."), BROKEN),
    Way("with entities", ends("- [Tool z](&#103;one/z.png) - Is not there."), BROKEN),
    Way("with percent signs", ends("- [Tool z](%67one/z.png) - Is not there."), BROKEN),
    Way("with a query", ends("- [Tool z](gone/z.png?x=1) - Is not there."), BROKEN),
    Way("with a backslash", ends("- [Tool z](gone\\/z.png) - Is not there."), BROKEN),
    Way("with a title", ends('- [Tool z](gone/z.png "z") - Is not there.'), BROKEN),
    Way("without its scheme", ends("- [Tool z](www.z.example) - Is not there."), "missing-scheme"),
    Way("in HTML", ends('- <a href="gone/z.png">z</a>'), BROKEN),
    Way("in HTML without quotes", ends("- <a href=gone/z.png>z</a>"), BROKEN),
    Way("behind an empty comment", ends('\n<!--> <a href="gone/z.png">z</a> -->'), BROKEN),
    Way("behind a comment in the line", ends(f"\ntext <!-- a --> {Z} <!-- b -->"), BROKEN),
    Way("a target that goes", {"docs/plan.png": None}, BROKEN),
    Way("a heading that goes", {"README.md": readme(GOOD, title="Things")}, ANCHOR),
    Way("letters in the wrong case", guide("[more](More.md)"), "wrong-case-link"),
    # The same once more
    Way("an entry again", ends(AGAIN), TWICE),
    Way("again in a section", ends(f"\n## More\n\n{AGAIN}"), TWICE),
    Way("again by http", ends(AGAIN.replace("https", "http")), TWICE),
    Way("again with www", ends(AGAIN.replace("//g.", "//www.g.")), TWICE),
    Way("again with a slash", ends(AGAIN.replace("example)", "example/)")), TWICE),
    Way("again with a tracker", ends(AGAIN.replace("example)", "example/?utm_source=x)")), TWICE),
    Way("again in capitals", ends(AGAIN.replace("g.example", "G.EXAMPLE")), TWICE),
    Way("again with a port", ends(AGAIN.replace("g.example", "g.example:443")), TWICE),
    Way("again with a fragment", ends(AGAIN.replace("example)", "example#top)")), "similar-title"),
    Way("again with a width of zero", ends(AGAIN.replace("Tool g", "Tool \u200bg")), TWICE),
    # What is known already, changed
    Way(
        "a known one, edited",
        {"README.md": readme([*GOOD, BAD.replace("Lacks", "Misses")])},
        MALFORMED,
        "flawed",
    ),
    Way("a known one, twice", ends(f"{BAD}\n{BAD}"), MALFORMED, "flawed"),
    Way("a good one, spoilt", {"README.md": readme([*GOOD[:-1], GOOD[-1][:-1]])}, MALFORMED),
    # Suppressed
    Way(
        "a comment for one entry that becomes one for the file",
        ends(f"{SILENCED.replace('ignore[', 'ignore-file[')}\n{GONE}"),
        SUPPRESSES,
        "silenced",
    ),
    Way("a comment that moves to another entry", ends(f"{GONE} {COMMENT}"), SUPPRESSES, "silenced"),
    Way("another link below a comment", ends(SILENCED.replace("/o", "/z")), SUPPRESSES, "silenced"),
    Way(
        "a comment that moves into the heading",
        {"README.md": readme([*GOOD, GONE], title=f"Tools {COMMENT}")},
        SUPPRESSES,
        "silenced",
    ),
    Way(
        "an item below that of a comment",
        ends(f"{SILENCED}\n  - [z](gone/z.png)"),
        SUPPRESSES,
        "silenced",
    ),
    Way(
        "no end of what is disabled",
        {"README.md": f"{DISABLED.replace(ON, '')}\n## More\n\n{GOOD[1]}\n"},
        SUPPRESSES,
        "disabled",
    ),
    Way("a comment", ends(f"{GONE} <!-- listlint: ignore[broken-link] so -->"), SUPPRESSES),
    Way(
        "a comment at a heading",
        ends(f"\n## More <!-- listlint: ignore[broken-link] -->\n\n{GONE}"),
        SUPPRESSES,
    ),
    Way(
        "a comment for the file",
        ends(f"{GONE}\n\n<!-- listlint: ignore-file[broken-link] so -->"),
        SUPPRESSES,
    ),
    Way(
        "a comment in the head",
        {"n.md": f"---\na: 1 # listlint: ignore-file[broken-link]\n---\n{Z}\n"},
        SUPPRESSES,
    ),
    Way(
        "a table that suppresses",
        {
            **ends(GONE),
            "listlint.toml": '[[suppress]]\npath = "*.md"\nrules = ["broken-link"]\nreason = "x"\n',
        },
        SUPPRESSES,
    ),
    Way(
        "a pair reviewed",
        {
            **ends(AGAIN),
            "listlint.toml": '[[not-duplicates]]\nworks = ["Tool g", "Tool g"]\nreason = "so"\n',
        },
        SUPPRESSES,
    ),
    # The configuration of the change
    Way("a rule off", {**ends(GONE), "listlint.toml": 'ignore = ["broken-link"]\n'}, BROKEN),
    Way(
        "a rule for no file",
        {**ends(GONE), "listlint.toml": '[per-file-ignores]\n"*.md" = ["broken-link"]\n'},
        BROKEN,
    ),
    Way("all left out", {**ends(GONE), "listlint.toml": 'exclude = ["*.md"]\n'}, BROKEN),
    Way(
        "other lists",
        {**ends(BAD), "listlint.toml": '[[lists]]\npath = "papers/*.md"\n'},
        MALFORMED,
    ),
    Way(
        "another format",
        {
            **ends(BAD),
            "listlint.toml": "[[lists]]\npath = 'README.md'\n"
            "format = '- [{title}]({url}) - {description}'\n",
        },
        MALFORMED,
    ),
    Way("no configuration", {**ends(BAD), "listlint.toml": None}, MALFORMED, "configured"),
    Way(
        "in pyproject.toml",
        {**ends(GONE), "pyproject.toml": '[tool.listlint]\nignore = ["broken-link"]\n'},
        BROKEN,
    ),
    Way(
        "a configuration in a folder",
        guide(Z, **{"docs/listlint.toml": 'ignore = ["broken-link"]\n'}),
        BROKEN,
    ),
    Way(
        "a configuration in a folder that is named",
        guide(Z, **{"docs/listlint.toml": 'ignore = ["broken-link"]\n'}),
        BROKEN,
        arguments=("docs",),
    ),
    Way(
        "a configuration that is a link",
        {**ends(GONE), "listlint.toml": Link("c"), "c": 'ignore = ["broken-link"]\n'},
        BROKEN,
    ),
    Way(
        "a baseline",
        {**ends(BAD), "listlint-baseline.json": '{"version": 1, "findings": []}'},
        MALFORMED,
    ),
    Way(
        "a format that is stated",
        {
            "README.md": readme(
                [
                    *GOOD,
                    BAD,
                    "",
                    "## Contributing",
                    "",
                    "Format: `- [title](url) - description without a period`",
                ]
            )
        },
        MALFORMED,
    ),
    Way(
        "a guide that states a format",
        {
            **ends(BAD),
            "CONTRIBUTING.md": "Use this format:\n\n```\n- [title](url) - description\n```\n",
        },
        MALFORMED,
    ),
    # Files that hide
    Way("all ignored", {**ends(BAD), ".gitignore": "*.md\n"}, MALFORMED),
    Way("a new folder ignored", {".gitignore": "new/\n", "new/a.md": Z}, BROKEN),
    Way("a new folder ignored by itself", {"new/.gitignore": "*\n", "new/a.md": Z}, BROKEN),
    Way("a new file ignored", {".gitignore": "a.md\n", "docs/a.md": Z}, BROKEN),
    Way("an environment", {"new/pyvenv.cfg": "", "new/a.md": Z}, BROKEN),
    Way("an environment around what is there", guide(Z, **{"docs/pyvenv.cfg": ""}), BROKEN),
    Way(
        "an environment around what is there, and a new page",
        {"docs/pyvenv.cfg": "", "docs/a.md": Z},
        BROKEN,
    ),
    Way("packages of node", {"node_modules/a.md": Z}, UNCHECKED),
    Way("packages of Python", {"site-packages/x/a.md": Z}, UNCHECKED),
    Way("a cache", {"__pycache__/a.md": Z}, UNCHECKED),
    Way("a hidden folder", {".new/a.md": Z}, UNCHECKED),
    Way("a hidden file", {".new.md": Z}, UNCHECKED),
    Way("where the configuration looks away", {"build/b.md": Z}, UNCHECKED, "excluding"),
    Way(
        "a folder turned into a link",
        {
            "docs/guide.md": None,
            "docs/more.md": None,
            "docs/plan.png": None,
            "docs": Link(".docs"),
            ".docs/guide.md": Z,
        },
        UNCHECKED,
    ),
    Way(
        "a folder turned into a link to files of text",
        {
            "docs/guide.md": None,
            "docs/more.md": None,
            "docs/plan.png": None,
            "docs": Link("x"),
            "x/guide.txt": Z,
        },
        UNCHECKED,
    ),
    Way(
        "the list turned into a link",
        {"README.md": Link(".x/README.md"), ".x/README.md": readme([*GOOD, BAD])},
        UNCHECKED,
    ),
    Way(
        "the list turned into a link to text",
        {"README.md": Link("LIST.txt"), "LIST.txt": readme([*GOOD, BAD])},
        UNCHECKED,
    ),
    Way(
        "the list turned into text",
        {"README.md": None, "README.txt": readme([*GOOD, BAD])},
        UNCHECKED,
    ),
    Way("the list moved", {"README.md": None, "docs/README.md": readme([*GOOD, BAD])}, MALFORMED),
    Way("the list renamed", {"README.md": None, "list.markdown": readme([*GOOD, BAD])}, MALFORMED),
    Way("the list turned into a folder", {"README.md": None, "README.md/a.txt": Z}, UNCHECKED),
    Way(
        "attributes",
        {**ends(BAD), ".gitattributes": "*.md -diff -text linguist-generated export-ignore\n"},
        MALFORMED,
    ),
    # Texts that switch checks off
    Way("a head to be filled in", begins("---\ntitle: {{ x }}\n---\n", BAD), MALFORMED),
    Way(
        "a head to be filled in, where lists are known",
        begins("---\ntitle: {{ x }}\n---\n", BAD),
        MALFORMED,
        "configured",
    ),
    Way(
        "a head to be filled in, of a new list",
        {"new/README.md": "---\ntitle: {{ x }}\n---\n" + readme([*GOOD, BAD])},
        UNCHECKED,
    ),
    Way(
        "a head to be filled in, and a link",
        guide(Z) | {"docs/guide.md": f"---\nt: {{{{ x }}}}\n---\n{Z}\n"},
        BROKEN,
    ),
    Way(
        "a head that makes a note of a list",
        {"papers/list.md": f"---\na: 1\n---\n{PAPERS}- [P](https://p.example/paper) - Says\n"},
        MALFORMED,
    ),
    Way("a head without an end", begins("---\ntitle: x\n", BAD), SYNTAX),
    Way("a head that is no YAML", begins("---\na: [\n---\n", BAD), SYNTAX),
    Way("words that Obsidian fills in", guide(f"{Z}\n\n<!-- {{{{title}}}} -->"), BROKEN),
    Way("words that Templater fills in", guide(f"{Z}\n\n<!-- <% tp.file.title %> -->"), BROKEN),
    Way("words that Foam fills in", guide(f"{Z}\n\n<!-- ${{FOAM_TITLE}} -->"), BROKEN),
    Way(
        "words that the vault fills in", guide(f"{Z}\n\n<!-- {{{{title}}}} -->"), UNCHECKED, "vault"
    ),
    Way("a block that is filled in", guide("[z](#gone)\n\n::: x"), ANCHOR),
    Way("a block that the site fills in", guide("[z](#gone)\n\n::: x"), UNCHECKED, "mkdocs"),
    Way("a snippet", guide('[z](#gone)\n\n--8<-- "x"'), ANCHOR),
    Way("a tag that includes", guide("[z](#gone)\n\n{% include x %}"), ANCHOR),
    Way("raw text of Jekyll", guide(f"{{% raw %}}\n{Z}\n{{% endraw %}}"), BROKEN),
    Way("a comment of Jekyll", guide(f"{{% comment %}}\n{Z}\n{{% endcomment %}}"), BROKEN),
    Way("code of Hugo", guide(f"{{{{< highlight x >}}}}\n{Z}\n{{{{< /highlight >}}}}"), BROKEN),
    Way("a comment of Obsidian", guide(f"%%\n{Z}\n%%"), BROKEN),
    Way("a comment in a vault", guide(f"%%\n{Z}\n%%"), UNCHECKED, "vault"),
    Way(
        "a folder of templates",
        guide(Z, **{".obsidian/templates.json": '{"folder": "docs"}'}),
        BROKEN,
    ),
    Way(
        "a folder of templates in a vault",
        guide(Z, **{".obsidian/templates.json": '{"folder": "docs"}'}),
        BROKEN,
        "vault",
    ),
    Way("a folder called templates", {"templates/a.md": Z, ".obsidian/app.json": "{}"}, BROKEN),
    Way("a folder called templates in a vault", {"templates/a.md": Z}, UNCHECKED, "vault"),
    Way("a site of Jekyll", guide("[z](/gone/)", **{"_config.yml": "title: x\n"}), BROKEN),
    Way("a site of Hugo", guide("[z](/gone/)", **{"hugo.toml": "title = 'x'\n"}), BROKEN),
    Way("a site of MkDocs", guide("[z](/gone/)", **{"mkdocs.yml": "site_name: x\n"}), BROKEN),
    Way(
        "an encrypted list",
        {"README.md": b"\0GITCRYPT\0" + readme([*GOOD, BAD]).encode()},
        UNCHECKED,
    ),
    Way("an empty list", {"README.md": "\n"}, UNCHECKED),
    Way("an encrypted note", {"docs/guide.md": b"\0GITCRYPT\0x"}, UNCHECKED),
    Way(
        "a list beside a manifest",
        {"papers/package.json": "{}", "papers/list.md": PAPERS + BAD},
        "malformed-entry",
    ),
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """One repository for all ways, with a branch for each base."""
    root = tmp_path_factory.mktemp("smuggling")
    repository = Repository(root)
    for name, files in BASES.items():
        repository.git("checkout", "--quiet", "--orphan", name)
        repository.git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", ".")
        repository.commit({**COMMON, **files})
    with chdir(root):
        yield repository


def make(root: Path, change: Change) -> None:
    """Write, link or remove files."""
    for name, text in change.items():
        path = root / name
        if text is None:
            path.unlink()
            if path.parent != root and not any(path.parent.iterdir()):
                path.parent.rmdir()
            continue
        if path.is_file():
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, Link):
            path.symlink_to(text.target)
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("way", WAYS, ids=[way.name.replace(" ", "-") for way in WAYS])
def test_nothing_is_smuggled_past(repository: Repository, run: Run, way: Way) -> None:
    repository.git("checkout", "--quiet", "--force", way.base)
    repository.git("clean", "--quiet", "--force", "-dx")
    make(repository.root, way.change)
    repository.git("add", "--all", "--force")
    arguments = ("--output-format", "concise", "--new-since", "HEAD", *way.arguments)
    outcome = run("check", *arguments)
    if way.caught in (UNCHECKED, SUPPRESSES):
        assert way.caught in outcome.err
        return
    assert f": {way.caught}" in outcome.out
    assert outcome.status == 1 or way.caught in WARNINGS


@pytest.mark.parametrize(
    "text",
    [
        readme([*GOOD, SILENCED, "- [Tool n](https://n.example) - Does n well."]),
        readme([SILENCED, *GOOD]),
        readme([*GOOD, f"{SILENCED}\n  - [n](https://n.example) - Does n well."]),
    ],
    ids=["another-entry", "moved-as-it-is", "an-item-below"],
)
def test_a_comment_that_was_there_is_not_said_again(
    repository: Repository, run: Run, text: str
) -> None:
    repository.git("checkout", "--quiet", "--force", "silenced")
    make(repository.root, {"README.md": text})
    outcome = run("check", "--new-since", "HEAD", "--no-new-suppressions")
    assert SUPPRESSES not in outcome.err
    assert outcome.status == 0, outcome.out


@pytest.mark.parametrize("ignored", [False, True])
def test_a_submodule_whose_files_are_not_read_is_said(
    repository: Repository,
    run: Run,
    ignored: bool,  # noqa: FBT001 - a case
) -> None:
    repository.git("checkout", "--quiet", "--force", "plain")
    repository.git("clean", "--quiet", "--force", "-dx")
    commit = repository.git("rev-parse", "HEAD").strip()
    path = "node_modules" if ignored else "more"
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{path}")
    if ignored:
        make(repository.root, {f"{path}/README.md": readme([*GOOD, BAD])})
    outcome = run("check", "--new-since", "HEAD")
    why = "it holds installed packages" if ignored else "it is a submodule that is not on disk"
    assert f"{UNCHECKED}, {path}: {why}" in outcome.err
    make(repository.root, {"more/README.md": readme(GOOD)})
    assert "not on disk" not in run("check", "--new-since", "HEAD").err


@pytest.mark.parametrize("form", [*FORMATS, "quiet"], ids=lambda form: form)
def test_every_format_says_what_a_change_suppresses(
    repository: Repository, run: Run, form: str
) -> None:
    repository.git("checkout", "--quiet", "--force", "plain")
    repository.git("clean", "--quiet", "--force", "-dx")
    make(repository.root, {"README.md": readme([*GOOD, SILENCED])})
    how = ["--quiet"] if form == "quiet" else ["--output-format", form]
    outcome = run("check", "--new-since", "HEAD", *how)
    if form == "json":
        assert json.loads(outcome.out)["summary"]["added_suppressions"]
    else:
        is_own = form not in ("full", "concise", "jsonl", "quiet")
        assert SUPPRESSES in (outcome.out if is_own else outcome.err)


def test_there_are_many_ways() -> None:
    assert len({way.name for way in WAYS}) == len(WAYS) >= len("smuggler") * 10
