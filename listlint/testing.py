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
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.markdown_paths import is_markdown
from listlint.core.source import Source
from listlint.engine.loading import load
from listlint.files.listing import Files
from listlint.project.project import Base, Project
from listlint.rules import Rule

_SECTION = re.compile(r"^## (Bad|Good)\b.*$", re.MULTILINE)
_FENCE = re.compile(
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


def load_texts(
    texts: Mapping[str, str], config: Config | None = None, base: Base | None = None
) -> Project:
    """A project that consists of these texts, by path, and no other file. `base` is what it was
    before, where a change is looked at: `Base(load_texts(…))`.
    """
    sources = [Source(path, text) for path, text in sorted(texts.items()) if is_markdown(path)]
    return load(sources, config or Config(), Files.of(texts), base=base)


def found_by(
    rule: Rule, project: Project, options: Mapping[str, object] | None = None
) -> Iterator[Diagnostic]:
    """What one rule finds in a project, whatever comments and configuration say of it."""
    check = rule.bind(project, options or {})
    for subject in rule.subjects_in(project):
        yield from check(subject)
