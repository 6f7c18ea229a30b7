"""Why two records are taken for one work, in words, and how to say that they are two."""

from __future__ import annotations

import json
import re

from listlint.core.lazy_pattern import pattern
from listlint.works.linkage.records import Record
from listlint.works.linkage.verdicts import Pair
from listlint.works.titles import LikenessKind

_FAMILIES = {
    "aaai": "AAAI article", "acl": "ACL Anthology id", "acm": "ACM citation", "arxiv": "arXiv id",
    "cvf": "CVF paper", "doi": "DOI", "ecva": "ECVA paper", "hal": "HAL id", "iacr": "ePrint id",
    "ieee": "IEEE document", "ijcai": "IJCAI paper", "isca": "ISCA paper", "jmlr": "JMLR paper",
    "neurips": "NeurIPS paper", "openreview": "OpenReview id", "pii": "ScienceDirect article",
    "pmc": "PMC id", "pmlr": "PMLR paper", "pubmed": "PubMed id", "usenix": "USENIX paper",
}  # fmt: skip
_ADDRESS = pattern(r"(?:https?:)?//(?:www\.)?([^/?#\s]+)/*([^?#\s]*)", re.IGNORECASE)


def family(name: str) -> str:
    """What a key is, such as `arXiv id`."""
    kind = name.partition(":")[0]
    return _FAMILIES.get(kind, f"{kind} id")


def same(pair: Pair) -> str:
    """What says that two records are of one work, as nouns."""
    if pair.ids:
        name = pair.ids[0]
        forms = _forms(pair.one.ids[name], pair.other.ids[name])
        return f"the same {family(name)}{forms}"
    if pair.one.url and pair.one.url == pair.other.url:
        return "the same title and link"
    return "the same title"


def _forms(one: str, other: str) -> str:
    """How two addresses of one thing differ."""
    mine, theirs = _ADDRESS.match(one), _ADDRESS.match(other)
    if not mine or not theirs:
        return ""
    if mine[1].lower() != theirs[1].lower():
        return f", once at `{mine[1]}`, once at `{theirs[1]}`"
    ours, others = mine[2].split("/"), theirs[2].split("/")
    for at, (here, there) in enumerate(zip(ours, others, strict=False)):
        for more, less in ((ours, others), (others, ours)):
            if [*more[:at], *more[at + 1 :]] == less:
                return f", once with `/{more[at]}/`"
        if here != there and "/" in mine[2] + theirs[2]:
            is_last = here == mine[2].rpartition("/")[2]
            bar = "" if is_last else "/"
            return f", once as `{bar}{here}{bar}`, once as `{bar}{there}{bar}`"
    return ""


def alike(pair: Pair) -> str:
    """What says that two records may be of one work, as nouns, and what speaks against it."""
    if pair.likeness is None:
        return same(pair)
    if pair.likeness.kind is not LikenessKind.EQUAL:
        is_one_place = pair.one.url is not None and pair.one.url == pair.other.url
        return ("the same link, and " if is_one_place else "") + pair.likeness.why
    if pair.rivals:
        mine, theirs = pair.rivals
        return f"the same title, but `{mine}` against `{theirs}`"
    if pair.one.authors and pair.other.authors:
        return "the same title, but other authors"
    return (
        "the same title, but another link" if pair.one.url and pair.other.url else "the same title"
    )


def reviewed(pair: Pair) -> str:
    """What to do where a person judges the two different, as the end of a sentence."""
    is_equal = pair.one.title.closed == pair.other.title.closed
    names = [_name(each, is_equal=is_equal) for each in (pair.one, pair.other)]
    if names[0] == names[1]:
        return "if they are two works, give each a link of its own: nothing tells them apart"
    works = json.dumps(names, ensure_ascii=False)
    return (
        f"if they are two works, write `works = {works}` under `[[not-duplicates]]`"
        " in the configuration"
    )


def both(one: Record, other: Record) -> str:
    """What to do where a person judges two titles right, as the end of a sentence."""
    works = json.dumps([one.title.text, other.title.text], ensure_ascii=False)
    return (
        f"if both are right, write `works = {works}` under `[[not-duplicates]]`"
        " in the configuration"
    )


def _name(record: Record, *, is_equal: bool) -> str:
    """An identifier, else the title, or of two equal ones where it leads."""
    return min(record.ids, default=(is_equal and record.url) or record.title.text)
