"""Mathematics, in which nothing is a link or a heading."""

from __future__ import annotations

import pytest

from listlint.core.document import Document
from listlint.core.source import Source
from listlint.parse import parse


def read(text: str) -> Document:
    return parse(Source("a.md", text))


@pytest.mark.parametrize(
    "text",
    [
        "$$\n\\begin{bmatrix}\n0\n\\end{bmatrix}\n=\n[a](b) [[c]]\n$$\n",
        "text:\n$$\n[a][b]\n$$\n\n[b]: https://example.org\n",
        "$$ [a](b) $$\n",
        "- item\n\n  $$\n  # none\n  $$\n",
        "where $f_{i}[x](y)$ and $\\ce{A <=>[+ B][C]}$ hold\n",
        "> $$\n> [a](b)\n> $$\n",
    ],
)
def test_nothing_in_it_is_a_link_or_a_heading(text: str) -> None:
    document = read(text)
    assert [each.target for each in document.links if each.text] in ([], ["https://example.org"])
    assert not document.headings
    assert not document.undefined


@pytest.mark.parametrize(
    "text",
    [
        "[costs $5](a) and [costs $6](b)\n",
        "[$x^2$](a) and $y$ [b](b)\n",
        "$$ is a price [a](a), $$$ is [b](b)\n",
        "in `$HOME` [a](a) and `$PATH` [b](b)\n",
        "$$\n\n[a](a) [b](b)\n",
    ],
)
def test_prices_and_variables_are_none(text: str) -> None:
    assert [each.target for each in read(text).links] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "so $[F: K]=[F: E][E: K]$ holds\n",
        "*Proof* $$[a](a,b)=[c][d]$$$\\square$\n",
        "that is $$[x](y)=[z][y]$$is a map\n",
    ],
)
def test_equations_and_what_stands_close_to_them(text: str) -> None:
    document = read(text)
    assert not document.links
    assert not document.undefined


@pytest.mark.parametrize("line", ["$\\quad$^6ff7", "$$x$$ ^6ff7", "$$x^2$$^6ff7", "- a $b$^6ff7"])
def test_a_block_is_named_behind_it(line: str) -> None:
    assert "^6ff7" in read(f"{line}\n").ids
