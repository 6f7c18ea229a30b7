"""markdown-it-py as listlint needs it: CommonMark with tables, whose tokens know their places.

Its inline rules for links, images and raw HTML are wrapped so that they leave their offsets in the
tokens, and its block stage so that it leaves where the words of each line begin. Definitions and
undefined references, which leave no token, are noted in the environment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from sys import intern
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.blockquote import blockquote as parse_quote
from markdown_it.rules_block.fence import fence as parse_fence
from markdown_it.rules_block.heading import heading as parse_heading
from markdown_it.rules_block.hr import hr as parse_line
from markdown_it.rules_block.html_block import html_block as parse_html_block
from markdown_it.rules_block.lheading import lheading as parse_underlined
from markdown_it.rules_block.list import list_block as parse_list
from markdown_it.rules_block.reference import reference as parse_definition
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink as parse_autolink
from markdown_it.rules_inline.backticks import backtick as parse_code
from markdown_it.rules_inline.emphasis import tokenize as parse_emphasis
from markdown_it.rules_inline.entity import entity as parse_entity
from markdown_it.rules_inline.escape import escape as parse_escape
from markdown_it.rules_inline.html_inline import html_inline as parse_html
from markdown_it.rules_inline.image import image as parse_image
from markdown_it.rules_inline.link import link as parse_link
from markdown_it.rules_inline.newline import newline as parse_line_end
from markdown_it.token import Token

from listlint.core.lazy_pattern import pattern
from listlint.parse.markdown import mathematics, offsets, wikilinks

MOST_NESTED = 20
"""Blocks in blocks, of which an item of a list is two: what is deeper the parser does not read."""

_LAST = -1
"""The key of the last closing bracket among what markdown-it notes of a text; no place has it."""


def collapse(text: str) -> str:
    """One space between words; one object for equal texts, since vaults repeat their titles."""
    return intern(" ".join(text.split()))


def normalized(label: str) -> str:
    """A label as it is looked up."""
    return normalizeReference(label)


def environment() -> dict[str, Any]:
    """Where the rules below note what leaves no token."""
    return {"definitions": [], "undefined": [], "footnotes": [], "too_deep": []}


@cache
def markdown() -> MarkdownIt:
    """CommonMark with tables and mathematics, as GitHub has them; URLs as written, none hidden."""
    markdown = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table")
    markdown.block.tokenize = _noting(markdown.block.tokenize)  # type: ignore[method-assign, assignment] # as above
    # A linter wants the author's own spelling, and `javascript:` must be seen rather than hidden.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign] # meant to be replaced
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - as above
    markdown.inline.ruler.at("link", _signed)
    markdown.inline.ruler.enableOnly(["text", "link"])
    markdown.inline.terminator_re = re.compile(f"[{re.escape(''.join(_OF_SIGN))}]")
    markdown.block.ruler.at("reference", _wrapped_definition)
    paragraphs = ["paragraph", "reference", "blockquote"]
    markdown.block.ruler.at("fence", _begun(_ANYWHERE), {"alt": [*paragraphs, "list"]})
    markdown.block.ruler.at("list", _begun(_NOT_IN_ITEMS), {"alt": paragraphs})
    markdown.block.ruler.disable(["blockquote", "hr", "html_block", "heading"])
    markdown.block.ruler.at("lheading", _underlined)
    return markdown


def _noting(
    tokenize: Callable[[StateBlock, int, int], None],
) -> Callable[[StateBlock, int, int], None]:
    """The same, noting the lines at which blocks begin that are nested too deep to be read."""

    def noting(state: StateBlock, first: int, last: int) -> None:
        if state.level >= MOST_NESTED and (line := state.skipEmptyLines(first)) < last:
            state.env["too_deep"].append(line)
        tokenize(state, first, last)

    return noting


def _wrapped(
    rule: Callable[[StateInline, bool], bool], opening: str
) -> Callable[[StateInline, bool], bool]:
    """The same rule, leaving in its token its start, end and destination, as offsets."""

    def wrapped(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(t for t in state.tokens[count:] if t.type == opening)
            destination = None
            if opening == "link_open" and token.markup == "autolink":
                destination = (start + 1, state.pos - 1)
            elif opening != "html_inline":
                destination = _destination(state, start + (opening == "image"))
            token.meta["places"] = (start, state.pos, destination)
        return True

    return wrapped


_inline_link = _wrapped(parse_link, "link_open")
_inline_image = _wrapped(parse_image, "image")


def _wrapped_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    if not _may_close(state):
        return False
    if _inline_link(state, silent) or _wikilink(state, silent):
        return True
    if not silent and state.src.startswith("[^", state.pos):
        _note_footnote(state)
    elif not silent and not state.linkLevel and state.src.startswith("[", state.pos):
        _note_undefined(state)
    return False


def _wrapped_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    return _may_close(state) and (_inline_image(state, silent) or _wikilink(state, silent))


def _wrapped_code(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Code in a line, leaving where its backticks and its words begin and end."""
    start, count = state.pos, len(state.tokens)
    if not parse_code(state, silent):
        return False
    if not silent and state.tokens[count:] and state.tokens[-1].type == "code_inline":
        token = state.tokens[-1]
        width = len(token.markup)
        token.meta["places"] = (start, start + width, state.pos - width, state.pos)
    return True


def _wrapped_emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """What may open or close emphasis, one token a sign, each leaving where it is."""
    start = state.pos
    if not parse_emphasis(state, silent):
        return False
    for number, token in enumerate(state.tokens[start - state.pos :]):
        token.meta["at"] = start + number
    return True


def _may_close(state: StateInline) -> bool:
    """Whether a bracket closes behind this place: else each that opens would be read to the end,
    once for each level that links may be nested.
    """
    last = state.cache.get(_LAST)
    if last is None:
        last = state.cache[_LAST] = state.src.rfind("]")
    return state.pos < last


def _wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`[[note]]` or `![[note]]`, unless a definition makes a link of what is in the brackets."""
    found = wikilinks.WIKILINK.match(state.src, state.pos, state.posMax)
    if found is None or normalizeReference(found["inner"]) in state.env.get("references", ()):
        return False
    return _push(state, found, "wikilink", silent=silent)


def _tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """What the program behind a site turns into an address."""
    found = wikilinks.TAG.match(state.src, state.pos, state.posMax)
    return found is not None and _push(state, found, "tag", silent=silent)


def _push(state: StateInline, found: re.Match[str], kind: str, *, silent: bool) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content, token.meta["found"] = found[0], found
    state.pos = found.end()
    return True


def _destination(state: StateInline, bracket: int) -> tuple[int, int] | None:
    """Where the destination of the link or image with its `[` at `bracket` is written."""
    end, helpers = state.pos, state.md.helpers
    if state.src[end - 1] != ")":
        return None
    at = helpers.parseLinkLabel(state, bracket) + 2
    while state.src[at] in " \t\n":
        at += 1
    return at, helpers.parseLinkDestination(state.src, at, end).pos


def _note_footnote(state: StateInline) -> None:
    """Note `[^label]`, and whether a footnote begins with it, as it does at a line's beginning."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return
    before = state.pos
    while before and state.src[before - 1] in " \t":
        before -= 1
    is_first = not before or state.src[before - 1] == "\n"
    is_mark = not (is_first and state.src.startswith(":", found.end()))
    state.env["footnotes"].append((state.src, found[1], *found.span(), is_mark))


def _note_undefined(state: StateInline) -> None:
    """Note `[text][label]` that no definition answers, unless it is something else."""
    start, source = state.pos, state.src
    middle = state.md.helpers.parseLinkLabel(state, start, True)  # noqa: FBT003 - markdown-it's
    state.pos = start
    if middle < 0 or source[middle + 1 : middle + 2] != "[":
        return
    end = state.md.helpers.parseLinkLabel(state, middle + 1)
    state.pos = start
    if end < 0:
        return
    text, label = source[start + 1 : middle], source[middle + 2 : end]
    before, after = source[start - 1 : start], source[end + 1 : end + 2]
    is_other = (
        text.strip() in ("", "x", "X")
        or label[:1] in ("^", "[")
        or before.isalnum() or before in ("]", ")")
        or after in ("(", "[", ":")
        or (text.startswith("!") and not text.startswith("!["))
    )  # fmt: skip
    # `[[pdf]][label]` and `[[pdf][label]]` are links where a document defines labels at all; where
    # it does not, brackets in brackets are tags or links of a wiki.
    is_nested = text.startswith(("[", "![")) or before == "[" or after == "]"
    if not is_other and (not is_nested or "references" in state.env):
        state.env["undefined"].append((source, collapse(label or text), start, middle, end + 1))


def _wrapped_definition(
    state: StateBlock,
    first: int,
    last: int,
    silent: bool,  # noqa: FBT001 - as above
) -> bool:
    begin = state.bMarks[first] + state.tShift[first]
    if state.src.startswith("[^", begin):  # a footnote is text, also where it holds one word
        return False
    if _tagged_definition(state, first, begin, silent=silent):
        return True
    # markdown-it-py looks for the label one character at a time, in every item that begins with a
    # link; so the cheap question comes first.
    if not _LABEL.match(state.src, begin) or not parse_definition(state, first, last, silent):
        return False
    begins = _begins(state, first, state.line)
    lines = [state.src[begin : state.eMarks[n]] for n, begin in enumerate(begins, first)]
    written = "\n".join(lines)
    if label := _LABEL.match(written):
        found = state.md.helpers.parseLinkDestination(written, label.end(), len(written))
        place = offsets.of_lines(state.src, begins, written)
        state.env["definitions"].append(
            (collapse(label[1]), found.str, place, label.end(), found.pos)
        )
    return True


def _tagged_definition(state: StateBlock, first: int, begin: int, *, silent: bool) -> bool:
    """A definition whose destination the program behind a site fills in, before it reads Markdown:
    the spaces of `{{< ref "a" >}}` end no destination then.
    """
    end = state.eMarks[first]
    found = _TAGGED.fullmatch(state.src, begin, end)
    if found is None or state.is_code_block(first):
        return False
    if not silent:
        references = state.env.setdefault("references", {})
        known = {"title": "", "href": found[2], "map": [first, first + 1]}
        references.setdefault(normalized(found[1]), known)
        place = offsets.of_lines(state.src, [begin], found[0])
        definition = collapse(found[1]), found[2], place, found.start(2) - begin, len(found[0])
        state.env["definitions"].append(definition)
        state.line = first + 1
    return True


def _begun(
    rules: Mapping[str, Callable[[StateBlock, int, int, bool], bool]],
) -> Callable[[StateBlock, int, int, bool], bool]:
    """The block that begins with a sign, of those that begin with one. As with `_signed`: each line
    of a paragraph is asked for all of them.
    """

    def begun(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as above
        begin = state.bMarks[first] + state.tShift[first]
        rule = rules.get(state.src[begin : begin + 1])
        return rule is not None and rule(state, first, last, silent)

    return begun


_ANYWHERE = {
    "$": mathematics.block,
    "`": parse_fence,
    "~": parse_fence,
    ">": parse_quote,
    "*": parse_line,
    "-": parse_line,
    "_": parse_line,
}
_NOT_IN_ITEMS = {"#": parse_heading, "<": parse_html_block} | dict.fromkeys(
    "*-+0123456789", parse_list
)
"""What does not end the item of a list, where a paragraph does not."""


def _underlined(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """A heading with a line below it, for which all lines of a paragraph are looked through as they
    are for the paragraph: only where one of them may be that.
    """
    for number in range(first + 1, last):
        begin = state.bMarks[number] + state.tShift[number]
        if begin >= state.eMarks[number]:
            return False
        if state.src[begin] in "-=":
            return parse_underlined(state, first, last, silent)
    return False


def _begins(state: StateBlock, first: int, last: int) -> list[int]:
    """Where the words of each line begin, behind all that makes lists and quotes."""
    return [state.bMarks[n] + state.tShift[n] for n in range(first, last)]


_OF_SIGN: dict[str, tuple[Callable[[StateInline, bool], bool], ...]] = {
    "\n": (parse_line_end,),
    "\\": (parse_escape,),
    "$": (mathematics.inline,),
    "`": (_wrapped_code,),
    "*": (_wrapped_emphasis,),
    "_": (_wrapped_emphasis,),
    "{": (_tag,),
    "[": (_wrapped_link,),
    "!": (_wrapped_link, _wrapped_image),
    "<": (_wrapped(parse_autolink, "link_open"), _wrapped(parse_html, "html_inline")),
    "&": (parse_entity,),
    "]": (),
}
"""The rules that each sign may begin something of; all else is text, also where markdown-it-py 3
stops at more signs than it is told to."""


def _signed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """What begins with a sign. Each rule would see by itself that it has no part in others, and a
    dozen of them at each sign takes longer than the rest.
    """
    return any(rule(state, silent) for rule in _OF_SIGN.get(state.src[state.pos], ()))


class Blocks(StateBlock):
    """markdown-it-py's block stage, which tells in each inline token where its lines begin."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            # The paragraph, heading or row that has just been opened, or the cell before.
            lines = next(before.map for before in reversed(self.tokens) if before.map)
            token.meta["begins"] = _begins(self, *lines)
        return token


_FOOTNOTE = pattern(r"\[\^([^\s\[\]^]{1,200})\]")
_TAGGED = pattern(
    r"\[((?:[^\[\]\\\n]|\\.)++)\]:[ \t]*+(?=[^\n]*?(?:\{\{|\{%)[^\n]* )"
    r"((?:[^\s{}]++|\{\{[^{}\n]*+\}\}|\{%[^{}%\n]*+%\})++)[ \t]*+"
)
_LABEL = pattern(r"\[((?:[^\[\]\\]|\\.)++)\]:[ \t\n]*+", re.DOTALL)
