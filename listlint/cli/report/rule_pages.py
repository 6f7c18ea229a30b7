"""The page of a rule, which every report names."""

from __future__ import annotations

from listlint.cli.report.layout import Layout
from listlint.core.homepage import rule_address
from listlint.rules import ENGINE_FINDINGS, rules


def page_of(name: str) -> str:
    """The address of the page about a rule; empty for one of the project's own."""
    known = rules().get(name) or ENGINE_FINDINGS.get(name)
    return rule_address(name) if known and not known.origin else ""


def linked(text: str, rule: str, layout: Layout) -> str:
    """A text that is a link to the rule's page where the terminal knows links."""
    page = page_of(rule) if layout.hyperlinks else ""
    return f"\x1b]8;;{page}\x1b\\{text}\x1b]8;;\x1b\\" if page else text
