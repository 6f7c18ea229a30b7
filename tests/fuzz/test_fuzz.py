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


def test_where_no_entry_conforms_none_follows_another_one() -> None:
    lines = [
        "- https://doi.org/10.1100/x",
        "**graph-net**",
        ": x",
        "- https://doi.org/10.1900/gamma delta",
        "Deep graph-net learning 24.",
        "- https://doi.org/10.2800/gamma delta",
        "* **a of graph-net**. *A. x, B. Deep*. ICLR 2024. [[pdf](https://arxiv.org/abs/2024.0247)]",
        "- https://doi.org/10.2200/learning",
        "* **b of b**. *A. l, B. alpha*. ICLR 2017. [[pdf](https://arxiv.org/abs/2017.0177)]",
        "- https://doi.org/10.2600/a",
        "- https://doi.org/10.2800/b",
        "][\\learning x alpha 23.",
        "- https://doi.org/10.2200/l",
        "\t![-->~~~",
    ]
    texts = {"README.md": "\n".join(lines)}
    assert complaint(texts, texts) == ""
