"""A separator within the text of a link is moved out of it, and not written a second time."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.separator_in_link import moved_out
from listlint.project.project import Project
from listlint.testing import load_texts

CONFIG = Config(select=("malformed-entry", "odd-spacing"))
SAID = "`:` is within the link's text: it belongs behind the link"
SIBLINGS = "".join(f"- [Talk {n}](https://t.example/{n}): Speaker {n}\n" for n in range(14))


def opened(line: str) -> Project:
    return load_texts({"README.md": f"# Talks\n\n{SIBLINGS}{line}\n"})


def found(line: str) -> list[Diagnostic]:
    return [*lint(opened(line), CONFIG).diagnostics]


@pytest.mark.parametrize("text", ["Play: ", "Play:", "Play : "])
@pytest.mark.parametrize("behind", ["", " "])
def test_one_defect_is_one_finding_and_one_fix(text: str, behind: str) -> None:
    line = f"- [{text}](https://t.example/p){behind}Ann Lee"
    (said,) = found(line)
    assert (said.rule, said.message) == ("malformed-entry", SAID)
    assert said.fix
    assert said.fix.safe
    texts = {path: source.text for path, source in opened(line).sources.items()}
    fixed = fix.apply(texts, [said])["README.md"]
    assert fixed.endswith("- [Play](https://t.example/p): Ann Lee\n")


def test_a_sign_that_is_missing_in_both_places_is_only_written() -> None:
    (said,) = found("- [Play](https://t.example/p) Ann Lee")
    assert said.message == "`:` is missing after the title"


def test_what_else_is_said_of_the_entry_stays() -> None:
    text = "- [Play: ](u)Ann"
    space = Deviation(DeviationKind.SIGN, 8, 9, "", "a space too many after the title")
    colon = Deviation(DeviationKind.SIGN, 13, 13, ": ", "`:` is missing after the title")
    other = Deviation(DeviationKind.SIGN, 16, 16, ".", "`.` is missing")
    moved = [*moved_out(text, [space, colon, other])]
    assert [(each.start, each.end, each.new) for each in moved] == [
        (7, 9, ""),
        (13, 13, ": "),
        (16, 16, "."),
    ]
