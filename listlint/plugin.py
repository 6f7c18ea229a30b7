"""What rules of a project's own are written with: one import for all of it.

`docs/own-rules.md` shows how. These names stay, as `docs/stability.md` says; other modules of
listlint are its own affair.
"""

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Document, Entry, Heading, Link, LinkKind, List, Note, Reference
from listlint.core.source import Source, Span, Spanned
from listlint.project.changes import Changes
from listlint.project.project import Project
from listlint.rules import Between, rule
from listlint.works.reading import Work

__all__ = [
    "Between",
    "Changes",
    "Diagnostic",
    "Document",
    "Edit",
    "Entry",
    "Fix",
    "Heading",
    "Link",
    "LinkKind",
    "List",
    "Note",
    "Project",
    "Reference",
    "Related",
    "Severity",
    "Source",
    "Span",
    "Spanned",
    "Work",
    "rule",
]
