"""Entries that are no slip but of another build than those around them.

An entry is reduced to the parts that it is built of (`skeleton`), compared with the entries around
it (`surroundings`), and what it is not is said in its own words (`departures`), with an example
made of what it says (`example`).
"""

from listlint.lists.format.unlike.departures import Departure
from listlint.lists.format.unlike.neighbours import Neighbours

__all__ = ["Departure", "Neighbours"]
