"""Signs, spaces and words of a template that are others in an entry, as one edit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.costs import is_spelled_like
from listlint.lists.format.match.deviations import Deviation, DeviationKind, Operation
from listlint.lists.format.match.graph import LiteralStep
from listlint.lists.format.match.lexer import BREAK, BULLETS, WORDS, Token
from listlint.lists.format.match.wording import sign_sentence

_HARD_BREAKS = frozenset({"\\", "<br>"})
_CLOSING_TAG = pattern(r"</[A-Za-z]")
_DASHES = ("-", "\u2013", "\u2014")
_ENDS_OF_NAME = (")", "]", "*", "_", "`", ">")
"""What a linked or emphasised name ends with."""
_PLAIN_DASHES = {ord("\u2013"): "-", ord("\u2014"): "-"}


class SignEdits:
    """Makes edits of the literal operations in one entry."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens

    def edit(self, group: Sequence[Operation], place: str) -> Deviation:
        """Literal operations side by side as one edit."""
        start, end = self._replaced(group)
        found = self.text[start:end]
        literals = [what for _, what, _, _ in group if isinstance(what, LiteralStep)]
        new = "".join(literal.written for literal in literals)
        point = f"{' '.join(str(literal.to) for literal in literals)} {new or found}"
        if found and new and not (found + new).strip():
            point += " spaced"  # spaces too many are another habit than none
        if group[0][0] == "swap" and len(group) == 1 and literals[0].kind == WORDS:
            if is_spelled_like(found, new):
                message = f"`{found}` should be `{new}`"
                return Deviation(DeviationKind.LABEL, start, end, new, message, point)
            message = f"other entries have `{new}` instead of `{found}`"
            return Deviation(DeviationKind.EXTRA, start, end, None, message)
        if self._is_misread(found, new, end) or self._joins_words(found, new, start, end):
            return Deviation(
                DeviationKind.EXTRA, start, end, None, sign_sentence(found, new, place)
            )
        # A line too many is another kind of entry, which no change of signs makes right.
        kind = DeviationKind.EXTRA if "\n" in found and "\n" not in new else DeviationKind.SIGN
        message = sign_sentence(found, new, place)
        is_unseen = (
            (bool(found and new) and not (found + new).strip(" \t\u00a0\u202f\u3000"))
            or self._are_beside_bar(start, end, found + new)
            or self._are_in_bracket(start, end, found + new)
            or (not self.text[:start].strip() and _are_bullets(found, new))
        )
        is_slight = _plain(found) == _plain(new)
        return Deviation(
            kind,
            start,
            end,
            new,
            message,
            point,
            is_unseen=is_unseen,
            is_slight=is_slight,
            is_glued=is_slight and self._is_glued(start, end, found, new),
            is_vague=not new,
        )

    def _is_misread(self, found: str, new: str, end: int) -> bool:
        """Whether a link would begin in the midst of one that is whole."""
        is_whole = self.text.count("[") == self.text.count("]")
        is_beside = "[" in self.text[max(end - 1, 0) : end + 1]
        return is_whole and not found and new.endswith("[") and not is_beside

    def _joins_words(self, found: str, new: str, start: int, end: int) -> bool:
        """Whether nothing would be left between two words, or something put ahead of an apostrophe:
        then the format is mistaken there.
        """
        if new == " " and not found and re.match(r"['\u2019]\w", self.text[end:]):
            return True
        is_space = bool(found) and not found.strip() and not new
        around = self.text[start - 1 : start], self.text[end : end + 1]
        is_word = around[1].isalnum() and around[0] in (")", "]", ">", "}", '"')
        is_link = around[1] in ("[", "<") and around[0] in (")", "]", ">")
        is_note = around[1] == "(" and around[0].isalnum()
        return is_space and (
            is_word
            or is_link
            or is_note
            or all(sign.isalnum() or sign in ".,;:" for sign in around if sign)
        )

    def _are_beside_bar(self, start: int, end: int, signs: str) -> bool:
        """Whether there are spaces at the edge of a table's cell, or beside a tag."""
        around = self.text[start - 1 : start], self.text[end : end + 1]
        is_edge = "|" in around or bool(_CLOSING_TAG.match(self.text, end))
        return not signs.strip(" ") and is_edge

    def _are_in_bracket(self, start: int, end: int, signs: str) -> bool:
        """Whether there are spaces at the edge of a link's text or address."""
        return not signs.strip(" ") and (
            self.text[start - 1 : start] in ("(", "[") or self.text[end : end + 1] in (")", "]")
        )

    def _is_glued(self, start: int, end: int, found: str, new: str) -> bool:
        """Whether a space is missing beside the dash behind a link or name; a small letter right
        behind it makes it a hyphen, as in `[C](…)-like`.
        """
        if sum(map(str.isspace, new)) <= sum(map(str.isspace, found)):
            return False  # also where it is a space that does not break the line
        places = (start + len(found) - len(found.lstrip()), end, start - 1)
        dash = next((at for at in places if self.text[at : at + 1] in _DASHES and at > 0), None)
        if dash is None or self.text[:dash].rstrip()[-1:] not in _ENDS_OF_NAME:
            return False
        is_within = not self.text[dash - 1].isspace() and self.text[dash + 1 : dash + 2].islower()
        return not is_within

    def _replaced(self, group: Sequence[Operation]) -> tuple[int, int]:
        """What of the text literal operations replace."""
        first, last = group[0][2], group[-1][3]
        start = self.offset(first)
        if last > first:
            return start, max(start, self.tokens[last - 1].end)
        if first:  # what is inserted goes ahead of spaces at the end of a line
            start = min(self.tokens[first - 1].end, start)
        literal = group[-1][1]
        if (
            isinstance(literal, LiteralStep)
            and literal.text in _HARD_BREAKS
            and first < len(self.tokens)
        ):
            spaces = self.tokens[first]  # which would undo the break if they followed it
            if spaces.kind == BREAK:
                written = self.text[spaces.start : spaces.end]
                return start, spaces.start + len(written) - len(written.lstrip(" \t"))
        return start, start

    def offset(self, at: int) -> int:
        """Where a token begins; behind the last, where the last one ends."""
        if at < len(self.tokens):
            return self.tokens[at].start
        return self.tokens[-1].end if self.tokens else 0


def _are_bullets(found: str, new: str) -> bool:
    """Whether one bullet is written for another."""
    return found.strip() in BULLETS and new.strip() in BULLETS


def _plain(signs: str) -> str:
    """Signs without spaces, as they are on every keyboard."""
    plain = unicodedata.normalize("NFKC", signs).translate(_PLAIN_DASHES)
    return "".join(plain.split())
