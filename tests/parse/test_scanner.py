"""The line scanner: whatever it reads, markdown-it-py reads just so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.core.source import Source
from listlint.parse.markdown import markdown_reader, scanner
from listlint.parse.markdown.facts import Facts

WORDS = [
    "a",
    "word",
    "中文",
    "【ICLR】",
    "😀",
    "[a](b)",
    "[t](u 'q')",
    "**[s](u)**",
    "`c`",
    "[r]",
    "*e*",
    "[[n]]",
    "[[n#h|t t]]",
    "![[e.png]]",
    "[[r]](u)",
    '{{< ref "a" >}}',
    "[p]({% post_url 2020-01-01-a %})",
]
WORDS += ["<br>", "<!-- x -->", "&amp;", "\\", "1.", "12)", "-", "+", "#", "|", "_", "~", ":", "="]
STARTS = ["", "", "- ", "* ", "+ ", "1. ", "2. ", "10. ", "7) ", "# ", "### ", "#", "-", "1.", "\t"]
INDENTS = ["", "", "", " ", "  ", "   ", "    ", "      ", "         "]
LINES = [
    "",
    "",
    " ",
    "***",
    "---",
    "===",
    "```",
    "~~~",
    "[r]: /url",
    "|a|",
    "> q",
    "<div>",
    "- - a",
]

line = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(INDENTS),
        st.sampled_from(STARTS),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    ),
    st.sampled_from(LINES),
)
texts = st.lists(line, max_size=10).map("\n".join)


def by_markdown_it(source: Source) -> Facts:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "scan", lambda _text: None)
        return markdown_reader.read(source, 1)


@example_count(150)
@given(texts)
def test_the_facts_are_those_of_markdown_it(text: str) -> None:
    source = Source("a.md", text)
    assert markdown_reader.read(source, 1) == by_markdown_it(source)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## References\n\n- [B](./b.md)\n- C\n  - [D](d)\n\n1. [E](e)\n2. F\n",
        "a\nb\n\n- c\n\n  d\n- e\n",
        "- a\n\n- b\n\n\nc\n",
    ],
)
def test_plain_files_are_scanned(text: str) -> None:
    assert scanner.scan(text) is not None
    source = Source("a.md", text)
    assert markdown_reader.read(source, 1) == by_markdown_it(source)


@pytest.mark.parametrize(
    "text",
    [
        "    code\n",
        "> quote\n",
        "```\n",
        "<div>\n",
        "a\n===\n",
        "| a |\n|---|\n",
        "[r]: /u\n",
        "***\n",
    ],
)
def test_what_is_not_known_for_certain_is_left_alone(text: str) -> None:
    assert scanner.scan(text) is None
