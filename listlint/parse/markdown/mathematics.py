"""Mathematics as GitHub, Obsidian and most programs of sites know it: `$x^2$`, and blocks in `$$`.

What stands in it is neither a link nor a heading, whatever brackets and signs it has.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from listlint.core.lazy_pattern import pattern

# A price is no formula: one has a command, an index in braces, a power or an equation, and neither
# a space inside of its signs nor a letter or digit behind them. `$$` is no price.
_INLINE = pattern(
    r"(?P<sign>\${1,2})(?![\s$])(?=[^$`\n]{0,400}[\\^{=])(?:\\.|[^$`\\\n]){1,600}?(?<!\s)(?P=sign)(?:(?<=\$\$)|(?![\w$]))"
)
_CODE = 4
"""Spaces that make code of a line."""


def inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a formula in a line for words."""
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


def block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Take lines between two `$$` for a block that holds nothing."""
    begin = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("$$", begin) or state.sCount[first] - state.blkIndent >= _CODE:
        return False
    end = _end(state, first, last)
    if end is None:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content = state.getLines(first, end, state.blkIndent, keepLastLF=True)
        token.map, token.markup = [first, end], "$$"
        state.line = end
    return True


def _end(state: StateBlock, first: int, last: int) -> int | None:
    """The line behind the one that closes a block, or nothing where none does."""
    opening = _line(state, first)
    if len(opening) > len("$$$$") and opening.endswith("$$"):
        return first + 1
    for number in range(first + 1, last):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return None
        if "$$" in _line(state, number):
            return number + 1
    return None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
