"""What an entry has otherwise than its format, and no reader would call a slip."""

from __future__ import annotations

import re

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Deviation, DeviationKind

_SEPARATORS = {
    **dict.fromkeys("-\u2013\u2014", "[-\u2013\u2014]"),
    **dict.fromkeys(":\uff1a", "[:\uff1a]"),
}
"""What separates a name from its description, and what is the same to a reader."""
_LINK = pattern(r"!?\[(?:[^\[\]]|\[[^\[\]]*+\])*+\]\((?:[^()\s]|\([^()\s]*+\))*+\)")
_TAGGED = pattern(r"<(su[bp]|small)>[^<>]*+</\1>")
"""Small print, such as a rating."""
_GROUP = pattern(r"\([^()]*+\)|\\?\[[^\[\]\n]*+\](?![(\[])")
"""A note, such as `(old)`, `[$]` or `\\[unmaintained\\]`."""
_THING, _NOTE = "\ufffc", "\ufffb"
"""What stands for a link, or a note with one; and for a note in brackets."""
_NAME_GOES_ON = rf"(?:\s*+(?:\w{{1,6}}\s*+(?=[{_THING}{_NOTE}])|[/&+,]|[{_THING}{_NOTE}]))++\s*+"
"""Another name, `and` or `/`, or a note in brackets, between a name and its separator."""
_MORE_OF_NAME = rf"(?:\s*+(?:(?:\w{{1,6}}|[/&+])\s*+{_THING}|{_NOTE}))++"
"""The same where no separator follows: a link alone would be another part of the entry."""
_NAME_ENDS = r"\s*+(?:[-\u2013\u2014:,.|](?:\s|\Z)|\Z)"
"""Any separator, or nothing more."""
_STOPS = tuple(".!?\u2026\u3002\uff01\uff1f\uff0e")
_EYES = pattern(r"(?<!\S)[:;]-?\Z")
"""A smile has a bracket that closes nothing."""
_CLOSING = "*_\"'`\u201d\u2019) "
_ENDS_WITH_LINK = pattern(r"\[([^\[\]]*+)\]\([^()\s]*+\)[*_]*+\Z")
_NAMES_LINK = pattern(r"\)[*_]* [-\u2013\u2014:|]+ \[[^\[\]]*+\]\([^()\s]*+\)\Z")
"""A description that is nothing but a link, and no sentence."""
_ENDS_WITH_URL = pattern(r"https?://[^\s()<>]+>?\Z")
_SHORTCODE = pattern(r":[a-z0-9_+-]+:")
"""An emoji by its name."""
_OTHER_SEPARATOR = pattern(r" +[-\u2013\u2014|] +\S")
_MARK = pattern(r"[^\s\w.,;:|\\'\"`\u2013\u2014\uff1a\u3002\uff0c\u201c\u201d()\[\]-]")


def is_meant(text: str, edit: Deviation) -> bool:
    """Whether one entry, of this text, is right to deviate there."""
    if edit.kind is DeviationKind.LABEL:
        return _is_spelt_as_a_name(text[edit.start : edit.end], edit.new or "")
    if edit.kind is not DeviationKind.SIGN:
        return False
    if text[edit.start : edit.end] == ")" and _EYES.search(text[: edit.start].rstrip(")")):
        return True  # a smile, perhaps ahead of a bracket that closes
    if edit.end > edit.start:
        return False
    sign = (edit.new or "").strip()
    before, rest = text[: edit.start].rstrip(), text[edit.start :]
    if sign in tuple(".,;:") and before.rstrip(_CLOSING).endswith(sign):
        return True  # it is within what closes there
    if sign in tuple(",;:") and before.endswith(")") and _OTHER_SEPARATOR.match(rest):
        return True  # it has one, if another than those of another kind
    if sign == ".":
        is_within = bool(before) and rest.lstrip()[:1].islower()
        is_ended = _has_ended(before) or _NAMES_LINK.search(before) is not None
        return is_within or is_ended or _follows_later(rest, r"\.")
    return sign in _SEPARATORS and _follows_later(rest, _SEPARATORS[sign])


def goes_on(text: str, edit: Deviation) -> bool:
    """Whether another name, or a note in brackets, and nothing else stands between a name and the
    end of the entry or any separator, where one is missing; or emoji alone up to the end.
    """
    sign = (edit.new or "").strip()
    if edit.end > edit.start or sign not in {*_SEPARATORS, ","}:
        return False
    rest = text[edit.start :]
    if _SHORTCODE.search(rest) and not any(map(str.isalnum, _SHORTCODE.sub("", rest))):
        return True
    return re.match(_MORE_OF_NAME + _NAME_ENDS, _seen(rest)) is not None


def mark(text: str, edit: Deviation) -> str:
    """The sign too many that an entry is marked with, such as a star; empty if it is none."""
    found = text[edit.start : edit.end].strip()
    is_whole = all(found.count(one) == found.count(other) for one, other in ("()", "[]"))
    is_one = edit.kind is DeviationKind.SIGN and not edit.new and is_whole and _MARK.search(found)
    return found if is_one else ""


def _is_spelt_as_a_name(found: str, usual: str) -> bool:
    """Whether a label has a capital within, as names do that somebody chose, and the usual one has
    lost it.
    """
    is_case = found.casefold() == usual.casefold() and not found.isupper()
    return is_case and not found[1:].islower() and usual[1:].islower()


def _has_ended(before: str) -> bool:
    """Whether a sentence ends within the link at its end, or with an address, which a full stop
    would become a part of.
    """
    if _ENDS_WITH_URL.search(before):
        return True
    link = _ENDS_WITH_LINK.search(before)
    return link is not None and link[1].rstrip(_CLOSING).endswith(_STOPS)


def _follows_later(rest: str, separator: str) -> bool:
    """Whether a name goes on before its separator: `[a](…) and [b](…) - …`, `[a](…) (old) - …`."""
    return re.match(rf"{_NAME_GOES_ON}{separator}(?:\s|\Z)", _seen(rest)) is not None


def _seen(rest: str) -> str:
    """The rest of a line with links and notes in brackets as one sign each."""
    linked = _TAGGED.sub(_NOTE, _LINK.sub(_THING, rest.partition("\n")[0]))
    return _GROUP.sub(_as_sign, _GROUP.sub(_as_sign, linked))


def _as_sign(note: re.Match[str]) -> str:
    return _THING if _THING in note[0] else _NOTE
