"""An arXiv id or DOI in a link that cannot exist.

Such a link is dead, and which work was meant has to be looked up; only `.pdf` behind the id of an
abstract is simply too much. Only the form is judged: an arXiv
id begins with year and month, five digits must follow the period since 2015 and four before; a DOI
is a prefix that begins with `10.`, a slash and a suffix.

## Bad

```markdown
- VL-BERT [[pdf]](https://arxiv.org/abs/1913.08530)
- Pixel-BERT [[pdf]](https://arxiv.org/pdf/2004.008490.pdf)
- UNITER [[pdf]](https://doi.org/10.1007/)
- LXMERT [[pdf]](https://arxiv.org/abs/) [[abs]](https://arxiv.org/abs/1908.07490.pdf)
```

```diagnostics
README.md:1:41: malformed-id: `1913.08530` is not a valid arXiv id: there is no month 13
  help: check the id where it was published
README.md:2:44: malformed-id: `2004.008490` is not a valid arXiv id: four or five digits must follow the period
  help: check the id where it was published
README.md:3:34: malformed-id: `10.1007/` is not a valid DOI: the suffix is missing
  help: check the id where it was published
README.md:4:26: malformed-id: `arxiv.org/abs/` is not a valid arXiv id: the id is missing
  help: check the id where it was published
README.md:4:72: malformed-id: `1908.07490.pdf` is not a valid arXiv id: `/abs/` takes the id alone, without `.pdf`
  help: write `1908.07490`
  fix: write `1908.07490`
```

```markdown fixed
- VL-BERT [[pdf]](https://arxiv.org/abs/1913.08530)
- Pixel-BERT [[pdf]](https://arxiv.org/pdf/2004.008490.pdf)
- UNITER [[pdf]](https://doi.org/10.1007/)
- LXMERT [[pdf]](https://arxiv.org/abs/) [[abs]](https://arxiv.org/abs/1908.07490)
```

## Good

```markdown
- VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530v4)
- Loops [[pdf]](http://arxiv.org/abs/math.GT/0309136)
- UNITER [[pdf]](https://doi.org/10.1007/978-3-030-58577-8_7)
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Entry
from listlint.core.source import Span
from listlint.links.index import Links
from listlint.rules._rule import rule
from listlint.works import identity

_SUFFIX = ".pdf"


@rule()
def check(entry: Entry, links: Links) -> Iterator[Diagnostic]:
    for link in entry.links:
        for fault in identity.faults(link.target):
            text, place = links.written(link)
            if text == link.target:  # else it has entities, or stands in a definition
                start = place.start + fault.start
                place = Span(place.path, start, start + len(fault.text))
            kind = "DOI" if "doi" in link.target[: fault.start].lower() else "arXiv id"
            right = _without_suffix(fault.text)
            is_written = text == link.target
            edit = Edit(place, right) if right and is_written else None
            yield Diagnostic(
                span=place,
                message=f"`{fault.text}` is not a valid {kind}: {fault.why}",
                help=f"write `{right}`" if right else "check the id where it was published",
                fix=Fix(f"write `{right}`", (edit,)) if edit else None,
                severity=Severity.WARNING if right else None,
            )


def _without_suffix(text: str) -> str:
    """What is left of an id with the suffix of a file; empty if it has none."""
    return text[: -len(_SUFFIX)] if text.lower().endswith(_SUFFIX) else ""
