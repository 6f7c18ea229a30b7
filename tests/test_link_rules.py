"""Corners of the rules on links that would only clutter their documentation."""

from collections.abc import Mapping

import pytest

from listlint import fix
from listlint.files import Files
from listlint.parse import parse
from listlint.project import Project
from listlint.rule import rules
from listlint.source import Source

NET = "---\ntitle: Deep Net\n---\n"
NOTE = "---\ntitle: A\n---\n"


def fixed(
    rule: str,
    text: str,
    notes: Mapping[str, str] | None = None,
    others: tuple[str, ...] = (),
    *,
    unsafe: bool = False,
) -> str:
    """What fixes of one rule make of the note `n/a.md`, with other files around it."""
    texts = {"n/a.md": text, **{f"n/{name}.md": note for name, note in (notes or {}).items()}}
    sources = {path: Source(path, each) for path, each in texts.items()}
    project = Project(map(parse, sources.values()), sources, Files.of([*texts, *others]))
    return fix.apply(texts, rules()[rule].run(project, {}), unsafe=unsafe)["n/a.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[*Deep* `Net`](x.md 't')", "[*Deep* `Net`](n%20%28%29.md 't')"),
        ("[Deep Net](<x y.md#q (z)>)", "[Deep Net](<n%20%28%29.md#q (z)>)"),
        ("[Deep Net](./x?q=1#f)", "[Deep Net](./n%20%28%29?q=1#f)"),
        ("[Deep Net](/n/x.md)", "[Deep Net](/n/n%20%28%29.md)"),
        ("|a|\n|-|\n|[Deep Net](a\\|b.md)|", "|a|\n|-|\n|[Deep Net](n%20%28%29.md)|"),
        ("[Deep Net](x.pdf)", "[Deep Net](x.pdf)"),
        ("[Deep Net](x/)", "[Deep Net](x/)"),
        ("![Deep Net](x)", "![Deep Net](x)"),
        ("[A](x.md)", "[A](x.md)"),
    ],
)
def test_a_link_is_rewritten_in_its_authors_manner(before: str, after: str) -> None:
    assert fixed("broken-link", NOTE + before, {"n ()": NET}) == NOTE + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](../N/B.md#F)", "[x](../n/b.md#F)"),
        ("[x](../n/./B)", "[x](../n/./b)"),
        ("[x](<IMG/figure 1.png>)", "[x](<img/Figure 1.png>)"),
        ("[x](/n/IMG/)", "[x](/n/img/)"),
        ("[x](./%C3%89)", "[x](./%C3%A9)"),
        ("<img src='Img/figure%201.png'>", "<img src='img/Figure%201.png'>"),
    ],
)
def test_only_letters_change(before: str, after: str) -> None:
    others = ("n/img/Figure 1.png",)
    assert fixed("wrong-case-link", before, {"b": "# B\n", "é": "# É\n"}, others) == after


def test_which_of_two_spellings_is_meant_is_a_guess() -> None:
    others = ("n/LICENSE", "n/license")
    assert fixed("wrong-case-link", "[x](License)", others=others) == "[x](License)"
    assert fixed("wrong-case-link", "[x](License)", others=others, unsafe=True) == "[x](LICENSE)"


@pytest.mark.parametrize("target", ["figure@2x.png", "notes@home.md", "./me@example.org"])
def test_a_file_with_an_at_sign_is_no_address(target: str) -> None:
    assert fixed("missing-scheme", f"[x]({target})") == f"[x]({target})"


@pytest.mark.parametrize(
    "fragment",
    ["own", "Own", "A%20%26%20b", "a--b", "C#A & b", "user-content-own", "own:~:text=x", "L1-L20"],
)
def test_a_fragment_that_leads_somewhere(fragment: str) -> None:
    text = f"## A & b\n\n# C {{#own}}\n\n[x](<#{fragment}>)"
    assert fixed("broken-anchor", text, unsafe=True) == text
