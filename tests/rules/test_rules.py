"""Every example in every rule's docstring holds, to the letter."""

import pytest

from listlint.cli.report.text import example_lines
from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.result import Result
from listlint.core.source import Source
from listlint.engine import baseline, fix
from listlint.engine.run import lint
from listlint.project.project import Base
from listlint.rules import ENGINE_FINDINGS, INTERNAL_ERROR, Rule, rules
from listlint.testing import Example, examples, load_texts

ALL = {**rules(), **ENGINE_FINDINGS}
CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{example.title.lower()}-{number}")
    for rule in ALL.values()
    for number, example in enumerate(examples(rule.doc), 1)
]


def config_of(example: Example) -> Config:
    return read(example.config, "listlint.toml", example.files.get)


def findings(rule: Rule, example: Example, files: dict[str, str]) -> list[Diagnostic]:
    config = config_of(example)
    then = load_texts(example.files | example.before, config)
    project = load_texts(files, config, Base(then) if example.before else None)
    known = None
    if text := files.get(baseline.NAME):
        known = baseline.read(Source(baseline.NAME, text))
        project = project.with_source(known.source)
    result = lint(project, config, baseline=known)
    assert not [found for found in result.diagnostics if found.rule == INTERNAL_ERROR.name]
    return [found for found in result.diagnostics if found.rule == rule.name]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    found = findings(rule, example, example.files)
    sources = {path: Source(path, text) for path, text in example.files.items()}
    result = Result(diagnostics=tuple(found), fingerprints=(), sources=sources)
    lines = [line for each in found for line in example_lines(each, result)]
    assert "\n".join(lines) == example.diagnostics.rstrip("\n")
    assert bool(found) == (example.title == "Bad")
    fixed = fix.apply(example.files, found, unsafe=True)
    assert fixed == example.files | example.fixed
    if fixed != example.files:  # and then nothing more is to be fixed
        assert fix.apply(fixed, findings(rule, example, fixed), unsafe=True) == fixed


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL)
def test_documented(rule: Rule) -> None:
    if rule is not INTERNAL_ERROR:
        assert {"Bad", "Good"} <= {example.title for example in examples(rule.doc)}
    assert len(rule.summary) <= 80
    assert rule.summary.endswith(".")
