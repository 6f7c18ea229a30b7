"""Fields of learnt templates that hold several things: where they are cut, and their names."""

from __future__ import annotations

import pytest

from listlint.lists.format.learn.pieces import cut
from listlint.lists.format.learn.value_names import told

PEOPLE = ("Ann Miller", "Robert Novak", "Maria Lopez", "David Chen", "Ivan Petrov")
VENUES = ("SailConf 2020", "Days of Sail", "SailConf", "Days of Sail", "Anchor Meeting")
WORDS = ("Mending", "Sewing", "Folding", "Drying", "Storing", "Cutting")


def entries(way: str) -> list[str]:
    """Twenty-four entries that are written so: each field has other values."""
    return [
        way.format(
            title=f"{WORDS[n % 6]} sails of {n} yards by hand",
            url=f"https://sails.example/{n}",
            person=PEOPLE[n % 5],
            venue=VENUES[n % 5],
            prose=f"{WORDS[n % 6]} goes on when nobody looks, {n} times a day",
            tag=("guide", "video", "tool")[n % 3],
            minutes=f"{20 + n}:{10 + n}",
            month=f"20{10 + n}/{n % 9 + 1}",
            day=f"May {n + 1}, 20{10 + n}",
            topics=", ".join(WORDS[: n % 4 + 1]),
        )
        for n in range(24)
    ]


@pytest.mark.parametrize(
    ("before", "way", "after"),
    [
        pytest.param(
            "- {title} *{authors}*",
            "- {title} *{person} et al. {venue}*",
            "- {title} *{authors} et al. {venue}*",
            id="words that all have",
        ),
        pytest.param(
            "- [{title}]({url}): {description} `{text}`",
            "- [{title}]({url}): {person}, {venue} `{minutes}`",
            "- [{title}]({url}): {authors}, {venue} `{duration}`",
            id="a comma, and a duration",
        ),
        pytest.param(
            "- [{title}]({url}) ({text})",
            "- [{title}]({url}) ({person} - {day})",
            "- [{title}]({url}) ({authors} - {date})",
            id="a dash ahead of a date",
        ),
        pytest.param(
            "- {title} [paper]({paper})",
            '- "{title}" CVPR [paper]({url})',
            '- "{title}" {venue} [paper]({paper})',
            id="quotes and a venue",
        ),
        pytest.param(
            "- [{year}] [{title}]({url})",
            "- [{month}] [{title}]({url})",
            "- [{date}] [{title}]({url})",
            id="a year with its month",
        ),
        pytest.param(
            "- `{text}` [{title}]({url}) {text}",
            "- `{tag}` [{title}]({url}) {prose}",
            "- `{tag}` [{title}]({url}) {description}",
            id="a tag, and what is said",
        ),
        pytest.param(
            "- **{text}** [{title}]({url}) ({text})",
            "- **{tag}** [{title}]({url}) ({topics})",
            "- **{type}** [{title}]({url}) ({topics})",
            id="a type and topics",
        ),
        pytest.param(
            "- {text} [{title}]({url})",
            "- :anchor: [{title}]({url})",
            "- :anchor: [{title}]({url})",
            id="one value",
        ),
        pytest.param(
            "- **{title}** {description}",
            "- **{title}** [[paper]({url})] [[code]({url})] {prose}",
            "- **{title}** [[{label}]({link})]{* [[{label}]({link})]*} {description}",
            id="links with spaces between them",
        ),
        pytest.param(
            "- **{title}** {description}",
            "- **{title}** [[paper]({url})][[code]({url})] {prose}",
            "- **{title}** {*[[{label}]({link})]*} {description}",
            id="links ahead of prose",
        ),
        pytest.param(
            "{venue} [{title}]({url})",
            "- [2015, {venue}] [{title}]({url})",
            "- [{year}, {venue}] [{title}]({url})",
            id="a bullet and brackets are no venue",
        ),
        pytest.param(
            "- [{title}]({url}) - {description}",
            "- [{title}]({url}) - {prose}",
            "- [{title}]({url}) - {description}",
            id="prose stays whole",
        ),
        pytest.param(
            "- [{title}]({url}) *{authors}*",
            "- [{title}]({url}) *{person} et al.*",
            "- [{title}]({url}) *{authors}*",
            id="nothing behind what all have",
        ),
    ],
)
def test_fields_are_cut_at_what_their_values_share(before: str, way: str, after: str) -> None:
    assert cut(before, entries(way)) == after


def test_what_two_things_are_that_nobody_can_tell_stays_one() -> None:
    lines = [f"- [{n}]({n}.md) {a} / {a}{n}" for n, a in enumerate(["hull", "mast", "keel"] * 6)]
    assert cut("- [{title}]({url}) {text}", lines) == "- [{title}]({url}) {text}"


def test_few_entries_tell_nothing() -> None:
    lines = entries("- [{title}]({url}): {person}, {venue}")[:6]
    assert "{authors}" not in cut("- [{title}]({url}): {text}", lines)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (["2020", "2021", "1999"], "year"),
        (["2020-01-02", "Jan 3, 2021", "May 2022", "2023", "2021/7"], "date"),
        (["12:30", "1:02:03", "45 min"], "duration"),
        (["CVPR", "Nature", "our own meeting", "ICLR 2020", "NeurIPS"], "venue"),
        (
            ["Ann Miller", "Robert Novak, David Chen", "Maria Lopez and Ivan Petrov", "Ann Chen"],
            "authors",
        ),
        (["mends sails", "folds them", "dries them", "stores them"], None),
        ([], None),
    ],
)
def test_values_tell_what_a_field_holds(values: list[str], name: str | None) -> None:
    assert told(values) == name
