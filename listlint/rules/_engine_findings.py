"""The engine's own findings, documented like rules. No rule file can raise or silence them."""

from __future__ import annotations

from collections.abc import Mapping

from listlint.core.diagnostic import Severity
from listlint.rules._rule import Rule

SYNTAX_ERROR = Rule(
    "syntax-error",
    """\
A file, or its frontmatter, that cannot be read.

Nothing inside it can be checked, so it is said rather than skipped. The rest of the run goes on.

## Bad

```markdown notes/vl-bert.md
---
title: VL-BERT: Pre-training of Generic Representations
---
```

```diagnostics
notes/vl-bert.md:2:15: syntax-error: an unquoted value contains `: `
  help: put the whole value in quotes
```

## Good

```markdown notes/vl-bert.md
---
title: "VL-BERT: Pre-training of Generic Representations"
---
```
""",
    Severity.ERROR,
)

INTERNAL_ERROR = Rule(
    "internal-error",
    """\
A rule or the parser that failed: a bug of its own, not in your files.

Everything else went on, but what would have been said here is missing, so the exit status is 2.
Please report it with the file that it names. Where the message names a rule of the project's own,
with its line, it is for the author of that; `--debug` shows how the rule came to fail.
""",
    Severity.ERROR,
)

UNUSED_SUPPRESSION = Rule(
    "unused-suppression",
    """\
A comment that suppresses nothing.

Either what it was for has been fixed, or its rule is misspelt and silences nothing.

## Bad

```markdown
<!-- listlint: ignore-file[broken-lnik] moving soon -->

- [Attention](attention.md)
- [BERT](bert.md) <!-- listlint: ignore[broken-link] not written yet -->
```

```markdown attention.md
# Attention
```

```markdown bert.md
# BERT
```

```diagnostics
README.md:1:28: unused-suppression: no rule is called `broken-lnik`
  help: did you mean `broken-link`?
README.md:4:41: unused-suppression: `broken-link` reports nothing here: no need for it
  help: remove the comment
```

## Good

```markdown
- [BERT](bert.md) <!-- listlint: ignore[broken-link] not written yet -->
```
""",
    Severity.WARNING,
)

STALE_BASELINE = Rule(
    "stale-baseline",
    """\
A row of the baseline whose finding is gone.

What it was for has been fixed, or its entry edited, so that the row would only hide the next such
finding. `listlint baseline --prune` takes it away. With `--new-since` nothing is said of rows: a
contributor need not tidy up.

## Bad

```markdown README.md
- [BERT](bert.md)
```

```markdown bert.md
# BERT
```

```json listlint-baseline.json
{
  "version": 1,
  "findings": [
    {"path": "README.md", "rule": "broken-link", "title": "BERT", "fingerprint": "b19a2a711b2cd4a3"}
  ]
}
```

```diagnostics
listlint-baseline.json:4:5: stale-baseline: `broken-link` no longer finds this in `README.md`
  help: remove this row: `listlint baseline --prune`
```

## Good

```markdown README.md
- [BERT](bert.md)
```

```json listlint-baseline.json
{
  "version": 1,
  "findings": [
    {"path": "README.md", "rule": "broken-link", "title": "BERT", "fingerprint": "b19a2a711b2cd4a3"}
  ]
}
```
""",
    Severity.WARNING,
)

ENGINE_FINDINGS: Mapping[str, Rule] = {
    rule.name: rule for rule in (INTERNAL_ERROR, STALE_BASELINE, SYNTAX_ERROR, UNUSED_SUPPRESSION)
}
