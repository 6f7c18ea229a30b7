"""Deviations that are no slips, as the rest of the entry shows; `meant` goes by their own place.

A sign is missing or too many only where everything before and behind it fits. Emphasis and brackets
that are in order by themselves are no slip, and an entry that lacks several parts is another kind
of entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from listlint.core.document import Entry, Form
from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Alignment, Deviation, DeviationKind
from listlint.lists.format.match.brackets import CLOSES, OPENS, TOGGLES
from listlint.lists.format.match.lexer import BREAK, TARGET, Token, lex
from listlint.lists.format.meant import goes_on
from listlint.lists.format.norm import FormatVerdict
from listlint.lists.format.section_conventions import Compared

_EMPHASIS = TOGGLES - {'"'}
_BRACKETS = CLOSES | frozenset(OPENS)
_BULLET = pattern(r"[-*+\u2022]|\d+[.)]")
_LOOKS = pattern(
    r"</?(?:b|big|center|em|font|i|nobr|small|span|strong|sub|sup|tt|u)\b[^<>]*>", re.IGNORECASE
)
"""Tags that change how a text looks, and nothing else."""
_LINK = pattern(r"!?\[[^\n]*\]\([^()\s]*\)")
_WORD = pattern(r"\w+")
_NAMED_LINK = pattern(
    r"[^\[\]\n\w]{0,4}(?:\w{1,6} )?\[[^\[\]\n]+\]\((?P<target>[^()\s]*)\)", re.ASCII
)
"""A link a few signs and a short word further on."""
_LITERAL = pattern(r"[^\s\w\u2026]+")


def is_in_order(one: Compared, edit: Deviation, edits: Sequence[Deviation]) -> bool:
    """Whether nothing is the matter at one of the `edits` of an entry, new or old: the text is in
    order as it stands, or says that there is nothing to say.
    """
    text = one.text
    if one.entry.form is Form.ROW and _is_dash(_cell(text, edit)):
        return True
    if edit.kind is DeviationKind.MISSING:
        return _has_literals(text, edit)
    if edit.kind is not DeviationKind.SIGN:
        return False
    signs = (text[edit.start : edit.end] + (edit.new or "")).strip()
    if signs and not _LOOKS.sub("", signs).strip():
        return True
    return _are_paired(text, edit, edits)


def is_wrong_by_itself(one: Compared, edit: Deviation) -> bool:
    """Whether a sign is wrong whatever others write: a space, or a bracket without its partner."""
    if edit.kind is not DeviationKind.SIGN:
        return False
    signs = (one.text[edit.start : edit.end].strip(), (edit.new or "").strip())
    if not any(signs) or edit.is_glued:
        return True
    sign = signs[0] or signs[1]
    return not all(signs) and sign in _BRACKETS and not _are_even(lex(one.text), edit, sign)


def is_of_another_kind(one: Compared, edit: Deviation, verdict: FormatVerdict) -> bool:
    """Whether an entry that nobody has touched is of another kind, or has more to say there, so
    that it lacks nothing.
    """
    text = one.text
    told = [each for each in verdict.edits if not each.is_unseen]
    if any(each.kind is DeviationKind.MISSING for each in told) and len(told) > 1:
        return True
    if edit.kind is DeviationKind.MISSING:
        is_said = _is_named(one.entry, edit) or _is_there(edit, verdict.alignment)
        return is_said or _is_linked_by_name(text, edit, verdict.alignment)
    if edit.kind is DeviationKind.SIGN and edit.start != edit.end:
        return _is_set_apart(one, edit, verdict.alignment)
    is_later_bullet = "\n" in text[: edit.start] and _BULLET.fullmatch((edit.new or "").strip())
    return bool(is_later_bullet) or goes_on(text, edit)


def _is_named(entry: Entry, edit: Deviation) -> bool:
    """Whether a title seems to be missing, and something is linked all the same."""
    return edit.part == "title" and bool(entry.links) and bool(entry.links[0].text.strip())


def _is_there(edit: Deviation, found: Alignment | None) -> bool:
    """Whether the field of a line that seems to be missing stands in another one."""
    name = edit.part.removesuffix(" line")
    values = found.values if found else ()
    return name != edit.part and any(value.name == name for value in values)


def _is_set_apart(one: Compared, edit: Deviation, found: Alignment | None) -> bool:
    """Whether another emphasis, or code, sets a value apart that says what no other entry says
    there: a remark in bold where others have `KDD 2019`.
    """
    signs = {one.text[edit.start : edit.end].strip(), (edit.new or "").strip()}
    if found is None or not signs <= _EMPHASIS:
        return False
    beside = (v for v in found.values if edit.end == v.start or edit.start == v.end)
    value = next(beside, None)
    if value is None:
        return False
    words = _words(one.text[value.start : value.end])
    others = one.norm.values(found.template, value.name)
    return all(words.isdisjoint(_words(other)) for other in others)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _is_linked_by_name(text: str, edit: Deviation, found: Alignment | None) -> bool:
    """Whether a link seems to be missing just where one stands that has the name of what it leads
    to in place of the usual label, as in `by [Ann](…)`.
    """
    ahead = _NAMED_LINK.match(text, edit.start)
    if not edit.part.endswith(" link") or ahead is None or found is None:
        return False
    start, end = ahead.span("target")
    return not any(start <= value.start and value.end <= end for value in found.values)


def _has_literals(text: str, edit: Deviation) -> bool:
    """Whether the signs of a part that seems to be missing stand there, such as `***` and `***`."""
    _, _, shown = edit.message.partition("`")
    signs = [sign for sign in _LITERAL.findall(shown.partition("`")[0]) if sign in _EMPHASIS]
    line = text[text.rfind("\n", 0, edit.start) + 1 :].partition("\n")[0]
    tokens = [token.text for token in lex(line)][1:]
    return bool(signs) and all(tokens.count(sign) >= signs.count(sign) for sign in signs)


def _cell(text: str, edit: Deviation) -> str:
    """What is in the cell of a row where it deviates."""
    start = text.rfind("|", 0, edit.start) + 1
    end = text.find("|", edit.start)
    return text[start : end if end >= 0 else None].strip()


def _is_dash(cell: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return bool(cell) and not any(map(str.isalnum, cell)) and not set(cell) & set("[]<>:!")


def _are_paired(text: str, edit: Deviation, edits: Sequence[Deviation]) -> bool:
    """Whether emphasis or brackets that seem to be missing, or too many, are in pairs as they
    stand. Emphasis that is missing around a link is missing, and so are both brackets of
    a pair, and a sign that stands elsewhere.
    """
    old, new = text[edit.start : edit.end].strip(), (edit.new or "").strip()
    sign = old or new
    is_line = "\n" in (edit.new or "")
    if is_line or (old and new) or sign not in _EMPHASIS | _BRACKETS:
        return False
    if not _are_even(lex(text), edit, sign):
        return False
    others = [each for each in edits if each is not edit and each.kind is DeviationKind.SIGN]
    if sign in _BRACKETS and any(_is_moved(text, edit, other) for other in others):
        return False
    return bool(old) or not any(_enclose(text, edit, other) for other in others)


def _are_even(tokens: Sequence[Token], edit: Deviation, sign: str) -> bool:
    """Whether each of these signs has its partner in the line."""
    first = max((t.end for t in tokens if t.kind == BREAK and t.end <= edit.start), default=0)
    ends = (t.start for t in tokens if t.kind == BREAK and t.start >= edit.end)
    last = next(ends, tokens[-1].end if tokens else 0)
    line = [t.text for t in tokens if t.kind != TARGET and first <= t.start < last and t.start]
    if sign in _EMPHASIS:
        return line.count(sign) % 2 == 0
    partner = OPENS.get(sign) or next(key for key, value in OPENS.items() if value == sign)
    return line.count(sign) == line.count(partner)


def _is_moved(text: str, one: Deviation, other: Deviation) -> bool:
    """Whether a sign is too many at one place and missing at the other."""
    old, new = text[one.start : one.end], one.new or ""
    return bool(old) != bool(new) and (text[other.start : other.end], other.new or "") == (new, old)


def _enclose(text: str, one: Deviation, other: Deviation) -> bool:
    """Whether two signs that are missing belong around a link, or brackets around words that have
    none: in `via SMS (Node.js)` they are where they belong.
    """
    signs = {(one.new or "").strip(), (other.new or "").strip()}
    first, last = sorted((one, other), key=lambda each: each.start)
    if any({key, value} == signs for key, value in OPENS.items()):
        between = text[first.end : last.start]
        return "(" not in signs or between.count("(") == between.count("](")
    return len(signs) == 1 and _LINK.fullmatch(text[first.end : last.start].strip()) is not None
