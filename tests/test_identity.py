"""What URLs and ids stand for, and which ids cannot exist."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.identity import Key, faults, keys, normalise
from listlint.identity.ways import WAYS, WEAK, Way


def names(text: str) -> list[str]:
    return [key.name for key in keys(text)]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.url)
def test_the_example_of_each_way(way: Way) -> None:
    assert names(way.url) == [way.means]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.url)
def test_each_way_is_the_first_that_reads_its_example(way: Way) -> None:
    bare = way.url.partition("://")[2].replace("www.", "WWW.")
    assert names(f"see http://{bare}.") == [way.means]
    assert names(f"[pdf](https://{bare}), and so on") == [way.means]


def test_every_weak_family_exists() -> None:
    assert {way.key.partition(":")[0] for way in WAYS} >= WEAK - {"url"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv:1908.08530v4", "arxiv:1908.08530"),
        ("1908.08530", "arxiv:1908.08530"),
        ("arxiv.org/abs/1908.08530", "arxiv:1908.08530"),
        ("https://export.arxiv.org/abs/1908.08530?context=cs", "arxiv:1908.08530"),
        ("http://xxx.lanl.gov/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
        ("arXiv:math.GT/0309136", "arxiv:math/0309136"),
        ("https://doi.org/10.48550/arXiv.1908.08530", "arxiv:1908.08530"),
        ("https://doi.org/10.18653/v1/p18-2074", "acl:P18-2074"),
        ("https://aclanthology.org/2020.acl-main.1/", "acl:2020.acl-main.1"),
        ("https://aclanthology.org/papers/P/P18/P18-2074.pdf", "acl:P18-2074"),
        ("doi: 10.1016/0893-6080(89)90020-8.", "doi:10.1016/0893-6080(89)90020-8"),
        ("(10.1145/3292500.3330701)", "doi:10.1145/3292500.3330701"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/asi.X", "doi:10.1002/asi.x"),
        ("git@github.com:jackroos/VL-BERT.git", "gh:jackroos/vl-bert"),
        ("https://github.com/jackroos/VL-BERT/", "gh:jackroos/vl-bert"),
        ("https://www.github.com/jackroos/VL-BERT?tab=readme-ov-file", "gh:jackroos/vl-bert"),
        (
            "https://github.com/jackroos/VL-BERT/tree/master/figs",
            "url:github.com/jackroos/VL-BERT/tree/master/figs",
        ),
        ("https://github.com/topics/vision", "url:github.com/topics/vision"),
        ("https://github.com/jackroos", "url:github.com/jackroos"),
        ("https://web.archive.org/web/2020/https://arxiv.org/abs/1908.08530", "arxiv:1908.08530"),
        (
            "https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F1908.08530&sa=D",
            "arxiv:1908.08530",
        ),
        ("http://www.example.org/a/?utm_source=x", "url:example.org/a"),
    ],
)
def test_other_spellings(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VL-BERT",
        "version 1908.08530 of it",
        "see example.org/a",
        "./notes/vl-bert.md",
        "10.5/2",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert not names(text)


def test_several_in_one_text_come_once_and_in_order() -> None:
    text = (
        "[[pdf]](https://arxiv.org/abs/1908.08530).[[code]](https://github.com/jackroos/VL-BERT)."
    )
    found = list(keys(f"{text} arXiv:1908.08530"))
    assert found == [Key("arxiv:1908.08530", strong=True), Key("gh:jackroos/vl-bert", strong=False)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://Example.org", "https://www.example.org:443/"),
        ("https://example.org/a/index.html", "//example.org/a"),
        ("https://example.org/a?b=1&a=2&fbclid=3", "https://example.org/a?a=2&b=1"),
        ("https://example.org/%7Ea%2d%2F", "https://example.org/~a-%2F"),
        ("https://github.com/jackroos/VL-BERT#readme", "https://github.com/jackroos/VL-BERT#"),
        ("https://link.zhihu.com/?target=https%3A//example.org/a", "https://example.org/a"),
    ],
)
def test_urls_that_lead_to_the_same_page(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?v=1", "https://example.org/a?v=2"),
        ("https://example.org/a#b", "https://example.org/a#c"),
        ("a/index.html", "a/"),
        ("mailto:me@example.org", "me@example.org"),
    ],
)
def test_targets_that_may_differ(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(f"https://example.org/{text}")
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("https://arxiv.org/abs/1913.08530", "1913.08530"),
        ("https://arxiv.org/abs/1900.08530", "1900.08530"),
        ("https://arxiv.org/pdf/1702.079830.pdf", "1702.079830"),
        ("https://arxiv.org/pdf/1908.8530v2", "1908.8530"),
        ("arXiv:1412.12345", "1412.12345"),
        ("https://arxiv.org/abs/190808530", "190808530"),
        ("https://arxiv.org/abs/9905.1234", "9905.1234"),
        ("https://arxiv.org/abs/0703.1234", "0703.1234"),
        ("http://arxiv.org/abs/hep-th/99010011", "hep-th/99010011"),
        ("http://arxiv.org/abs/hep-th/9913001", "hep-th/9913001"),
        ("https://doi.org/10.1145", "10.1145"),
        ("https://doi.org/10.1145/", "10.1145/"),
        ("https://doi.org/3292500.3330701", "3292500.3330701"),
        ("https://doi.org/1145/3292500", "1145/3292500"),
    ],
)
def test_ids_that_cannot_exist(text: str, bad: str) -> None:
    (fault,) = faults(text)
    assert (fault.text, text[fault.start : fault.end]) == (bad, bad)


@pytest.mark.parametrize(
    "text",
    [
        *(way.url for way in WAYS),
        "https://arxiv.org/abs/0704.0001",
        "https://arxiv.org/abs/1412.1234v12",
        "https://arxiv.org/abs/1501.00001.",
        "https://arxiv.org/list/cs.CV/1913",
        "https://arxiv.org/abs/",
        "https://doi.org/10/gfvz",
        "https://doi.org/10.1016/0893-6080(89)90020-8",
        "https://doi.org",
    ],
)
def test_ids_that_may_exist(text: str) -> None:
    assert not list(faults(text))
