"""Spaces at the ends of lines, where a list asks to remove them."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.fix import apply
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("trailing-space",))
ASKED = "- Make sure your text editor is set to remove trailing whitespace."
ENDS = (
    "- [one](https://one.example) - Reads files. \n"
    "- [two](https://two.example) - Writes files.\n"
    "- [three](https://three.example) - Breaks a line  \n  and goes on.  \n"
)


def test_spaces_at_the_ends_of_lines_are_one_finding_where_none_are_asked_for() -> None:
    project = load_texts({"README.md": ENDS, "CONTRIBUTING.md": ASKED}, CONFIG)
    (found,) = lint(project, CONFIG).diagnostics
    assert found.message == "2 lines end in spaces, and the list asks for none"
    assert found.help == f'the list says: "{ASKED.strip("- .")}"'
    fixed = apply({"README.md": ENDS, "CONTRIBUTING.md": ASKED}, [found])["README.md"]
    assert fixed == ENDS.replace(". \n", ".\n").replace(".  \n", ".\n")


@pytest.mark.parametrize(
    "guide", ["", "Leave trailing whitespace alone.", "Remove any trailing slash."]
)
def test_spaces_at_the_ends_of_lines_are_left_alone_elsewhere(guide: str) -> None:
    project = load_texts({"README.md": ENDS, "CONTRIBUTING.md": guide}, CONFIG)
    assert not lint(project, CONFIG).diagnostics


def test_of_a_change_only_what_it_brings_has_no_space_at_the_end() -> None:
    new = ENDS + "- [four](https://four.example) - Sorts files. \n"
    base = load_texts({"README.md": ENDS, "CONTRIBUTING.md": ASKED}, CONFIG)
    project = load_texts({"README.md": new, "CONTRIBUTING.md": ASKED}, CONFIG, base=base)
    found = lint(project, CONFIG).diagnostics
    assert [each.message for each in found] == [
        "the line ends in spaces, and the list asks for none"
    ]
    assert project.sources["README.md"].text[: found[0].span.start].endswith("Sorts files.")
