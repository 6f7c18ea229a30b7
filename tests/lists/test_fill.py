"""Templates filled with fields: forms, and values as others write theirs."""

import pytest

from listlint.lists.format.fill import values
from listlint.lists.format.fill.forms import Form, forms_of, needed, with_columns
from listlint.lists.format.template import parse, render


def shown(form: Form) -> str:
    return render(form)


@pytest.mark.parametrize(
    ("template", "names", "found"),
    [
        ("- [{title}]({url})", "title url", ["- [{title}]({url})"]),
        ("- {title}{? - {says}?}", "title", ["- {title}"]),
        ("- {title}{? - {says}?}", "title says", ["- {title} - {says}"]),
        ("- {title}{?.?}", "title", ["- {title}", "- {title}."]),
        ("- {title}{| - |: |}{says}", "title says", ["- {title} - {says}", "- {title}: {says}"]),
        ("- {title}{* [{label}]({link})*}", "title", ["- {title}"]),
        ("- {title}, {year}", "title", []),
    ],
)
def test_forms_have_the_groups_whose_fields_are_there(
    template: str, names: str, found: list[str]
) -> None:
    assert [shown(form) for form in forms_of(parse(template), names.split())] == found


def test_many_choices_do_not_take_long() -> None:
    template = "- {title}" + "{|a|b|c|d|}" * 40
    assert len(forms_of(parse(template), ["title"])) == 64


def test_what_is_needed_is_what_no_group_holds() -> None:
    parts = parse("- {title}{? {code}?}{|{year}|{date} {place}|}")
    assert needed(parts, ["title"]) == {"year"}
    assert needed(parts, ["title", "date"]) == {"year"}


def test_a_cell_of_few_words_is_a_field_of_its_column() -> None:
    parts, words = with_columns(parse("| {title} | {|Yes|No|} |"), ["Name", "Is it free?"])
    assert render(parts) == "| {title} | {is_it_free} |"
    assert words == {"is_it_free": ("Yes", "No")}


STOPPED = ("One.", "Two.", "Three.", "Four.")


@pytest.mark.parametrize(
    ("value", "others", "following", "written"),
    [
        ("Fast", STOPPED, "", "Fast."),
        ("Fast.", ("One", "Two", "Three", "Four"), "", "Fast"),
        ("Fast.", (), ".", "Fast"),
        ("Fast.", (), "", "Fast."),
        ("Fast!", STOPPED, "", "Fast!"),
        ("速い", ("一。", "二。", "三。", "四。"), "", "速い。"),
    ],
)
def test_a_value_ends_as_the_others(
    value: str, others: tuple[str, ...], following: str, written: str
) -> None:
    assert values.ended(value, others, following) == written


def test_a_capital_is_written_where_all_have_one() -> None:
    others = ["Reads logs"] * 8
    assert values.capitalised("draws maps", others) == "Draws maps"
    assert values.capitalised("iOS maps", others) == "iOS maps"
    assert values.capitalised("draws maps", ["reads logs"] * 8) == "draws maps"


def test_digits_have_the_shape_of_the_others() -> None:
    others = ["2024-05", "2023-11", "2021-01", "2020-02"]
    assert values.digits_unlike("2024", others) == "2020-02"
    assert values.digits_unlike("2024-06", others) is None
    assert values.digits_unlike("2024", ["May 2024"] * 4) is None


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("https://example.org/a)b", "https://example.org/a%29b"),
        ("https://example.org/a|b", "https://example.org/a%7Cb"),
    ],
)
def test_an_address_does_not_end_its_link(url: str, target: str) -> None:
    assert values.as_target(url) == target


def test_brackets_that_are_not_closed_are_escaped() -> None:
    assert values.as_link_text("a [b] c") == "a [b] c"
    assert values.as_link_text("a ] c") == r"a \] c"
    assert values.as_cell("a | b") == r"a \| b"


def test_a_badge_is_that_of_the_new_repository() -> None:
    badges = [
        (f"https://img.shields.io/github/stars/a/{name}.svg", f"https://github.com/a/{name}")
        for name in ("one", "two", "three", "four")
    ]
    own = "https://img.shields.io/github/stars/x/new.svg"
    assert values.derived(badges, "https://github.com/x/new") == own
    assert values.derived(badges, "https://example.org/x/new") is None
    assert values.derived(badges[:2], "https://github.com/x/new") is None
