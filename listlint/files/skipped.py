"""Which folders are not looked into, whatever the configuration says: by their names alone."""

from __future__ import annotations

INSTALLED_PACKAGES = frozenset({"node_modules", "__pycache__", "site-packages"})
"""Folders of what others wrote. What is built from a project's own files, such as `dist`, may be
checked in to be read: `.gitignore` or `exclude` says where it is not."""
_HIDDEN_BUT_READ = ".github"
"""Holds CONTRIBUTING.md and templates of pull requests."""


def is_hidden(name: str) -> bool:
    """Whether a file or folder is skipped because its name begins with a dot."""
    return name.startswith(".") and name != _HIDDEN_BUT_READ
