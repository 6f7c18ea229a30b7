"""The schema that is learnt from notes: what it asks for, and that it flags hardly any of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.schema import Schema
from listlint.schema.learner import learn

TYPICAL: list[dict[str, Any]] = [
    {
        "title": f"Note {n}",
        "year": 2000 + n % 20,
        "status": ("todo", "doing", "done")[n % 3],
        "date": f"2024-01-{n % 28 + 1:02}",
        "url": f"https://example.com/{n}" if n % 3 else "",
        "tags": ["a", "b"] if n % 2 else None,
        **({"venue": "ICLR"} if n % 2 else {}),
    }
    for n in range(100)
]


def learnt(*changes: tuple[int, dict[str, Any]]) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    heads = [{**head} for head in TYPICAL]
    for number, change in changes:
        heads[number] = {k: v for k, v in {**heads[number], **change}.items() if v is not ...}
    found = learn(heads)
    return found.schema, [(each.number, each.key) for each in found.odd]


def test_what_all_notes_keep() -> None:
    schema, odd = learnt()
    assert odd == []
    assert schema["required"] == ["title", "year", "status", "date", "url", "tags"]
    properties = schema["properties"]
    assert properties["title"]["type"] == "string"
    assert properties["year"]["type"] == "integer"
    assert properties["status"]["enum"] == ["doing", "done", "todo"]
    assert properties["date"]["format"] == "date"
    assert properties["url"]["pattern"].startswith("^(https?://")
    assert properties["tags"]["type"] == ["array", "null"]
    assert properties["venue"]["description"].startswith("In 50 of 100 notes; text in 50")


@pytest.mark.parametrize(
    ("key", "value"),
    [("year", "2017"), ("status", "Done"), ("date", "yesterday"), ("url", "none"), ("title", ...)],
)
def test_one_note_that_differs_is_odd(key: str, value: object) -> None:
    before, _ = learnt()
    schema, odd = learnt((7, {key: value}))
    assert odd == [(7, key)]
    assert {*schema["required"]} == {*before["required"]}
    assert schema["properties"][key].keys() == before["properties"][key].keys()


def test_what_three_in_a_hundred_do_is_allowed() -> None:
    schema, odd = learnt(*((n, {"year": "2017"}) for n in range(3)))
    assert odd == []
    assert schema["properties"]["year"]["type"] == ["integer", "string"]


def test_a_value_that_is_new_is_no_slip() -> None:
    schema, odd = learnt((7, {"status": "abandoned"}))
    assert odd == []
    assert "abandoned" in schema["properties"]["status"]["enum"]


def test_one_value_is_no_set_of_values() -> None:
    schema = learn([{"status": "todo"}] * 40).schema
    assert "enum" not in schema["properties"]["status"]


def test_a_key_of_two_notes_is_not_in_the_schema() -> None:
    schema, _ = learnt((1, {"odd": 1}), (2, {"odd": 1}))
    assert "odd" not in schema["properties"]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 3),
    st.sampled_from(["", "a", "A", "b", "2024-01-01", "https://a.example"]),
    st.lists(st.sampled_from(["x", "y", 1]), max_size=2),
    st.just({"k": 1}),
)
HEADS = st.lists(st.dictionaries(st.sampled_from("abcd"), VALUES), min_size=1, max_size=120)


@given(HEADS, st.integers(1, 8))
def test_it_flags_under_two_in_a_hundred_of_the_notes(heads: list[Any], times: int) -> None:
    notes = heads * times
    found = learn(notes)
    schema = Schema("learnt", found.schema)
    flagged = {number for number, head in enumerate(notes) if any(schema.check(head))}
    assert len(flagged) < max(0.02 * len(notes), 1)
    assert flagged == {each.number for each in found.odd}
