"""Whether an entry is the same when its deviations are fixed: no link, word or field is another."""

from __future__ import annotations

from collections.abc import Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Alignment, Deviation, DeviationKind
from listlint.lists.format.match.costs import DASHES
from listlint.lists.format.match.lexer import TARGET, lex

_WORD = pattern(r"\w+")
_STOPS = pattern(r"[\s.,;:|/\u2013\u2014-]*")
"""What may separate two fields of free words; a bracket would tell them apart."""


def with_edits(text: str, edits: Sequence[Deviation]) -> str:
    """An entry with all of these fixed."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + (edit.new or "") + text[edit.end :]
    return text


def keeps_all(
    before: tuple[str, Alignment], after: tuple[str, Alignment], edits: Sequence[Deviation]
) -> bool:
    """Whether an entry that is fixed has the same words and links, and unless some of these edits
    put links into another order the same in each field.
    """
    is_swapped = any(edit.kind is DeviationKind.ORDER for edit in edits)
    within = [edit for edit in edits if not edit.new]
    same_fields = is_swapped or _fields(*before, within) == _fields(*after)
    return same_fields and _said(before[0]) == _said(after[0])


def _said(text: str) -> tuple[list[str], list[str]]:
    """The words of an entry and where its links lead, whatever their order."""
    targets = [token.text for token in lex(text) if token.kind == TARGET]
    return sorted(_WORD.findall(text.casefold())), sorted(targets)


def is_certain(text: str, found: Alignment, edit: Deviation) -> bool:
    """Whether an edit can be meant only there. Between two fields of free words a full stop or a
    comma may belong to either, so only spaces and the kind of a dash are certain. A dash that
    stands further behind may be the one that separates.
    """
    if edit.kind is not DeviationKind.SIGN:
        return True
    if _is_put_before_another(text, edit):
        return False
    before = max((value.end for value in found.values if value.end <= edit.start), default=None)
    after = min((value.start for value in found.values if value.start >= edit.end), default=None)
    if before is None or after is None or not _STOPS.fullmatch(text[before:after]):
        return True
    old, new = text[edit.start : edit.end].strip(), (edit.new or "").strip()
    return old == new or {old, new} <= DASHES


def _is_put_before_another(text: str, edit: Deviation) -> bool:
    """Whether a dash would replace another sign than a bullet, and one follows in the same line."""
    if not text[: edit.start].strip():
        return False
    old, new = text[edit.start : edit.end].strip(), (edit.new or "").strip()
    rest = text[edit.end :].partition("\n")[0].split()[1:]
    return bool(old) and new in DASHES and old not in DASHES and not DASHES.isdisjoint(rest)


def _fields(
    text: str, found: Alignment, without: Sequence[Deviation] = ()
) -> list[tuple[str, str]]:
    """What is in each field, without what these edits remove from within it."""
    return [
        (
            value.name,
            with_edits(
                text[value.start : value.end],
                [
                    edit._replace(start=edit.start - value.start, end=edit.end - value.start)
                    for edit in without
                    if value.start < edit.start < value.end
                ],
            ),
        )
        for value in found.values
    ]
