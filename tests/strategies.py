"""What hypothesis makes up: projects of Markdown files, and how many of them a test looks at."""

from hypothesis import settings
from hypothesis import strategies as st

EXAMPLES = 50
"""How many examples of a property the suite tries where a test names no number: with it the
property tests take about a third of the suite."""

EXAMPLES_OF_PROFILES = {"suite": EXAMPLES, "long": 40 * EXAMPLES}


def example_count(number: int) -> settings:
    """So many examples in the suite, and as many times more in a longer profile."""
    profile = settings.default or settings()
    return settings(max_examples=number * profile.max_examples // EXAMPLES)


PATHS = ["README.md", "a.md", "notes/a.md", "notes/B c.md", "notes/résumé.md"]
PIECES = [
    *("# A\n", "## References\n\n", "# A B\n", "text ", "\n", "\n\n", "- ", "  - ", "1. ", "> "),
    *("[A](a.md)", "[A](./A.md)", "[A B](notes/b%20c)", "[x](gone.png)", "[x](#a)", "[x](#b-c)"),
    *("[me](me@example.org)", "[w](www.example.org)", "[r][s]", "[s]: a.md\n", "![i](j.png)", "A"),
    *(
        "<a href='a.md#x'>",
        "<h2 id=q>A</h2>\n",
        "`[x](y)`",
        "```\n",
        "| a | b |\n|---|---|\n",
        "é😀",
    ),
    *("[[a]]", "[[B c#A|A B]]", "![[j.png]]", "[[gone]]", "[[A B]]", "[[a#^x]]", " ^x\n", "[[#A]]"),
    *("<!-- listlint: ignore[broken-link] -->", "<!-- listlint: ignore-file[self-link] -->\n"),
]
HEADS = [
    "",
    "",
    "---\ntitle: A\n---\n",
    "---\ntitle: Gone\naliases: [A B]\nup: '[[a]]'\n---\n",
    "---\ntitle: A B\nmeta_key: a\nref_count: 1\n---\n",
    "---\ntitle: A\ntitle: B\n---\n",
    "---\na: b: c\n---\n",
]
texts = st.builds(
    "{}{}".format,
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)
projects = st.dictionaries(st.sampled_from(PATHS), texts, min_size=1, max_size=4)
