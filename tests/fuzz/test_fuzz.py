"""A short run of the fuzzing harness; a long one is made by hand, see `run`."""

import pytest

from fuzz.run import complaint, fuzz

DOCUMENTS = 100
"""So many take a few seconds."""


def test_no_hostile_document_is_the_undoing_of_anything() -> None:
    assert not [*fuzz(DOCUMENTS, seed=17)]


@pytest.mark.parametrize(
    "text",
    [" - [g](.)\n- . - a<details>", "-a ]( ><li>\n- [](d)", "-http://'<li>\n- h"],
    ids=["a-tag-behind-the-last-line", "a-tag-behind-a-link", "a-tag-behind-an-address"],
)
def test_what_was_the_undoing_of_something_is_not_any_more(text: str) -> None:
    texts = {"README.md": text}
    assert complaint(texts, texts) == ""
