"""How the rows of a small table are written: by its columns, and by what all of its cells are.

Few rows are no convention that others could be held to, but who adds one asks only for its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.fill.forms import field_name
from listlint.lists.format.learn import cells

_LINK = pattern(r"\[[^\[\]]+\]\([^()\s]+\)")
_ADDRESS = pattern(r"https?://\S+")


def plain_row(rows: Sequence[str], columns: Sequence[str]) -> str | None:
    """The template of rows of one table, with a field for each column and the entry's link where
    all have theirs; `None` where the columns do not show it.
    """
    split = [[row[start:end] for start, end in cells(row)] for row in rows]
    if not rows or any(len(row) != len(columns) for row in split):
        return None
    fields = [field_name(column) for column in columns]
    columns_of_cells = [*zip(*split, strict=True)]
    linked = [at for at, found in enumerate(columns_of_cells) if all(map(_LINK.fullmatch, found))]
    bare = [at for at, found in enumerate(columns_of_cells) if all(map(_ADDRESS.fullmatch, found))]
    written = [f"{{{name}}}" for name in fields]
    if linked:
        written[linked[0]] = "[{title}]({url})"
        fields[linked[0]] = "title"
    elif bare and bare[0]:
        written[0], written[bare[0]] = "{title}", "{url}"
        fields[0] = "title"
    else:
        return None
    if len({*fields}) < len(fields):
        return None
    shown = [
        template if all(found) else f"{{?{template}?}}"
        for template, found in zip(written, columns_of_cells, strict=True)
    ]
    row = " | ".join(shown)
    return f"| {row} |" if all(each.lstrip().startswith("|") for each in rows) else row
