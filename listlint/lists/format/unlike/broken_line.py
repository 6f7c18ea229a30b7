"""An entry that goes on in a line which begins where the bullet of another one would."""

from __future__ import annotations

from listlint.lists.format.unlike.departures import Departure, short
from listlint.lists.format.unlike.skeleton import Skeleton


def broken(entry: Skeleton) -> Departure | None:
    """What is said of a second line that is not indented."""
    text = entry.text.rstrip()
    first, _, rest = text.partition("\n")
    line = rest.partition("\n")[0]
    if not line or not (line[0].isalnum() or line[0] in "])"):
        return None  # indented, an image, or a tag
    message = f"this entry goes on in a second line, `{short(line)}`, and the others are one line"
    start, glue = len(first) + 1, "" if line.startswith((")", "]")) else " "
    whole = f"{first.rstrip()}{glue}{rest}{entry.text[len(text) :]}"
    return Departure("broken", start, start + len(line), message, rewritten=whole)
