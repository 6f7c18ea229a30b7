"""Fixes applied to texts in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from listlint.diagnostic import Diagnostic, Edit


def apply(
    texts: Mapping[str, str], found: Iterable[Diagnostic], *, unsafe: bool = False
) -> dict[str, str]:
    """The texts, by path, after the fixes of these findings.

    The edits of one fix apply together or not at all; of two fixes that touch the same place the
    one that was found first wins. Equal edits are made once.
    """
    taken: list[Edit] = []
    for diagnostic in found:
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        new = [edit for edit in fix.edits if edit not in taken]
        if not any(_clash(edit, other) for edit in new for other in taken):
            taken += new
    fixed = dict(texts)
    for edit in sorted(taken, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        text = fixed[edit.span.path]
        fixed[edit.span.path] = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return fixed


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap; two insertions at one place do, for their order is open."""
    if one.span.path != other.span.path:
        return False
    if one.span.start == other.span.start:
        return True
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return second.start < first.end
