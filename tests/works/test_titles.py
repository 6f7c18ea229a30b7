"""Titles as people compare them."""

from __future__ import annotations

import random
import unicodedata
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.works.titles import (
    LikenessKind,
    Title,
    alike_pairs,
    compare,
    is_misspelt,
    join,
    misspelt_word,
    normalise,
    pairs,
    stems,
)
from listlint.works.titles.join import each_with_each
from listlint.works.titles.letters import Text


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


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Attention Is All You Need", "attention is all you need.", LikenessKind.EQUAL),
        ("Pre-training of Nets", "Pretraining of nets", LikenessKind.EQUAL),
        (
            "【ICLR】VL-BERT: Generic Representations",
            "VL-BERT - Generic Representations",
            LikenessKind.EQUAL,
        ),
        ("[CVPR 2019] Deep Nets \U0001f525", "Deep Nets", LikenessKind.EQUAL),
        (
            "SURF: Speeded Up Robust Features",
            "Speeded-Up Robust Features (SURF)",
            LikenessKind.REORDERED,
        ),
        (
            "Pattern Recognition and Networks",
            "Networks for Pattern Recognition",
            LikenessKind.STEMS,
        ),
        (
            "UNITER: Learning UNiversal Image-TExt Representations",
            "UNITER: UNiversal Image-TExt Representation Learning",
            LikenessKind.STEMS,
        ),
        (
            "Making the V in VQA Matter",
            "Making the V in Visual Question Answering Matter",
            LikenessKind.ACRONYM,
        ),
        (
            "BIRCH: An Efficient Data Clustering Method for Very Large Databases",
            "An efficient data clustering method for very large databases",
            LikenessKind.NAMED,
        ),
        (
            "VSE++: Improving Visual-Semantic Embeddings with Hard Negatives",
            "VSE++: improved visual-semantic embeddings",
            LikenessKind.CONTINUED,
        ),
        (
            "Multi-agent inverse reinforcement learning for zero-sum games",
            "Multi-agent inverse reinforcement learning",
            LikenessKind.NARROWED,
        ),
        (
            "InterBERT: Vision-and-language interaction for multi-modal pretraining",
            "InterBERT: Multi-modal pretraining by vision-and-language interactions",
            LikenessKind.STEMS,
        ),
        (
            "ImageBERT: Cross-modal Pre-training with Weak-supervised Image Data",
            "ImageBERT: Cross-modal Pre-training on Large Weak-supervised Image Sets",
            LikenessKind.SUBTITLE,
        ),
        (
            "Dynamic load balancing for rule minning on heterogeneous PC clusters",
            "Dynamic load balancing for rule mining on heterogeneous PC clusters",
            LikenessKind.SIMILAR,
        ),
        (
            "视觉语言预训练模型综述与展望一览",
            "视觉语言预训练模型综述与展望一览",
            LikenessKind.EQUAL,
        ),
        ("Show and Tell: A Caption Generator", "Show, Attend and Tell: Caption Generation", None),
        ("Unicoder: A Universal Language Encoder", "Unicoder-VL: A Universal Encoder", None),
        ("Fast R-CNN", "Faster R-CNN: Towards Real-Time Object Detection", None),
        ("ImageNet: A database", "ImageNet Large Scale Visual Recognition Challenge", None),
        ("Microsoft COCO: Common Objects in Context", "Microsoft COCO Captions: Data", None),
        ("Reinforcement Learning - An Introduction", "Reinforcement Learning - A Survey", None),
        ("Cellular neural networks - theory", "Cellular neural networks - applications", None),
        (
            "CDDM: Channel Denoising Diffusion Models for Wireless Communications",
            "CDDM: Channel Denoising Diffusion Models for Wireless Semantic Communications",
            None,
        ),
        (
            "TensorFlow: A System for Large-Scale Machine Learning",
            "TensorFlow: Large-Scale Machine Learning on Heterogeneous Distributed Systems",
            None,
        ),
        ("[Re] Deep Nets", "Deep Nets", None),
        ("", "", None),
        ("?", "!", None),
    ],
)
def test_how_titles_are_alike(one: str, other: str, kind: LikenessKind | None) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found = compare(Title(mine), Title(theirs))
        assert (found and found.kind) is kind
        assert found is None or (found.veto is None and found.why)


@pytest.mark.parametrize(
    ("one", "other", "veto"),
    [
        (
            "Overview of the Image Retrieval Task at CLEF 2014",
            "Overview of the Image Retrieval Task at CLEF 2019",
            "`2014` against `2019`",
        ),
        (
            "Theory of Very Large Networks of Neurons, Part I",
            "Theory of Very Large Networks of Neurons, Part II",
            "`1` against `2`",
        ),
        (
            "Principles of Modern Database Systems, First Edition",
            "Principles of Modern Database Systems, Second Edition",
            "`1` against `2`",
        ),
        (
            "A Method for Learning Image Descriptions in Time, v1.2",
            "A Method for Learning Image Descriptions in Time, v1.3",
            "`1`, `2` against `1`, `3`",
        ),
        (
            "The Unreasonable Effectiveness of Recurrent Networks",
            "The Unreasonable Effectiveness of Recurrent Networks Revisited",
            "only one has `revisit`",
        ),
        (
            "Learning Long Range Dependencies in Deep Networks",
            "Towards Learning Long Range Dependencies in Deep Networks",
            "only one has `toward`",
        ),
    ],
)
def test_what_keeps_alike_titles_apart(one: str, other: str, veto: str) -> None:
    found = compare(Title(one), Title(other), cutoff=88)
    assert found is not None
    assert found.veto == veto
    assert not pairs([Title(one), Title(other)], cutoff=88)


def test_a_year_that_only_one_has_is_no_veto() -> None:
    one, other = (
        "Deep Convolutional Networks for Sentence Classification 2014",
        "Deep Convolutional Networks for Sentence Classification",
    )
    found = compare(Title(one), Title(other), cutoff=88)
    assert found is not None
    assert found.veto is None


SOME_WORDS = """
deep learning of visual question answering vqa networks network towards improved image text bert
bert-2 part i ii 2014 2019 representation representations v2 survey a the for large scale
"""
WORDS = SOME_WORDS.split()
JOINTS = [" ", " ", " ", ": ", " - ", ", "]


@st.composite
def titles(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
    joints = draw(st.lists(st.sampled_from(JOINTS), min_size=9, max_size=9))
    text = "".join(word + joint for word, joint in zip(words, joints, strict=False)).strip()
    at = draw(st.integers(0, len(text)))
    return draw(st.sampled_from([text, text.title(), text[:at] + text[at + 1 :]]))


@example_count(50)
@given(st.lists(titles(), max_size=25), st.sampled_from([80, 88, 95]))
def test_no_pair_is_lost(texts: list[str], cutoff: int) -> None:
    """What the keys and the join find is what comparing each with each finds."""
    all_titles = [*map(Title, texts)]
    expected = {
        (one, other, likeness.kind)
        for (one, mine), (other, theirs) in combinations(enumerate(all_titles), 2)
        if (likeness := compare(mine, theirs, cutoff)) and not likeness.veto
    }
    found = pairs(all_titles, cutoff)
    assert {(one, other, likeness.kind) for one, other, likeness in found} == expected
    assert len(found) == len(expected)


@example_count(25)
@given(st.lists(titles(), max_size=25))
def test_no_pair_is_lost_among_many(texts: list[str]) -> None:
    """What is done for many finds the same as what is done for few."""
    found = pairs([*map(Title, texts)])
    by_keys = alike_pairs._by_keys  # noqa: SLF001 - which way is taken is nobody else's business
    with patch.object(alike_pairs, "_of_few", by_keys):
        assert pairs([*map(Title, texts)]) == found


def made_up(count: int, seed: int) -> list[Text]:
    """Titles of several scripts, with near copies among them."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    letters = "aaaabcdeeefghiiilmnooprsssttuvz0 1  \u00e9\u4e2d\u6587\u0431"
    texts: list[str] = []
    for _ in range(count):
        text = [*draw.choice(texts)] if texts and draw.random() < 0.4 else []
        text = text or draw.choices(letters, k=draw.randint(1, 60))
        for _ in range(draw.randint(0, 3)):
            text[draw.randrange(len(text))] = draw.choice(letters)
        texts.append(" ".join("".join(text).split()) or "x")
    return [Text(text, " ".join(sorted(text.split()))) for text in texts]


@pytest.mark.parametrize("cutoff", [70, 88, 95, 100])
@pytest.mark.parametrize("count", [50, 600])
@pytest.mark.slow
def test_the_join_loses_nothing(count: int, cutoff: int) -> None:
    texts = made_up(count, seed=count + cutoff)
    found = sorted(join.alike(texts, cutoff))
    assert found == sorted(each_with_each(texts, cutoff))
    assert found


def test_a_title_repeated_a_thousand_times_is_not_paired_a_million_times() -> None:
    found = pairs([Title("Editorial")] * 1000)
    assert {other for _, other, _ in found} == set(range(1, 1000))
    assert len(found) < 2000


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "Learning to Minning Rules on Big Clusters",
            "Learning to Mining Rules on Big Clusters",
            True,
        ),
        ("A Pre Training Method for Deep Networks", "A Pretraining Method for Deep Networks", True),
        (
            "Supervised Learning of Sentences in Time",
            "Unsupervised Learning of Sentences in Time",
            False,
        ),
        (
            "Online Learning of Sentences in Real Time",
            "Offline Learning of Sentences in Real Time",
            False,
        ),
        (
            "CS224n Natural Language Processing Course Notes",
            "CS224d Natural Language Processing Course Notes",
            False,
        ),
        (
            "Wireless Networks of Channel Models Today",
            "Wireless Semantic Networks of Channel Models Today",
            False,
        ),
    ],
)
def test_what_is_misspelt_and_what_says_something_else(one: str, other: str, *, same: bool) -> None:
    assert is_misspelt(Title(one), Title(other)) is same
    assert is_misspelt(Title(other), Title(one)) is same


def test_images_to_text_are_not_text_to_images() -> None:
    one = Title("Image-to-Text Generation with Deep Networks")
    found = compare(one, Title("Text-to-Image Generation with Deep Networks"))
    assert found is not None
    assert found.veto is not None


@pytest.mark.parametrize("many", ["{} Guide, to Getting: Started", "AcMe: {} of things"])
@pytest.mark.slow
def test_thousands_that_are_alike_are_not_compared_each_with_each(many: str) -> None:
    spelt = ["a guide", "A Guide", "a-guide", "A GUIDE", "a  guide"]
    texts = [Title(many.format(spelt[n % 5] + "!" * (n % 40))) for n in range(3000)]
    assert len(pairs(texts)) < 100 * len(texts)


@pytest.mark.parametrize(
    ("title", "heading", "is_slip"),
    [
        ("Cyclic Redunduncy Checks", "Cyclic Redundancy Checks", True),
        ("Convolutonal Networks", "Convolutional Networks", True),
        ("Recieving Mail", "Receiving mail", True),
        ("Алгоритм Дейкстры", "Алгритм Дейкстры", True),
        ("Test Tag", "Test Tags", False),
        ("Analyses of Tides", "Analysis of Tides", False),
        ("Organised Notes", "Organized Notes", False),
        ("Colour of Water", "Color of Water", False),
        ("Form of Boats", "From of Boats", False),
        ("Domain Locators", "Extending Locators", False),
        ("Part 1001", "Part 1002", False),
        ("데이터베이스의 구조", "데이터베이스에 구조", False),
    ],
)
def test_a_misspelt_word_of_a_title(title: str, heading: str, is_slip: bool) -> None:  # noqa: FBT001
    assert (misspelt_word(title, heading) is not None) == is_slip
