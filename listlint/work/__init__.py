"""What an entry says of its work: title, authors, venue, year, links, description."""

from listlint.work.facts import Labelled, Work
from listlint.work.reader import read

__all__ = ["Labelled", "Work", "read"]
