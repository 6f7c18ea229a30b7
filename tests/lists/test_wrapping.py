"""Entries whose prose is wrapped by hand."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.lists.format.wrapping import is_wrapped, unwrapped
from listlint.testing import load_texts

WORDS = ("a", "tool", "that", "reads", "and", "writes", "all", "sorts", "of", "files", "for", "me")


def entry(number: int) -> str:
    words = " ".join(WORDS[number % 5 :] + WORDS[: number % 7])
    line = f"- [tool{number}](https://tool{number}.example) - Is {words}. (C, MIT)"
    return "\n".join(textwrap.wrap(line, 60, subsequent_indent="  ", break_on_hyphens=False))


def test_full_lines_are_wrapped() -> None:
    assert is_wrapped([entry(n) for n in range(20)])
    assert not is_wrapped([f"- **T{n}**\n  *A. Ant*, *B. Bee*\n  [pdf](u)" for n in range(20)])
    assert not is_wrapped([f"- [T{n}](u) - Does." for n in range(20)])


@given(st.text(alphabet="ab .-*[]()\n\r\t\\<br>", max_size=60))
def test_each_character_knows_its_place(text: str) -> None:
    plain, places = unwrapped(text)
    assert len(places) == len(plain) + 1
    assert sorted(places) == places
    assert places[-1] == len(text)
    for sign, place in zip(plain, places, strict=False):
        assert sign == text[place] or (sign == " " and text[place].isspace())


def test_a_wrapped_list_has_one_format() -> None:
    entries = [entry(n) for n in range(20)]
    config = Config(select=("malformed-entry",))

    def found(lines: list[str]) -> list[tuple[str, int]]:
        project = load_texts({"README.md": "# List\n\n" + "\n".join(lines) + "\n"}, config)
        source = project.sources["README.md"]
        return [
            (each.message, source.position(each.span.start).line)
            for each in lint(project, config).diagnostics
        ]

    assert not found(entries)
    entries[7] = entries[7].replace(" - Is", " Is")
    assert len(found(entries)) == 1
