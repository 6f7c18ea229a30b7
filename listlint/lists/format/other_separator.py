"""A separator that an entry has instead of the one of its format, rather than one too many."""

from __future__ import annotations

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Deviation, DeviationKind

_OPTIONAL = pattern(r"\)\{\?([^\w{}?*|()\[\]]+)\{\w+\}")
"""A separator that is left out with the description behind it, after a link."""
_SEPARATOR = pattern(r"\s*([,:;|~=\u2013\u2014\uff1a\uff0c\u00b7-])\s*")


def replaced(text: str, edit: Deviation, template: str) -> Deviation:
    """The same edit, or one for the separator of the format, where a description may be left out
    with its separator, and so another one seems to be too many.
    """
    found = text[edit.start : edit.end]
    usual = _OPTIONAL.search(template)
    is_excess = edit.kind is DeviationKind.SIGN and not edit.new
    if not (
        usual
        and usual[1].strip()
        and is_excess
        and _SEPARATOR.fullmatch(found)
        and text[: edit.start].endswith(")")
    ):
        return edit
    if not text[edit.end :].strip():
        return edit  # nothing follows that it could separate
    new = usual[1]
    if text[edit.end : edit.end + 1] == " ":
        new = new.rstrip(" ")
    message = f"expected `{usual[1].strip()}` after the title, found `{found.strip()}`"
    return edit._replace(new=new, message=message, is_vague=False)
