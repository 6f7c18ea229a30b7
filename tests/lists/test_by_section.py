"""Learnt templates that are told apart by the sections of a list."""

from __future__ import annotations

from format_cases import opened

from listlint.lists.format.learn.by_section import told_apart

NAMES = ("Alder", "Birch", "Cedar", "Elder", "Fir", "Gorse", "Hazel", "Ivy")


def _section(name: str, way: str, number: int = 8) -> str:
    lines = [
        way.format(n=f"{one} {name}", u=f"https://{one}.example/{name}".lower(), d=d + 1)
        for d, one in enumerate(NAMES[:number])
    ]
    return f"## {name}\n\n" + "\n".join(lines)


def _learnt(*sections: str) -> tuple[str, ...]:
    return opened("# List\n\n" + "\n\n".join(sections) + "\n").templates


def test_what_some_sections_always_have_and_others_never_is_two_forms() -> None:
    found = _learnt(
        _section("Tools", "- [{n}]({u}) - Mends sails by hand."),
        _section("Books", "- [{n}]({u}) - Tells of sails at length."),
        _section("People", "- [{n}]({u})"),
    )
    assert found == ("- [{title}]({url}) - {description}.", "- [{title}]({url})")


def test_what_is_there_here_and_there_stays_an_option() -> None:
    some = "- [{n}]({u}) - Mends sails by hand.\n- [{n} again]({u}/again)"
    found = _learnt(*(_section(name, some) for name in ("Tools", "Books", "People")))
    assert found == ("- [{title}]({url}){? - {description}.?}",)


def test_one_section_that_differs_in_few_entries_makes_no_form() -> None:
    usual = "- [{n}]({u}) - Mends sails by hand."
    names = ("Tools", "Books", "Yards", "Ropes", "Masts")
    lacking = _section("People", "- [{n}]({u})", 5)
    assert _learnt(*(_section(name, usual) for name in names), lacking) == (
        "- [{title}]({url}){? - {description}.?}",
    )


def test_a_field_that_holds_other_things_in_other_sections_is_several_forms() -> None:
    found = _learnt(
        _section("Posts", "- [{n} and its sails]({u}) Nov {d}, 2018"),
        _section("Papers", "- [{n} in the wind]({u}) Ann Miller, Robert Novak, Ivan {n}. (201{d})"),
    )
    assert set(found) == {
        "- [{title}]({url}) {date}",
        "- [{title}]({url}) {authors}. ({year})",
    }


def test_two_signs_that_each_belong_to_sections_are_two_forms() -> None:
    found = _learnt(
        _section("Courses", "- [{n}]({u}) - Teaches how to mend sails"),
        _section("Software", "- [{n}]({u}): Computes how sails are cut"),
    )
    assert set(found) == {"- [{title}]({url}) - {description}", "- [{title}]({url}): {description}"}


def test_without_sections_there_is_one_form() -> None:
    texts = [f"- [T{n}](https://t.example/{n})" for n in range(9)]
    assert [form.template for form in told_apart("- [{title}]({url})", texts, (), 9)] == [
        "- [{title}]({url})"
    ]


def test_a_section_in_which_nothing_follows_the_others_has_its_own() -> None:
    usual = "- [{n}]({u}) - Mends sails by hand."
    names = ("Tools", "Books", "Yards", "Ropes", "Masts", "Hulls", "Keels", "Bows", "Sterns")
    found = _learnt(
        *(_section(name, usual) for name in names * 2),
        _section("People", "- **{n}** ([site]({u})): Taught it for {d} years"),
    )
    assert found == (
        "- [{title}]({url}) - {description}.",
        "- **{title}** ([site]({site})): {description}",
    )
