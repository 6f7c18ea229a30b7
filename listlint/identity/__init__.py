"""What a link or a bare id stands for, and which ids cannot exist."""

from listlint.identity.impossible import Impossible, faults
from listlint.identity.keys import Key, keys
from listlint.identity.urls import normalise

__all__ = ["Impossible", "Key", "faults", "keys", "normalise"]
