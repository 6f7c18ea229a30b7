"""Why no finding speaks of an entry that does not conform to the format in effect."""

from __future__ import annotations

from enum import StrEnum

from listlint.core.document import Entry
from listlint.lists.format.compared_texts import LONGEST
from listlint.lists.format.formats import Formats
from listlint.lists.format.norm import is_comparable


class Unreported(StrEnum):
    """Why nothing is said of an entry; the value is said of several."""

    LONG = f"over {LONGEST} characters long, so not compared with the format"
    OTHER = "of another kind, so compared with the entries around them only when new or edited"
    MANY = "different as several others of the list are, which is a convention"
    UNSEEN = "different in spaces, or in what is hard to name: told of only when new or edited"
    SECTION = "different as others of their section are, which is a convention"
    MEANT = "different on purpose: a highlight, a second name, or several parts that others have"


def why_unreported(formats: Formats, entry: Entry) -> Unreported | None:
    """Why there is no finding on an entry; `None` if there is one, if it conforms, or where no
    format is in effect.
    """
    text, chosen = formats.texts[entry.span.start], formats.of(entry)
    found = chosen.norm.known(text)
    is_told = formats.source.text_of(entry.span) in formats.departures
    if not chosen.is_norm or (found and found.conforms) or is_told:
        return None
    if not text:
        return Unreported.LONG
    if found is None or not is_comparable(found):
        return Unreported.OTHER
    if not chosen.norm.check(text).edits:
        return Unreported.MANY
    if not formats.verdict(entry).edits:
        return Unreported.SECTION if formats.excuses(entry) else Unreported.MEANT
    return None if formats.shows(entry) else Unreported.UNSEEN
