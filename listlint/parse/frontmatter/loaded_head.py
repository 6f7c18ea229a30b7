"""The head of a file as it is loaded: its values, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from listlint.core.document import Fault
from listlint.core.frontmatter import Frontmatter
from listlint.core.source import Source, Span, Spanned
from listlint.parse.frontmatter.yaml_errors import in_our_words
from listlint.parse.frontmatter.yaml_reader import (
    FORBIDDEN,
    UnreadableError,
    YamlReader,
    bad_character,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a file holds, and the line, from 1, at which the body begins."""

    body: int = 1
    frontmatter: Frontmatter | None = None
    faults: tuple[Fault, ...] = ()
    comments: tuple[Spanned, ...] = ()
    """YAML comments, from `#` to the end of the line."""
    is_template: bool = False
    """Whether it becomes YAML only when a program has filled it in."""


def read_whole(source: Source) -> Head:
    """Read a file that is YAML from beginning to end, within the same bounds."""
    end = len(source.text)
    return load(YamlReader(source, 0, end), source.span(0, end), source.span(0, 0), 1)


def load(reader: YamlReader, span: Span, opening: Span, body: int) -> Head:
    """The head that a reader finds in `span`; its `body` is the line where the text begins."""
    source, start, end = reader.source, reader.base, reader.end
    try:
        value = reader.document()
    except UnreadableError as error:
        return Head(body, faults=(error.fault,))
    except yaml.MarkedYAMLError as error:
        return Head(body, faults=(in_our_words(source, start, end, error),))
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        # Its place is given in bytes or in characters, depending on the loader.
        found = FORBIDDEN.search(source.text, start, end)
        at = found.start() if found else start
        return Head(body, faults=(bad_character(source, at),))
    frontmatter = Frontmatter(span, opening, value, reader.places, tuple(reader.duplicates))
    return Head(body, frontmatter, comments=tuple(reader.comments()))
