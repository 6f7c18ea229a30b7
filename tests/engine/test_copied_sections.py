"""A section that was copied is one defect, however many entries are in it."""

from __future__ import annotations

from listlint.config.tables import Config
from listlint.core.diagnostic import Severity
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("duplicate-section", "duplicate-work"))
NAMES = ("ant", "bee", "cat", "dog")


def section(name: str, *names: str) -> str:
    return f"## {name}\n\n" + "".join(f"- [{n}](https://{n}.example) - Works.\n" for n in names)


def found(*sections: str) -> list[tuple[int, str, Severity | None]]:
    project = load_texts({"README.md": "# Tools\n\n" + "\n".join(sections)})
    source = project.sources["README.md"]
    return [
        (source.position(each.span.start).line, each.message, each.severity)
        for each in lint(project, CONFIG).diagnostics
    ]


def test_a_copied_section_is_told_with_the_entries_that_are_in_both() -> None:
    assert found(section("Pets", *NAMES), section("Wild", "elk"), section("Pets", *NAMES)) == [
        (
            14,
            "there is a section `Pets` on line 3 already, and 4 entries are in both",
            Severity.ERROR,
        )
    ]


def test_a_few_copies_and_those_of_other_sections_are_told_alone() -> None:
    told = found(section("Pets", *NAMES), section("Wild", "cat"), section("Pets", "ant", "eel"))
    assert [(line, message.partition(" on ")[0]) for line, message, _ in told] == [
        (12, "already listed"),
        (14, "there is a section `Pets`"),
        (16, "already listed"),
    ]
