"""The README and docs/ say what is true: tables, pictures, configurations and every output.

`pytest tests/test_readme.py --rewrite-golden` rewrites what is generated of them.
"""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Golden, Write

from listlint.cli.arguments import parse
from listlint.cli.main import run as run_main
from listlint.config.config_file import read
from listlint.config.json_schema import configuration_schema
from listlint.lists.format.norm import Norm
from listlint.rules import ENGINE_FINDINGS, rules

README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r'^```(\w+)(?: title="([^"\n]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?<!`)`(listlint [^`…]+)`(?!`)")


def fences(page: Path) -> list[tuple[str, str, str]]:
    """The language, the title and the text of each fence of a page."""
    return FENCE.findall(page.read_text(encoding="utf-8"))


def blocks(language: str) -> list[str]:
    found = (fence for page in PAGES for fence in fences(page))
    return [text for name, _, text in found if name == language]


def check_section(golden: Golden, page: str, name: str, text: str) -> None:
    file = ROOT / "docs" / page
    before, rest = file.read_text(encoding="utf-8").split(f"<!-- {name} -->\n")
    _, after = rest.split(f"<!-- /{name} -->\n")
    golden(file, f"{before}<!-- {name} -->\n{text}<!-- /{name} -->\n{after}")


def test_a_newcomer_can_read_it_through() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 200


def test_every_page_is_named() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(f"](docs/{page.name})" in text for page in PAGES[1:])


def test_the_table_of_rules(golden: Golden) -> None:
    lines = ["| rule | severity | what it finds |", "| --- | --- | --- |"]
    for name, rule in sorted({**rules(), **ENGINE_FINDINGS}.items()):
        state = rule.severity if rule.on_by_default else "off"
        lines.append(f"| `{name}` | {state} | {rule.summary} |")
    check_section(golden, "rules.md", "rules", "".join(f"{line}\n" for line in lines))


def test_the_configuration_of_this_repository(golden: Golden) -> None:
    text = (ROOT / "listlint.toml").read_text(encoding="utf-8")
    check_section(golden, "configuration.md", "config", f"```toml\n{text}```\n")


def keys(schema: dict[str, Any], lead: str = "") -> Iterator[str]:
    """A row for each key of the configuration, but for the rules and their options."""
    for key, about in schema["properties"].items():
        name = f"{lead}{key}"
        values = about.get("enum") or about.get("items", {}).get("enum") or ()
        choices = ", ".join(f"`{value}`" for value in values) if len(values) < 9 else ""
        yield f"| `{name}` | {about['description']} | {choices} |\n"
        inner = about.get("items", about)
        if "properties" in inner and key != "rules":
            yield from keys(inner, f"{name}." if inner is about else f"[[{name}]] ")


def test_the_keys_of_the_configuration(golden: Golden) -> None:
    head = "| key | what it is | one of |\n| --- | --- | --- |\n"
    text = head + "".join(keys(configuration_schema()))
    check_section(golden, "configuration.md", "keys", text)


def picture(entry: str, template: str) -> Iterator[str]:
    """An entry and its template, with what is in the fields marked between them."""
    found = Norm((template,)).align(entry)
    assert found
    assert found.conforms
    brackets, names = [" "] * len(entry), [" "] * len(entry)
    for value in found.values:
        width = value.end - value.start
        brackets[value.start : value.end] = f"└{'─' * (width - 2)}┘"
        names[value.start : value.end] = value.name.center(width)[:width] if width > 4 else "year"
    yield from (entry, "".join(brackets).rstrip(), "".join(names).rstrip(), template)


def test_the_picture_of_a_format(golden: Golden) -> None:
    page = ROOT / "docs" / "formats.md"
    text = page.read_text(encoding="utf-8")
    (entry,) = re.findall(
        r"^- \*\*Rowing at night.*$", text.partition("<!-- picture")[0], re.MULTILINE
    )
    (template,) = set(re.findall(r"^ +(- \*\*\{title.*)$", text, re.MULTILINE))
    shown = "\n".join(picture(entry, template))
    check_section(golden, "formats.md", "picture", f"```text\n{shown}\n```\n")


def test_every_configuration_is_valid() -> None:
    for text in blocks("toml"):
        assert tomllib.loads(text)
        if "no-todo" in text or "few-images" in text:  # own rules, known only with `--plugins`
            continue
        read(text, "listlint.toml", lambda path: '{"type": "object"}' if path else None)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_one(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    consoles = "".join(block for name, _, block in fences(page) if name == "console")
    commands = [*COMMAND.findall(text), *(command for command, _ in shown(consoles))]
    for command in commands:
        program, *arguments = shlex.split(command, comments=True)
        if program == "listlint" and not {"|", "--help"}.intersection(arguments):
            parse(arguments)


def shown(block: str) -> list[tuple[str, list[str]]]:
    """Each command of a block, with the lines that follow it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.splitlines()[0], part.splitlines()[1:]) for part in parts]


COMMANDS = [
    pytest.param(command, output, id=command)
    for block in blocks("console")
    for command, output in shown(block)
    if command.startswith("listlint") and "seeds" in command and output
]
WITH_PROJECTS = [
    page for page in PAGES if any(title and name == "markdown" for name, title, _ in fences(page))
]


def matches(expected: list[str], actual: list[str]) -> bool:
    """Whether the lines are the same; a line `…` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if x == "…" else f"{re.escape(x)}\n" for x in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in actual)) is not None


@pytest.mark.parametrize(("command", "output"), COMMANDS)
def test_shown_output_is_real(
    command: str,
    output: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    assert matches(output, printed(command, capsys))


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a command prints, on standard output and then beside it."""
    with pytest.raises(SystemExit):
        run_main(shlex.split(command)[1:])
    said = capsys.readouterr()
    return f"{said.out}{said.err}".splitlines()


@pytest.mark.parametrize("page", WITH_PROJECTS, ids=lambda page: page.name)
def test_what_a_page_goes_through_is_real(
    page: Path, write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands of a page, one after the other, in a project of the files that it shows."""
    monkeypatch.chdir(write({}))
    for language, title, text in fences(page):
        if title:
            write({title: text})
        for command, output in shown(text) if language == "console" else ():
            if "seeds" not in command and output:
                assert matches(output, printed(command, capsys)), command
