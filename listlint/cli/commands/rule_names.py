"""The names of rules, as users write them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from listlint.core import did_you_mean
from listlint.core.errors import UsageError
from listlint.rules import ENGINE_FINDINGS, Rule, renamed, rules

EVERY = "ALL"
"""What selects all rules."""
LISTED = "`listlint rule` lists them, and with `--plugins` those of the project too"


class Chosen(NamedTuple):
    """The rules that the command line speaks of."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    also: tuple[str, ...]
    """Those to run beside the others."""


def chosen_rules(options: Namespace) -> Chosen:
    """The rules that are named, `ALL` for every one. Raises `UsageError`."""
    chosen = Chosen(*map(_named, (options.select, options.ignore, options.extend_select)))
    check_names(options.add_ignores)
    return chosen


def _named(names: Iterable[str]) -> tuple[str, ...]:
    written = [*names]
    check_names(name for name in written if name != EVERY)
    return (*all_rules(),) if EVERY in written else (*written,)


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
            hint = f": did you mean `{near}`?" if near else f"; {LISTED}"
            raise UsageError(f"no rule is called `{name}`{hint}")
