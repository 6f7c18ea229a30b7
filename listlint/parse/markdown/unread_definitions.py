"""Definitions that are none for Markdown, since their target has a space: `[label]: my file.md`."""

from __future__ import annotations

from listlint.core.document import UnreadLink
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Spanned
from listlint.parse.markdown.facts import Facts
from listlint.parse.markdown.grammar import normalized

_DEFINITION = pattern(
    r"(?:\A|(?<=[\r\n])) {0,3}\[(?P<label>[^\[\]\r\n]{1,200}+)\]:[ \t]+"
    r"(?P<target>[^\s\"'(<][^\r\n\"'(<]{0,400} [^\r\n\"'(<]{1,400}?)[ \t]*(?=[\r\n]|\Z)"
)


def take(source: Source, facts: Facts) -> None:
    """Note those that a reference asks for, and the reference no longer as one that has none."""
    asked = {normalized(each.label.text) for each in facts.undefined}
    found: set[str] = set()
    for paragraph in facts.paragraphs if asked else ():
        for match in _DEFINITION.finditer(source.text, paragraph.span.start, paragraph.span.end):
            label = normalized(match["label"])
            if label in asked:
                found.add(label)
                target = Spanned(match["target"], source.span(*match.span("target")))
                facts.unread_links.append(
                    UnreadLink(match["label"], target, is_in_angles=False, is_definition=True)
                )
    facts.undefined = [each for each in facts.undefined if normalized(each.label.text) not in found]
