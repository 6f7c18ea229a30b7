"""What lists ask for, what their addresses have in common, and fixes that keep the page."""

from __future__ import annotations

import pytest
from conftest import Run, Write
from hypothesis import given, settings
from hypothesis import strategies as st

from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.source import Source, Span
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.lists.guidelines import Guideline, quoted, stated
from listlint.project.project import Base
from listlint.testing import load_texts
from listlint.works import identity

RULES = ("arxiv-form", "insecure-url", "shortened-url", "tracking-parameter", "trailing-slash")


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("prefer a `https` link over a `http` one, as long as both work", {Guideline.HTTPS}),
        ("Secure (`https`) URLs are preferred where they exist.", {Guideline.HTTPS}),
        ("Submit no dead links and try to always use HTTPS.", {Guideline.HTTPS}),
        ("Does the API support HTTPS?", set()),
        ("Use https to clone the repository.", set()),
        ("You should read https://example.org/rules first", set()),
        ("on root domains, strip the trailing slash", {Guideline.NO_TRAILING_SLASH}),
        ("Don't forget the trailing slash.", set()),
        ("no URL shortener links", {Guideline.NO_SHORTENERS}),
        ("Shortened URLs are not accepted", {Guideline.NO_SHORTENERS}),
        ("prefer the shortest link", set()),
        ("Tracking codes must be removed.", {Guideline.NO_TRACKING}),
        ("Leave links without UTM parameters", {Guideline.NO_TRACKING}),
        ("Apps must not track their users.", set()),
        (
            "Make arXiv links uniform: replace pdf links by abstracts and get rid of versions",
            {Guideline.ARXIV_ABS, Guideline.ARXIV_NO_VERSION},
        ),
        ("Please use the arXiv abs link, not the pdf", {Guideline.ARXIV_ABS}),
        ("Direct PDF links are better, not abstract pages", {Guideline.ARXIV_PDF}),
        ("Additions go to the bottom of their category.", {Guideline.APPEND}),
        ("Please add your paper at the end of the section", {Guideline.APPEND}),
        ("Please put new entries to the bottom\n  of the\n  list", {Guideline.APPEND}),
        ("Please keep the entries in alphabetical order.", {Guideline.ALPHABETICAL}),
        ("List, after your addition, should be\n  alphabetically", {Guideline.ALPHABETICAL}),
        ("Keep the alphabetic sort order.", {Guideline.ALPHABETICAL}),
        ("Alphabetize your entry.", {Guideline.ALPHABETICAL}),
        ("Entries need not be sorted alphabetically.", set()),
        ("Do not sort entries in alphabetical order, please.", set()),
        ("The alphabet has 26 letters.", set()),
        ("<!--lint disable alphabetize-lists-->", set()),
        ("Add a period at the end of the list item.", set()),
        ("End all descriptions with a full stop/period.", {Guideline.DESCRIPTION_PERIOD}),
        (
            "Each entry should be a single line that ends in a period.",
            {Guideline.DESCRIPTION_PERIOD},
        ),
        ("Don't forget to end the description with a dot", {Guideline.DESCRIPTION_PERIOD}),
        ("Descriptions should not end with a period.", set()),
        (
            "Start the description with a capital and end with a full stop.",
            {Guideline.DESCRIPTION_CAPITAL, Guideline.DESCRIPTION_PERIOD},
        ),
        ("The Description should not exceed 100 characters.", {Guideline.DESCRIPTION_LENGTH}),
        ("Keep it under 80 characters, the description too", {Guideline.DESCRIPTION_LENGTH}),
        ("Don't start the description with `A` or `An`.", {Guideline.DESCRIPTION_ARTICLE}),
        ('Avoid words like "the best"', {Guideline.NO_SUPERLATIVE}),
        ("We do our best to answer", set()),
        ("Only one link per entry.", {Guideline.ONE_LINK}),
        ("Each item should be limited to one link.", {Guideline.ONE_LINK}),
        ("Entries must have only one link", {Guideline.ONE_LINK}),
        ("One link per pull request.", set()),
        ("Pull requests should be limited to one link.", set()),
        ("Please do not add badges.", {Guideline.NO_BADGE}),
        ("Add a new section at the end of the list.", set()),
        ("Please cite [our paper](https://arxiv.org/pdf/1234.56789) if it helps.", set()),
        ("Please use [the arXiv](https://arxiv.org) abstract.", {Guideline.ARXIV_ABS}),
    ],
)
def test_sentences(sentence: str, asked: set[Guideline]) -> None:
    wrapped = "\r\n".join(sentence.split())
    for text in (sentence, f"# How to\n\n- {sentence}\n- more", wrapped):
        assert set(stated([Source("CONTRIBUTING.md", text)], "README.md", [])) == asked


def test_a_table_of_the_list_itself_asks_for_nothing() -> None:
    source = Source("README.md", "| **Lock** | Always use HTTPS on many sites |\n| --- | --- |\n")
    assert not stated([source], "README.md", [Span("README.md", 0, 0)])
    assert stated([Source("CONTRIBUTING.md", source.text)], "README.md", [])


def test_only_what_speaks_of_the_list_is_read() -> None:
    said = "Tracking codes must be removed."
    text = f"- [A](u) {said}\n\n```\n{said}\n```\n\nIn words: {said}\n"
    entry = Span("README.md", 0, text.index("\n"))
    found = stated([Source("README.md", text)], "README.md", [entry])
    assert found == {
        Guideline.NO_TRACKING: Span("README.md", text.rindex("Tr"), text.rindex("d") + 1)
    }
    for path in ("notes/a.md", "other/CONTRIBUTING.md"):
        assert not stated([Source(path, said)], "README.md", [])
    for path in ("CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md", "docs/contributing.md"):
        assert stated([Source(path, said)], "README.md", [])


@given(st.text(alphabet="use no https pdf abs arxiv trailing/slash utm_add end of. '\n#`-"))
def test_no_text_is_too_much(text: str) -> None:
    for span in stated([Source("README.md", text * 20)], "README.md", []).values():
        assert 0 <= span.start < span.end <= len(text) * 20


def found(text: str, config: str = "", before: str | None = None) -> list[Diagnostic]:
    chosen = read(config, "listlint.toml", lambda _: None).selecting(RULES, ())
    base = None
    if before is not None:
        base = Base(load_texts({"README.md": before}, chosen))
    project = load_texts({"README.md": text}, chosen, base)
    return [d for d in lint(project, chosen).diagnostics if d.rule in RULES]


def listed(*urls: str) -> str:
    return "".join(f"- [Work {n}]({url})\n" for n, url in enumerate(urls))


SECURE = [f"https://site{n}.example.org" for n in range(20)]
SLIPS = [
    "http://github.com/a/b",
    "https://example.org/x?utm_source=a",
    "https://bit.ly/abc",
    "https://site.example.org/",
]


@pytest.mark.slow
def test_nearly_uniform_lists_are_held_to_what_they_do() -> None:
    secure = listed(*SECURE)
    [insecure] = found(secure + listed(SLIPS[0]), before=secure)
    assert insecure.rule == "insecure-url"
    assert [d.rule for d in found(listed(*SECURE, *SLIPS[1:2]))] == ["tracking-parameter"]
    assert [d.rule for d in found(listed(*SECURE, *SLIPS[2:3]))] == ["shortened-url"]
    # What no reader sees is reported of new entries, or where the list asks for it.
    assert not found(listed(*SECURE, *SLIPS[:1]))
    assert not found(listed(*SECURE, *SLIPS[3:]))
    for slip in SLIPS:
        assert not found(listed(*SECURE[:18], slip))  # too few
        assert not found(listed(*SECURE, slip, slip))  # too many
    assert not found(listed(*SECURE, "http://unknown.example.net"))


def test_a_chosen_short_address_is_reported_only_if_full_ones_are_asked_for() -> None:
    chosen = "- [Our chat](https://bit.ly/tool-chat)\n"
    assert not found(listed(*SECURE) + chosen)
    asked = found("We don't permit shortened URLs.\n\n" + listed(*SECURE) + chosen)
    assert [d.rule for d in asked] == ["shortened-url"]


def test_what_a_list_adds_itself_is_its_own_affair() -> None:
    tagged = [f"{url}/?utm_source=my-list" for url in SECURE[:3]]
    assert not found(listed(*SECURE * 3, *tagged))
    asked = "Tracking codes must be removed from links.\n\n"
    assert len(found(asked + listed(*SECURE * 3, *tagged))) == 3


def test_a_change_is_measured_by_what_was_there() -> None:
    old = listed(*SECURE)
    assert len(found(old + "- [New](http://github.com/a/b)\n", before=old)) == 1
    # An old slip is not the change's, be it that only now nearly all others are without.
    old = listed(*SECURE[:18], SLIPS[0])
    assert not found(old + listed(*SECURE), before=old)
    assert not found(old.replace("Work 18", "Works"), before=old)


WORDS = st.text(alphabet="abc1-", min_size=1, max_size=3)
ENDS = st.sampled_from(["", "/", "/a/b", "/a/b/", "/?id=1&utm_source=x", "?utm_id=1#top"])
URLS = st.one_of(
    st.builds("{}://{}.example.org{}".format, st.sampled_from(["http", "https"]), WORDS, ENDS),
    st.builds("http://github.com/{}/{}/".format, WORDS, WORDS),
    st.builds(
        "https://arxiv.org/{}/1908.08530{}".format,
        st.sampled_from(["abs", "pdf"]),
        st.sampled_from(["", "v1", "v12"]),
    ),
)
ALWAYS = """[rules]
insecure-url = { always = true }
tracking-parameter = { always = true }
trailing-slash = { always = true }
arxiv-form = { form = "FORM", version = "strip" }
"""


@settings(deadline=None)  # each case lints several times
@given(st.lists(URLS, min_size=1, max_size=6), st.sampled_from(["abs", "pdf"]))
def test_fixes_lead_to_the_same_works_and_settle(urls: list[str], form: str) -> None:
    config = ALWAYS.replace("FORM", form)
    text = listed(*urls)
    first = found(text, config)
    fixed = fix.apply({"README.md": text}, first, unsafe=True)["README.md"]
    for _ in range(9):
        again = found(fixed, config)
        if not again:
            break
        fixed = fix.apply({"README.md": fixed}, again, unsafe=True)["README.md"]
    else:
        assert not found(fixed, config)
    pairs = zip(text.splitlines(), fixed.splitlines(), strict=True)
    for before, after in pairs:
        assert [*identity.keys_of(before)] == [*identity.keys_of(after)]


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.org/?utm_id=1", "https://a.org/"),
        ("https://a.org/?utm_id=1&b=2", "https://a.org/?b=2"),
        ("https://a.org/?b=2&utm_id=1&amp;fbclid=3&c", "https://a.org/?b=2&c"),
        ("https://a.org/?b=2&amp;gclid=1#x?utm_id=4", "https://a.org/?b=2#x?utm_id=4"),
        ("https://open.spotify.com/show/1?si=2", "https://open.spotify.com/show/1"),
    ],
)
def test_only_what_tracks_goes(url: str, clean: str) -> None:
    config = "[rules]\ntracking-parameter = { always = true }\n"
    text = listed(url)
    assert fix.apply({"README.md": text}, found(text, config))["README.md"] == listed(clean)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("http://site1.example.org/x", True),
        ("HTTP://www.Site1.example.org", True),
        ("http://shop.example.net?from=x", True),
        ("http://www.shop.example.net", True),
        ("http://docs.site1.example.org", False),
        ("http://someone.github.io/x", True),
        ("http://notgithub.io/x", False),
        ("http://localhost:8000/x", None),
        ("http://10.0.0.1", None),
        ("http://10.0.0.1.example.org", False),
        ("http://printer.local", None),
    ],
)
def test_https_is_safe_where_the_host_is_known_to_have_it(url: str, safe: bool | None) -> None:  # noqa: FBT001 - a table of cases
    known = (SECURE[1], "https://www.Shop.example.net")
    said = found(listed(*known, url), "[rules]\ninsecure-url = { always = true }\n")
    assert [each.fix and each.fix.safe for each in said] == ([] if safe is None else [safe])


def test_angle_brackets_images_and_reference_links() -> None:
    config = "[rules]\ninsecure-url = { always = true }\n"
    text = (
        "- [A](<http://a.example.org/x y>)\n"
        "- [B][b] ![badge](http://c.example.org/c.svg)\n"
        "- Work D, <http://d.example.org>\n\n"
        "[b]: http://b.example.org\n"
    )
    fixed = fix.apply({"README.md": text}, found(text, config), unsafe=True)["README.md"]
    assert fixed.count("https://") == 3
    assert "(http://c.example.org/c.svg)" in fixed


def test_config_says_what_is_asked_for_and_in_which_order(write: Write, run: Run) -> None:
    root = write(
        {
            "README.md": "".join(
                f"- [{c}](https://{c}.example.org)\n" for c in "abcdefghijklmnopqrstu"
            ),
            "CONTRIBUTING.md": "# How to\n\nOnly https links, please.\n",
        }
    )
    shown = run("config", str(root / "README.md")).out
    assert "order          alphabetical: nine in ten entries keep it\n" in shown
    assert "asked for      `https`: CONTRIBUTING.md:3\n" in shown
    (root / "listlint.toml").write_text('[[lists]]\npath = "README.md"\norder = "any"\n')
    shown = run("config", str(root / "README.md")).out
    assert "order          any: configured in listlint.toml\n" in shown
    (root / "listlint.toml").unlink()
    (root / "README.md").write_text("- [b](https://b.example.org)\n- [a](https://a.example.org)\n")
    assert "order          none of the whole list\n" in run("config", str(root / "README.md")).out


def test_a_guideline_is_quoted_from_where_its_sentence_begins() -> None:
    text = "# Rules\n\n- Be kind. Don't start the description with `A`.\n"
    source = Source("CONTRIBUTING.md", text)
    [span] = stated([source], "README.md", []).values()
    assert quoted(source, span) == "Don't start the description with `A`"


ASKING = "Descriptions begin with a capital, end with a period and have at most 60 characters.\n"


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("Reads files.", []),
        ("reads files.", ["the description begins with a small letter"]),
        ("`awk` reads files.", []),
        ("iOS reads files.", []),
        ("new reads files.", []),  # the name
        ("Reads files", ["the description does not end with a period"]),
        ("Reads files!", []),
        ("Reads files. :star:", []),
        ("Reads files. ([docs](https://e.org))", []),
        ("Reads " + "files " * 10 + "again.", ["the description has 72 characters"]),
    ],
)
def test_a_new_entry_is_held_to_what_is_said(description: str, said: list[str]) -> None:
    items = "".join(f"- [a{n}](https://a{n}.org) - Writes files.\n" for n in range(4))
    old = {"README.md": items, "CONTRIBUTING.md": ASKING}
    new = old | {"README.md": f"{items}- [new](https://new.org) - {description}\n"}
    config = Config(select=("ignored-guideline",))
    result = lint(load_texts(new, config, Base(load_texts(old, config))), config)
    assert [each.message for each in result.diagnostics] == said
    assert not lint(load_texts(new, config), config).diagnostics


def test_what_the_format_says_is_not_told_twice() -> None:
    items = "".join(f"- [a{n}](https://a{n}.org) - Writes files.\n" for n in range(9))
    old = {"README.md": items, "CONTRIBUTING.md": ASKING}
    new = old | {"README.md": f"{items}- [new](https://new.org) - Reads files\n"}
    result = lint(load_texts(new, Config(), Base(load_texts(old))), Config())
    assert [each.rule for each in result.diagnostics] == ["malformed-entry"]


def said_of(old: dict[str, str], new: str) -> list[str]:
    """What is said of a new entry behind the old ones."""
    config = Config(select=("ignored-guideline",))
    then = load_texts(old, config)
    now = load_texts(old | {"README.md": f"{old['README.md']}{new}\n"}, config, Base(then))
    return [each.message for each in lint(now, config).diagnostics]


@pytest.mark.parametrize(
    ("asked", "end", "said"),
    [
        ("Descriptions have at most 60 characters.", "", None),
        ("Descriptions have at most 60 characters.", f" - {'a' * 60}", None),
        ("Descriptions have at most 60 characters.", f" - {'a' * 61}", "has 61 characters"),
        ("Descriptions have at most 10 words.", f" - {'Reads it. ' * 5}", None),
        ("Descriptions have at most 10 words.", f" - {'Reads it. ' * 6}", "has 12 words"),
        ("Descriptions do not begin with `a` or `the`.", "", None),
        ("Descriptions do not begin with `a` or `the`.", " - An eye.", "begins with `An`"),
        ("Descriptions do not begin with `a` or `the`.", " - Another eye.", None),
        ("Do not say `best`.", "", None),
        ("Do not say `best`.", " - The best eye.", "says `best`"),
        ("Do not say `best`.", " - Shows best practices.", None),
        ("One link per entry.", " ![x](x.svg) - An eye.", None),
        ("One link per entry.", " - An [eye](https://e.org).", "has 2 links"),
        ("No badges.", " - An [eye](https://e.org).", None),
        ("No badges.", " ![x](x.svg) - An eye.", "has an image"),
    ],
)
def test_each_thing_that_is_asked_of_a_new_entry(asked: str, end: str, said: str | None) -> None:
    items = "".join(f"- [a{n}](https://a{n}.org) - Writes files.\n" for n in range(4))
    found = said_of({"README.md": items, "CONTRIBUTING.md": asked}, f"- [new](https://n.org){end}")
    assert [each.endswith(said or "") for each in found] == [True] * (said is not None)


def test_a_joined_name_is_written_as_its_parts_are() -> None:
    items = "".join(f"- [a{n}](https://a{n}.org) - Writes files.\n" for n in range(4))
    old = {"README.md": items, "CONTRIBUTING.md": ASKING}
    assert said_of(old, "- [zork-maps](https://z.org) - zork plugin for maps.") == []
    assert said_of(old, "- [zorkmaps](https://z.org) - zork plugin for maps.") == [
        "the description begins with a small letter"
    ]


@pytest.mark.parametrize(("ended", "asked"), [(6, True), (4, False)])
def test_a_stated_stop_is_asked_of_new_entries_where_half_have_it(ended: int, asked: bool) -> None:  # noqa: FBT001  # a table of cases
    items = "".join(
        f"- [a{n}](https://a{n}.org) - Writes files{'.' * (n < ended)}\n" for n in range(10)
    )
    states = "Use this format: `- [name](link) - Description.`\n"
    found = said_of(
        {"README.md": items, "CONTRIBUTING.md": states}, "- [z](https://z.org) - Reads files"
    )
    assert found == (["the description does not end with a period"] if asked else [])
