"""Years at the edges of descriptions, and the signs beside them."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.project.project import Base
from listlint.testing import load_texts

CONFIG = Config(select=("uneven-year",))


def lines(*descriptions: str) -> str:
    items = [f"- [n{k}](https://n{k}.example) - {text}\n" for k, text in enumerate(descriptions)]
    return "# List\n\n## Tools\n\n" + "".join(items)


def messages(text: str, before: str = "") -> list[str]:
    base = Base(load_texts({"README.md": before}, CONFIG)) if before else None
    project = load_texts({"README.md": text}, CONFIG, base)
    return [each.message for each in lint(project, CONFIG).diagnostics]


ENDING = [f"A tool of {k}, 20{10 + k}+" for k in range(12)]
BEGINNING = [f"20{10 + k}-?, a tool of {k}" for k in range(12)]


@pytest.mark.parametrize(
    ("usual", "text", "message"),
    [
        (ENDING, "A compiler 2012+", "expected `,` before `2012+`, found a space"),
        (ENDING, "A compiler - 2012", "expected `,` before `2012`, found `-`"),
        (BEGINNING, "2012-2014 - a compiler", "expected `,` after `2012-2014`, found `-`"),
    ],
)
def test_another_sign_beside_years_is_said(usual: list[str], text: str, message: str) -> None:
    assert messages(lines(*usual, text)) == [message]
    assert messages(lines(*usual, text), lines(*usual)) == [message]
    assert not messages(lines(*usual, text, "A map."), lines(*usual, text))
    assert not messages(lines(*usual[:9], text))


@pytest.mark.parametrize(
    "text",
    [
        "A compiler, 2012+.",
        "Of use since 2012",
        "A compiler,2012+",
        "Follows 1 - 2012.05",
        "2012 edition of it",
        "2012 - 2014, a compiler",
    ],
)
def test_years_that_are_no_edge_are_left_alone(text: str) -> None:
    assert not messages(lines(*ENDING, *BEGINNING, text))


def test_a_section_may_have_a_sign_of_its_own() -> None:
    other = "\n## Other\n\n" + "".join(
        f"- [m{k}](https://m{k}.example) - A map - 20{10 + k}+\n" for k in range(2)
    )
    assert not messages(lines(*ENDING) + other)
