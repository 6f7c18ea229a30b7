"""The anchors of headings, as GitHub makes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.anchors import github, slug


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Papers", "papers"),
        ("Table of Contents", "table-of-contents"),
        ("A  B", "a--b"),
        ("C++ & Rust", "c--rust"),
        ("What's new?", "whats-new"),
        ("snake_case-and.dots", "snake_case-anddots"),
        ("2019 (ICCV)", "2019-iccv"),
        ("【ICLR】中文", "iclr中文"),
        ("Ünïcode", "ünïcode"),
        ("🚀 Launch", "-launch"),
        ("हिन्दी", "हिन्दी"),
        ("ⓐ", "ⓐ"),
        ("½ ² a", "--a"),
        ("a\tb", "ab"),
        ("a\u00a0b", "ab"),
        ("", ""),
    ],
)
def test_a_heading(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        (["a", "A", "a"], ["a", "a-1", "a-2"]),
        (["a", "a-1", "a"], ["a", "a-1", "a-2"]),
        (["a-1", "a", "a"], ["a-1", "a", "a-2"]),
        (["", "", "!"], ["", "-1", "-2"]),
    ],
)
def test_repeated_headings_are_counted(headings: list[str], anchors: list[str]) -> None:
    assert github(headings) == anchors


@given(st.lists(st.sampled_from(["a", "a-1", "a-1-1", "A", "b", "", "-1", "!"])))
def test_no_two_headings_share_an_anchor(headings: list[str]) -> None:
    assert len(set(github(headings))) == len(headings)
