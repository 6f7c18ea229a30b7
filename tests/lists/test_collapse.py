"""Templates made smaller: what stands for what, and what stays as it is."""

from __future__ import annotations

import pytest
from format_cases import TOOLS, opened

from listlint.lists.format import template
from listlint.lists.format.learn.collapse import collapsed
from listlint.lists.format.learn.description_length import of_template
from listlint.lists.format.learn.encoded_entries import ENTRIES, sampled
from listlint.lists.format.learn.soundness import cuts_link, faults, unwritable

NAMES = ("Alder", "Birch", "Cedar", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch")


def entries(*ways: str) -> list[str]:
    """Twenty entries that are written in these ways in turn."""
    return [
        ways[n % len(ways)].format(f"{name} {n}", f"https://{name}.example/{n}")
        for n, name in enumerate(NAMES * 2)
    ]


def learnt(lines: list[str]) -> tuple[str, ...]:
    return opened("# List\n\n## Part\n\n" + "\n".join(lines) + "\n").templates


@pytest.mark.parametrize(
    ("before", "ways", "after"),
    [
        pytest.param(
            "- [{title}]({url}) - {description}{? ({text})?}.",
            ["- [{0}]({1}) - Does this.", "- [{0}]({1}) - Does that (and this)."],
            "- [{title}]({url}) - {description}.",
            id="prose is one field",
        ),
        pytest.param(
            "- [{title}]({url}) - {description}{?.?}",
            ["- [{0}]({1}) - Does this.", "- [{0}]({1}) - Does this"],
            "- [{title}]({url}) - {description}",
            id="no option holds only signs",
        ),
        pytest.param(
            "- {title}{? [[pdf]({pdf})]?}{? [[code]({code})]?}",
            ["- {0} [[pdf]({1})] [[code]({1})]"],
            "- {title} [[pdf]({pdf})] [[code]({code})]",
            id="what all have is required",
        ),
        pytest.param(
            "- {title}{? [[a]({a})]?}{? [[b]({b})]?}{? [[c]({c})]?}{? [[d]({d})]?}{? [[e]({e})]?}",
            [f"- {{0}} [[{label}]({{1}})]" for label in "abcde"],
            "- {title} [[{label}]({link})]",
            id="links of any name",
        ),
        pytest.param(
            "- [{title}]({url}){? ({year})?}{? - {description}.?}",
            ["- [{0}]({1}) (2019)"] * 9 + ["- [{0}]({1})"] * 4 + ["- [{0}]({1}) - Does this."],
            "- [{title}]({url}){? ({year})?}{? - {description}.?}",
            id="a dash ahead of prose is no part of it",
        ),
        pytest.param(
            "- [{title}]({url}){?{| - | |}{description}?}",
            ["- [{0}]({1}) - Ada {0}, Bo"] * 5 + ["- [{0}]({1})"] * 5 + ["- [{0}]({1}) by Cy"],
            "- [{title}]({url}){? - {description}?}",
            id="of the ways of an option the best",
        ),
        pytest.param(
            "- [{title}]({url}){| - | — |}{description}",
            ["- [{0}]({1}) - Does this", "- [{0}]({1}) — Does this"],
            "- [{title}]({url}){| - | — |}{description}",
            id="a choice of single signs stays",
        ),
        pytest.param(
            "- {title}\n  - Date: {date}{?\n  - Code: {code}?}",
            ["- {0}\n  - Date: May\n  - Code: {1}", "- {0}\n  - Date: June"],
            "- {title}\n  - Date: {date}{?\n  - Code: {code}?}",
            id="labels stay",
        ),
        pytest.param(
            "- {authors}. {title}. {venue}, {year}.",
            ["- A. Weber. {0}. In ICML, 2014.", "- B. Klee. {0}. In ACL, 2015."],
            "- {authors}. {title}. {venue}, {year}.",
            id="fields that each entry has stay apart",
        ),
    ],
)
def test_a_template_is_collapsed(before: str, ways: list[str], after: str) -> None:
    assert collapsed(before, entries(*ways)) == after


def test_a_title_is_never_lost() -> None:
    lines = entries("- {0} (this), that: those. [x]({1})", "- {0}; see [y]({1})")
    found = collapsed("- {title}{?{| (|, |}{text}{|)|:|}?} {text}{? [{label}]({link})?}", lines)
    assert "{title}" in found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("* [{title}]({url})", 0),
        ("- [**{title}_]({url})", 4),
        ("{?({text}?}", 1),
        ("{|(|[|}{x}", 2),
    ],
)
def test_signs_without_a_partner_are_counted(text: str, count: int) -> None:
    assert faults(template.parse(text)) == count


def test_a_plain_template_costs_less() -> None:
    plain = of_template(template.parse("- [{title}]({url}) - {description}."))
    assert plain < of_template(template.parse("- [{title}]({url}){? - {description}?}."))


def test_samples_weigh_as_much_as_all_entries() -> None:
    for count in (5, 20, 500):
        lines = [f"- {'a, ' * (n % 90)}b" for n in range(count)]
        assert sum(each.weight for each in sampled(lines)) == pytest.approx(ENTRIES)


# Entries whose structure was not seen


def test_emphasis_within_a_link_is_not_cut() -> None:
    [found] = learnt(entries("* [**Go**: _How {0} works_]({1})"))
    assert faults(template.parse(found)) == 0
    assert found == "* [{title}]({url})"


def test_spaces_behind_numbers_do_not_count() -> None:
    lines = [
        f"{n + 1}.{' ' * (1 + n % 2)}[{name}](https://{name}.example) - Boats."
        for n, name in enumerate(NAMES)
    ]
    assert learnt(lines) == ("1. [{title}]({url}) - {description}.",)


def test_the_value_of_a_label_may_be_links_or_text() -> None:
    lines = entries("- [{0}]({1})\n  - Env: [gym]({1})", "- [{0}]({1})\n  - Env: None at all")
    assert learnt(lines) == ("- [{title}]({url})\n  - Env: {env}",)


@pytest.mark.parametrize("label", ["📅 Date: ", "**Date:** ", "**Date**: "])
def test_labels_of_lines_may_have_an_emoji_or_emphasis(label: str) -> None:
    lines = entries(f"- [{{0}}]({{1}})\n  - {label}May 4, 2024", f"- [{{0}}]({{1}})\n  - {label}x")
    assert learnt(lines) == (f"- [{{title}}]({{url}})\n  - {label}{{date}}",)


def test_text_that_all_entries_have_is_literal() -> None:
    lines = entries("- A. Weber. [{0}]({1}) [J]. Nature, 2014.", "- B. Klee. [{0}]({1}) [J]. Cell.")
    assert all("[J]" in found for found in learnt(lines))


def test_the_attributes_of_a_tag_are_no_part_of_a_template() -> None:
    lines = [
        f'- <a name="{name}"></a> **{name}** [[pdf]](https://{name}.example)' for name in NAMES
    ]
    assert learnt(lines) == ("- <a …></a> **{title}** [[pdf]]({pdf})",)


def test_entries_that_differ_in_signs_follow_the_format() -> None:
    lines = [
        f"- [{t.name}](https://{t.name}.example) - Does this{'.' if n % 4 else ''}"
        for n, t in enumerate(TOOLS)
    ]
    found = opened("# List\n\n## Part\n\n" + "\n".join(lines) + "\n").only
    assert found.is_norm
    assert found.norm.following == len(lines)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- [{title}]({url}){? ({year})?}{? - {description}.?}", 0),
        ("- {title}{?\n  - {authors}?}\n  - {venue}", 0),
        ("- {title}{* [[{label}]({link})]*} {text}{? [{label}]({link})?}", 0),
        ("- {|**{title}**|{title}|} - {description}", 0),
        ("- {?[{title}]({url}) ?}{description}", 1),
        ("- [{title}]({url}) {description}, {description}", 1),
        ("- [{title}]({url}){? {text}?}{? ({text})?}", 1),
        ("- {text}{title} [pdf]({pdf})", 1),
        ("- {text}{?{title}?}", 2),
        ("- {title}\n  - {?{authors}\n  - ?}{venue}", 1),
        ("- [{title}]({url}). {description}{| |.\n|}{text}", 1),
    ],
)
def test_what_nobody_writes_down(text: str, count: int) -> None:
    assert unwritable(template.parse(text)) == count


def test_lines_above_others_are_options_from_their_start() -> None:
    lines = [
        f"- {name} {n} [[Paper]](https://p.example/{n})\n"
        + (f"  - Ada {name}\n" if n % 4 else "")
        + f"  - Journal of {name} {n}"
        for n, name in enumerate(NAMES * 2)
    ]
    found = collapsed("- {title} [[Paper]]({paper})\n  - {?{authors}\n  - ?}{venue}", lines)
    assert found == "- {title} [[Paper]]({paper}){?\n  - {authors}?}\n  - {venue}"


def test_a_link_the_wrong_way_round_is_no_kind() -> None:
    right = [f"- [{name} {n}](https://a.example/{n})" for n, name in enumerate(NAMES * 3)]
    wrong = [f"- ({name} {n})[https://b.example/{n}]" for n, name in enumerate(NAMES[:5])]
    assert learnt([*right, *wrong]) == ("- [{title}]({url})",)
    assert cuts_link(template.parse("- ({title})[{url}]"))
    assert not cuts_link(template.parse("- {title} ({year})[[pdf]]({pdf})"))


def test_a_kind_that_nobody_would_write_down_is_none_where_others_cover_the_list() -> None:
    plain = [f"- [{name} {n}](https://a.example/{n}) - Does {n}." for n, name in enumerate(NAMES)]
    odd = [
        f"- A {name.lower()} [here](https://b.example/{n}), {n} more [{name}](https://c.example)."
        for n, name in enumerate(NAMES[:4])
    ]
    found = learnt([*plain, *(f"{line}!" for line in plain), *odd])
    assert not any(unwritable(template.parse(each)) for each in found)
