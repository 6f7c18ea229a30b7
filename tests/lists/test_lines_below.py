"""Items below entries, in learnt templates."""

from __future__ import annotations

import pytest

from listlint.lists.format.learn.lines_below import with_items_below

ENTRIES = [
    f"- [Sail {n}](https://sails.example/{n}) - Is number {n}."
    + f"\n  - Note {n}, at length" * (n % 4)
    for n in range(16)
]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "- [{title}]({url}) - {description}{?.\n- {text}?}{?.\n- [source]({source})?}",
            "- [{title}]({url}) - {description}.{*\n- {any}*}",
            id="the stop is that of the description",
        ),
        pytest.param(
            "- [{title}]({url}) - {description}.{?\n- {text}?}",
            "- [{title}]({url}) - {description}.{?\n- {text}?}",
            id="one item stays one",
        ),
        pytest.param(
            "- [{title}]({url}) - {description}.\n- Paper: {paper}\n- {text}",
            "- [{title}]({url}) - {description}.\n- Paper: {paper}\n- {text}",
            id="labels stay",
        ),
    ],
)
def test_items_below_are_one_repeated_part(before: str, after: str) -> None:
    assert with_items_below(before, ENTRIES) == after


def test_items_below_a_name_alone_have_no_stop_ahead() -> None:
    texts = [
        f"- [Sail {n}](https://sails.example/{n})\n  - A\n  - B, and it goes on" for n in range(9)
    ]
    template = "- [{title}]({url}){?\n- {text}?}\n- {description}"
    assert with_items_below(template, texts) == "- [{title}]({url}){*\n- {any}*}"
