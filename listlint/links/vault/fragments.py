"""The places in a document to which fragments of links lead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, chain, zip_longest

from listlint.core import did_you_mean
from listlint.core.did_you_mean import KnownNames
from listlint.core.document import Document, Heading
from listlint.core.lazy_pattern import pattern
from listlint.links.anchors import MAKERS, Renderer, slug, spoken
from listlint.links.vault.rendering import Rendering

_NO_HEADING = pattern(  # pages of an app, lines of code
    r"top|[/!].*|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?",
    re.IGNORECASE | re.DOTALL,
)
_GIVEN = pattern(r"(?<!\s)\s*+\{(?=[^{}#\n]*#)[^{}\n]*+\}\s*+$")
_ID = pattern(r"#([^\s{}]++)")
_CLOSING = pattern(r"^#{1,6}\s+|(?<!\s)\s+#+\s*$|\n[=-]+\s*$")
"""What makes a heading of a line, and is none of its words."""
_WORDS = pattern(r"[^\W_]+")
_WORD = 3
"""Letters of which a longer name may be guessed that begins with them."""
_EMOJI = pattern(r":[\w+-]+:")
_WIKILINK = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_FOOTNOTE = pattern(r"fn(?:ref)?(?:[:_-].*|\d.*)", re.DOTALL)
_SHORTEST = 3
"""Letters of a fragment that say which anchor goes on behind it."""
_MOST_WORDS = 8
"""Words of an anchor of which a fragment may have the first: nobody writes more of them."""
# Joiners and variation selectors: renderers differ, and nobody sees them.
_INVISIBLE = pattern("[\u200b-\u200f\ufe00-\ufe0f]")


def is_no_heading(fragment: str, document: Document) -> bool:
    """Whether a fragment means what no Markdown declares. GitHub frames each README with two."""
    is_readme = document.stem.casefold().startswith("readme")
    return bool(_NO_HEADING.fullmatch(fragment)) or (
        is_readme and fragment.casefold() in ("readme", "readme-ov-file")
    )


def _own_name(heading: Heading) -> tuple[str, str] | None:
    """The words of a heading and the anchor that it gives itself, if it does."""
    given = _GIVEN.search(heading.text)
    found = given and _ID.search(heading.text, given.start())
    return (heading.text[: given.start()], found[1]) if given and found else None


class Fragments:
    """The anchors of one document, made ready once for all links to it."""

    def __init__(self, document: Document, rendering: Rendering, raw: Iterable[str] = ()) -> None:
        """`raw` is how the headings are written, where anchors are made of that: Hugo's are."""
        self._document, self._rendering = document, rendering
        headings = [*zip_longest(document.headings, raw)]
        if rendering.own_ids:
            headings = [each for each in headings if not _GIVEN.search(each[0].text)]
        texts = [_GIVEN.sub("", heading.text) for heading, _ in headings]
        written = [heading.text for heading, _ in headings]
        raw = [_GIVEN.sub("", _CLOSING.sub("", each)) for _, each in headings if each is not None]
        # GitHub keeps the space between a heading's words and its badge, others do not; and
        # it shows an attribute list, and has the name of an emoji in the anchor.
        plain = [_EMOJI.sub("", text).strip() for text in texts]
        ways = (texts, written, plain, raw)
        made = {
            renderer: [MAKERS[renderer](each) for each in ways] for renderer in rendering.renderers
        }
        ids = {each for each in document.ids if not each.startswith("^")}
        self.anchors = frozenset(ids).union(*chain(*made.values()))
        # What is suggested must be there for the program that makes the page.
        deciding = (rendering.own,) if rendering.own in made else rendering.renderers
        self._own = ids.union(set.intersection(*({*chain(*made[each])} for each in deciding)))
        first = made[deciding[0]][0]
        named = [*zip(texts, first, strict=True), *filter(None, map(_own_name, document.headings))]
        self._named = {spoken(text): each for text, each in reversed(named) if each in self._own}

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(map(_plain, self.anchors))

    @cached_property
    def _blocks(self) -> frozenset[str]:
        return frozenset(_plain(each) for each in self._document.ids if each.startswith("^"))

    @cached_property
    def _sorted(self) -> KnownNames:
        return KnownNames({each: each for each in sorted(self._own) if not each.startswith("^")})

    @cached_property
    def _headings(self) -> KnownNames:
        texts = [heading.text.strip() for heading in self._document.headings]
        return KnownNames({text: text for text in texts})

    @cached_property
    def _tagged(self) -> dict[str, str]:
        """The headings with tags behind them, which are words of theirs, by their words without."""
        texts = [heading.text.strip() for heading in self._document.headings]
        plain = ((_without_tags(text), text) for text in texts)
        return {spoken(bare): text for bare, text in plain if bare != text and bare}

    @cached_property
    def _spoken(self) -> frozenset[str]:
        texts = [heading.text for heading in self._document.headings]
        return frozenset(map(spoken, [*texts, *(_WIKILINK.sub(r"\1", text) for text in texts)]))

    def have(self, fragment: str) -> bool:
        """Whether it points to an anchor, in one of the spellings that readers get by with."""
        if fragment in self.anchors:
            return True
        plain = _plain(fragment).removeprefix("user-content-")
        if _FOOTNOTE.fullmatch(plain):
            return True
        if self._rendering.exact:
            return False
        if plain.startswith("^"):
            return not self._rendering.by_text or plain in self._blocks
        if plain in self._plain:
            return True
        # Obsidian writes the heading's own words, with the headings on the way and `#` between.
        words = [part for part in plain.split("#") if part.strip()]
        if self._rendering.by_text:
            return all(spoken(part) in self._spoken for part in words)
        has_blanks = re.search(r"[\s#]", plain) is not None
        return has_blanks and all(slug(part.strip()) in self._plain for part in words)

    @property
    def forge(self) -> str:
        """The forge that makes the anchors, where they are not those of GitHub."""
        return Renderer.GITLAB if self._rendering.renderers == (Renderer.GITLAB,) else ""

    def say(self, fragment: str) -> bool:
        """Whether a heading has the letters and digits of a fragment, whatever stands between."""
        return spoken(fragment) in self._spoken

    def nearest(self, fragment: str, is_other: Callable[[str], bool]) -> str | None:
        """The anchor that a link may mean: the one most like its fragment, or the only one that
        goes on behind it. `is_other` knows which are other links'.
        """
        near = self._sorted.nearest(fragment, did_you_mean.ANCHOR)
        if near and not is_other(near):
            return near
        longer = self._begun[spoken(fragment)] if len(spoken(fragment)) >= _SHORTEST else []
        return longer[0] if len(longer) == 1 and not is_other(longer[0]) else None

    def nearest_heading(self, fragment: str) -> str | None:
        """The heading whose words are most like a fragment; only a guess."""
        wanted = fragment.rpartition("#")[2]
        if tagged := self._tagged.get(spoken(wanted)):
            return tagged
        if near := self._headings.nearest(wanted, did_you_mean.ANCHOR):
            return near
        begun = f"{wanted.strip().casefold()} "
        at = bisect_left(self._in_order, (begun, ""))
        found = self._in_order[at : at + 2]  # a second one is enough to see that it is not alone
        return _only([text for name, text in found if name.startswith(begun)], wanted)

    def anchor_called(self, text: str) -> str | None:
        """The anchor of the heading that has the letters and digits of a text."""
        said = spoken(text)
        return self._named.get(said) if said else None

    def is_contested(self, fragment: str, said: str) -> bool:
        """Whether others have all words of a fragment, and the heading of these letters has not."""
        words = _WORDS.findall(fragment.casefold())
        holding = [self._holding[each] for each in words]
        all_of_them = set.intersection(*holding) if holding else set()
        return bool(all_of_them) and said not in all_of_them

    @cached_property
    def _holding(self) -> defaultdict[str, set[str]]:
        """The headings, by their letters and digits, that have each word."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for heading in self._document.headings:
            said = spoken(_GIVEN.sub("", heading.text))
            for word in _WORDS.findall(heading.text.casefold()):
                found[word].add(said)
        return found

    def called(self, text: str) -> str | None:
        """The heading that has the letters and digits of a text, whatever stands between."""
        return self._by_words.get(spoken(text))

    @cached_property
    def _by_words(self) -> dict[str, str]:
        texts = [heading.text.strip() for heading in self._document.headings]
        return {spoken(text): text for text in reversed(texts)}

    @cached_property
    def _in_order(self) -> list[tuple[str, str]]:
        """The headings by their words in small letters."""
        texts = {heading.text.strip() for heading in self._document.headings}
        return sorted((text.casefold(), text) for text in texts)

    @cached_property
    def _begun(self) -> defaultdict[str, list[str]]:
        """The anchors by what their first words say together."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for anchor in sorted(self._own):
            words = [*filter(None, map(spoken, anchor.split("-", _MOST_WORDS)))]
            for begun in accumulate(words[:-1]):
                found[begun].append(anchor)
        return found


def _without_tags(heading: str) -> str:
    """A heading without the tags behind it, as Obsidian has them: `Disks #course/topic-4`."""
    words = heading.split()
    while words and words[-1].startswith("#") and len(words[-1]) > 1:
        words.pop()
    return " ".join(words)


def _only(found: Sequence[str], fragment: str) -> str | None:
    """The only one of several, for a fragment that is a word and no letter or two."""
    return found[0] if len(found) == 1 and len(fragment.strip()) >= _WORD else None


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", text).casefold()
