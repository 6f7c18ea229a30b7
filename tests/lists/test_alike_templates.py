"""Learnt templates that are one."""

from __future__ import annotations

from listlint.lists.format.learn.alike_templates import merged

ARXIV = "- [[Arxiv]({arxiv})] {title}{? [[code]({code})]?}"
VENUE = "- [[{venue}]({venue_url})] {title}{? [[code]({code})]?}"
ANY = "- [[{venue}]({venue_url})] {title}{* [[{label}]({link})]*}"


def _entries(*labels: str) -> list[str]:
    return [
        f"- [[{('Arxiv', f'ICLR{n}')[n % 2]}](https://a.example/{n})] Sails of {n} yards"
        + f" [[{label}](https://c.example/{n})]" * (n % 3 > 0)
        for n, label in enumerate(labels * 8)
    ]


def test_a_kind_that_differs_in_one_value_is_none() -> None:
    assert merged([ARXIV, VENUE], _entries("code")) == [VENUE]


def test_kinds_that_differ_in_signs_are_several() -> None:
    other = "* [{title}]({url}): {description}"
    assert merged([VENUE, other], _entries("code")) == [VENUE, other]


def test_a_place_of_several_labels_takes_any() -> None:
    two = "- [[{venue}]({venue_url})] {title}{? [[code]({code})]?}{? [[site]({site})]?}"
    assert merged([two], _entries("code", "site", "torch")) == [ANY]
    assert merged([two], _entries("code", "site")) == [two]
