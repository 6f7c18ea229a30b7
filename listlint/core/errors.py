"""What a user has to mend before a run can start."""

from __future__ import annotations


class UsageError(Exception):
    """Something on the command line or in the configuration that cannot be done.

    Each complaint is a sentence, with file and line where they are known.
    """

    def __init__(self, *complaints: str) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints
