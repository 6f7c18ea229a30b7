"""The README and docs/ say what is true: tables, configurations and every output that is shown.

`pytest tests/test_readme.py --rewrite-golden` rewrites the table of rules and the configuration.
"""

import re
import shlex
import tomllib

import pytest
from conftest import ROOT, Golden

from listlint.cli.main import run as run_main
from listlint.config.config_file import read
from listlint.rules import ENGINE_FINDINGS, rules

README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    texts = (page.read_text(encoding="utf-8") for page in PAGES)
    found = (pair for text in texts for pair in FENCE.findall(text))
    return [text for name, text in found if name == language]


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


def test_every_configuration_is_valid() -> None:
    for text in blocks("toml"):
        assert tomllib.loads(text)
        if "no-todo" in text:  # an own rule, which only a run with `--plugins` knows
            continue
        read(text, "listlint.toml", lambda path: '{"type": "object"}' if path else None)


def shown(block: str) -> list[tuple[str, list[str]]]:
    """Each command of a block, with the lines that follow it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.splitlines()[0], part.splitlines()[1:]) for part in parts]


COMMANDS = [
    pytest.param(command, output, id=command)
    for block in blocks("console")
    for command, output in shown(block)
    if command.startswith("listlint") and "seeds" in command
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
    with pytest.raises(SystemExit):
        run_main(shlex.split(command)[1:])
    assert matches(output, capsys.readouterr().out.splitlines())
