"""The first configuration of a project, a comment on each choice, as `listlint init` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from listlint.config.edit import table_lines, toml_text
from listlint.core.homepage import SITE

_HEAD = f"""\
# What listlint found here, written down so that it can be changed. `listlint config FILE` says what
# applies to a file, `listlint check` checks all of it. Everything that can be written here is in
# {SITE}/configuration/
"""


class ListFound(NamedTuple):
    """A list, and what is learnt of it."""

    path: str
    entries: int
    templates: tuple[str, ...]
    """Those that its entries are held to; empty for none."""
    remarks: tuple[str, ...]
    """What was found, a comment each."""
    order: str
    """As `order` has it; empty where the entries keep none."""


class NotesFound(NamedTuple):
    """A folder of notes, and what is learnt of it."""

    pattern: str
    schema: str
    """The file that its schema is written to; empty where there are too few notes to learn one."""
    remarks: tuple[str, ...]
    link_style: str
    """As `link-style` has it; empty where no link shows one."""


def first_configuration(lists: Iterable[ListFound], notes: Iterable[NotesFound]) -> str:
    """The text of a configuration."""
    blocks = [_HEAD]
    blocks += ["\n".join([*_list(each), ""]) for each in lists]
    blocks += ["\n".join([*_notes(each), ""]) for each in notes]
    return "\n".join(blocks)


def _list(found: ListFound) -> Iterator[str]:
    yield from (f"# {remark}" for remark in found.remarks)
    yield "[[lists]]"
    yield from table_lines(found.path, found.templates)
    order = found.order or "append"
    yield f'# order = "{order}"  # oldest-first, newest-first, alphabetical, append or any'
    yield '# cross-listing = "forbid"  # a work listed twice: forbid, across-sections or allow'


def _notes(found: NotesFound) -> Iterator[str]:
    yield from (f"# {remark}" for remark in found.remarks)
    yield "[[notes]]"
    yield f"path = {toml_text(found.pattern)}"
    if found.schema:
        yield f"schema = {toml_text(found.schema)}"
    yield '# unwritten = "warning"  # links to notes that are not there yet: error, warning, allow'
    style = found.link_style or "relative"
    yield f'# link-style = "{style}"  # relative, root, name or wiki'
