"""Two entries or notes whose titles are nearly the same.

One work under two titles, most likely: retitled, shortened or misspelt. The finding says how they
are alike: the same words in another order, the same words but for endings, an acronym and what it
stands for, a name put before, a title that is continued, a changed subtitle, or on long titles at
least the cut-off of all letters, where words are only spelt in another way. Numbers, parts and
versions that differ speak against it, so do words such as "survey" or "revisited" in one of the two,
other identifiers, and other authors; where the authors agree, words may differ, and less of the
letters need to be the same. Pages that are no published works have the same words. Two lists that
are one list in two languages are not compared.

## Bad

```markdown
- [UNITER: UNiversal Image-TExt Representation Learning](https://example.org/1), ECCV 2020
- [UNITER: Learning UNiversal Image-TExt Representations](https://example.org/2), arXiv 2019
- [Making the V in VQA Matter](https://example.org/3), CVPR 2017
- [Making the V in Visual Question Answering Matter](https://example.org/4), CVPR 2017
- [Dual-Path Convolutional Image-Text Embeddings with Instance Loss](https://example.org/5), TOMM 2020
- [Dual-path convolutional image-text embedding](https://example.org/6)
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
- [Attention Is All You Need](https://arxiv.org/abs/1706.03672)
```

```diagnostics
README.md:2:4: similar-title: this may be the work on line 1: the same words but for endings and small words
  help: keep one of them; if they are two works, write `works = ["UNITER: UNiversal Image-TExt Representation Learning", "UNITER: Learning UNiversal Image-TExt Representations"]` under `[[not-duplicates]]` in the configuration
  README.md:1:4: the title is alike
README.md:4:4: similar-title: this may be the work on line 3: `VQA` for the words that it abbreviates
  help: keep one of them; if they are two works, write `works = ["Making the V in VQA Matter", "Making the V in Visual Question Answering Matter"]` under `[[not-duplicates]]` in the configuration
  README.md:3:4: the title is alike
README.md:6:4: similar-title: this may be the work on line 5: the same words, continued with `with instance loss`
  help: keep one of them; if they are two works, write `works = ["Dual-Path Convolutional Image-Text Embeddings with Instance Loss", "Dual-path convolutional image-text embedding"]` under `[[not-duplicates]]` in the configuration
  README.md:5:4: the title is alike
README.md:8:4: similar-title: this may be the work on line 7: the same title, but `arxiv:1706.03762` against `arxiv:1706.03672`
  help: keep one of them, or correct the link; if they are two works, write `works = ["arxiv:1706.03762", "arxiv:1706.03672"]` under `[[not-duplicates]]` in the configuration
  README.md:7:4: the title is alike
```

## Good

```markdown
- [Attention Is All You Need](https://example.org/7)
- [Attention Is Not All You Need](https://example.org/8)
- [Overview of the Second Text Recognition Challenge in Natural Scenes 2014](https://example.org/9)
- [Overview of the Second Text Recognition Challenge in Natural Scenes 2019](https://example.org/10)
- [Reinforcement Learning: An Introduction](https://example.org/11)
- [Reinforcement Learning: A Survey](https://example.org/12)
- [Fast R-CNN](https://example.org/13)
- [Faster R-CNN: Towards Real-Time Object Detection with Region Proposal Networks](https://example.org/14)
- [Denoising Diffusion Probabilistic Models](https://example.org/15)
- [Improved Denoising Diffusion Probabilistic Models](https://example.org/16)
- [Cloud Native and Chaos Engineering](https://example.net/17)
- [Cloud-Native Chaos Engineering](https://example.com/18)
- [TileSet Builder](https://github.com/zed/tileset-plugin) - Quickly build tilesets with style.
- [Tileset Builder](https://github.com/tog/sets-of-tiles) - Build tilesets.
- [Star Operations](https://stars.example.org/operations) - From orbit to deep space.
- [Star Operations](https://twitter.com/staroperations) - From orbit to deep space, in short.
- **Kite Adverbs**: How Do You Fly It? Fine-Grained Understanding with Adverbs (CVPR 2022)
- **Boat Adverbs**: How Do You Fly It? Fine-Grained Understanding with Adverbs (CVPR 2022)
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.project.changes import Changes
from listlint.rules._rule import Between, rule
from listlint.works.linkage import Pair, Policy, Record, Verdict, Works, reasons
from listlint.works.titles import CUTOFF


@dataclass(frozen=True, slots=True)
class Options:
    cutoff: Annotated[int, Between(88, 100)] = round(CUTOFF)
    """How similar long titles must be by themselves, in percent of their letters."""


@rule(severity=Severity.WARNING)
def check(works: Works, changes: Changes, meant: Policy, options: Options) -> Iterator[Diagnostic]:
    pairs = works.pairs(options.cutoff)
    said = {changes.reported_last(each.one, each.other)[1] for each in pairs if _is_one(each)}
    for pair in pairs:
        earlier, later = changes.reported_last(pair.one, pair.other)
        is_alike = pair.verdict is Verdict.ALIKE and _may_be_one(pair)
        if is_alike and later not in said and not meant.is_meant(pair):
            said.add(later)
            yield _finding(works, pair, earlier, later)


def _may_be_one(pair: Pair) -> bool:
    """Whether more than words in common speaks for it: notes of nothing that was published may
    well be called alike, as may those of two folders (`conflicting-title`).
    """
    are_of_notes = not (pair.one.entry or pair.other.entry)
    return not are_of_notes or all(map(_is_published, (pair.one, pair.other)))


def _is_published(note: Record) -> bool:
    """Whether a note is of a published work. A post of a site has an author and a date too, and may
    well go on from one before it: `Moving house: the return`.
    """
    return bool(note.ids or note.venue or (note.authors and note.year))


def _is_one(pair: Pair) -> bool:
    """Whether it is known which work an entry or a note is."""
    return pair.verdict is Verdict.SAME and bool(pair.one.entry) == bool(pair.other.entry)


def _finding(works: Works, pair: Pair, earlier: Record, later: Record) -> Diagnostic:
    where = works.where(earlier, later)
    also = ", or correct the link" if pair.rivals else ""
    return Diagnostic(
        span=later.place("title"),
        message=f"this may be the work {where}: {reasons.alike(pair)}",
        help=f"keep one of them{also}; {reasons.reviewed(pair)}",
        related=(Related(earlier.place("title"), "the title is alike"),),
    )
