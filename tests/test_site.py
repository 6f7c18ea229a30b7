"""The site of the documentation: its pages, their links, and what editors are told.

`mkdocs build --strict` itself is a step of `.ci/run`, which installs the extra `docs`.
"""

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Run, Write

from listlint.core.homepage import SITE, rule_address

sys.path.append(str(ROOT / "docs" / "site"))
from pages import all_rules, linked, pages, rule_page

DOCS = ROOT / "docs"
SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
WRITTEN = {page.name: page.read_text(encoding="utf-8") for page in DOCS.glob("*.md")}


def test_every_page_is_in_the_navigation() -> None:
    named = {path for entry in SETTINGS["nav"] for path in entry.values()}
    assert named == {*WRITTEN, "index.md", "changelog.md"}


def test_every_rule_has_the_page_that_reports_name() -> None:
    made = pages()
    for name in all_rules():
        assert f"rules/{name}.md" in made
        assert rule_address(name) == f"{SETTINGS['site_url']}rules/{name}/"
    assert SETTINGS["site_url"] == f"{SITE}/"


def test_the_page_of_a_rule() -> None:
    text = rule_page(all_rules()["broken-link"])
    assert text.startswith("# broken-link\n\n*error*\n\nA link to a file that is not there.\n")
    assert '```markdown title="notes/uniter.md, fixed"\n' in text
    assert '```text title="what is found"\n' in text
    assert re.search(r"^\| `cutoff` \| .+ \| `\d+` \|$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("`self-link` and `x`", "[`self-link`](rules/self-link.md) and `x`"),
        ("# `self-link`", "# `self-link`"),
        ("[a](../README.md#more)", "[a](index.md#more)"),
        ("[a](../seeds)", "[a](https://github.com/OWNER/listlint/blob/main/seeds)"),
        ("[a](b.md) [c](https://d.org)", "[a](b.md) [c](https://d.org)"),
        (
            r"| `{\|…\|}` | `a` `<\|>` |",
            "| <code>{&#124;…&#124;}</code> | `a` <code>&lt;&#124;&gt;</code> |",
        ),
        (r"not in a row: `a\|b`", r"not in a row: `a\|b`"),
        ("```text\n`self-link` [a](../b)\n```\n", "```text\n`self-link` [a](../b)\n```\n"),
    ],
)
def test_links_are_those_of_the_site(text: str, becomes: str) -> None:
    assert linked(text, "a.md") == becomes


def test_no_link_of_the_site_is_broken(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = {path: linked(text, path) for path, text in {**WRITTEN, **pages()}.items()}
    monkeypatch.chdir(write(every))
    outcome = run("check", "--select", "broken-link,broken-anchor,undefined-reference")
    assert outcome.status == 0, outcome.out
    assert f"checked {len(every)} files" in outcome.err


def test_what_editors_are_told(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    block = WRITTEN["editors.md"].partition("<!-- vscode -->\n```json\n")[2].partition("```")[0]
    (task,) = json.loads(block)["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    monkeypatch.chdir(write({"a b.md": "[x](gone.md)\n"}))
    program, *arguments = task["command"].split()
    assert program == "listlint"
    (line,) = run(*arguments).out.splitlines()
    found = re.fullmatch(pattern["regexp"], line)
    assert found
    values = [found[pattern[name]] for name in ("file", "line", "column", "severity", "code")]
    assert values == ["a b.md", "1", "5", "error", "broken-link"]


def test_the_language_of_templates_has_no_backslash_on_the_site() -> None:
    page = linked(WRITTEN["formats.md"], "formats.md")
    assert "<code>{&#124;…&#124;…&#124;}</code>" in page
    assert not re.search(r"`[^`\n]*\\\|", page)


def test_what_the_site_is_styled_with_is_there() -> None:
    assert all((DOCS / name).is_file() for name in SETTINGS["extra_css"])


def test_the_scripts_are_not_published() -> None:
    assert SETTINGS["exclude_docs"].split() == ["site/"]
    assert [Path(hook) for hook in SETTINGS["hooks"]] == [Path("docs/site/pages.py")]
