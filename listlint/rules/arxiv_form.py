"""A link to arXiv in another form than the list's others.

From the abstract one comes to the PDF, and not back; a link without a version points to the latest.
Which form it is to be, the list decides: what it asks for, `form` and `version`, or for links that
a change brings what nearly all others have. A label that names the form, such as `pdf`, is believed
where nothing is configured.

## Bad

```markdown CONTRIBUTING.md
- For arXiv use abs links instead of pdf, without the version.
```

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [UNITER](https://arxiv.org/pdf/1909.11740v3.pdf)
- ViLBERT [[pdf]](https://arxiv.org/pdf/1908.02265)
```

```diagnostics
README.md:2:30: arxiv-form: this points to the PDF, and the list asks for abstracts
  help: write `abs`
  fix: write `abs`
  CONTRIBUTING.md:1:17: asked for here
README.md:2:44: arxiv-form: this points to a version, and the list asks for links without a version
  help: remove `v3`, unless just that version is meant
  fix: remove `v3`
  CONTRIBUTING.md:1:7: asked for here
```

```markdown fixed
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [UNITER](https://arxiv.org/abs/1909.11740)
- ViLBERT [[pdf]](https://arxiv.org/pdf/1908.02265)
```

## Bad: configured

```toml
[rules]
arxiv-form = { form = "pdf", version = "keep" }
```

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530v2)
- [UNITER](https://arxiv.org/pdf/1909.11740.pdf)
```

```diagnostics
README.md:1:31: arxiv-form: this points to the abstract
  help: write `pdf`
  fix: write `pdf`
```

```markdown fixed
- [VL-BERT](https://arxiv.org/pdf/1908.08530v2.pdf)
- [UNITER](https://arxiv.org/pdf/1909.11740.pdf)
```

## Good: this list does not mind

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [UNITER](https://arxiv.org/pdf/1909.11740v3.pdf)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.lists.addresses import Address, Addresses
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.rules import _causes
from listlint.rules._causes import Cause, Expectation
from listlint.rules._rule import rule


class ArxivForm(StrEnum):
    """What links to arXiv point to."""

    ABS = "abs"
    PDF = "pdf"
    KEEP = "keep"
    LIST = "list"


class Version(StrEnum):
    """What becomes of versions in links to arXiv."""

    STRIP = "strip"
    KEEP = "keep"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Options:
    form: ArxivForm = ArxivForm.LIST
    """Which form is wanted: `abs`, `pdf`, `keep` for any, `list` for what the list asks for or
    has."""
    version: Version = Version.LIST
    """Whether versions are wanted: `strip` for none, `keep` for any, `list` for what the list asks
    for or has."""


_LINK = pattern(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?P<form>abs|pdf)/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?P<version>v\d+)?(?P<end>\.pdf)?(?=[?#]|$)",
    re.IGNORECASE,
)
_NAMES_FORM = pattern(r"\W*(?:pdf|abs|abstract)\W*", re.IGNORECASE)
_CALLED = {ArxivForm.ABS: ("the abstract", "abstracts"), ArxivForm.PDF: ("the PDF", "PDFs")}
_OTHER = {ArxivForm.ABS: ArxivForm.PDF, ArxivForm.PDF: ArxivForm.ABS}
_ASKED = {ArxivForm.ABS: Guideline.ARXIV_ABS, ArxivForm.PDF: Guideline.ARXIV_PDF}


@rule(severity=Severity.WARNING)
def check(
    _each: List, addresses: Addresses, guidelines: Guidelines, options: Options
) -> Iterator[Diagnostic]:
    for form in _CALLED:
        if options.form in (ArxivForm.LIST, form):
            yield from _forms(addresses, guidelines, form, always=options.form == form)
    if options.version != Version.KEEP:
        expected = Expectation(
            Guideline.ARXIV_NO_VERSION,
            "asks for links without a version",
            _has_no_version,
            "have none",
            conventions.ARXIV_ADDRESS,
            is_seen=False,
        )
        always = options.version == Version.STRIP
        if cause := _causes.cause(guidelines, addresses, expected, always=always):
            yield from _versions(addresses, cause)


def _forms(
    addresses: Addresses, guidelines: Guidelines, form: ArxivForm, *, always: bool
) -> Iterator[Diagnostic]:
    plural = _CALLED[form][1]
    has_form = partial(_has_form, form)
    expected = Expectation(
        _ASKED[form],
        f"asks for {plural}",
        has_form,
        f"point to {plural}",
        conventions.ARXIV_ADDRESS,
        is_seen=False,
    )
    if not (cause := _causes.cause(guidelines, addresses, expected, always=always)):
        return
    ending = _ending(addresses) if form is ArxivForm.PDF else ""
    for address in addresses.asked:
        link = _LINK.match(address.text)
        is_meant = not always and _NAMES_FORM.fullmatch(address.link.text)
        if link and not is_meant and link["form"].lower() != form:
            edits = [Edit(address.span(*link.span("form")), str(form))]
            if link["end"] or ending:
                at = link.end("version") if link["version"] else link.end("id")
                edits.append(Edit(address.span(at, link.end()), ending))
            yield Diagnostic(
                span=address.span(*link.span("form")),
                message=f"this points to {_CALLED[_OTHER[form]][0]}{cause.why}",
                help=f"write `{form}`",
                related=cause.related,
                fix=Fix(f"write `{form}`", tuple(edits)),
            )


def _versions(addresses: Addresses, cause: Cause) -> Iterator[Diagnostic]:
    for address in addresses.asked:
        link = _LINK.match(address.text)
        if link and link["version"]:
            span = address.span(*link.span("version"))
            yield Diagnostic(
                span=span,
                message=f"this points to a version{cause.why}",
                help=f"remove `{link['version']}`, unless just that version is meant",
                related=cause.related,
                # Else it may be this version that is meant.
                fix=Fix(f"remove `{link['version']}`", (Edit(span, ""),), safe=cause.is_told),
            )


def _has_form(form: ArxivForm, address: Address) -> bool | None:
    """Whether a link to arXiv that is free to have any form has this one."""
    link = _LINK.match(address.text)
    if link is None or _NAMES_FORM.fullmatch(address.link.text):
        return None
    return link["form"].lower() == form


def _has_no_version(address: Address) -> bool | None:
    link = _LINK.match(address.text)
    return None if link is None else not link["version"]


def _ending(addresses: Addresses) -> str:
    """How the list's addresses of PDFs mostly end."""
    links = [link for one in addresses.settled if (link := _LINK.match(one.text))]
    pdfs = [bool(link["end"]) for link in links if link["form"].lower() == ArxivForm.PDF]
    return ".pdf" if 2 * sum(pdfs) > len(pdfs) else ""
