"""The format of a list's entries: the language, matching, learning, and where it was stated."""
