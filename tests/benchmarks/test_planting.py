"""Faults planted into entries, which measure how the entry format is learnt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

# the benchmarks are scripts beside each other, not a package
sys.path.append(str(ROOT / "benchmarks"))

from customs import Customs, cut, observe
from planting import Kind, plant

TITLES = (
    *("VL-BERT: Pre-training of Generic Representations", "Pixel-BERT", "What Does BERT See?"),
    *("Learning Well", "A (Short) Study", "UNITER: Universal Representation", "LXMERT", "Oscar 2"),
    *("Attention Is All You Need", "Deep Residual Learning"),
)
ASKED = "Ada Abe, Ben Brandt, Chen Castro"


def papers(form: str) -> list[str]:
    """Ten entries of one form."""
    return [form.format(t=title, n=n) for n, title in enumerate(TITLES, 1)]


BOXED = papers(
    "- 【ICLR】{t}.[[pdf]](https://example.org/{n}).[[code]](https://example.org/c{n}).\n"
    f"  *{ASKED}*"
)
DASHED = papers("- [{t}](https://example.org/{n}) - What this does, in short.")
YEARS = papers(
    "* **{t}** (2016), A. Abe et al. [[Paper](https://example.org/{n})] "
    "[[Code](https://example.org/c{n})]"
)
NUMBERED = papers("{n}. [ICLR 2020] **{t}** [paper](https://example.org/{n})")
CELLS = papers("| [{t}](https://example.org/{n}) | 2016 | [code](https://example.org/c{n}) |")
HEADS = papers(r"##### [2021 AAAI] {t}. [\[PDF\]](https://example.org/{n})")
FORMS = (BOXED, DASHED, YEARS, NUMBERED, CELLS, HEADS)


def planted(texts: Sequence[str], kind: Kind) -> set[str]:
    """Every variant of the first entry that some seed gives."""
    customs = observe(texts)
    return {
        fault.text
        for seed in range(60)
        for fault in plant(texts[0], customs, seed)[0]
        if fault.kind is kind
    }


def changes(texts: Sequence[str], kind: Kind) -> set[tuple[str, str]]:
    """What each variant of the first entry has otherwise: the old and the new, cut to the bone."""
    return {_change(texts[0], broken) for broken in planted(texts, kind)}


def _change(old: str, new: str) -> tuple[str, str]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


@pytest.mark.parametrize(
    ("texts", "kind", "expected"),
    [
        (BOXED, Kind.PERIOD, {(".", "")}),
        (DASHED, Kind.PERIOD, {(".", "")}),
        (DASHED, Kind.SPACE, {("", " "), (" ", "")}),
        (BOXED, Kind.LABEL, {("pdf", "PDF"), ("p", "P"), ("code", "CODE"), ("c", "C")}),
        (BOXED, Kind.BULLET, {("-", "*")}),
        (YEARS, Kind.BULLET, {("*", "-")}),
        (NUMBERED, Kind.BULLET, {("1.", "-")}),
        (DASHED, Kind.DASH, {("-", "\u2013")}),
        (BOXED, Kind.AUTHORS, {(f"\n  *{ASKED}*", "")}),
        (DASHED, Kind.EMPTY_LINK, {("https://example.org/1", "")}),
        (YEARS, Kind.YEAR, {(" (2016)", "")}),
        (NUMBERED, Kind.YEAR, {(" 2020", "")}),
    ],
)
def test_each_kind(texts: list[str], kind: Kind, expected: set[tuple[str, str]]) -> None:
    assert changes(texts, kind) == expected


def test_blanks_are_doubled_and_lost_only_between_parts() -> None:
    head = f"* **{TITLES[0]}**"
    rest = YEARS[0].removeprefix(f"{head} (2016), ")
    assert f"{head}  (2016), {rest}" in planted(YEARS, Kind.SPACE)
    assert f"{head}(2016), {rest}" in planted(YEARS, Kind.SPACE)
    assert f"{head} (2016),{rest}" in planted(YEARS, Kind.SPACE)
    for broken in planted(YEARS, Kind.SPACE):
        assert broken.startswith(head)
        assert "A. Abe et al" in broken


def test_a_bracket_or_the_pair_is_turned() -> None:
    around = {"【ICLR]", "[ICLR】", "[ICLR]"}
    pdf = {"([pdf]](", "[(pdf]](", "[(pdf)]("}
    for broken in planted(BOXED, Kind.BRACKET):
        assert sum(turned in broken for turned in (*around, *pdf, "([code", "[(code")) == 1
    assert all(any(t in broken for broken in planted(BOXED, Kind.BRACKET)) for t in around | pdf)
    assert any("[2016]" in broken for broken in planted(YEARS, Kind.BRACKET))
    assert any("([Paper](https://example.org/1))" in b for b in planted(YEARS, Kind.BRACKET))
    assert any("[(Paper)(https://example.org/1)]" in b for b in planted(YEARS, Kind.BRACKET))
    assert any("(ICLR 2020)" in broken for broken in planted(NUMBERED, Kind.BRACKET))
    assert any("(2021 AAAI)" in broken for broken in planted(HEADS, Kind.BRACKET))


def test_a_nested_item_has_its_bullet_behind_the_indent() -> None:
    texts = papers("  -\t[{t}](https://example.org/{n})")
    assert planted(texts + CELLS, Kind.BULLET) == {texts[0].replace("-", "*", 1)}


def test_escaped_brackets_are_left_alone() -> None:
    texts = papers(r"- \[2018 TPAMI\] {t}. [pdf](https://example.org/{n})")
    assert {text.partition(".")[0] for text in planted(texts, Kind.BRACKET)} == {
        rf"- \[2018 TPAMI\] {TITLES[0]}"
    }
    assert any("]  VL" in text for text in planted(texts, Kind.SPACE))


def test_a_dash_in_a_cell_is_a_value() -> None:
    assert not planted(papers("| [{t}](https://example.org/{n}) | - |"), Kind.DASH)


def test_lines_may_end_as_in_windows() -> None:
    texts = [text.replace("\n", "\r\n") for text in BOXED]
    assert changes(texts, Kind.AUTHORS) == {(f"\r\n  *{ASKED}*", "")}
    assert changes(texts, Kind.PERIOD) == {(".", "")}
    assert observe(texts).gaps == observe(BOXED).gaps


def test_links_are_swapped_with_their_targets() -> None:
    (broken,) = planted(BOXED, Kind.SWAP)
    assert "[[code]](https://example.org/c1).[[pdf]](https://example.org/1)." in broken


@pytest.mark.parametrize(
    ("kind", "odd"),
    [
        (Kind.PERIOD, "- [Odd](https://example.org/o) - What this does, in short"),
        (Kind.BULLET, "* [Odd](https://example.org/o) - What this does, in short."),
        (Kind.DASH, "- [Odd](https://example.org/o): What this does, in short."),
        (Kind.SPACE, "- [Odd](https://example.org/o): What this does, in short."),
        (Kind.EMPTY_LINK, "- [Odd]() - What this does, in short."),
    ],
)
def test_without_a_custom_nothing_is_planted(kind: Kind, odd: str) -> None:
    faults, left_out = plant(DASHED[0], observe([*DASHED, odd]))
    assert kind in {fault.kind for fault in faults}
    assert kind not in left_out
    faults, left_out = plant(DASHED[0], observe([*DASHED, odd, odd, odd]))
    assert kind not in {fault.kind for fault in faults}
    assert kind in left_out


def test_a_label_and_a_year_need_nearly_all() -> None:
    most = [*YEARS[:8], *YEARS]
    labels = [text.replace("[Code]", "[code]") for text in YEARS[:2]]
    years = [text.replace(" (2016)", "") for text in YEARS[:2]]
    assert any("[CODE]" in broken for broken in planted(most, Kind.LABEL))
    assert not any("[CODE]" in broken for broken in planted(most + labels, Kind.LABEL))
    assert planted(most, Kind.YEAR)
    assert not planted(most + years, Kind.YEAR)
    assert Kind.YEAR in plant(most[0], observe(most + years))[1]


def test_one_order_is_a_custom_and_two_are_none() -> None:
    turned = [
        text.replace("Paper", "?").replace("Code", "Paper").replace("?", "Code") for text in YEARS
    ]
    assert Kind.SWAP in {fault.kind for fault in plant(YEARS[0], observe(YEARS))[0]}
    assert Kind.SWAP in plant(YEARS[0], observe(YEARS + turned))[1]


def test_content_lost_is_not_literal() -> None:
    literal = {
        fault.kind: fault.literal
        for texts in (DASHED, YEARS, BOXED)
        for fault in plant(texts[0], observe(texts))[0]
    }
    assert {kind for kind in Kind if not literal[kind]} == {
        Kind.AUTHORS,
        Kind.EMPTY_LINK,
        Kind.YEAR,
    }
    numbered = plant(NUMBERED[0], observe(NUMBERED))[0]
    assert [f.literal for f in numbered if f.kind is Kind.BULLET] == [False]


def test_rows_and_headings_have_no_bullet() -> None:
    for texts in (CELLS, HEADS):
        faults, left_out = plant(texts[0], observe(texts))
        assert Kind.BULLET not in {*left_out, *(fault.kind for fault in faults)}
        assert {Kind.SPACE, Kind.LABEL} <= {fault.kind for fault in faults}


def test_the_first_line_has_a_period_of_its_own() -> None:
    odd = [text.replace(").\n", ")\n") for text in BOXED[:2]]
    faults, left_out = plant(BOXED[0], observe(BOXED + odd))
    assert Kind.PERIOD in left_out
    assert Kind.PERIOD not in {fault.kind for fault in faults}


def test_dots_are_no_period() -> None:
    dotted = [f"{text}.." for text in DASHED]
    faults, left_out = plant(dotted[0], observe(dotted))
    assert Kind.PERIOD not in {*left_out, *(fault.kind for fault in faults)}


def test_brackets_inside_of_a_link_are_a_custom_or_not() -> None:
    plain = papers("- {t} [pdf](https://example.org/{n})")
    inner = papers("- {t} [[pdf]](https://example.org/{n})")
    assert f"- {TITLES[0]} [(pdf)](https://example.org/1)" in planted(inner, Kind.BRACKET)
    assert not planted(inner + plain, Kind.BRACKET)


def test_a_blank_within_words_is_left_alone() -> None:
    texts = papers("- **{t}**, In KDD 2019. [[pdf]](https://example.org/{n})")
    broken = planted(texts, Kind.SPACE)
    assert broken
    assert all("In KDD 2019" in text for text in broken)
    assert any("2019. " not in text for text in broken)


def test_what_many_descriptions_share_is_no_field() -> None:
    plain = [entry.replace(".org/", f".org/{n}-") for n in range(4) for entry in DASHED]
    texts = papers("- [{t}](https://example.org/{n}) - Based on [It {n}](https://example.org/i).")
    for broken in planted(texts + plain, Kind.SPACE):
        assert broken.endswith("Based on [It 1](https://example.org/i).")


def test_a_name_that_recurs_in_a_large_list_is_no_label() -> None:
    named = papers("- [{t}](https://example.org/{n}) - For [Oscar](https://example.org/o).")
    assert "oscar" in observe(named).labels
    assert "oscar" not in observe(named + 60 * DASHED).labels


def test_only_the_first_gap_of_its_kind_counts() -> None:
    linked = papers("- [{t}](https://example.org/{n}) - As [It {n}](https://example.org/i) does.")
    assert changes(linked, Kind.DASH) == {("-", "\u2013")}


@pytest.mark.parametrize(
    ("second", "is_authors"),
    [
        (f"  - {ASKED}", True),
        (f"_{ASKED}, and Dana Dietz_", True),
        ("  This is prose, with a comma or two, and it goes on about what the work does.", False),
        (f"  - Keyword: {ASKED}", False),
        (f"  [{ASKED}](https://example.org/a)", False),
    ],
)
def test_which_line_has_the_authors(second: str, *, is_authors: bool) -> None:
    texts = papers(f"- {{t}} [pdf](https://example.org/{{n}})\n{second}")
    assert observe(texts).authors == (1 if is_authors else None)
    assert bool(planted(texts, Kind.AUTHORS)) == is_authors


def test_too_few_entries_have_the_authors_in_a_line() -> None:
    texts = [
        text.replace("*Ada", "Keyword: *Ada") if n < 2 else text for n, text in enumerate(BOXED)
    ]
    assert observe(texts).authors is None


def test_links_and_years_in_a_description_are_no_fields() -> None:
    described = [
        *DASHED,
        "- [Odd](https://example.org/o) - As [Oscar](https://example.org/8), of 2016.",
    ]
    customs = observe(described)
    for seed in range(40):
        for fault in plant(described[-1], customs, seed)[0]:
            if fault.kind is not Kind.PERIOD:
                assert fault.text.endswith("As [Oscar](https://example.org/8), of 2016.")


EDITS: dict[Kind, Callable[[str, str], bool]] = {
    Kind.PERIOD: lambda old, new: (old, new) == (".", ""),
    Kind.SPACE: lambda old, new: {old, new} == {" ", ""},
    Kind.LABEL: lambda old, new: old != new and old.casefold() == new.casefold(),
    Kind.AUTHORS: lambda old, new: (old, new) == (f"\n  *{ASKED}*", ""),
    Kind.BULLET: lambda old, new: old.strip("-*1234567890.") == "" and new in "-*",
    Kind.DASH: lambda old, new: {old, new} == {"-", "\u2013"},
    Kind.EMPTY_LINK: lambda old, new: old.startswith("http") and new == "",
    Kind.YEAR: lambda old, new: old.strip(" ,()").isdigit() and new == "",
}
"""What each kind may replace by what; brackets and swaps touch two places."""


@settings(deadline=None)
@given(st.sampled_from(FORMS), st.integers(0, 9), st.integers(0, 1000))
def test_a_variant_differs_by_one_edit(texts: list[str], number: int, seed: int) -> None:
    text, customs = texts[number], observe(texts)
    faults, _ = plant(text, customs, seed)
    assert faults
    assert len({fault.kind for fault in faults}) == len(faults)
    for fault in faults:
        if fault.kind is Kind.BRACKET:
            turned = [(a, b) for a, b in zip(text, fault.text, strict=True) if a != b]
            assert 1 <= len(turned) <= 2
            assert all(a in "[]()【】" and b in "[]()" for a, b in turned)
        elif fault.kind is Kind.SWAP:
            assert len(text) == len(fault.text)
            assert _links(text, customs) == _links(fault.text, customs)[::-1]
        else:
            assert EDITS[fault.kind](*_change(text, fault.text))


def _links(text: str, customs: Customs) -> list[str]:
    return [text[part.start : part.end] for part in cut(text, customs.labels).labels]


@pytest.mark.parametrize("texts", FORMS)
@pytest.mark.slow
def test_the_same_seed_gives_the_same(texts: list[str]) -> None:
    once = [plant(text, observe(texts), 5) for text in texts]
    assert once == [plant(text, observe(list(reversed(texts))), 5) for text in texts]
    others = [[plant(text, observe(texts), seed) for text in texts] for seed in range(8)]
    assert any(other != once for other in others)
