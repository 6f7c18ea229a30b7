"""A separator that is another one than the format's is not one too many."""

from __future__ import annotations

import pytest

from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.other_separator import replaced


@pytest.mark.parametrize(
    ("usual", "text", "found", "message", "fixed"),
    [
        ("\uff1a", "- [a](b): c", ": ", "expected `\uff1a` after the title, found `:`", "\uff1ac"),
        (" - ", "- [a](b), for c", ",", "expected `-` after the title, found `,`", " - for c"),
        (
            " - ",
            "- [a](b) \u00b7 c",
            " \u00b7 ",
            "expected `-` after the title, found `\u00b7`",
            " - c",
        ),
    ],
)
def test_it_is_said_which_separator_was_expected(
    usual: str, text: str, found: str, message: str, fixed: str
) -> None:
    start = text.index(found, text.index(")"))
    end = start + len(found)
    edit = Deviation(DeviationKind.SIGN, start, end, "", f"`{found}` too many", is_vague=True)
    template = f"- [{{title}}]({{url}}){{?{usual}{{description}}?}}"
    now = replaced(text, edit, template)
    assert (now.message, now.is_vague) == (message, False)
    assert text[:start] + str(now.new) + text[end:] == f"- [a](b){fixed}"
    assert replaced(text, edit, "- [{title}]({url})") == edit
    assert replaced(text[:end], edit, template) == edit
