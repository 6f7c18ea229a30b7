"""Places in a text: lines end as CommonMark says, columns count characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.core.source import Source, lines_of

TEXTS = st.text(st.sampled_from(["a", "é", "😀", "\n", "\r", "\t", "\u2028", "\x85", "\x0c"]))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\r\nb\rc\nd", [0, 3, 5, 7]),
        ("\r\r\n\n", [0, 1, 3, 4]),
        ("a\u2028b\x85c\x0cd", [0]),
    ],
)
def test_lines_end_at_carriage_returns_and_line_feeds_only(text: str, starts: list[int]) -> None:
    assert [*Source("a.md", text).starts] == starts


def test_columns_count_characters() -> None:
    source = Source("a.md", "é\n😀中x")
    assert source.position(4) == (2, 3)
    assert source.offset(2, 3) == 4
    assert source.text_of(source.span(2, 4)) == "😀中"
    assert source.line(2) == "😀中x"


@given(TEXTS)
def test_every_offset_has_one_place(text: str) -> None:
    source = Source("a.md", text)
    assert source.lines() == [source.line(n) for n in range(1, len(source.starts) + 1)]
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.offset(line, column) == offset
        assert column >= 1
        assert source.starts[line - 1] <= offset


@given(TEXTS)
def test_the_lines_of_a_text_are_those_of_its_source(text: str) -> None:
    lines = Source("a.md", text).lines()
    assert lines_of(text) == (lines if lines[-1] else lines[:-1])


def test_nothing_counts_lines_in_another_way() -> None:
    package = Path(__file__).parents[2] / "listlint"
    code = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    assert not any(".splitlines(" in text for text in code)
