"""What an entry says of its work: title, authors, venue, year, links, description."""

from listlint.works.reading.entry_works import EntryWorks
from listlint.works.reading.reader import read
from listlint.works.reading.table_rows import Cell, cells, first_cell
from listlint.works.reading.work import Labelled, Work

__all__ = ["Cell", "EntryWorks", "Labelled", "Work", "cells", "first_cell", "read"]
