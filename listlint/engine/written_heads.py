"""What is wrong in the heads of pages that a program writes, and no author can correct for long."""

from __future__ import annotations

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document, Fault
from listlint.links.vault.programs import Tool
from listlint.project.project import Project

_WRITTEN = "Wiki.js writes such heads and reads them back: only other programs stumble over them"


def finding(project: Project, document: Document, fault: Fault) -> Diagnostic:
    """The finding about what of a file cannot be read; a warning where a program wrote that."""
    found = Diagnostic(span=fault.span, message=fault.message, help=fault.help)
    head_end = project.sources[document.path].text.find("\n---", 1)
    is_written = Tool.WIKI_JS in project.links.vault(document).tools
    if not is_written or fault.span.start >= head_end:
        return found
    return Diagnostic(
        span=fault.span, message=fault.message, help=_WRITTEN, severity=Severity.WARNING
    )
