"""A short run of the fuzzing harness; a long one is made by hand, see `run`."""

from fuzz.run import fuzz

DOCUMENTS = 100
"""So many take a few seconds."""


def test_no_hostile_document_is_the_undoing_of_anything() -> None:
    assert not [*fuzz(DOCUMENTS, seed=17)]
