"""What looks like a defect of the small kind and is none, and one cause told where it is."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.engine.run import lint
from listlint.testing import load_texts

ROWS = "".join(f"- [{name}](https://{name}.example) - Is {name}.\n" for name in "abcdefghijkl")


def found(text: str, rule: str, **files: str) -> list[Diagnostic]:
    config = Config(select=(rule,))
    return [*lint(load_texts({"README.md": text, **files}, config), config).diagnostics]


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ('- [a](https://a.example) - Says "more: http://boats.example".', False),
        ('- [a](https://a.example) - Says "see www.boats.example" there.', False),
        ('- [a](https://a.example) - Says "more: http://boats.example.', True),
        ('- [a](https://a.example?q="x) - Says.', False),
    ],
)
def test_an_address_ends_before_the_mark_that_closes_a_quotation(line: str, is_wrong: bool) -> None:  # noqa: FBT001
    assert bool(found(f"# T\n\n{ROWS}{line}\n", "unbalanced-quote")) is is_wrong


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("- [a](https://a.example) - By Dark Oars ][ and friends.", False),
        ("- [a](https://a.example) - By )( and friends.", False),
        ("| [a](https://a.example) | Is fun :)|", False),
        ("- [On \uff08learning) boats](https://a.example) - Is it.", False),
        ("- [On \uff08learning boats](https://a.example) - Is it.", True),
        ("- [a](https://a.example) - On \uff08learning) boats.", True),
        ("- [a](https://a.example) - On ]boats[ and oars.", True),
    ],
)
def test_brackets_that_are_a_name_or_in_one(line: str, is_wrong: bool) -> None:  # noqa: FBT001
    assert bool(found(f"# T\n\n{ROWS}{line}\n", "unbalanced-bracket")) is is_wrong


def test_a_title_above_sections_of_its_level_is_no_empty_section() -> None:
    text = f"Boats\n=====\n\n# Oars\n\n{ROWS}\n# Sails\n\n- [x](https://x.example) - Is x.\n"
    assert found(text, "empty-section") == []
    more = found(f"{text}\n# Ropes\n\n# Knots\n\n{ROWS}\n# Tar\n\n{ROWS}", "empty-section")
    assert [each.message for each in more] == ["the section `Ropes` has no entries"]


def test_a_gap_that_is_announced_is_no_placeholder() -> None:
    for words, expected in (("Code comming soon.", 0), ("(TBA)", 0), ("Is new.", 1)):
        assert (
            len(found(f"# T\n\n{ROWS}- new [[paper]()] {words}\n", "placeholder-link")) == expected
        )


def test_labels_below_a_void_definition_are_told_once_where_it_is() -> None:
    text = (
        "# T\n\n- [one][a] and [two][b]\n- [three][c] - Is it.\n- [four][d] - Is it.\n\n"
        "[a]: https://a.example\n[b]: https://b.example/)\n[c]: https://c.example\n"
        "[d]: https://d.example\n"
    )
    [one] = found(text, "undefined-reference")
    assert text[one.span.start : one.span.end] == "[b]: https://b.example/)"
    assert found(text.replace("/)", "/"), "undefined-reference") == []
    missing = text.replace("/)", "/").replace("[four][d]", "[four][e e]")
    [other] = found(missing, "undefined-reference")
    assert other.message == "the label `e e` is not defined in this document"


def test_a_heading_without_its_space_is_named_where_a_link_wants_it() -> None:
    text = f"# T\n\n- [Oars](#oars)\n- [Ropes](#ropes)\n\n###Oars\n\n{ROWS}"
    oars, ropes = found(text, "broken-anchor")
    assert oars.help == "insert a space after `###` on line 6, which is no heading without"
    assert oars.fix is None
    assert ropes.help is None


def test_a_bare_host_lacks_its_scheme_unless_files_end_like_it() -> None:
    text = f"# T\n\n{ROWS}- [Boats](openboats.org) - Is it.\n"
    assert len(found(text, "missing-scheme")) == 1
    assert found(text, "missing-scheme", **{"notes.org": "* Boats\n"}) == []
    assert found(text.replace("openboats.org", "notes.md"), "missing-scheme") == []


PAPER = "- [On Boats and Oars in Storms](https://arxiv.org/abs/1908.08530) (CVPR 2019)"


@pytest.mark.parametrize(
    ("more", "is_wrong"),
    [
        (" [[video](https://youtube.com/watch?v=1)]", False),
        (" [[slides](https://boats.example/slides)]", False),
        (" [[code](https://github.com/boats/oars)]", True),
    ],
)
def test_a_copy_may_lack_what_was_made_about_a_work(more: str, is_wrong: bool) -> None:  # noqa: FBT001
    text = (
        f"# T\n\nPapers may be listed in several sections.\n\n## A\n\n{PAPER}{more}\n"
        f"\n## B\n\n{PAPER}\n"
    )
    assert bool(found(text, "drifted-copy")) is is_wrong


def test_nobody_here_knows_the_order_of_han() -> None:
    names = ["\u8d77\u70b9", "\u4e00\u4e8c"]
    rows = [
        f"- [{each}](https://{n}.example) - Is it."
        for n, each in enumerate([*"abcdefghijklmnopqrst", *names])
    ]
    assert not found("# T\n\n" + "\n".join(rows), "unsorted-entries")


def test_a_note_in_square_brackets_goes_with_the_name() -> None:
    text = f"# T\n\n{ROWS}- [m](https://m.example) [$] - Is m.\n- [n](https://n.example) Is n.\n"
    assert [each.message for each in found(text, "malformed-entry")] == [
        "`-` is missing after the title"
    ]


def test_a_star_at_the_end_heads_nothing() -> None:
    text = f"# T\n\n{ROWS}- A tool without a link that does many things :star:\n"
    (told,) = found(text, "malformed-entry")
    assert "has no link" in told.message


def test_a_paper_and_its_slides_are_two() -> None:
    line = "- {} [On many boats of the long rivers](https://{}.example/boats)\n"
    for sign, count in ((":scroll:", 0), (":chart:", 1)):
        text = ROWS + line.format(":chart:", "a") + line.format(sign, "b")
        assert len(found(f"# T\n\n{text}", "duplicate-work")) == count


def test_acronyms_may_stand_without_spaces() -> None:
    for words, count in (("EEG,ECG", 0), ("a boat,ship", 1)):
        text = f"# T\n\n{ROWS}- [m](https://m.example) - Is {words}.\n"
        assert len(found(text, "odd-spacing")) == count


def test_an_anchor_without_letters_leads_nowhere_on_purpose() -> None:
    assert not found("# T\n\n[a](#-)\n", "broken-anchor")
    assert found("# T\n\n[a](#-a)\n", "broken-anchor")


def test_a_picture_is_no_name_of_a_row() -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    rows = "".join(
        f"| {n.upper()} | ![{'z' if n == 'c' else n}](i.png) | [Home](https://{n}.example) |\n"
        for n in names
    )
    assert not found(
        f"# T\n\n| Name | Size | Link |\n| --- | --- | --- |\n{rows}", "unsorted-entries"
    )


HEAD = "---\ntitle: Sessions\n---\n\n## References\n\n"


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("- Tides\n- [Tides](https://example.org/a)\n", True),
        ("- [Tides](https://example.org/a)\n- [Tides](https://example.org/a)\n", True),
        (
            "- [Tides](https://arxiv.org/abs/1908.08530)\n- [Tides](https://arxiv.org/pdf/1908.08530)\n",
            True,
        ),
        ("- [Tides](https://example.org/a)\n- [Tides](https://example.org/b)\n", False),
        ("Read:\n\n- Tides\n\nTo be read:\n\n- Tides\n", False),
        ("### Read\n\n- Tides\n\n### Others\n\n- Tides\n", False),
    ],
)
def test_two_references_to_two_places_or_in_two_lists(text: str, is_wrong: bool) -> None:  # noqa: FBT001
    files = {"water.md": HEAD + text}
    assert bool(found("", "repeated-reference", **files)) == is_wrong


def test_a_group_is_linked_by_what_is_nested_in_it() -> None:
    files = {"tides.md": "---\ntitle: Tides\n---\n", "water.md": f"{HEAD}- Tides\n"}
    assert found("", "unlinked-reference", **files)
    files["water.md"] += "    - [Note](tides.md)\n"
    assert not found("", "unlinked-reference", **files)


def test_what_tests_are_run_on_may_be_broken() -> None:
    broken = "---\ntitle: [\n---\n"
    (only,) = found("", "syntax-error", **{"test/source/bad.md": broken, "bad.md": broken})
    assert only.span.path == "bad.md"


def test_a_bracket_that_is_only_kept_from_markdown_is_shown() -> None:
    line = "- On sails [[Paper\\](https://m.example)\n"
    assert not found(
        f"# T\n\n{ROWS}- On sails [[Paper\\]](https://m.example)\n", "unbalanced-bracket"
    )
    assert found(f"# T\n\n{ROWS}{line}", "unbalanced-bracket")


@pytest.mark.parametrize(("glued", "is_wrong"), [(1, True), (6, False)])
def test_a_bracket_without_a_space_may_be_the_way_of_a_list(glued: int, is_wrong: bool) -> None:  # noqa: FBT001
    spaced = "".join(f"- [m{n}](https://m{n}.example) - Sails far (and wide).\n" for n in range(9))
    lines = "".join(f"- [k{n}](https://k{n}.example) - Code(official).\n" for n in range(glued))
    text = f"# T\n\n{ROWS}{spaced}{lines}- [p](https://p.example) - Code(the official one).\n"
    assert bool(found(text, "odd-spacing")) is is_wrong


def test_a_blank_goes_with_all_of_its_kind() -> None:
    (one,) = found(f"# T\n\n{ROWS}- See: [ \t978](https://m.example) there.\n", "odd-spacing")
    assert one.fix is not None
    assert one.fix.edits[0].span.end - one.fix.edits[0].span.start == 2


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("- [Sails] (https://sails.example) - Sails.", True),
        ("Write an [email] (mailto:a@sails.example).", True),
        ("- [x] (https://sails.example) is done.", False),
        ("As in [12] (https://sails.example).", False),
        ("As in [^1] (https://sails.example).", False),
        ("As in `[Sails] (https://sails.example)`.", False),
        ("- [Sails](https://s.example) (https://sails.example)", False),
        ("- [Sails] (see https://sails.example)", False),
    ],
)
def test_a_space_between_a_text_and_its_target(line: str, *, is_wrong: bool) -> None:
    assert bool(found(f"# T\n\n{ROWS}\n{line}\n", "malformed-link")) is is_wrong


def test_the_space_that_a_whole_list_writes_is_one_finding() -> None:
    rows = ROWS.replace("](", "] (")
    (one,) = found(f"# T\n\n{rows}", "malformed-link")
    assert one.message.startswith("12 links such as `[a] (…)`")
    assert one.fix
    assert len(one.fix.edits) == 12


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ('Says "boats" sink" of it.', True),
        ("Says \u201cboats\u201d sink\u201d of it.", True),
        ('Says boats" sink.', True),
        ('Has "big" screens of 27" and more.', False),
        ('Says " of it.', False),
        ('Says boats" sink" of it.', False),
    ],
)
def test_a_mark_that_closes_nothing(words: str, *, is_wrong: bool) -> None:
    line = f"- [a](https://a.example) - {words}"
    assert bool(found(f"# T\n\n{ROWS}{line}\n", "unbalanced-quote")) is is_wrong


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("[z](https://github.com/b/z) ![s](https://img.shields.io/github/stars/b/y.svg?a=b)", True),
        ("[z](https://github.com/b/z) ![s](https://img.shields.io/github/stars/B/Z)", False),
        ("[z.js](https://github.com/b/z.js/) ![s](https://badgen.net/github/stars/b/z.js)", False),
        ("[z](https://z.example) ![s](https://img.shields.io/github/stars/b/y.svg)", False),
        ("[z](https://github.com/b/z) ![s](https://img.shields.io/npm/v/y)", False),
    ],
)
def test_a_badge_is_of_the_repository_that_is_linked(line: str, *, is_wrong: bool) -> None:
    rows = [
        f"- [t{n}](https://github.com/o/t{n}) ![s](https://img.shields.io/github/stars/o/t{n}.svg)"
        for n in range(20)
    ]
    text = "\n".join([*rows, f"- {line}"])
    messages = [each.message for each in found(f"# T\n\n{text}\n", "mislabelled-link")]
    expected = ["this badge is of `b/y`, and the entry links `b/z`"] if is_wrong else []
    assert messages == expected
    few = "\n".join([*rows[:12], f"- {line}"])
    assert not found(f"# T\n\n{few}\n", "mislabelled-link")


@pytest.mark.parametrize(
    ("written", "is_badge"),
    [
        ("[![Awesome](badge.svg)](https://awesome.re)", True),
        ("[awesome lists](https://github.com/sindresorhus/awesome#readme)", True),
        ("<a href='https://awesome.re'>awesome lists</a>", False),
        ("[my page](https://example.org)", False),
    ],
)
def test_what_leads_to_the_awesome_lists_is_meant_as_their_badge(
    written: str,
    is_badge: bool,  # noqa: FBT001
) -> None:
    (only,) = found(f"# Awesome Boats\n\n{written}\n\n{ROWS}", "awesome-badge")
    assert only.message.startswith("the badge of awesome lists is not the one") is is_badge


def test_of_a_readme_without_words_nothing_is_said() -> None:
    assert found("\n", "main-heading") == []
    assert len(found("Words.\n", "main-heading")) == 1


@pytest.mark.parametrize(("name", "is_wrong"), [("Boats", True), ("{{ product }}", False)])
def test_a_heading_that_a_program_fills_in_is_spelt_by_it(name: str, is_wrong: bool) -> None:  # noqa: FBT001
    note = f"---\ntitle: 'Cyclic Redunduncy of {name}'\n---\n\n# Cyclic Redundancy of {name}\n"
    assert bool(found("", "title-mismatch", **{"a.md": note})) is is_wrong


def test_what_is_missing_is_said_at_the_title() -> None:
    for text, start in (("Words.\n\n# Boats\n\n## Oars\n", 10), ("Words.\n", 0)):
        (only,) = found(text, "unfinished-guidelines")
        assert (only.message, only.span.start) == ("nothing says how to contribute", start)


def test_very_many_brackets_without_a_partner_are_one_finding() -> None:
    for count, said in ((3, 3), (21, 1)):
        line = f"- [x](https://x.example) - Is{' )' * count} so.\n"
        assert len(found(f"# T\n\n{ROWS}{line}", "unbalanced-bracket")) == said
