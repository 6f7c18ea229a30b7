"""An entry against a template: what conforms, what does not, where, and how that is mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from format_cases import FORMS, Form
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.lists.format.match import (
    CAP,
    Alignment,
    Deviation,
    DeviationKind,
    align_entry,
    compile_template,
)
from listlint.lists.format.match.order import LinkOrder
from listlint.lists.format.norm import Norm
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
    parse,
)

BOXED = "- 【{venue}】{title}.[[pdf]]({pdf}){?.[[code]]({code})?}.\n  *{authors}*"
ENTRY = (
    "- 【ICLR】Pixel-BERT.[[pdf]](https://a.org/1).[[code]](https://a.org/c).\n"
    "  *Zhicheng Huang, Bei Liu*"
)
TOOL = "- [{title}]({url}) - {description}."
ROW = "| [{title}]({url}) | {year} |{? [code]({code}) ?}|"
TAGGED = "* **{title}** <br>\n*{authors}* <br>\n{venue}, {year}. [[Paper]]({paper})"
SLASHED = "**{title}** \\\n*{authors}* \\\n{venue} {year}. [[Paper]({paper})]"


def aligned(template: str, entry: str, cap: float = CAP) -> Alignment:
    found = align_entry(entry, compile_template(parse(template)), cap)
    assert found is not None
    return found


def fields(template: str, entry: str) -> dict[str, str]:
    found = aligned(template, entry)
    assert found.conforms, found.deviations
    return {value.name: entry[value.start : value.end] for value in found.values}


def said(template: str, entry: str) -> list[tuple[str, str, str | None, str]]:
    """The deviations: kind, what stands there, what should, and the sentence."""
    return [
        (each.kind.value, entry[each.start : each.end], each.new, each.message)
        for each in aligned(template, entry).deviations
    ]


def mended(entry: str, deviations: Sequence[Deviation]) -> str:
    for each in sorted(deviations, reverse=True):
        assert each.new is not None
        entry = entry[: each.start] + each.new + entry[each.end :]
    return entry


# What conforms


@pytest.mark.parametrize(
    "form",
    [form for form in FORMS if not form.name.startswith("14")],  # see the empty cells, below
    ids=lambda form: form.name,
)
def test_entries_of_each_form_conform(form: Form) -> None:
    for entry in form.entries:
        assert said(form.template, entry) == []


def test_fields_are_what_stands_in_them() -> None:
    assert fields(BOXED, ENTRY) == {
        "venue": "ICLR",
        "title": "Pixel-BERT",
        "pdf": "https://a.org/1",
        "code": "https://a.org/c",
        "authors": "Zhicheng Huang, Bei Liu",
    }


def test_a_field_without_an_end_of_its_own_ends_where_the_next_begins() -> None:
    entry = "- A. B. C: a (short) study, of [x] - and `y`. ICML, 2019."
    assert fields("- {title}. {venue}, {year}.", entry) == {
        "title": "A. B. C: a (short) study, of [x] - and `y`",
        "venue": "ICML",
        "year": "2019",
    }


def changed(old: str, new: str) -> str:
    assert old in ENTRY
    return ENTRY.replace(old, new, 1)


SAME = {
    "as it is": ENTRY,
    "no optional part": changed(".[[code]](https://a.org/c)", ""),
    "windows": changed("\n", "\r\n"),
    "trailing blanks": ENTRY + "  ",
    "blanks at the line's end": changed(".\n", ".  \n"),
    "a tab at the line's end": changed(".\n", ".\t\n"),
    "a comment": ENTRY + " <!-- listlint: ignore[duplicate-work] second edition -->",
    "another indentation": changed("\n  ", "\n\t"),
    "no indentation": changed("\n  ", "\n"),
    "an empty line": changed("\n  ", "\n\n  "),
    "itself indented": "   " + ENTRY,
    "a question": changed("Pixel-BERT.", "Why Should I Trust You?"),
    "a question and a stop": changed("Pixel-BERT.", "Why Should I Trust You?."),
    "an exclamation": changed("Pixel-BERT.", "BERT!"),
    "code in the title": changed("Pixel-BERT", "The `*` of `C_1`"),
    "escapes in the title": changed("Pixel-BERT", r"A\* and \[MASK\] \_b\_"),
    "brackets in the title": changed("Pixel-BERT", "A (short) study [MASK] of C"),
    "mathematics in the title": changed("Pixel-BERT", "$\\beta$-VAE"),
    "stops in the title": changed("Pixel-BERT", "v1.5. U.S. vs. ResNet"),
    "a year in the title": changed("Pixel-BERT", "ImageNet 2012 and 2019"),
    "a year in the venue": changed("ICLR", "ICLR 2020"),
    "brackets in a target": changed("https://a.org/1", "https://a.org/1_(2)"),
    "angles around a target": changed("https://a.org/1", "<https://a.org/1 2>"),
    "a title of a target": changed("https://a.org/1", 'https://a.org/1 "one"'),
    "a relative target": changed("https://a.org/1", "papers/1.pdf"),
}


@pytest.mark.parametrize("entry", SAME.values(), ids=SAME)
def test_this_is_no_deviation(entry: str) -> None:
    assert said(BOXED, entry) == []


@pytest.mark.parametrize("credit", [" - [@ada](u)", " \u2014 [Ada](u) [Bob](v)", " (by [Ada](u))"])
def test_a_full_stop_stands_before_who_wrote_the_entry(credit: str) -> None:
    assert said(TOOL, f"- [T](u) - Does things.{credit}") == []
    assert said(TOOL, f"- [T](u) - Does things{credit}") != []


@pytest.mark.parametrize("number", ["1. ", "7. ", "12. ", "10000. "])
def test_numbers_of_ordered_lists_are_no_deviation(number: str) -> None:
    assert said("1. **{title}** [paper]({paper})", f"{number}**T** [paper](u)") == []


def test_a_bracket_behind_a_number_is_one() -> None:
    assert said("1. **{title}**", "2) **T**") == [("sign", "2)", "1.", "expected `1.`, found `2)`")]


@pytest.mark.parametrize(
    ("template", "entry"),
    [
        (TAGGED, "* **T** <br>\n*A, B* <br>\nCVPR, 2021. [[Paper]](u)"),
        (TAGGED, "* **T** <br/>\n*A, B* <BR>\nCVPR, 2021. [[Paper]](u)"),
        (SLASHED, "**T** \\\n*A, B* \\\nCVPR 2021. [[Paper](u)]"),
    ],
)
def test_hard_breaks_conform(template: str, entry: str) -> None:
    assert said(template, entry) == []


@pytest.mark.parametrize("end", ["?", "!", "…", "\uff1f"])
def test_a_title_that_ends_with_a_sign_of_its_own_needs_no_other(end: str) -> None:
    assert said("- {title}. [pdf]({pdf})", f"- Why{end} [pdf](u)") == []
    assert said("- {title}, [pdf]({pdf})", f"- Why{end} [pdf](u)") == []


def test_words_may_follow_a_question() -> None:
    assert said("- {title}. {venue}, {year}.", "- Why Should I? ICML, 2019.") == []


def test_descriptions_hold_anything() -> None:
    entry = "- [a](u) - For **b** (see [c](v)), `d - e`: ![f](w) and <kbd>g</kbd>."
    assert fields(TOOL, entry)["description"] == entry[11:-1]


# Optional, repeated, choice, tables


@pytest.mark.parametrize("links", ["", " [a](u)", " [a](u) [b](v) [c d](w)"])
def test_repeated_parts_come_any_number_of_times(links: str) -> None:
    assert said("- **{title}**{* [{label}]({link})*}", f"- **T**{links}") == []


@pytest.mark.parametrize(("cost", "conforms"), [("free", True), ("paid", True), ("dear", False)])
def test_a_choice_is_one_of_several(cost: str, conforms: bool) -> None:  # noqa: FBT001  # a table of cases
    found = aligned("- {title} ({|free|paid|})", f"- T ({cost})")
    assert found.conforms is conforms


def test_choices_hold_fields_and_groups() -> None:
    template = "- {title}{|, {venue}{? {year}?}| ({year})|}."
    for end in (", ICLR", ", ICLR 2020", " (2020)"):
        assert said(template, f"- T{end}.") == []


def test_cells_hold_what_the_template_says() -> None:
    assert said(ROW, "| [T](u) | 2020 | [code](v) |") == []
    assert [each[0] for each in said(ROW, "| [T](u) | 2020 | [Code](v) |")] == ["label"]


@pytest.mark.parametrize(
    "row", ["| [T](u) | 2020 |  |", "| [T](u) | 2020 | |", "| [T](u) | 2020 ||"]
)
def test_an_empty_cell_is_as_wide_as_one_likes(row: str) -> None:
    assert said(ROW, row) == []


def test_a_bar_ends_the_field_of_a_row() -> None:
    found = align_entry("| [T](u) | 2020 | x | [code](v) |", compile_template(parse(ROW)), 0)
    assert found is None


def test_an_escaped_bar_is_none() -> None:
    assert fields("| {title} | {year} |", r"| A \| B | 2020 |")["title"] == r"A \| B"


# What deviates

DEVIATIONS = {
    "a sign is missing": (
        changed("1).[[", "1)[["),
        [("sign", "", ".", "`.` is missing after `pdf`")],
    ),
    "the last sign of a line is missing": (
        changed(").\n", ")\n"),
        [("sign", "", ".", "`.` is missing after `code`")],
    ),
    "a sign is missing, and blanks follow": (
        changed(").\n", ")  \n"),
        [("sign", "", ".", "`.` is missing after `code`")],
    ),
    "a sign too many": (
        changed(".[[code", "..[[code"),
        [("sign", ".", "", "`.` too many after `pdf`")],
    ),
    "another sign": (
        changed(".[[code", ",[[code"),
        [("sign", ",", ".", "expected `.` after `pdf`, found `,`")],
    ),
    "another bracket": (
        changed("】", "]"),
        [("sign", "]", "】", "expected `】` after the venue, found `]`")],
    ),
    "other brackets": (
        ENTRY.replace("【", "[").replace("】", "]"),
        [
            ("sign", "[", "【", "expected `【`, found `[`"),
            ("sign", "]", "】", "expected `】` after the venue, found `]`"),
        ],
    ),
    "a bracket is missing": (
        changed("]](https://a.org/c)", "](https://a.org/c)"),
        [("sign", "", "]", "`]` is missing after `code`")],
    ),
    "a space too many": (
        changed("】", "】 "),
        [("sign", " ", "", "a space too many after the venue")],
    ),
    "no blank": (changed("- ", "-"), [("sign", "", " ", "a space is missing")]),
    "two blanks": (changed("- ", "-  "), [("sign", "  ", " ", "2 spaces instead of one")]),
    "another bullet": (changed("- ", "* "), [("sign", "*", "-", "expected `-`, found `*`")]),
    "the case of a label": (
        changed("[[pdf]]", "[[PDF]]"),
        [("label", "PDF", "pdf", "`PDF` should be `pdf`")],
    ),
    "the ending of a label": (
        changed("[[code]]", "[[codes]]"),
        [("label", "codes", "code", "`codes` should be `code`")],
    ),
    "another label": (
        changed("[[code]]", "[[slides]]"),
        [("extra", "slides", None, "other entries have `code` instead of `slides`")],
    ),
    "no line break": (
        changed("\n  ", " "),
        [("sign", " ", "\n  ", "expected a new line after `code`, found a space")],
    ),
    "an empty link": (
        changed("(https://a.org/1)", "()"),
        [("empty", "", None, "`pdf` has no address")],
    ),
    "a part is missing": (
        changed("【ICLR】", ""),
        [("missing", "", None, "the venue is missing")],
    ),
    "a required link is missing": (
        changed("[[pdf]](https://a.org/1).", ""),
        [("missing", "", None, "the `pdf` link is missing")],
    ),
    "a line is missing": (
        changed("\n  *Zhicheng Huang, Bei Liu*", ""),
        [("missing", "", None, "the authors line is missing")],
    ),
}


@pytest.mark.parametrize(("entry", "expected"), DEVIATIONS.values(), ids=DEVIATIONS)
def test_a_deviation_has_its_place_and_its_sentence(
    entry: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert said(BOXED, entry) == expected


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("1).[[", "1)[[", "[[code"),
        ("(https://a.org/1)", "()", ").[[code"),
        ("【ICLR】", "", "Pixel"),
        ("\n  *Zhicheng Huang, Bei Liu*", "", ""),
        ("[[pdf]](https://a.org/1).", "", ".[[code"),
        (").\n", ")  \n", "  \n"),
    ],
)
def test_what_is_missing_is_missing_just_there(old: str, new: str, at: str) -> None:
    entry = changed(old, new)
    [found] = aligned(BOXED, entry).deviations
    assert found.start == found.end
    assert entry[found.start :].startswith(at) if at else found.start == len(entry)


@pytest.mark.parametrize("title", ["VL-BERT: Pre-training", "Show, Attend and Tell"])
def test_a_missing_venue_is_not_put_around_the_first_words_of_a_title(title: str) -> None:
    entry = changed("【ICLR】Pixel-BERT", title)
    assert said(BOXED, entry) == [("missing", "", None, "the venue is missing")]


def test_a_missing_title_is_missing() -> None:
    expected = [("missing", "", None, "the title is missing")]
    assert said(BOXED, changed("Pixel-BERT", "")) == expected


@pytest.mark.parametrize(
    ("template", "entry", "fixed"),
    [
        ("- **{title}** [pdf]({pdf})", "- *T* [pdf](u)", "- **T** [pdf](u)"),
        ("- *{title}* [pdf]({pdf})", "- _T_ [pdf](u)", "- *T* [pdf](u)"),
        ('- "{title}" [pdf]({pdf})', "- \u201cT\u201d [pdf](u)", '- "T" [pdf](u)'),
    ],
)
def test_other_emphasis_is_exchanged_not_wrapped(template: str, entry: str, fixed: str) -> None:
    assert mended(entry, aligned(template, entry).deviations) == fixed


def test_a_missing_text_is_called_so() -> None:
    [found] = said("- [{title}]({url}) {any}", "- [T](u)")
    assert found[3] == "a part is missing after the title"


def test_fields_may_follow_a_backslash() -> None:
    assert said("- {title} \\{venue}", "- T \\ICML") == []


@pytest.mark.parametrize(
    ("template", "entry"),
    [
        ("- ${title}$ [pdf]({pdf})", "- $T$ [pdf](u)"),
        ("- {title} ![stars]({badge})", "- T ![stars](u.svg)"),
        ("- {title} [![stars]({badge})]({code})", "- T [![stars](u.svg)](v)"),
    ],
)
def test_fields_may_stand_in_formulas_and_images(template: str, entry: str) -> None:
    assert said(template, entry) == []


@pytest.mark.parametrize("icon", ["\uf09b", "\uf8ff"])
def test_characters_of_icon_fonts_are_characters(icon: str) -> None:
    assert said(f"- {icon} {{title}}", f"- {icon} T") == []


@pytest.mark.parametrize("entry", ["- [T](u) Does things.", "- [T](u)  Does things."])
def test_a_missing_dash_is_no_missing_title(entry: str) -> None:
    assert all("title is missing" not in each[3] for each in said(TOOL, entry))


def test_what_has_no_place_is_named_in_short() -> None:
    entry = ENTRY + " ![an image](https://a.org/an/address/that/is/rather/long.png)"
    *_, found = said(BOXED, entry)
    assert found[0] == "extra"
    assert found[3] == "`![an image](https://a.org/an/address/th…` has no place in the format"


def test_two_slips_are_two_deviations() -> None:
    entry = changed("】", "]").replace("[[code]]", "[[Code]]")
    assert [each[0] for each in said(BOXED, entry)] == ["sign", "label"]


def test_an_entry_of_another_kind_has_no_alignment() -> None:
    graph = compile_template(parse(BOXED))
    assert align_entry("- [ripgrep](https://a.org/rg) - Searches directories.", graph) is None


@pytest.mark.parametrize("entry", ["", " ", "\n", "-", "<!-- x -->"])
def test_nothing_is_no_entry(entry: str) -> None:
    found = align_entry(entry, compile_template(parse(TOOL)))
    assert found is None or not found.conforms


# Links that change places

PAIRS = [f"- **T{n}** [[paper](u{n})]" + (f" [[code](c{n})]" if n % 3 else "") for n in range(10)]
PAIRED = "- **{title}** [[paper]({paper})]{? [[code]({code})]?}"


def test_swapped_links_are_one_deviation() -> None:
    entry = "- **T** [[code](c)] [[paper](u)]"
    [found] = Norm((PAIRED,), tuple(PAIRS)).check(entry).edits
    assert found.kind is DeviationKind.ORDER
    assert entry[found.start : found.end] == "[[code](c)] [[paper](u)]"
    assert found.new == "[[paper](u)] [[code](c)]"
    assert found.message == "the link `code` comes before `paper`"
    assert mended(entry, [found]) == "- **T** [[paper](u)] [[code](c)]"


def test_so_are_swapped_links_with_a_line_between() -> None:
    template = "- {title}\n  [pdf]({pdf})\n  [code]({code})"
    texts = tuple(f"- T{n}\n  [pdf](u)\n  [code](c)" for n in range(8))
    entry = "- T\n  [code](c)\n  [pdf](u)"
    norm = Norm((template,), texts)
    verdict = norm.check(entry)
    assert mended(entry, verdict.edits) == "- T\n  [pdf](u)\n  [code](c)"
    assert norm.restores(entry, verdict.edits)


@pytest.mark.parametrize(("right", "wrong", "swaps"), [(3, 0, 0), (4, 0, 1), (9, 1, 1), (8, 2, 0)])
def test_an_order_must_be_clear(right: int, wrong: int, swaps: int) -> None:
    one, other = "- [a](u) [b](v)", "- [b](v) [a](u)"
    order = LinkOrder([one] * right + [other] * wrong)
    assert len(list(order.swaps(other))) == swaps
    assert list(order.swaps(one)) == []


# What holds for all

SIGNS = st.sampled_from([*".,:-*_[]()|`【】 \n\"'", "**", "[x](u)", "](", "2019", "- ", "x", "é"])
FORM_ENTRIES = [(form.template, entry) for form in FORMS for entry in form.entries[:3]]


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A template, and an entry of its form with one or two slips."""
    template, entry = draw(st.sampled_from(FORM_ENTRIES))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(entry)))
        end = min(len(entry), at + draw(st.integers(0, 2)))
        entry = entry[:at] + draw(SIGNS | st.just("")) + entry[end:]
    return template, entry


WORD, ADDRESS = r"\w+", r"https?://[\w./-]*\w"


def counted(pattern: str, text: str) -> Counter[str]:
    return Counter(re.findall(pattern, text.casefold()))


def held(entry: str, found: Alignment) -> list[tuple[str, str]]:
    """What stands in the fields."""
    return [(each.name, entry[each.start : each.end]) for each in found.values]


@example_count(50)
@given(slips())
def test_what_is_mended_conforms_and_needs_nothing_more(slip: tuple[str, str]) -> None:
    template, entry = slip
    norm = Norm((template,))
    found = norm.align(entry)
    if found is None or found.conforms or not norm.restores(entry, found.deviations):
        return
    fixed = mended(entry, found.deviations)
    assert fixed != entry
    again = norm.align(fixed)
    assert again is not None
    assert again.conforms
    assert norm.check(fixed).edits == ()
    assert counted(WORD, fixed) == counted(WORD, entry)
    assert counted(ADDRESS, fixed) == counted(ADDRESS, entry)
    assert held(fixed, again) == held(entry, found)


@pytest.mark.slow
def test_what_restores_an_entry_restores_it_as_it_was() -> None:
    wrong = [
        (entry, fixed)
        for template, entry, at in sign_slips()
        if (fixed := restored(template, entry[:at] + entry[at + 1 :])) not in (None, entry)
    ]
    assert wrong == []


def restored(template: str, entry: str) -> str | None:
    """The entry with its fix, if it has one."""
    norm = Norm((template,))
    found = norm.align(entry)
    if found is None or not norm.restores(entry, found.deviations):
        return None
    return mended(entry, found.deviations)


def sign_slips() -> Iterator[tuple[str, str, int]]:
    """Templates, entries, and where in these a sign stands, but for fields and bullets."""
    for form in FORMS:
        entry = form.entries[0]
        found = align_entry(entry, compile_template(parse(form.template)))
        if found is None or not found.conforms:
            continue
        held = {n for value in found.values for n in range(value.start, value.end)}
        for at, char in enumerate(entry):
            begins = not entry[:at].rpartition("\n")[2].strip(" -*+#1.")
            if at not in held and char in "[]【】.,:;'*`" and not begins:
                yield form.template, entry, at


@pytest.mark.slow
def test_every_sign_that_is_left_out_is_found() -> None:
    unseen = [
        entry[max(0, at - 9) : at + 9]
        for template, entry, at in sign_slips()
        if (found := align_entry(entry[:at] + entry[at + 1 :], compile_template(parse(template))))
        and found.conforms
    ]
    assert unseen == []


@pytest.mark.slow
def test_nearly_every_sign_that_is_left_out_is_put_in_again() -> None:
    mend = []
    for template, entry, at in sign_slips():
        found = align_entry(entry[:at] + entry[at + 1 :], compile_template(parse(template)))
        broken = entry[:at] + entry[at + 1 :]
        mend.append(
            found is not None
            and all(each.new is not None for each in found.deviations)
            and mended(broken, found.deviations) == entry
        )
    assert sum(mend) >= 0.9 * len(mend)


MENDED_OR_LEFT = {
    "a target that is not closed": (
        "- [{title}]({url}), {venue}",
        "- [A Study](https://a.org/1, ICLR",
        "- [A Study](https://a.org/1), ICLR",
    ),
    "such a one before another link": (
        "- {title}.[[pdf]]({pdf}).[[code]]({code})",
        "- A Study.[[pdf]](https://a.org/1.[[code]](https://a.org/c)",
        "- A Study.[[pdf]](https://a.org/1).[[code]](https://a.org/c)",
    ),
    "a venue that is not closed": (
        "- 【{venue}】{title}.[[pdf]]({pdf})",
        "- 【ICLRVL-BERT: Pre-training.[[pdf]](u)",
        "- 【ICLR】VL-BERT: Pre-training.[[pdf]](u)",
    ),
    "a venue that is not closed before a short title": (
        "- 【{venue}】{title}.[[pdf]]({pdf})",
        "- 【ICLRMask R-CNN.[[pdf]](u)",
        "- 【ICLR】Mask R-CNN.[[pdf]](u)",
    ),
    "no hard break before blanks": (
        SLASHED,
        "**T** \n*A* \\\nCVPR 2021. [[Paper](u)]",
        "**T** \\\n*A* \\\nCVPR 2021. [[Paper](u)]",
    ),
    "a title and a venue that nothing divides": (
        "- {title}. {venue}, {year}. [pdf]({pdf})",
        "- NeRF: Representing Scenes ECCV, 2020. [pdf](u)",
        "- NeRF: Representing Scenes. ECCV, 2020. [pdf](u)",
    ),
}


@pytest.mark.parametrize(
    ("template", "entry", "right"), MENDED_OR_LEFT.values(), ids=MENDED_OR_LEFT.keys()
)
def test_a_fix_is_right_or_there_is_none(template: str, entry: str, right: str) -> None:
    norm = Norm((template,))
    found = norm.align(entry)
    assert found is not None
    if norm.restores(entry, found.deviations):
        assert mended(entry, found.deviations) == right


TEXT = st.lists(
    SIGNS | st.sampled_from(["T", "pdf", "code", "<br>", "![i](u)", "-->", "\r\n"]),
    max_size=16,
).map("".join)


def _rows(children: st.SearchStrategy[Part]) -> st.SearchStrategy[tuple[Part, ...]]:
    return st.lists(children, min_size=1, max_size=3).map(tuple)


FIELDS = st.sampled_from(["title", "url", "year", "image", "label", "any", "description"])
PARTS: st.SearchStrategy[Part] = st.recursive(
    FIELDS.map(Field) | TEXT.filter(bool).map(Literal),
    lambda children: (
        _rows(children).map(Optional)
        | _rows(children).map(Repeated)
        | st.lists(_rows(children), min_size=1, max_size=3).map(lambda ways: Choice(tuple(ways)))
    ),
    max_leaves=6,
)


@example_count(50)
@given(_rows(PARTS), TEXT | st.text(max_size=20))
def test_nothing_is_raised_and_all_places_are_in_the_text(
    parts: tuple[Part, ...], text: str
) -> None:
    found = align_entry(text, compile_template(parts))
    if found is None:
        return
    assert 0 <= found.cost <= CAP
    places = [(each.start, each.end) for each in found.deviations]
    places += [(each.start, each.end) for each in found.values]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    ends = [value.end for value in found.values]
    assert ends == sorted(ends)
    for each in found.deviations:
        assert each.message
        assert each.new != text[each.start : each.end]


@example_count(40)
@given(TEXT, st.integers(0, len(FORM_ENTRIES) - 1))
def test_an_alignment_is_the_same_each_time(text: str, number: int) -> None:
    template, entry = FORM_ENTRIES[number]
    entry += text
    graph = compile_template(parse(template))
    assert align_entry(entry, graph) == align_entry(entry, graph)
