"""What a link or a bare id stands for, and which ids cannot exist."""

from listlint.works.identity.impossible import Impossible, faults
from listlint.works.identity.keys import Key, keys_of
from listlint.works.identity.urls import normalise, place_within, url_of_link

__all__ = ["Impossible", "Key", "faults", "keys_of", "normalise", "place_within", "url_of_link"]
