"""A format that far fewer entries follow than another one is no norm to hold entries to."""

from __future__ import annotations

import pytest
from format_cases import opened

from listlint.lists.format.norm import Norm
from listlint.lists.format.thresholds import RIVALLED

PAPERS = [
    f"* [Paper {n} of Minds](https://example.org/{n}) - ***Journal {n % 7}***, {2000 + n % 20}."
    f" [[All](https://example.org/all/{n})].{' It is on a mind.' * (n % 2)}\n"
    for n in range(70)
]
PAGES = [
    f"* [Page {n} of Things](https://example.net/{n}) - ***Site {n % 4}***. A page on thing {n}.\n"
    for n in range(20)
]


NORM = Norm(
    (
        "* [{title}]({url}) - ***{venue}***, {year}. [[All]({all_versions})].{? {description}.?}",
        "* [{title}]({url}) - ***{text}***{|. | - |}{description}.",
    ),
    tuple(text.strip() for text in PAPERS + PAGES),
)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("* [One](https://example.org/x) - ***Science***, 2016. What it says of minds.", True),
        ("* [One](https://example.org/x) - ***Nature***, 2019. What is said of minds.", True),
        ("* [One](https://example.org/x) - ***Site***; What it says of minds.", False),
    ],
)
def test_what_the_larger_kind_has_is_no_slip(text: str, *, fits: bool) -> None:
    found = NORM.align(text)
    assert found is not None
    assert found.template == 1
    (deviation,) = found.deviations
    assert NORM.fits_larger(text, found, deviation) is fits


def test_far_more_of_another_format_are_a_rival() -> None:
    assert RIVALLED.holds(749, 749 + 109)
    assert not RIVALLED.holds(138, 138 + 69)


def test_brackets_are_not_missing_around_words_that_have_them() -> None:
    entries = "".join(
        f"* [Bot](https://example.org/bot) + [adapter](https://example.org/{n}) (Script {n % 3})\n"
        for n in range(20)
    )
    other = (
        "* [Bot](https://example.org/bot) + [adapter](https://example.org/x) via SMS (Script 1)\n"
    )
    assert opened(entries + other).flagged == []
    bare = other.replace("(Script 1)", "").replace("via SMS ", "Script 1")
    assert opened(entries + bare).flagged == [20]


def test_the_format_of_fewer_than_half_is_none_for_a_section_without_it() -> None:
    names = ("Ant", "Bee", "Cat", "Dog", "Eel", "Fox")
    first = "".join(f"* **[{n}](https://{n}.org/)**\uff1a基于 {n} 的实现\n" for n in names[:4])
    second = "".join(f"* [{n} Controller](https://{n}.net/)\n" for n in names)
    slip = "* [owl](https://owl.net/)\uff08同时支持 Gateway\uff09\n"
    assert opened(f"## A\n\n{first}\n## B\n\n{second}{slip}").flagged == []
    assert opened(f"## A\n\n{first}{slip}\n## B\n\n{second}").flagged != []
