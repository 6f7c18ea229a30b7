"""In which order entries stand, and which of them stand out of it: on keys alone, without any file.

An order can be measured in several ways, such as word by word or letter by letter. A run of entries
keeps it if nine in ten do by one of them; what fits between its neighbours by any is in order.
"""

from listlint.lists.ordering.fit import (
    Fit,
    fit_of,
    longest,
    ordered,
    strays,
)
from listlint.lists.ordering.learn import (
    SMALL,
    TELLING,
    best,
    held,
    is_followed,
    own,
    prevailing,
)
from listlint.lists.ordering.sort_keys import (
    BY_CODE_POINT,
    BY_LETTER,
    Order,
    SortFacts,
    SortKey,
    placeable,
)

__all__ = [
    "BY_CODE_POINT",
    "BY_LETTER",
    "SMALL",
    "TELLING",
    "Fit",
    "Order",
    "SortFacts",
    "SortKey",
    "best",
    "fit_of",
    "held",
    "is_followed",
    "longest",
    "ordered",
    "own",
    "placeable",
    "prevailing",
    "strays",
]
