"""Which sections the contents of a list leave out."""

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

NAMES = ("Shells", "Editors", "Games", "Maps", "Mail", "News", "Music", "Fonts", "Clocks", "Keys")


def section(name: str, level: int = 2) -> str:
    return f"{'#' * level} {name}\n\n- [{name} one](https://example.org/{name}) - A thing.\n\n"


def left_out(contents: str, body: str) -> list[str]:
    project = load_texts({"README.md": f"# Tools\n\n{contents}\n{body}"})
    found = lint(project, Config()).diagnostics
    return [each.message for each in found if each.rule == "toc-mismatch"]


def linked(*names: str) -> str:
    return "".join(f"- [{name}](#{name.lower()})\n" for name in names)


BODY = "".join(map(section, NAMES))


def test_a_repeated_heading_is_meant_by_its_anchor() -> None:
    contents = linked(*NAMES) + "- [Games](#games-1)\n"
    assert not left_out(contents, BODY + section("Games"))
    assert left_out(linked(*NAMES), BODY + section("Games"))


def test_the_words_of_a_link_count_where_its_target_is_nowhere() -> None:
    contents = linked(*NAMES[:-1]) + f"- [{NAMES[-1]}](#key-rings)\n"
    assert not left_out(contents, BODY)


@pytest.mark.parametrize("broken", ["- [Radio](#radio)\n", "- [Top](#)\n"])
def test_a_link_to_no_heading_does_not_end_the_contents(broken: str) -> None:
    contents = linked(*NAMES[:5]) + broken + linked(*NAMES[5:])
    assert not left_out(contents, BODY)


def test_contents_that_go_into_one_section_need_not_go_into_another() -> None:
    inner = ("Bash", "Fish", "Tcsh", "Zsh", "Dash", "Ksh", "Elvish", "Nu", "Xonsh")
    contents = linked("Shells", *inner, *NAMES[1:])
    below = section("Shells") + "".join(section(name, 3) for name in inner)
    others = "".join(map(section, NAMES[1:]))
    assert not left_out(contents, below + others + section("Quartz", 3))
    assert left_out(contents, below + section("Rc", 3) + others)


def test_three_in_four_are_enough_beside_each_other() -> None:
    few = NAMES[:4]
    body = "".join(map(section, few))
    assert left_out(linked(*few[:3]), body) == ["the contents leave out the section `Maps`"]
    assert not left_out(linked(*few[:3]), body + section("Mail"))
    below = linked("Bash", *few[:3])
    inner = section("Shells") + section("Bash", 3) + "".join(map(section, few[1:3]))
    assert not left_out(below, inner + section("Vi", 3))


def test_a_change_brings_a_section_that_is_not_in_the_contents() -> None:
    contents = linked(*NAMES[:4])
    old = f"# Tools\n\n{contents}\n{''.join(map(section, NAMES[:6]))}"
    new = old + section("Radio")
    base = load_texts({"README.md": old})
    project = load_texts({"README.md": new}, base=base)
    found = [each for each in lint(project, Config()).diagnostics if each.rule == "toc-mismatch"]
    assert [each.message for each in found] == ["the contents leave out the section `Radio`"]


@pytest.mark.parametrize(
    "heading",
    [
        '<a id="play"></a>\n\n## Games',
        '<a name="play"></a>\n<a id="other"></a>\n## Games',
        '## Games\n\n<a id="play"></a>',
        '<A NAME="play"></A>\n\n## Games',
        '## <a id="play"></a>Games',
    ],
)
def test_an_anchor_beside_a_heading_is_its_own(heading: str) -> None:
    body = BODY + section("Games").replace("## Games", heading)
    contents = linked(*NAMES)
    assert left_out(contents, body) == ["the contents leave out the section `Games`"]
    assert not left_out(contents + "- [Games](#play)\n", body)


@pytest.mark.parametrize(
    ("text", "times"),
    [("Radio", 1), ("Play", 1), ("Computer games", 0), ("Game", 0), ("\u6e38\u620f", 1)],
)
def test_a_link_says_where_it_points(text: str, times: int) -> None:
    contents = linked(*NAMES).replace("[Games](#games)", f"[{text}](#games)")
    said = f"the link `{text}` of the contents points to the section `Games`"
    assert left_out(contents, BODY) == [said] * times


def test_contents_in_other_words_are_left_alone() -> None:
    contents = "".join(f"- [Part {k}](#{name.lower()})\n" for k, name in enumerate(NAMES))
    assert not left_out(contents, BODY)


def test_two_links_to_one_section_may_be_meant() -> None:
    assert not left_out(linked(*NAMES) + "- [Toys](#games)\n", BODY)


def test_the_second_of_two_links_to_one_name_points_to_the_second_section() -> None:
    contents = linked(*NAMES, "Games")
    assert left_out(contents, BODY + section("Games")) == [
        "the link `Games` of the contents points to another section `Games`"
    ]


def test_contents_that_go_into_several_sections_need_not_go_into_all() -> None:
    inner = [f"{name} {part}" for name in ("Shells", "Editors") for part in "abcdefghijk"]
    body = "".join(
        section(name) + "".join(section(f"{name} {part}", 3) for part in "abcdefghijk")
        for name in ("Shells", "Editors")
    )
    links = "".join(f"- [{one}](#{one.lower().replace(' ', '-')})\n" for one in inner)
    contents = linked("Shells", "Editors", "Archive") + links
    archive = section("Archive")
    assert not left_out(contents, body + archive + section("Bash", 3) + section("Vim", 3))
    assert left_out(contents, body + archive + section("Bash", 3))


def test_a_link_that_kept_an_earlier_name_is_told_where_it_is() -> None:
    contents = linked("One", "Two", "Three") + "- [Parts](#parts)\n" + linked("Five", "Six")
    body = "".join(map(section, ("One", "Two", "Three", "Pieces", "Five", "Six")))
    assert left_out(contents, body) == []
    assert left_out(contents.replace("- [Parts](#parts)\n", ""), body) == [
        "the contents leave out the section `Pieces`"
    ]


def test_a_section_at_the_end_that_only_points_to_other_lists_need_not_be_linked() -> None:
    pointer = "## More of this\n\n- Others are in [awesome](https://example.org/awesome).\n"
    assert not left_out(linked(*NAMES), BODY + pointer)
    assert left_out(linked(*NAMES), pointer + BODY)
    tool = pointer.replace("org/awesome", "org/tool")
    assert left_out(linked(*NAMES), BODY + tool)


@pytest.mark.parametrize("name", ["Footnotes", "Foot notes", "Related Lists", "Other lists"])
def test_what_stands_behind_the_entries_by_convention_is_kept_out(name: str) -> None:
    thanks = "\n## Contributing\n\nPlease do.\n"
    contents = linked(*NAMES, "Contributing")
    assert not left_out(contents, BODY + section(name) + thanks)
    assert left_out(contents, BODY + section("Radio") + thanks)


@pytest.mark.parametrize("item", ["* https://example.org/radio", "- <https://example.org/radio>"])
def test_a_section_of_bare_addresses_belongs_in_the_contents(item: str) -> None:
    assert left_out(linked(*NAMES), BODY + f"## Radio\n\n{item}\n") == [
        "the contents leave out the section `Radio`"
    ]
    assert not left_out(linked(*NAMES), BODY + f"## Contact us\n\n{item}\n")


@pytest.mark.parametrize(
    ("below", "is_empty"),
    [("Games - Chess", False), ("Games: Chess", False), ("Games (old)", False), ("Gamess", True),
     ("Gardens", True), ("Games", True)],
)  # fmt: skip
def test_a_heading_that_the_next_one_carries_on_is_that_of_a_group(
    below: str, *, is_empty: bool
) -> None:
    project = load_texts({"README.md": f"# Tools\n\n{BODY}## Games\n\n{section(below)}"})
    found = [each for each in lint(project, Config()).diagnostics if each.rule == "empty-section"]
    assert bool(found) == is_empty


def test_a_heading_that_links_back_is_not_what_its_link_means() -> None:
    text = "# Tools\n\n## [Survey papers](#content)\n\n[Survey papers](#content)\n"
    found = lint(load_texts({"README.md": text}), Config(select=("broken-anchor",))).diagnostics
    assert [each.fix is None for each in found] == [True, False]


def test_contents_may_have_only_so_many_levels() -> None:
    contents = linked(*NAMES) + "  - [Bash](#bash)\n    - [Loops](#loops)\n    - [Jobs](#jobs)\n"
    below = section("Bash", 3) + section("Loops", 4) + section("Jobs", 4)
    assert not left_out(contents, BODY + below)
    project = load_texts({"README.md": f"# Tools\n\n{contents}\n{BODY}{below}"})
    limited = Config(rules={"toc-mismatch": {"levels": 2}})
    (found,) = (d for d in lint(project, limited).diagnostics if d.rule == "toc-mismatch")
    assert found.message == "`Loops` is below level 2 of the contents, and so is 1 more"


def test_a_heading_that_leads_to_another_file_is_no_empty_section() -> None:
    def empty(heading: str) -> bool:
        text = f"# L\n\n{BODY}## {heading}\n\n{section('Last')}"
        project = load_texts({"README.md": text, "journals.md": "# J\n"})
        return any(d.rule == "empty-section" for d in lint(project, Config()).diagnostics)

    assert empty("Journals")
    assert not empty("[Journals](journals.md)")


def test_a_link_that_leads_elsewhere_does_not_part_the_contents() -> None:
    stray = "- [Zork](https://zork.example) draws\n"
    contents = linked(*NAMES[:5]) + stray + linked(*NAMES[5:])
    assert not left_out(contents, BODY)
    assert left_out(linked(*NAMES[:5]) + stray + linked(*NAMES[6:]), BODY)


def test_the_words_of_a_heading_begin_behind_its_image() -> None:
    body = BODY.replace("## Games", "## ![dice](dice.svg) Games")
    contents = linked(*NAMES).replace("[Games](#games)", "[Sports](#-games)")
    assert left_out(contents, body) == [
        "the link `Sports` of the contents points to the section `Games`"
    ]


def test_a_heading_that_a_linked_one_follows_is_no_empty_section() -> None:
    filled = "".join(map(section, NAMES))
    linked_one = "## Contents\n\n## [Sortable](https://sort.example)\n\n- [Shells](#shells)\n\n"

    def found(text: str) -> int:
        project = load_texts({"README.md": f"# Tools\n\n{text}{filled}"})
        return len(lint(project, Config(select=("empty-section",))).diagnostics)

    assert found(linked_one) == 0
    assert found(linked_one.replace("[Sortable](https://sort.example)", "Sortable")) == 1
