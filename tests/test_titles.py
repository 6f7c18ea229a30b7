"""Titles as people compare them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.titles import normalise, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VL-BERT: Pre-training", "VL-BERT - Pre-Training"),
        ("Attention Is All You Need", "attention is all you need."),
        ("Poincaré Embeddings", "Poincare embeddings"),
        ("Google's System", "Googles System"),
        ("Google\u2019s System", "Google's System"),
        ("A \u2013 B \u2014 C", "A - B: C"),
        ("The ﬁrst “word”", 'the first "word"'),
        ("A · B", "A B"),
        ("\uff22\uff25\uff32\uff34", "BERT"),
    ],
)
def test_equal_titles(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C++ by Example", "C# by Example"),
        ("VSE++", "VSE"),
        ("YOLO v1.2", "YOLO v12"),
        ("Part 1", "Part 2"),
        ("视觉", "语言"),
        ("がく", "かく"),
        ("हिन्दी", "हन्द"),
    ],
)
def test_different_titles(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Image-TExt Representation Learning", "Learning Image-Text Representations", True),
        ("Networks for Vision", "The Vision Network", True),
        ("Fast R-CNN", "Faster R-CNN", False),
        ("BERT", "RoBERTa", False),
    ],
)
def test_stems(one: str, other: str, *, equal: bool) -> None:
    assert (stems(one) == stems(other)) is equal


@given(st.text())
def test_normalising_twice_changes_nothing(title: str) -> None:
    once = normalise(title)
    assert normalise(once) == once
    assert once == once.strip()


@given(st.text())
def test_how_a_file_system_stores_accents_does_not_matter(title: str) -> None:
    assert normalise(unicodedata.normalize("NFD", title)) == normalise(
        unicodedata.normalize("NFC", title)
    )
