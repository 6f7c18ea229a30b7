"""An entry against a template: tokens, graph, the alignment of least cost, and what it says."""

from listlint.lists.format.match.align import align, links
from listlint.lists.format.match.costs import CAP
from listlint.lists.format.match.deviations import (
    Alignment,
    Deviation,
    Kind,
)
from listlint.lists.format.match.graph import Graph, compile_template

__all__ = ["CAP", "Alignment", "Deviation", "Graph", "Kind", "align", "compile_template", "links"]
