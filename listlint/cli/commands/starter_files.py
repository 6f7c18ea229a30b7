"""The files that make a repository use listlint: for GitHub, and for commits."""

from __future__ import annotations

import json
from collections.abc import Mapping

from listlint.core.homepage import REPOSITORY
from listlint.core.version import __version__

_WORKFLOW = f"""\
# A push is checked as a whole, a pull request only for what it brings.
name: listlint
on:
  push:
    branches: [{{branch}}]
  pull_request:
permissions:
  contents: read
jobs:
  listlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0 # the history that a pull request is compared with
          persist-credentials: false
      - uses: {REPOSITORY}@v{__version__}
"""
_HOOKS = f"""\
# `pre-commit install`, or `prek install`, makes every commit run these.
repos:
  - repo: https://github.com/{REPOSITORY}
    rev: v{__version__}
    hooks:
      - id: listlint-fix # fixes what is certain in what the commit brings
      - id: listlint-staged # says what is left of it
"""


def files(branch: str) -> Mapping[str, str]:
    """Their texts, by path, for a repository whose main branch this is."""
    shown = branch if branch in _PLAIN else json.dumps(branch)
    return {
        ".github/workflows/listlint.yml": _WORKFLOW.format(branch=shown),
        ".pre-commit-config.yaml": _HOOKS,
    }


_PLAIN = frozenset({"main", "master"})
"""Names that need no quotes, whatever YAML makes of others, such as `on`."""
