"""Which entries stand in which."""

from __future__ import annotations

from listlint.core.document import List
from listlint.core.nesting import parents
from listlint.testing import load_texts


def nested(text: str) -> list[tuple[str, str]]:
    """The names of entries, and of those in which they stand."""
    project = load_texts({"README.md": text})
    source, document = project.sources["README.md"], project.documents["README.md"]
    assert isinstance(document, List)
    names = {each.span: each.links[0].text for each in document.entries}
    found = parents(source, document.entries)
    return [(names[child], names[parent]) for child, parent in found.items()]


def item(name: str, indent: str = "") -> str:
    return f"{indent}- [{name}](https://{name}.example) - Does {name}.\n"


def test_an_entry_stands_in_the_one_that_is_further_out() -> None:
    text = item("a") + item("b", "  ") + item("c", "    ") + item("d", "  ") + item("e")
    assert nested(text) == [("b", "a"), ("c", "b"), ("d", "a")]
    assert nested(item("a") + item("b", "\t")) == [("b", "a")]


def test_none_stands_in_one_of_another_section() -> None:
    assert nested(item("a") + "\n## B\n\n" + item("b", " ") + item("c", " ")) == []
