"""The format that the entries of a list share, learnt from the entries themselves.

Entries become rows of elements (`elements`, `rows`), which are laid above each other (`profile`);
columns get the names of fields (`roles`), and what is shared is written down (`writer`), once for
each kind of entry (`kinds`). The rows of a table are learnt column by column (`table_columns`).
"""

from listlint.lists.format.learn.fields import FieldSpan
from listlint.lists.format.learn.kinds import learn
from listlint.lists.format.learn.roles import Reading
from listlint.lists.format.learn.table_columns import (
    are_padded,
    cells,
    evened,
    learn_rows,
)

__all__ = ["FieldSpan", "Reading", "are_padded", "cells", "evened", "learn", "learn_rows"]
