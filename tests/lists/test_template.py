"""The language of entry formats: what it means, what is wrong with it, how it is written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
    TemplateError,
    parse,
    render,
    walk,
)

Parts = tuple[Part, ...]

MEANINGS: dict[str, Parts] = {
    "{title}": (Field("title"),),
    "- {title}.": (Literal("- "), Field("title"), Literal(".")),
    "{a}{b}": (Field("a"), Field("b")),
    "{Über-titel_2}": (Field("Über-titel_2"),),
    "{?[{a}]?}": (Optional((Literal("["), Field("a"), Literal("]"))),),
    "{*[{a}]*}": (Repeated((Literal("["), Field("a"), Literal("]"))),),
    "{a}{|x|y|}": (Field("a"), Choice(((Literal("x"),), (Literal("y"),)))),
    "{|{a}|{b}.|}": (
        Choice(
            ((Field("a"),), (Field("b"), Literal("."))),
        ),
    ),
    "{?a{?{b}?}?}": (Optional((Literal("a"), Optional((Field("b"),)))),),
    "{*{?{a}|?}*}": (Repeated((Optional((Field("a"), Literal("|"))),)),),
    "{a}\n  *{b}*": (Field("a"), Literal("\n  *"), Field("b"), Literal("*")),
    "{{{a}}}": (Literal("{"), Field("a"), Literal("}")),
    "{{a}}{b}": (Literal("{a}"), Field("b")),
    "| {a} | {b} |": (Literal("| "), Field("a"), Literal(" | "), Field("b"), Literal(" |")),
    "{a}|| x": (Field("a"), Literal("|| x")),
    "{|{a}{|}x|y|}": (Choice(((Field("a"), Literal("|x")), (Literal("y"),))),),
    "{|{a}||x|}": (Choice(((Field("a"),), (), (Literal("x"),))),),
    "{a}? * |": (Field("a"), Literal("? * |")),
    "{?{a}??}": (Optional((Field("a"), Literal("?"))),),
    "{?{a}*?}": (Optional((Field("a"), Literal("*"))),),
}


@pytest.mark.parametrize(("text", "parts"), MEANINGS.items(), ids=MEANINGS)
def test_a_template_has_these_parts(text: str, parts: Parts) -> None:
    assert parse(text) == parts
    assert render(parts) == text


# The template, what is said, the characters at which it points, and what to do.
ERRORS = {
    "": ("the template has no field", "", "write `{title}`, say"),
    "- [T](u)": ("the template has no field", "- [T](u)", "write `{title}`, say"),
    "{?[code]?}": ("the template has no field", "{?[code]?}", "write `{title}`, say"),
    "{{title}}": ("the template has no field", "{{title}}", "write `{title}`, say"),
    "{a} {}": ("a field without a name", "{}", "a name has letters, digits, `_` and `-`"),
    "{a} {b c}": ("`{b c}` is no field", "{b c}", "a name has letters, digits, `_` and `-`"),
    "{a} {1b}": ("`{1b}` is no field", "{1b}", "a name has letters, digits, `_` and `-`"),
    "{a} {b": ("a single `{`", "{", "write `{{`"),
    "a} {b}": ("a single `}`", "}", "write `}}`"),
    "{a} {b\n}": ("a single `{`", "{", "write `{{`"),
    "{a} {?b": ("`{?` is not closed", "{?", "close it: `?}`"),
    "{a} {*b": ("`{*` is not closed", "{*", "close it: `*}`"),
    "{a} {|b|c": ("`{|` is not closed", "{|", "close it: `|}`"),
    "{?{a} {*b*}": ("`{?` is not closed", "{?", "close it: `?}`"),
    "{a}{??}": ("a group with nothing in it", "{??}", None),
    "{a}{**}": ("a group with nothing in it", "{**}", None),
    "{a}b?}": ("a single `}`", "}", "write `}}`"),
    "{?{a}*}": ("a single `}`", "}", "write `}}`"),
}


@pytest.mark.parametrize(("text", "error"), ERRORS.items(), ids=map(repr, ERRORS))
def test_what_is_wrong_is_said_at_its_place(text: str, error: tuple[str, str, str | None]) -> None:
    with pytest.raises(TemplateError) as raised:
        parse(text)
    found = raised.value
    assert (found.message, text[found.start : found.end], found.help) == error
    assert str(found) == error[0]


@pytest.mark.parametrize(
    ("text", "start"), [("{{ {a} { b", 7), ("{a}\n{?b", 4), ("{?{a}?} {?b", 8), ("{a}}", 3)]
)
def test_the_last_of_several_like_signs_is_the_wrong_one(text: str, start: int) -> None:
    with pytest.raises(TemplateError) as raised:
        parse(text)
    assert raised.value.start == start


def test_a_piece_needs_no_field() -> None:
    assert parse("abc", whole=False) == (Literal("abc"),)
    assert parse("", whole=False) == ()


def test_all_parts_are_walked_over() -> None:
    parts = parse("{a}{?{b}{*{c}*}?}{|{d}|{e}|}")
    assert [part.name for part in walk(parts) if isinstance(part, Field)] == list("abcde")


NAMES = st.sampled_from(["title", "url", "a", "any", "x_1"])
LITERALS = st.text(st.sampled_from("ab {}|?*[]().\n\\`"), min_size=1, max_size=5)


def _parts(children: st.SearchStrategy[Part]) -> st.SearchStrategy[Parts]:
    return st.lists(children, min_size=1, max_size=4).map(_normal)


def _normal(parts: list[Part]) -> Parts:
    """Literals that stand together are one."""
    done: list[Part] = []
    for part in parts:
        before = done[-1] if done else None
        if isinstance(part, Literal) and isinstance(before, Literal):
            done[-1] = Literal(before.text + part.text)
        else:
            done.append(part)
    return tuple(done)


PARTS: st.SearchStrategy[Parts] = _parts(
    st.recursive(
        NAMES.map(Field) | LITERALS.map(Literal),
        lambda children: (
            _parts(children).map(Optional)
            | _parts(children).map(Repeated)
            | st.lists(_parts(children), min_size=1, max_size=3).map(
                lambda ways: Choice(tuple(ways))
            )
        ),
        max_leaves=8,
    )
)


def is_known_fault(parts: Parts) -> bool:
    """What cannot be written down: see the test of just that."""
    for part in walk(parts):
        match part:
            case Optional(within) | Repeated(within):
                sign = "?}" if isinstance(part, Optional) else "*}"
                if any(isinstance(each, Literal) and sign in each.text for each in within):
                    return True
            case Choice(ways):
                if any(isinstance(way[0], Literal) and way[0].text[0] == "}" for way in ways):
                    return True
            case _:
                pass
    return False


@given(PARTS.filter(lambda parts: not is_known_fault(parts)))
def test_what_is_written_is_read_again(parts: Parts) -> None:
    assert parse(render(parts), whole=False) == parts


@pytest.mark.parametrize(
    "parts",
    [
        (Optional((Literal("?}"),)),),
        (Repeated((Literal("*}"),)),),
        (Choice(((Literal("a"),), (Literal("}b"),))),),
        (Choice(((Literal("}a"),), (Literal("b"),))),),
    ],
    ids=repr,
)
def test_signs_beside_the_marks_of_a_group_can_be_written(parts: Parts) -> None:
    assert parse(render(parts), whole=False) == parts


SNIPPETS = ["{", "}", "{{", "}}", "{?", "?}", "{*", "*}", "{|", "|}", "|", "||", "?", "*", "{a}"]


@given(st.lists(st.sampled_from([*SNIPPETS, "a", " ", "\n"]), max_size=14).map("".join) | st.text())
@example("{|")
@example("{?{|{a}|?}")
@example("{||}{a}")
def test_nothing_but_an_error_of_its_own_is_raised(text: str) -> None:
    error = None
    parts: Parts = ()
    try:
        parts = parse(text)
    except TemplateError as raised:
        error = raised
    if error:
        assert 0 <= error.start <= error.end <= len(text)
        assert error.message
    for part, after in pairwise(parts):
        assert not (isinstance(part, Literal) and isinstance(after, Literal))
