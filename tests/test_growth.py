"""Twice the input costs less than three times the work, whatever it is made of.

Work is what the interpreter calls: functions of Python and of C, which is the same on every
machine. Where loops within one function matter, it is the lines that are run and the characters
that patterns pass; what a pattern does at one place is counted in `test_regexes`.
"""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from types import FrameType
from typing import Any

import pytest
from growth import forget_texts, steps

from listlint.config.config_file import read
from listlint.config.toml_lines import line_of
from listlint.core.source import Source
from listlint.engine.run import lint
from listlint.links.anchors import MAKERS, Renderer
from listlint.lists.format.learn import learn
from listlint.lists.format.stated import stated
from listlint.lists.format.unlike.skeleton import PartKind, Skeleton, SkeletonPart
from listlint.lists.format.unlike.surroundings import Surroundings
from listlint.lists.ordering.fit import Fit
from listlint.lists.ordering.sort_keys import Key, Order, SortKey
from listlint.testing import load_texts
from listlint.works.reading.styled_text import Mark, Style, Words

SMALL = 50
"""Repetitions of a shape: enough that what grows faster shows, and a second at most."""
LIST = "# Tools\n\n" + "".join(
    f"- [Tool {n} of many](https://e{n}.org/x) - Does {n} well.\n" for n in range(12)
)
FORMAT = '[[lists]]\npath = "README.md"\nformat = "- [{title}]({url}) - {description}."\n'
"""Else a format is learnt from the twelve entries as well, in more steps or fewer."""
NOTE = "---\ntitle: A\n---\n\n"


def letters(number: int) -> str:
    return "".join("abcdefghijklmnopqrst"[number // 20**place % 20] for place in range(3))


def item(mark: str) -> Callable[[int], dict[str, str]]:
    entry = "- [A](https://a.org) - {}\n"
    return lambda size: {"README.md": LIST + entry.format(mark * 2 * size), "listlint.toml": FORMAT}


def document(
    line: Callable[[int], str], before: str = LIST, path: str = "README.md", **others: str
) -> Callable[[int], dict[str, str]]:
    return lambda size: {path: before + "".join(map(line, range(size))), **others}


MARKS = ["(", ")", "()", "([)]", "*a ", "**a ", "`` ` ", "_a_ ", "<a ", "<!-- ", "$x_1 ", '"a ']
MARKS += [
    "2020 ",
    "(2020) ",
    ". ",
    "... ",
    "| ",
    "- ",
    ": ",
    "Jane Doe, ",
    "A. Bee and ",
    "/",
]
MARKS += ["\\", "\\\\", "[", "]", "\\[", "\\]", "[[", "![", "`", "<", "~~", "{", "}", "&"]
MARKS += ["[a](https://x.org/b) ", "[[a]] ", "[^1] ", ":-( ", "1) a ", "[0, ", "arXiv:1908.08530 "]
SHAPES = {f"entry of {mark.strip()}": item(mark) for mark in MARKS} | {
    "anchors": document("[x](#anchor-{0})\n\n".format, ""),
    "anchors of headings without a space": document("[x](#a{0})\n\n#b{0}\n\n".format, ""),
    "pages with one piece": lambda size: {
        "mkdocs.yml": "site_name: x\n",
        "docs/b.md": "# T\n\n" + "".join(f"[x](gone{n}.md)\n\n" for n in range(size)),
        **{f"docs/p{n}.md": '--8<-- "b.md"\n' for n in range(size)},
    },
    "pieces in a line": lambda size: {
        "mkdocs.yml": "site_name: x\n",
        "docs/a.md": f"# T\n\n{'--8<-- x ' * size}\n\n[x](gone.md)\n",
    },
    "anchors with words": document("[Some {0}](#gone-{0}-x)\n\n## Head {0} of it\n\n".format, ""),
    "headings of a wiki": document("[[#gone {0}|some {0}]]\n\n## Head {0} of it\n\n".format, ""),
    "anchors like headings": document("[x](#anchor-{0})\n\n## Anchr {0}\n\n".format, ""),
    "broken links": document("[x](notes/a{0}.md)\n\n".format, **{"notes/b.md": "# A\n"}),
    "definitions": document("[a{0}]: https://x.org/{0}\n".format),
    "undefined references": document("- [a{0}][b{0}] - b\n".format, ""),
    "equal entries": document(lambda _: "- [Tool](https://e.org/x) - Does well.\n", ""),
    "entries of one address": document(lambda n: f"- [{letters(n)}](https://e.org/x) - A.\n"),
    "entries": document(lambda n: f"- [{letters(n * 37)}](https://e.org/{n}) - A {letters(n)}.\n"),
    "heading entries": document("### [H {0}](https://e{0}.org/)\n\nText of it.\n\n".format, ""),
    "table rows": document(
        lambda n: f"| [{letters(n)} net](https://e{n}.org) | 2020 |\n",
        "| Title | Year |\n|---|---|\n",
    ),
    "sections": document("## S {0}\n\n- [T {0}](https://e{0}.org/x) - Does.\n\n".format, ""),
    "nested quotes": lambda size: {"README.md": f"{LIST}\n{'> ' * size}a\n"},
    "keys": lambda size: {
        "n/a.md": "---\ntitle: A\n" + "".join(f"k{n}: v\n" for n in range(size)) + "---\n"
    },
    "equal keys": lambda size: {"n/a.md": "---\ntitle: A\n" + "k: v\n" * size + "---\n"},
    "a long key": lambda size: {"n/a.md": "---\ntitle: A\n" + "k" * size * 9 + ": v\n---\n"},
    "aliases of YAML": lambda size: {
        "n/a.md": "---\ntitle: &a A\n" + "".join(f"k{n}: *a\n" for n in range(size)) + "---\n"
    },
    "equal references": document(
        lambda _: "- Deep Graph Vision Networks\n", f"{NOTE}## References\n\n", "n/a.md"
    ),
    "comments": document("- [a](x{0}.md) <!-- listlint: ignore[broken-link] -->\n".format, ""),
    "guidelines": document(
        "- Use the format `- [name{0}](link) - text.`\n".format, "", "CONTRIBUTING.md",
        **{"README.md": LIST},
    ),
    "near titles": document(
        lambda n: f"- [Deep Graph Vision Networks for Many Tools of {letters(n)}](https://e.org/{n})\n"
    ),
    "near references": document(
        lambda n: f"- Deep Graph Vision Networks for Many Tools of {letters(n)}\n",
        f"{NOTE}## References\n\n", "n/a.md",
    ),
    "suppress tables": document(
        lambda n: f'[[suppress]]\nrules = ["broken-link"]\nreason = "x"\npath = "a{n}.md"\n',
        "", "listlint.toml", **{"README.md": LIST},
    ),
    "list tables": document(
        '[[lists]]\npath = "a{0}.md"\n'.format, "", "listlint.toml", **{"README.md": LIST}
    ),
}  # fmt: skip


def calls(run: Callable[[], object]) -> int:
    """How many functions are called while something runs."""
    forget_texts()
    count = 0

    def see(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def check(files: dict[str, str]) -> None:
    config = read(files.get("listlint.toml", ""), "listlint.toml", files.get)
    lint(load_texts({path: files[path] for path in files if path.endswith(".md")}, config), config)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_input_is_less_than_three_times_the_work(
    shape: Callable[[int], dict[str, str]],
) -> None:
    for size in (SMALL, 4 * SMALL):
        check(shape(size))  # what is made ready once is ready, also what only the larger asks for
    base, one, two = (calls(partial(check, shape(n))) for n in (1, 2 * SMALL, 4 * SMALL))
    assert two - base < 3 * (one - base)


@pytest.mark.parametrize("mark", [*MARKS, "![", "[0, ", "(2020) "])
def test_a_format_is_learnt_from_long_entries_in_proportion(mark: str) -> None:
    """Also where every entry has more in it than a format can have."""
    few, many = (
        [f"- [T {n}](https://e.org/{n}) - {mark * size} z." for n in range(6)]
        for size in (100, 200)
    )
    learn(few)
    assert calls(partial(learn, many)) < 3 * calls(partial(learn, few))


def read_all(text: str) -> None:
    check({"README.md": text})


@pytest.mark.parametrize("mark", ["(", "/"])
def test_four_times_the_marks_are_no_sixteen_times_the_steps(mark: str) -> None:
    few, many = (item(mark)(n)["README.md"] for n in (500, 2000))
    read_all(few)
    assert steps(partial(read_all, many)) < 9 * steps(partial(read_all, few))


def words_with_marks(size: int) -> Words:
    words = Words(Source("README.md", ""))
    words.marks = [Mark(Style.CODE, at, at + 1) for at in range(size)]
    return words


@pytest.mark.parametrize("question", [Words.at, lambda words, at, style: words.edges(0, at, style)])
def test_what_stands_at_a_place_of_an_entry_is_found_at_once(
    question: Callable[[Words, int, Style], object],
) -> None:
    def ask(size: int) -> None:
        words = words_with_marks(size)
        for at in range(size):
            question(words, min(at, 5), Style.CODE)

    few, many = (steps(partial(ask, size)) for size in (100, 400))
    assert many < 9 * few


def test_formats_in_one_line_are_read_like_formats_in_many() -> None:
    def read_formats(between: str) -> None:
        text = f"Format: `- [title](url) - description`{between}" * 200
        assert len([*stated([Source("CONTRIBUTING.md", text)], "README.md")]) == 1

    assert steps(partial(read_formats, " ")) < 2 * steps(partial(read_formats, "\n\n"))


def headings(renderer: Renderer, names: Callable[[int], Iterable[str]]) -> Callable[[int], object]:
    return lambda size: MAKERS[renderer]([*names(size), *names(size)])


@pytest.mark.parametrize("renderer", Renderer)
@pytest.mark.parametrize(
    "names",
    [lambda size: ["Same"] * size, lambda size: ["a", *(f"a_{n}" for n in range(size))]],
    ids=["equal", "numbered"],
)
def test_anchors_of_equal_headings(
    renderer: Renderer, names: Callable[[int], Iterable[str]]
) -> None:
    make = headings(renderer, names)
    make(1)  # what is made ready once is ready
    few, many = (steps(partial(make, size)) for size in (100, 400))
    assert many < 9 * few


def test_the_lines_of_a_configuration_are_found_once() -> None:
    text = "".join(f"[[lists]]\npath = 'a{n}.md'\n" for n in range(1000))
    many = calls(lambda: [line_of(text, ("lists", n, "path")) for n in range(1000)])
    few = calls(lambda: [line_of(text[:-1], ("lists", n, "path")) for n in range(10)])
    assert many < 2 * few


def test_dozens_of_stray_brackets_are_one_finding() -> None:
    files = item("(" * 15)(1)
    found = lint(load_texts(files, read("", "listlint.toml", files.get)), read("", "", files.get))
    messages = [each.message for each in found.diagnostics if each.rule == "unbalanced-bracket"]
    assert messages == ["`(` and 29 more brackets have no partner"]


def is_short(entry: Skeleton) -> bool:
    return len(entry.text) < SMALL


def linked_descriptions(size: int) -> Surroundings:
    text = "- [Says in so many words what it is {}](https://e.org/x) - Name"
    texts = [text.format("again " * (number % 7)) for number in range(size)]
    links = [(entry, entry.index("]")) for entry in texts]
    return Surroundings(
        [
            Skeleton(
                (
                    SkeletonPart(PartKind.LINK, 2, end + 19, entry[3:end]),
                    SkeletonPart(PartKind.WORDS, end + 22, len(entry), "Name"),
                ),
                entry,
            )
            for entry, end in links
        ]
    )


@pytest.mark.parametrize(
    "question",
    [
        lambda around, _: around.nearly_all(is_short),
        lambda around, _: around.begin_with(PartKind.LINK),
        lambda around, _: around.have(PartKind.LABEL),
        lambda around, each: around.are_built(each.build),
        lambda around, each: around.is_alone(each),
    ],
    ids=["nearly-all", "begin-with", "have", "are-built", "is-alone"],
)
def test_what_entries_have_in_common_is_looked_at_once(
    question: Callable[[Surroundings, Skeleton], object],
) -> None:
    def ask(size: int) -> None:
        around = linked_descriptions(size)
        for each in around.skeletons:
            question(around, each)

    def work(size: int) -> int:
        return steps(partial(ask, size)) + calls(partial(ask, size))

    assert work(400) < 9 * work(100)


class Asked:
    """Counts what is asked of the entries of a run."""

    number = 0


class Place(int):
    """The index of an entry that is in order."""

    def __lt__(self, other: int) -> bool:
        Asked.number += 1
        return int(self) < int(other)

    def __eq__(self, other: object) -> bool:
        Asked.number += 1
        return isinstance(other, int) and int(self) == int(other)

    __hash__ = int.__hash__


class Keys(tuple[Key | None, ...]):
    """What the entries of a run are sorted by."""

    __slots__ = ()

    def __getitem__(self, index: Any) -> Any:
        Asked.number += 1
        return super().__getitem__(index)


@pytest.mark.parametrize("question", [Fit.after, Fit.keeps])
def test_what_is_in_order_is_found_by_halving(question: Callable[[Fit, int], object]) -> None:
    def ask(size: int) -> int:
        keys = Keys(f"{number:05}" if number % 9 else "" for number in range(size))
        kept = tuple(Place(number) for number in range(size) if number % 9)
        found = Fit(SortKey(Order.ANY, ()), keys, kept, len(kept), 0)
        Asked.number = 0
        for index in range(size):
            question(found, index)
        return Asked.number

    assert ask(400) < 9 * ask(100)


@pytest.mark.parametrize("line", ["![x](y)\n]( word ", "x\\\n", "*a b*\n. c"])
def test_the_lines_of_an_entry_are_read_in_proportion(line: str) -> None:
    few, many = (LIST + "- [A](https://a.org/x) - " + line * size for size in (100, 400))
    read_all(few)
    assert steps(partial(read_all, many)) < 9 * steps(partial(read_all, few))
