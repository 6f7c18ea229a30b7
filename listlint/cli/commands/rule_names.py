"""The names of rules, as users write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from listlint.core import did_you_mean
from listlint.core.errors import UsageError
from listlint.rules import ENGINE_FINDINGS, Rule, renamed, rules


def all_rules() -> Mapping[str, Rule]:
    """The rules by name, those of the engine included, in alphabetical order."""
    return dict(sorted({**rules(), **ENGINE_FINDINGS}.items()))


def check_names(names: Iterable[str]) -> None:
    """Raises `UsageError` where no rule has one of these names."""
    for name in names:
        if words := renamed(name):
            raise UsageError(words)
        if name not in all_rules():
            near = did_you_mean.nearest(name, all_rules(), did_you_mean.RULE)
            hint = f": did you mean `{near}`?" if near else "; `listlint rule` lists them"
            raise UsageError(f"no rule is called `{name}`{hint}")
