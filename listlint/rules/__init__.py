"""The rules: one file each, found by name. `_rule` says how one is written."""

from listlint.rules._engine_findings import (
    ENGINE_FINDINGS,
    INTERNAL_ERROR,
    STALE_BASELINE,
    SYNTAX_ERROR,
    UNUSED_SUPPRESSION,
)
from listlint.rules._renamed import renamed
from listlint.rules._rule import (
    OWN_RULES,
    Between,
    Check,
    Rule,
    RuleMistake,
    found_by,
    rule,
    rules,
)

__all__ = [
    "ENGINE_FINDINGS",
    "INTERNAL_ERROR",
    "OWN_RULES",
    "STALE_BASELINE",
    "SYNTAX_ERROR",
    "UNUSED_SUPPRESSION",
    "Between",
    "Check",
    "Rule",
    "RuleMistake",
    "found_by",
    "renamed",
    "rule",
    "rules",
]
