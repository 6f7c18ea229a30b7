"""The labels of references that documents ask for and do not define."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from listlint.core import conventions
from listlint.core.document import Document, UndefinedReference
from listlint.core.lazy_pattern import pattern
from listlint.links.vault.vaults import Vault

_MOST_WORDS = 4
"""Words of a label in a document that defines none."""
_CODE = pattern(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")


def asked_labels(document: Document) -> list[UndefinedReference]:
    """The references of a document whose labels it does not define, but for numbers, tags side by
    side and words in brackets.
    """
    has_numbers = any(map(str.isdecimal, document.labels))
    has_tags, kinds = _has_tags(document), _kinds(document)
    return [
        each
        for each in document.undefined
        if each.text not in kinds
        and _is_asked(each, document, has_numbers=has_numbers, has_tags=has_tags)
    ]


def is_code(label: str) -> bool:
    """Whether a label is the dotted path of a piece of code."""
    return _CODE.fullmatch(label) is not None


def _is_asked(
    reference: UndefinedReference, document: Document, *, has_numbers: bool, has_tags: bool
) -> bool:
    label = " ".join(reference.label.text.split())
    if label.isdecimal():  # a citation's number
        return has_numbers
    if document.labels:
        return True
    if " " not in reference.text and (" " not in label or has_tags):
        return False
    return len(label.split()) <= _MOST_WORDS


def _has_tags(document: Document) -> bool:
    """Whether a document has words in brackets side by side, such as `[S4][S12]`."""
    return any(" " not in each.text and " " not in each.label.text for each in document.undefined)


def _kinds(document: Document) -> frozenset[str]:
    """The words that stand in brackets before several others, as in the `[Bug][Menu]` and
    `[Bug][List view]` of a document without definitions: they are of what kind a line is.
    """
    if document.labels:
        return frozenset()
    pairs = {(each.text, each.label.text.casefold()) for each in document.undefined}
    counts = Counter(text for text, _ in pairs)
    return frozenset(text for text, count in counts.items() if count > 1)


class AskedLabels:
    """Which labels the documents of each vault ask for and do not define."""

    def __init__(
        self, documents: Iterable[Document], vault_of: Callable[[Document], Vault]
    ) -> None:
        self._vault_of = vault_of
        asked: defaultdict[Vault, set[str]] = defaultdict(set)
        asking: defaultdict[Vault, set[str]] = defaultdict(set)
        defined: defaultdict[Vault, set[str]] = defaultdict(set)
        for document in documents:
            if document.labels or document.undefined:
                vault = vault_of(document)
                defined[vault].update(map(str.casefold, document.labels))
                labels = {each.label.text.casefold() for each in asked_labels(document)}
                asked[vault] |= labels
                asking[vault] |= {document.path} if labels else set()
        self._elsewhere = frozenset(
            vault
            for vault, labels in asked.items()
            if len(labels) >= conventions.ALIKE
            and len(labels) > len(defined[vault])
            and len(asking[vault]) > 1
        )

    def are_defined_elsewhere(self, document: Document) -> bool:
        """Whether the documents of a vault ask for more labels than they define: a program does."""
        return bool(document.undefined) and self._vault_of(document) in self._elsewhere
