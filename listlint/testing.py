"""For people who write rules: what one finds in texts, and its examples as cases for tests.

    from listlint.rules import rules
    from listlint.testing import found_by, load_texts

    project = load_texts({"README.md": "- [Attention](atention.md)"})
    assert [each.message for each in found_by(rules()["broken-link"], project)] == [
        "no file `atention.md`"
    ]

`examples` reads a rule's docstring. Under `## Bad` and `## Good` stand fenced files, named in the
fence's info string (`README.md` where there is no name); `diagnostics` is what they give, `fixed`
behind a name what the fixes make of it, and `before` what it was, where a change is looked at. A
`toml` fence is the configuration.

`python -m listlint.testing rules/no_todo.py` says which examples of a file's rules do not hold;
`failures` does so for a test: `assert not [*failures("rules/no_todo.py")]`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from pathlib import Path

from listlint.cli.console import CLEAN, FAILED, FINDINGS, complain, show
from listlint.cli.report.text import example_lines
from listlint.config.config_file import read
from listlint.core.diagnostic import Diagnostic
from listlint.core.errors import UsageError
from listlint.core.lazy_pattern import pattern
from listlint.core.result import Result
from listlint.core.source import Source, lines_of
from listlint.engine import fix, own_rules
from listlint.engine.loading import load_texts
from listlint.engine.run import lint
from listlint.rules import INTERNAL_ERROR, OWN_RULES, Rule, found_by

__all__ = ["Example", "examples", "failures", "failures_of", "found_by", "load_texts"]

_SECTION = pattern(r"^## (Bad|Good)\b.*$", re.MULTILINE)
_FENCE = pattern(
    r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Example:
    """One set of files under one heading."""

    title: str
    """`Bad` or `Good`."""
    files: dict[str, str] = field(default_factory=dict)
    """Texts by path."""
    diagnostics: str = ""
    """What is reported, in the concise form, with help and related places in lines of their own."""
    fixed: dict[str, str] = field(default_factory=dict)
    """The files that fixes change, as they are afterwards."""
    config: str = ""
    before: dict[str, str] = field(default_factory=dict)
    """The files that a change has made different, as they were."""


def examples(doc: str) -> Iterator[Example]:
    """The examples of a docstring, one for each heading `## Bad…` or `## Good…`."""
    headings = list(_SECTION.finditer(doc))
    starts = [*(heading.start() for heading in headings), len(doc)]
    for heading, end in zip(headings, starts[1:], strict=True):
        example = Example(heading[1])
        config = diagnostics = ""
        for fence in _FENCE.finditer(doc, heading.end(), end):
            language, *words = fence["info"].split()
            if language == "diagnostics":
                diagnostics = fence["text"]
            elif language == "toml":
                config = fence["text"]
            elif words[-1:] == ["fixed"]:
                example.fixed[_name(words[:-1])] = fence["text"]
            elif words[-1:] == ["before"]:
                example.before[_name(words[:-1])] = fence["text"]
            else:
                example.files[_name(words)] = fence["text"]
        yield replace(example, diagnostics=diagnostics, config=config)


def _name(words: list[str]) -> str:
    return " ".join(words) or "README.md"


def failures(path: str | Path) -> Iterator[str]:
    """What of the examples of a file's rules does not hold, each as the lines of a comparison. The
    file is run. Raises `UsageError` where it fails or has no rule.
    """
    for rule in own_rules.rules_of_file(str(path), Path(path).read_text("utf-8")):
        token = OWN_RULES.set({rule.name: rule})
        try:
            yield from failures_of(rule)
        finally:
            OWN_RULES.reset(token)


def failures_of(rule: Rule) -> Iterator[str]:
    """What of a rule's examples does not hold."""
    found = [*examples(rule.doc)]
    for title in ("Bad", "Good"):
        if all(example.title != title for example in found):
            yield f"{rule.name}: the docstring has no `## {title}`"
    for number, example in enumerate(found, 1):
        name = f"{rule.name}, example {number}"
        said, failed = _found_in(example, rule, example.files)
        yield from (f"{name}: {each.message}" for each in failed)
        if failed:  # what it would have found is not known
            continue
        if example.title == "Bad" and not said and not example.diagnostics.strip():
            yield f"{name}: nothing is found under `## Bad`"
        yield from _compared(f"{name}: findings", example.diagnostics, _lines(said, example))
        fixed = fix.apply(example.files, said, unsafe=True)
        for path, text in (example.files | example.fixed).items():
            yield from _compared(f"{name}: {path} fixed", text, fixed[path])


def _found_in(
    example: Example, rule: Rule, files: dict[str, str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What the rule finds in an example, and what is said where it, or the parser, fails."""
    config = read(example.config, "listlint.toml", files.get)
    config = config.selecting((), (), (rule.name,))  # also where it is off by default
    base = load_texts(example.files | example.before, config) if example.before else None
    result = lint(load_texts(files, config, base), config)
    found = {
        name: [each for each in result.diagnostics if each.rule == name]
        for name in (rule.name, INTERNAL_ERROR.name)
    }
    return found[rule.name], found[INTERNAL_ERROR.name]


def _lines(found: list[Diagnostic], example: Example) -> str:
    sources = {path: Source(path, text) for path, text in example.files.items()}
    result = Result(diagnostics=tuple(found), fingerprints=(), sources=sources)
    return "".join(f"{line}\n" for each in found for line in example_lines(each, result))


def _compared(name: str, wanted: str, got: str) -> Iterator[str]:
    if wanted.rstrip("\n") != got.rstrip("\n"):
        lines = (lines_of(wanted), lines_of(got))
        changes = unified_diff(*lines, "as the example says", "as it is", lineterm="")
        yield "\n".join([name, *changes])


def _run(paths: list[str]) -> int:
    """Say of each file which of its examples do not hold, or how many do."""
    if not paths or any(path.startswith("-") for path in paths):
        show(["usage: python -m listlint.testing FILE...", "", *lines_of(__doc__)[-4:]])
        return CLEAN if {"-h", "--help"} & {*paths} else FAILED
    status = CLEAN
    for path in paths:
        try:
            text = Path(path).read_text("utf-8")
            wrong = [*failures(path)]
            number = sum(len([*examples(rule.doc)]) for rule in own_rules.rules_of_file(path, text))
        except UsageError as error:
            complain(*error.complaints)
            return FAILED
        except (OSError, UnicodeDecodeError) as error:
            complain(f"`{path}`: {getattr(error, 'strerror', None) or error}")
            return FAILED
        hold = "1 example holds" if number == 1 else f"{number} examples hold"
        show(wrong or [f"{path}: {hold}"])
        status = FINDINGS if wrong else status
    return status


if __name__ == "__main__":
    raise SystemExit(_run(sys.argv[1:]))
