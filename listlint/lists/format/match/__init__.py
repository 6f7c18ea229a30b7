"""An entry against a template: tokens, graph, the alignment of least cost, and what it says."""

from listlint.lists.format.match.align import align_entry, links
from listlint.lists.format.match.costs import CAP
from listlint.lists.format.match.deviations import (
    Alignment,
    Deviation,
    DeviationKind,
)
from listlint.lists.format.match.graph import Graph
from listlint.lists.format.match.graph_compiler import compile_template

__all__ = [
    "CAP",
    "Alignment",
    "Deviation",
    "DeviationKind",
    "Graph",
    "align_entry",
    "compile_template",
    "links",
]
