"""Which format is in force, and what of it is held against an entry: the policy."""

from __future__ import annotations

import pytest
from format_cases import PAPERS, TOOLS, Opened, opened

from listlint.lists.format.list_format import Origin, UnkeptStop
from listlint.lists.format.match import DeviationKind

DASHED = "- [{title}]({url}) - {description}."
COLON = "- [{title}]({url}): {description}."


def tool(n: int, written: str = "- [{0}]({1}) - {2}.") -> str:
    each = TOOLS[n % len(TOOLS)]
    return written.format(f"{each.name}-{n}", f"https://{each.name}.example", each.description)


def tools(count: int, odd: int = 0, written: str = "- [{0}]({1}): {2}.") -> list[str]:
    """So many entries with a dash, of which the last ones are written otherwise."""
    return [
        *(tool(n) for n in range(count - odd)),
        *(tool(n, written) for n in range(count - odd, count)),
    ]


def listed(
    entries: list[str], configured: tuple[str, ...] = (), stated: tuple[str, ...] = ()
) -> Opened:
    return opened("# Tools\n\n" + "\n".join(entries) + "\n", configured, stated)


# Which format is in force


def test_what_is_configured_comes_first() -> None:
    found = listed(tools(10), (COLON,), (DASHED,))
    assert found.only.origin is Origin.CONFIGURED
    assert found.templates == (COLON,)
    assert found.only.conforming == 0


def test_then_comes_what_is_stated() -> None:
    stated = "- [{name}]({url}) - {text}."
    found = listed(tools(10), (), (stated,))
    assert found.only.origin is Origin.STATED
    assert found.templates == (stated,)
    assert found.only.stale is None


def test_then_what_is_learnt() -> None:
    found = listed(tools(10))
    assert found.only.origin is Origin.LEARNT
    assert found.templates == (DASHED,)
    assert found.only.stated == ()
    assert found.only.stale is None


@pytest.mark.parametrize(
    ("odd", "origin", "stale"),
    [(0, Origin.STATED, None), (10, Origin.STATED, None), (11, Origin.LEARNT, 9)],
)
def test_what_most_entries_do_not_keep_is_stale(
    odd: int, origin: Origin, stale: int | None
) -> None:
    found = listed(tools(20, odd), (), (DASHED,))
    assert found.only.origin is origin
    assert found.only.stale == stale
    assert [each.template for each in found.only.stated] == [DASHED]


def test_a_stale_format_is_held_against_nobody() -> None:
    found = listed(tools(20, 20), (), (DASHED,))
    assert found.only.stale == 0
    assert found.templates == (COLON,)
    assert found.flagged == []


def test_of_two_stated_formats_that_differ_in_their_stop_one_is_in_effect() -> None:
    stopless = "- [{title}]({url}) - {description}"
    found = listed(tools(10), (), (stopless, f"{stopless}."))
    assert found.templates == (f"{stopless}.",)


def test_entries_may_keep_any_of_several_stated_formats() -> None:
    found = listed(tools(20, 10), (), (DASHED, COLON))
    assert found.only.conforming == 20
    assert found.flagged == []
    assert listed(tools(20, 19), (), (DASHED, COLON)).only.conforming == 20


@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_a_stated_format_without_a_bullet_has_that_of_the_list(bullet: str) -> None:
    entries = [bullet + each[1:] for each in tools(10)]
    found = listed(entries, (), ("[{title}]({url}) - {description}.",))
    assert found.only.origin is Origin.STATED
    assert found.templates == (bullet + " [{title}]({url}) - {description}.",)
    assert found.only.conforming == 10


def test_a_bullet_that_is_stated_is_kept() -> None:
    found = listed(["*" + each[1:] for each in tools(10)], (DASHED,))
    assert found.templates == (DASHED,)
    assert found.only.conforming == 0


def test_a_configured_format_may_leave_the_bullet_out() -> None:
    found = listed(tools(10), ("[{title}]({url}) - {description}.",))
    assert found.templates == (DASHED,)


def test_entries_without_bullets_get_none() -> None:
    text = "# Papers\n\n" + "\n\n".join(f"[{p.title}]({p.url}), {p.venue}" for p in PAPERS)
    found = opened(text, ("[{title}]({url}), {venue}",))
    assert found.templates == ("[{title}]({url}), {venue}",)
    assert found.only.conforming == len(PAPERS)


ROWS = "\n".join(f"| [{p.title}]({p.url}) | {p.venue} |" for p in PAPERS)
TABLE = f"\n| Paper | Venue |\n| --- | --- |\n{ROWS}\n"


def test_a_format_of_rows_is_for_tables_alone() -> None:
    text = "# Awesome\n\n" + "\n".join(tools(10)) + "\n" + TABLE
    row = "| [{title}]({url}) | {place} |"
    found = opened(text, (DASHED, row))
    assert [each.norm.templates for each in found.formats.formats] == [(DASHED,), (row,)]
    assert [each.columns for each in found.formats.formats] == [None, ("Paper", "Venue")]
    assert {each.origin for each in found.formats.formats} == {Origin.CONFIGURED}


def test_a_configured_row_may_have_its_blanks_around_a_group() -> None:
    rows = "\n".join(
        f"| [{p.title}]({p.url}) | {f'[code]({p.repository})' if p.code else ''} |" for p in PAPERS
    )
    text = f"# Papers\n\n| Paper | Code |\n| --- | --- |\n{rows}\n"
    assert opened(text, ("| [{title}]({url}) |{? [code]({code}) ?}|",)).only.conforming == 17
    assert opened(text, ("| [{title}]({url}) | {?[code]({code})?} |",)).only.conforming == 17


def test_tables_are_learnt_where_only_items_have_a_format() -> None:
    text = "# Awesome\n\n" + "\n".join(tools(10)) + "\n" + TABLE
    found = opened(text, (DASHED,))
    assert [each.origin for each in found.formats.formats] == [Origin.CONFIGURED, Origin.LEARNT]


def test_a_format_of_other_columns_is_not_for_a_table() -> None:
    found = opened("# Awesome\n" + TABLE, ("| {title} | {venue} | {code} |",))
    assert found.only.origin is Origin.LEARNT


def test_every_entry_has_the_format_of_its_own_kind() -> None:
    found = opened("# Awesome\n\n" + "\n".join(tools(10)) + "\n" + TABLE)
    items, rows = found.formats.formats
    assert [found.formats.of(each) is items for each in found.entries] == [True] * 10 + [
        False
    ] * len(PAPERS)
    assert found.formats.of(found.entries[-1]) is rows


def test_a_list_of_nothing_has_no_format() -> None:
    assert opened("# Tools\n\nNone yet.\n", (DASHED,)).formats.formats == ()


# What is held against an entry


def test_what_is_configured_is_held_against_the_first_entry() -> None:
    found = listed(tools(1, 1), (DASHED,))
    [edit] = found.edits(found.entries[0])
    assert (edit.kind, edit.new) == (DeviationKind.SIGN, " -")


@pytest.mark.parametrize(
    ("configured", "stated", "odd", "judged"),
    [
        ((), (), 3, True),
        ((), (), 4, False),  # a twelfth is a second way of writing
        ((DASHED,), (), 12, True),
        ((DASHED,), (), 13, False),  # of what is written down, a quarter may be disregarded
        ((), (DASHED,), 12, True),
        ((), (DASHED,), 13, False),
    ],
)
def test_a_point_at_which_many_deviate_is_not_judged(
    configured: tuple[str, ...],
    stated: tuple[str, ...],
    odd: int,
    judged: bool,  # noqa: FBT001  # a table of cases
) -> None:
    entries = [tool(n) for n in range(50)]
    odds = [n * 50 // odd for n in range(odd)]  # all over the list, so that no section has a habit
    for n in odds:
        entries[n] = entries[n].replace(") - ", "): ")
    text = "# Tools\n"
    for n, entry in enumerate(entries):
        text += (f"\n## Part {n // 10}\n\n" if n % 10 == 0 else "") + entry + "\n"
    assert opened(text, configured, stated).flagged == (odds if judged else [])


@pytest.mark.parametrize(("odd", "judged"), [(7, True), (8, False)])
def test_what_many_lack_may_be_left_out_after_all(odd: int, judged: bool) -> None:  # noqa: FBT001  # a table of cases
    papers = [f"- {p.title} ({p.year}) [pdf]({p.pdf})" for p in (PAPERS * 3)[:50]]
    lacking = list(range(0, 6 * odd, 6))
    for n in lacking:
        papers[n] = papers[n].partition(" (")[0] + f" [pdf]({PAPERS[n % 17].pdf})"
    text = "# Papers\n"
    for n, paper in enumerate(papers):
        text += (f"\n## Part {n // 10}\n\n" if n % 10 == 0 else "") + paper + "\n"
    found = opened(text, ("- {title} ({year}) [pdf]({pdf})",))
    assert found.flagged == (lacking if judged else [])


def test_a_section_has_its_habits() -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60))
    text += "\n\n## B\n\n" + "\n".join(tool(n, "- [{0}]({1}) - {2}") for n in range(60, 65))
    assert opened(text).flagged == []


def test_a_section_of_four_has_no_habit_of_its_own() -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60))
    text += "\n\n## B\n\n" + "\n".join(tool(n, "- [{0}]({1}) - {2}") for n in range(60, 64))
    assert opened(text).flagged == [60, 61, 62, 63]


def test_no_section_is_free_to_do_without_a_sign_that_is_stated() -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60))
    text += "\n\n## B\n\n" + "\n".join(tool(n, "- [{0}]({1}) - {2}") for n in range(60, 66))
    assert opened(text).flagged == []
    assert opened(text, (DASHED,)).flagged == [60, 61, 62, 63, 64, 65]


def test_one_of_many_in_a_section_is_no_habit() -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60))
    text += "\n\n## B\n\n" + "\n".join(tools(6, 1, "- [{0}]({1}) - {2}"))
    assert opened(text, (DASHED,)).flagged == [65]


@pytest.mark.parametrize(("bare", "flagged"), [(3, [60, 61, 62]), (4, [])])
def test_a_stated_part_is_missing_on_purpose_where_most_of_a_section_lack_it(
    bare: int, flagged: list[int]
) -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60)) + "\n\n## B\n\n"
    text += "\n".join(tool(n, "- [{0}]({1})") for n in range(60, 60 + bare)) + "\n"
    text += "\n".join(tool(n) for n in range(60 + bare, 67))
    assert opened(text, (), (DASHED,)).flagged == flagged


def test_nested_entries_have_their_habits() -> None:
    lines = [tool(n) for n in range(40)]
    for n in (2, 12, 22):
        lines[n] += "\n  " + tool(n + 40, "- [{0}]({1}) - {2}")
    found = opened("# Tools\n\n" + "\n".join(lines) + "\n")
    assert len(found.entries) == 43
    assert found.flagged == []


OTHERS = (
    "- Ada Abe: *{t}*. <{u}>.",
    "- **[{t}]({u})** `2016`.",
    '- "{t}," in [ICML]({u}).',
    "- ({t}) | [link]({u}) | 2016.",
    "- 2016 / {t} / Ben Brandt / [x]({u}) / *talk*.",
)


def test_where_no_format_covers_the_list_only_slips_are_judged() -> None:
    entries = tools(20)
    entries[0] = entries[0].removesuffix(".")
    entries[1] = entries[1].partition(" - ")[0]
    entries[2] = entries[2].replace("https://bat.example", "")
    covered = [tool(n) for n in range(20, 40)]
    others = [OTHERS[n % 5].format(t=p.title, u=p.url) for n, p in enumerate(PAPERS[:9])]
    found = listed([*entries, *others])
    assert not found.only.is_norm
    assert found.flagged == [0, 2]
    assert listed([*entries, *covered]).flagged == [0, 1, 2]


def test_an_entry_of_another_kind_has_no_single_sign() -> None:
    links = "- [one](https://a.example), [two](https://b.example), [three](https://c.example)"
    others = [OTHERS[n % 5].format(t=p.title, u=p.url) for n, p in enumerate(PAPERS[:9])]
    found = listed([*tools(20), *(each.removesuffix(".") for each in others), links])
    assert not found.only.is_norm
    assert found.flagged == []


def test_an_entry_of_another_kind_is_left_alone() -> None:
    other = '- Ada Abe, "A talk" (video, 2016): <https://a.example>, with `slides`'
    found = listed([*tools(20), other], (DASHED,))
    assert len(found.entries) == 21
    assert found.flagged == []


def test_what_has_no_place_is_left_alone() -> None:
    entries = tools(20)
    entries[4] += " ![](https://a.example/i.svg)"
    found = listed(entries, ("- [{title}]({url}) - {text}.",))
    assert found.only.conforming == 19
    assert found.flagged == []


def test_all_is_mended_or_nothing() -> None:
    entries = tools(20)
    entries[0] = "- []() - " + entries[0].partition(" - ")[2].removesuffix(".")
    entries[1] = entries[1].removesuffix(".")
    entries[2] = entries[2].replace("https://bat.example", "").removesuffix(".")
    found = listed(entries, (DASHED,))
    assert found.formats.restores(found.entries[1])
    assert {each.kind for each in found.edits(found.entries[2])} == {
        DeviationKind.EMPTY,
        DeviationKind.SIGN,
    }
    assert not found.formats.restores(found.entries[2])


def test_a_fix_neither_adds_nor_loses_a_word() -> None:
    papers = [f"- {p.title} [Paper]({p.pdf})" for p in PAPERS]
    papers[0] = papers[0].replace("[Paper]", "[Papers]")
    papers[1] = papers[1].replace("[Paper]", "[paper]")
    found = opened("# Papers\n\n" + "\n".join(papers), ("- {title} [Paper]({pdf})",))
    assert found.flagged == [0, 1]
    assert not found.formats.restores(found.entries[0])
    assert found.formats.restores(found.entries[1])


def test_a_fix_puts_no_venue_around_the_words_of_a_title() -> None:
    papers = [f"- 【{p.venue}】{p.ended}[[pdf]]({p.pdf})." for p in PAPERS * 2]
    papers[0] = papers[0].partition("】")[2].join(["- ", ""])
    found = opened("# Papers\n\n" + "\n".join(papers))
    [edit] = found.edits(found.entries[0])
    assert edit.message == "the venue is missing"
    assert not found.formats.restores(found.entries[0])


# What would be said of another text


def test_another_text_is_judged_as_if_it_stood_there() -> None:
    found = listed(tools(20))
    judge = found.formats.judge
    assert judge(found.entries[0], tool(30)).conforms
    [edit] = judge(found.entries[0], tool(30).removesuffix(".")).edits
    assert (edit.kind, edit.new) == (DeviationKind.SIGN, ".")
    assert found.edits(found.entries[0]) == ()


def test_another_text_has_the_habits_of_its_place() -> None:
    bare = "- [{0}]({1}) - {2}"
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60))
    text += "\n\n## B\n\n" + "\n".join(tool(n, bare) for n in range(60, 65))
    found = opened(text)
    assert found.formats.judge(found.entries[-1], tool(70, bare)).edits == ()
    assert len(found.formats.judge(found.entries[0], tool(70, bare)).edits) == 1


def test_in_a_short_list_nothing_is_said_of_any_text() -> None:
    found = listed(tools(7))
    assert found.formats.judge(found.entries[0], tool(30).removesuffix(".")).edits == ()
    found = listed(tools(7), (DASHED,))
    assert len(found.formats.judge(found.entries[0], tool(30).removesuffix(".")).edits) == 1


# A stated format, point by point


def in_parts(entries: list[str]) -> str:
    """Entries in sections of ten."""
    text = "# Tools\n"
    for n, entry in enumerate(entries):
        text += (f"\n## Part {n // 10}\n\n" if n % 10 == 0 else "") + entry + "\n"
    return text


def slips() -> list[str]:
    """Of forty entries, half without the stop at their end and one in eight without its dash: not
    half of them are as stated, and most have each of its other points.
    """
    entries = [tool(n, "- [{0}]({1}) - {2}" if n % 2 else "- [{0}]({1}) - {2}.") for n in range(40)]
    for n in (3, 10, 17, 24, 31):
        entries[n] = entries[n].replace(") - ", ") ")
    return entries


def test_a_stated_format_is_judged_point_by_point() -> None:
    found = opened(in_parts(slips()), (), (DASHED,))
    assert found.only.origin is Origin.STATED
    assert found.templates == (DASHED.removesuffix("."),)
    assert found.only.unkept == UnkeptStop(".", 20, 40)
    assert found.flagged == [3, 10, 17, 24, 31]


def test_where_nothing_is_stated_a_common_way_is_right() -> None:
    assert opened(in_parts(slips())).flagged == []


def test_a_stated_format_of_which_a_point_is_not_kept_is_stale() -> None:
    entries = [each.replace(") - ", ") | ") for each in slips()]
    found = opened(in_parts(entries), (), (DASHED,))
    assert found.only.origin is Origin.LEARNT
    assert found.only.stale == 0


@pytest.mark.parametrize(("bare", "asked"), [(2, True), (4, False)])
def test_what_nearly_all_have_is_asked_beside_what_is_stated(bare: int, asked: bool) -> None:  # noqa: FBT001  # a table of cases
    entries = [tool(n) for n in range(40)]
    odds = list(range(0, 10 * bare, 10))
    for n in odds:
        entries[n] = entries[n].removesuffix(".")
    found = opened(in_parts(entries), (), (DASHED.removesuffix("."),))
    assert found.only.origin is Origin.STATED
    assert found.flagged == (odds if asked else [])


@pytest.mark.parametrize("glued", [")- ", ")-", ") -"])
def test_a_space_that_lacks_beside_a_dash_is_no_way_of_a_section(glued: str) -> None:
    entries = [tool(n) for n in range(30)]
    odds = [20, 21, 22, 23, 24, 25, 26]
    for n in odds:
        entries[n] = entries[n].replace(") - ", glued)
    assert opened(in_parts(entries)).flagged == odds


def test_a_dash_with_a_space_that_does_not_break_the_line_is_not_glued() -> None:
    entries = [tool(n) for n in range(60)]
    for n in (5, 15, 25):
        entries[n] = entries[n].replace(") - ", ") \u2013\u00a0")
    assert opened(in_parts(entries), (), (DASHED,)).flagged == []


def test_an_emoji_behind_a_name_needs_no_dash() -> None:
    entries = [tool(n, "- [{0}]({1}) - {2}") for n in range(30)]
    entries[5] = entries[5].partition(" - ")[0] + " :100:"
    entries[15] = entries[15].partition(" - ")[0] + " :+1: :star:"
    assert opened(in_parts(entries), (), (DASHED.removesuffix("."),)).flagged == []


def test_a_hyphen_behind_a_link_is_no_dash() -> None:
    entries = [tool(n) for n in range(30)]
    for n in range(20, 27):
        entries[n] = entries[n].replace(") - ", ")-like ")
    assert opened(in_parts(entries)).flagged == []


# Conventions of sections


@pytest.mark.parametrize(
    ("size", "odd", "flagged"),
    [(5, 2, 0), (6, 2, 2), (1, 1, 1), (2, 2, 2), (4, 4, 4), (10, 4, 0), (10, 3, 3)],
)
def test_two_in_five_are_the_habit_of_a_section(size: int, odd: int, flagged: int) -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(80))
    text += "\n\n## B\n\n" + "\n".join(tools(size, odd, "- [{0}]({1}) - {2}"))
    assert len(opened(text).flagged) == flagged


def test_a_habit_is_one_of_its_section_alone() -> None:
    bare = "- [{0}]({1}) - {2}"
    text = "# Tools\n\n## A\n\n" + "\n".join(tools(80, 1, bare))
    text += "\n\n## B\n\n" + "\n".join(tool(n, bare) for n in range(80, 85))
    assert opened(text).flagged == [79]


def test_a_habit_is_one_point_alone() -> None:
    text = "# Tools\n\n## A\n\n" + "\n".join(tool(n) for n in range(60))
    text += "\n\n## B\n\n" + "\n".join(tool(n, "- [{0}]({1}) - {2}") for n in range(60, 65))
    text = text.removesuffix(tool(64).rpartition(")")[2].removesuffix("."))
    text += ": " + tool(64).rpartition(" - ")[2].removesuffix(".")
    found = opened(text)
    assert found.flagged == [64]
    assert [edit.new for edit in found.edits(found.entries[64])] == [" -"]


def test_a_habit_of_nested_entries_is_none_of_others() -> None:
    lines = [tool(n) for n in range(80)]
    for n in (2, 12, 22):
        lines[n] += "\n  " + tool(n + 80, "- [{0}]({1}) - {2}")
    lines[30] = lines[30].removesuffix(".")
    assert opened("# Tools\n\n" + "\n".join(lines) + "\n").flagged == [33]


def test_a_sign_of_an_optional_part_is_asked_of_those_that_have_the_part() -> None:
    bare = [tool(n, "- [{0}]({1})") for n in range(60)]
    many = [tool(n, "- [{0}]({1}) {2}.") for n in range(5)]
    described = [tool(n) for n in range(30)]
    assert not listed([*bare, *described, *many]).flagged
    assert len(listed([*bare, *described, *many[:2]]).flagged) == 2


# A description behind its link without a separator between them


def with_last(words: str) -> list[int]:
    """A list in which one entry in three has no description."""
    entries = [tool(n, "- [{0}]({1}) - {2}" if n % 3 else "- [{0}]({1})") for n in range(49)]
    return listed([*entries, f"- [Last](https://last.example) {words}"]).flagged


@pytest.mark.parametrize(
    "words",
    [
        "Reads the files of a folder",
        "interesting ways to read files, also those of others",
        "25 Videos",
        "Reads files, and [another one](https://x.example) writes them",
        "Reads `grep` patterns of any kind",
    ],
)
def test_words_behind_a_link_lack_their_separator(words: str) -> None:
    assert with_last(words) == [49]


@pytest.mark.parametrize(
    "words",
    [
        "and [Other](https://other.example) - Reads files.",
        "(of 2019) - Reads files.",
        "has a list of the files",
    ],
)
def test_words_that_go_on_from_a_name_lack_none(words: str) -> None:
    assert with_last(words) == []


# What readers do not see beside what they do


def test_a_space_that_nobody_sees_hides_no_missing_description() -> None:
    odd = "- [last ](https://last.example)"
    entries = [tool(n, "- [{0}]({1}) - {2}") for n in range(39)]
    found = listed([*entries, odd], (), ("[{title}]({url}) - {description}",))
    assert len(found.edits(found.entries[-1])) == 2
    assert found.formats.shows(found.entries[-1])


def test_a_doubled_space_is_no_missing_one() -> None:
    entries = tools(60)
    entries[10] = entries[10].replace(") - ", ")  - ")
    entries[30] = entries[30].replace(") - ", ")  - ")
    entries[50] = entries[50].replace(") - ", ")- ")
    points = listed(entries).only.norm.points
    assert sorted(points.values()) == [1, 2]
