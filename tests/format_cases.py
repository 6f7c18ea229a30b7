"""Real works, and the forms of entries in which lists write them: what learning is tested with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core.document import DocumentKind, Entry, List
from listlint.core.source import Source, Span
from listlint.lists.format.formats import Formats
from listlint.lists.format.in_effect import formats_of
from listlint.lists.format.learn import FieldSpan
from listlint.lists.format.list_format import Format
from listlint.lists.format.match import Deviation
from listlint.lists.format.stated import StatedFormat
from listlint.parse import parse
from listlint.works.reading import read


class Paper(NamedTuple):
    """A work as a list tells of it. Only some have `code`, notes or a page."""

    title: str
    authors: str
    venue: str
    year: int
    arxiv: str
    code: str = ""
    page: str = ""

    @property
    def ended(self) -> str:
        """The title with a full stop, unless it ends with a sign of its own."""
        return self.title if self.title[-1] in "?!" else f"{self.title}."

    @property
    def url(self) -> str:
        return f"https://arxiv.org/abs/{self.arxiv}"

    @property
    def pdf(self) -> str:
        return f"https://arxiv.org/pdf/{self.arxiv}.pdf"

    @property
    def repository(self) -> str:
        return f"https://github.com/{self.code}"

    @property
    def first(self) -> str:
        return self.authors.split(",")[0].split(" and ")[0]

    @property
    def head(self) -> str:
        return self.title.partition(":")[0]

    @property
    def tail(self) -> str:
        return self.title.partition(": ")[2] or self.title


PAPERS = (
    Paper(
        "VL-BERT: Pre-training of Generic Visual-Linguistic Representations",
        "Weijie Su, Xizhou Zhu, Yue Cao, Bin Li, Lewei Lu, Furu Wei, Jifeng Dai",
        *("ICLR", 2020, "1908.08530", "jackroos/VL-BERT"),
    ),
    Paper(
        "Attention Is All You Need",
        "Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit",
        *("NeurIPS", 2017, "1706.03762", "tensorflow/tensor2tensor"),
        "https://research.google/blog/transformer",
    ),
    Paper(
        "LXMERT: Learning Cross-Modality Encoder Representations from Transformers",
        "Hao Tan, Mohit Bansal",
        *("EMNLP", 2019, "1908.07490", "airsplay/lxmert"),
    ),
    Paper(
        "Mask R-CNN",
        "Kaiming He, Georgia Gkioxari, Piotr Dollár, Ross Girshick",
        *("ICCV", 2017, "1703.06870", "facebookresearch/Detectron"),
    ),
    Paper(
        "Do ImageNet Classifiers Generalize to ImageNet?",
        "Benjamin Recht, Rebecca Roelofs, Ludwig Schmidt, Vaishaal Shankar",
        *("ICML", 2019, "1902.10811", "modestyachts/ImageNetV2"),
    ),
    Paper(
        "Show, Attend and Tell: Neural Image Caption Generation with Visual Attention",
        "Kelvin Xu, Jimmy Ba, Ryan Kiros, Kyunghyun Cho",
        *("ICML", 2015, "1502.03044"),
    ),
    Paper(
        "Auto-Encoding Variational Bayes",
        "Diederik P. Kingma, Max Welling",
        *("ICLR", 2014, "1312.6114"),
    ),
    Paper(
        "An Image Is Worth 16x16 Words: Transformers for Image Recognition at Scale",
        "Alexey Dosovitskiy, Lucas Beyer, Alexander Kolesnikov",
        *("ICLR", 2021, "2010.11929", "google-research/vision_transformer"),
        "https://research.google/blog/vit",
    ),
    Paper(
        "NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis",
        "Ben Mildenhall, Pratul P. Srinivasan, Matthew Tancik",
        *("ECCV", 2020, "2003.08934", "bmild/nerf"),
        "https://www.matthewtancik.com/nerf",
    ),
    Paper(
        "Deep Residual Learning for Image Recognition",
        "Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
        *("CVPR", 2016, "1512.03385", "KaimingHe/deep-residual-networks"),
    ),
    Paper(
        "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        "Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova",
        *("NAACL", 2019, "1810.04805", "google-research/bert"),
    ),
    Paper(
        "YOLO9000: Better, Faster, Stronger",
        "Joseph Redmon, Ali Farhadi",
        *("CVPR", 2017, "1612.08242", "pjreddie/darknet"),
        "https://pjreddie.com/darknet/yolo",
    ),
    Paper(
        "Understanding Deep Learning (Still) Requires Rethinking Generalization",
        "Chiyuan Zhang, Samy Bengio, Moritz Hardt, Benjamin Recht, Oriol Vinyals",
        *("CACM", 2021, "1611.03530"),
    ),
    Paper(
        "U-Net: Convolutional Networks for Biomedical Image Segmentation",
        "Olaf Ronneberger, Philipp Fischer, Thomas Brox",
        *("MICCAI", 2015, "1505.04597"),
        page="https://lmb.informatik.uni-freiburg.de/u-net",
    ),
    Paper(
        "Adam: A Method for Stochastic Optimization",
        "Diederik P. Kingma, Jimmy Ba",
        *("ICLR", 2015, "1412.6980"),
    ),
    Paper(
        "Playing Atari with Deep Reinforcement Learning",
        "Volodymyr Mnih, Koray Kavukcuoglu, David Silver, Alex Graves",
        *("arXiv", 2013, "1312.5602", "deepmind/dqn"),
    ),
    Paper(
        "Learning Transferable Visual Models From Natural Language Supervision",
        "Alec Radford, Jong Wook Kim, Chris Hallacy, Aditya Ramesh",
        *("ICML", 2021, "2103.00020", "openai/CLIP"),
        "https://openai.com/blog/clip",
    ),
)

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.")
SCHOOLS = ("Waymo", "Google Research", "MIT", "FAIR", "Berkeley", "DeepMind", "UNC", "Microsoft")


class Tool(NamedTuple):
    """A program, as lists of software tell of it."""

    account: str
    name: str
    description: str
    license: str
    crate: bool = True
    auth: str = "No"


TOOLS = (
    Tool("BurntSushi", "ripgrep", "Searches directories for a regex pattern", "MIT"),
    Tool("sharkdp", "fd", "A simple, fast and user-friendly way to `find` files", "MIT"),
    Tool("sharkdp", "bat", "A `cat` clone with wings", "Apache-2.0", auth="apiKey"),
    Tool("tokio-rs", "tokio", "A runtime for asynchronous programs, from I/O to timers", "MIT"),
    Tool("serde-rs", "serde", "Serialization framework (JSON, YAML and more)", "MIT"),
    Tool("alacritty", "alacritty", "Terminal emulator on the GPU", "Apache-2.0", crate=False),
    Tool("rayon-rs", "rayon", "Data parallelism", "Apache-2.0", auth="OAuth"),
    Tool("clap-rs", "clap", "Parses command line arguments - and writes the help", "MIT"),
    Tool("rust-bakery", "nom", "Parser combinators for bytes and text", "MIT", auth="apiKey"),
    Tool("helix-editor", "helix", "A modal editor, like Kakoune", "MPL-2.0", crate=False),
    Tool("hyperium", "hyper", "Fast and correct HTTP for Rust", "MIT"),
    Tool("ajeetdsouza", "zoxide", "A smarter `cd` command", "MIT"),
    Tool("starship", "starship", "The prompt for any shell", "ISC", auth="OAuth"),
)


@dataclass(frozen=True)
class Form:
    """How a list writes its entries, and what is to be learnt from ten of them.

    `write` takes the number of a work, from 0. `template` is to be learnt to the letter. In the
    eleventh entry `slip` is what one literal becomes.
    """

    name: str
    write: Callable[[int], str]
    template: str
    slip: tuple[str, str]
    before: str = ""
    """What comes before the entries, such as the head of a table."""
    joint: str = "\n"
    works: tuple[int, ...] = (*range(11),)
    """Numbers of the works that are written, the last being the one that is broken."""

    @property
    def entries(self) -> list[str]:
        """All entries as they should be."""
        return [self.write(number) for number in self.works]

    def document(self, entries: list[str]) -> str:
        """A list with these entries."""
        return f"# Awesome\n\n## Entries\n\n{self.before}{self.joint.join(entries)}\n"


class Opened(NamedTuple):
    """A list that was read, with the formats of its entries."""

    source: Source
    entries: tuple[Entry, ...]
    formats: Formats

    @property
    def only(self) -> Format:
        """The one format of the list."""
        [found] = self.formats.formats
        return found

    @property
    def templates(self) -> tuple[str, ...]:
        return tuple(each for one in self.formats.formats for each in one.norm.templates)

    def edits(self, entry: Entry) -> tuple[Deviation, ...]:
        return self.formats.verdict(entry).edits

    @property
    def flagged(self) -> list[int]:
        """The numbers of the entries of which there is something to say."""
        return [n for n, entry in enumerate(self.entries) if self.edits(entry)]

    def mended(self, entry: Entry) -> str:
        """The text of an entry, all edits applied."""
        text = self.source.text[entry.span.start : entry.span.end]
        for each in sorted(self.edits(entry), reverse=True):
            assert each.new is not None
            text = text[: each.start] + each.new + text[each.end :]
        return text


def opened(
    text: str,
    configured: tuple[str, ...] = (),
    stated: tuple[str, ...] = (),
    path: str = "README.md",
) -> Opened:
    """A list with what is configured for it and what it states."""
    source = Source(path, text)
    document = parse(source, DocumentKind.LIST)
    assert isinstance(document, List)

    def reading(entry: Entry) -> list[FieldSpan]:
        start = entry.span.start
        places = read(source, entry).places()
        return [FieldSpan(a - start, b - start, name) for name, (_, a, b) in places]

    said = [StatedFormat(each, Span(path, 0, 0), each) for each in stated]
    found = formats_of(source, document.entries, reading, configured, said)
    return Opened(source, document.entries, found)


def _paper(write: Callable[[Paper], str]) -> Callable[[int], str]:
    return lambda number: write(PAPERS[number % len(PAPERS)])


def _tool(write: Callable[[Tool], str]) -> Callable[[int], str]:
    return lambda number: write(TOOLS[number % len(TOOLS)])


def _code(paper: Paper, written: str) -> str:
    return written.format(paper.repository) if paper.code else ""


def _page(paper: Paper, written: str) -> str:
    return written.format(paper.page) if paper.page else ""


def _dated(paper: Paper) -> str:
    number = PAPERS.index(paper)
    return f"{number + 3} {MONTHS[number % 11].strip('.')} {paper.year}"


LATER = (*range(5, 16),)
"""Works without a question for a title, and one with brackets in it."""

FORMS = (
    Form(
        "1 venue in lenticular brackets",
        _paper(
            lambda p: (
                f"- 【{p.venue}】{p.ended}[[pdf]]({p.pdf})."
                + _code(p, "[[code]]({}).")
                + f"\n  *{p.authors}*"
            )
        ),
        "- 【{venue}】{title}.[[pdf]]({pdf}){?.[[code]]({code})?}.\n  *{authors}*",
        ("【", "["),
    ),
    Form(
        "2 labels in the next lines",
        _paper(
            lambda p: (
                f"- {p.ended}\n  [[pdf]]({p.pdf})"
                + _code(p, "\n  [[code]]({})")
                + f"\n  - {p.authors}. *{p.venue} {p.year}*"
            )
        ),
        "- {title}.\n  [[pdf]]({pdf}){?\n  [[code]]({code})?}\n  - {authors}. *{venue} {year}*",
        ("[[pdf]]", "[pdf]"),
        works=LATER,
    ),
    Form(
        "3 no bullet",
        _paper(lambda p: f"[{p.title}]({p.url}), {p.venue} {p.year}" + _code(p, " [[code]]({})")),
        "[{title}]({url}), {venue} {year}{? [[code]]({code})?}",
        ("), ", ") "),
        joint="\n\n",
    ),
    Form(
        "4 year in brackets",
        _paper(lambda p: f"- **{p.title}** ({p.year}), {p.first} et al. [[pdf]]({p.pdf})"),
        "- **{title}** ({year}), {authors} [[pdf]]({pdf})",
        ("), ", ") "),
    ),
    Form(
        "5 abbreviation first",
        _paper(
            lambda p: (
                f'* **{p.head}**: "{p.tail}", {p.venue}, {p.year} '
                f"(*{SCHOOLS[p.year % 8]}*). [[Paper]({p.url})]" + _code(p, "[[Code]({})]")
            )
        ),
        (
            '* **{text}**: "{title}", {venue}, {year} (*{type}*). [[Paper]({paper})]'
            "{?[[Code]({code})]?}"
        ),
        ("**: ", "** "),
        works=(0, 2, 5, 7, 8, 11, 13, 14, 10, 0, 2),
    ),
    Form(
        "6 broken by backslashes",
        _paper(
            lambda p: (
                f"**{p.title}** \\\n*{p.authors}* \\\n{p.venue} {p.year}. [[Paper]({p.url})]"
                + _page(p, " [[Page]({})]")
                + f" \\\n{_dated(p)}"
            )
        ),
        (
            "**{title}** \\\n*{authors}* \\\n{venue} {year}. [[Paper]({paper})]"
            "{? [[Page]({page})]?} \\\n{date}"
        ),
        (". [[", " [["),
        joint="\n\n",
    ),
    Form(
        "7 nested details",
        _paper(
            lambda p: (
                f"- [{p.title}]({p.url})\n  - {p.authors}\n"
                f"  - Key: {p.head.lower()}, {p.venue.lower()}"
                + _code(p, "\n  - Code: [official]({})")
            )
        ),
        ("- [{title}]({url})\n  - {authors}\n  - Key: {key}{?\n  - Code: [official]({code})?}"),
        ("Key:", "key:"),
    ),
    Form(
        "8 all in code first",
        _paper(
            lambda p: (
                f"- `[{p.first.split()[-1]} et al. {p.venue}{p.year % 100}]` {p.ended} "
                f"{p.venue}, {p.year}. [[paper]]({p.url})" + _code(p, " [[code]]({})")
            )
        ),
        "- `[{authors}]` {title}. {venue}, {year}. [[paper]]({paper}){? [[code]]({code})?}",
        ("]]", "]"),
        works=LATER,
    ),
    Form(
        "9 numbered",
        lambda n: (
            f"{n + 1}. [{PAPERS[n].venue} {PAPERS[n].year}] **{PAPERS[n].title}** "
            f"[[paper]]({PAPERS[n].url})" + _code(PAPERS[n], " [[code]]({})")
        ),
        "1. [{venue} {year}] **{title}** [[paper]]({paper}){? [[code]]({code})?}",
        ("** [[", "**[["),
    ),
    Form(
        "10 broken by tags",
        _paper(
            lambda p: (
                f"* **{p.title}** <br>\n*{p.authors}* <br>\n{p.venue}, {p.year}. "
                f"[[Paper]]({p.url})" + _code(p, " [[Code]]({})") + _page(p, " [[Website]]({})")
            )
        ),
        (
            "* **{title}** <br>\n*{authors}* <br>\n{venue}, {year}. [[Paper]]({paper})"
            "{? [[Code]]({code})?}{? [[Website]]({website})?}"
        ),
        ("[[Paper]]", "[[paper]]"),
    ),
    Form(
        "11 bars between links",
        _paper(
            lambda p: (
                f"- [{p.title}]({p.url}), {p.first.split()[-1]} et al., {p.venue} {p.year}"
                + _code(p, " | [github]({})")
                + f" | [bibtex](./citations/{p.arxiv}.txt)"
            )
        ),
        (
            "- [{title}]({url}), {authors}, {venue} {year}{? | [github]({github})?}"
            " | [bibtex]({bibtex})"
        ),
        (" | [bibtex]", " [bibtex]"),
    ),
    Form(
        "12 abbreviation in bold",
        _paper(
            lambda p: (
                f"- **[{p.head.replace(' ', '')}]** {p.tail} [[paper]({p.url})]"
                + _code(p, "[[code]({})]")
            )
        ),
        "- **[{name}]** {title} [[paper]({paper})]{?[[code]({code})]?}",
        ("]** ", "]**: "),
    ),
    Form(
        "13 date first",
        _paper(
            lambda p: (
                f"- ({p.venue} {p.year}.{1 + p.year % 9}) {p.title}, [[Paper]]({p.url})"
                + _code(p, ", [[Code]]({})")
            )
        ),
        "- ({venue} {date}) {title}, [[Paper]]({paper}){?, [[Code]]({code})?}",
        (", [[Paper]]", " [[Paper]]"),
    ),
    Form(
        "14 table",
        _paper(
            lambda p: (
                f"| {p.title} | {p.year} {p.venue} | [{p.arxiv}]({p.url}) | "
                + (_code(p, "[code]({}) ") or " ")
                + "| |"
            )
        ),
        "| {title} | {year} {venue} | [{arxiv}]({arxiv_url}) | {?[code]({code})?} ||",
        ("[code]", "[Code]"),
        before="| Title | Venue | arXiv | Code | Notes |\n| --- | --- | --- | --- | --- |\n",
        works=(*range(17),),
    ),
    Form(
        "15 stop within bold",
        lambda n: (
            f"{n + 1}. **{PAPERS[n].ended}** {PAPERS[n].venue} {PAPERS[n].year}. "
            f"[paper]({PAPERS[n].url})\n    *{PAPERS[n].authors}*"
        ),
        "1. **{title}.** {venue} {year}. [paper]({paper})\n    *{authors}*",
        (".** ", "**. "),
    ),
    Form(
        "16 organisation in code",
        lambda n: (
            f"{n + 1}. [{PAPERS[n].title}](https://example.org/blog/{n})"
            + (f" ([Paper]({PAPERS[n].url}))" if n % 3 else "")
            + f" `{SCHOOLS[n % 8]}` `{PAPERS[n].year}`"
        ),
        "1. [{title}]({url}) {?([Paper]({paper})) ?}`{text}` `{year}`",
        ("` `", "`, `"),
    ),
    Form(
        "17 badges below",
        _paper(
            lambda p: (
                f"+ [{p.title}]({p.url}) ({MONTHS[p.year % 11]}, {p.year})\n"
                f"  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({p.url})"
                + _code(p, f" [![Star](https://img.shields.io/github/stars/{p.code})]({{}})")
            )
        ),
        "+ [{title}]({url}) ({date})\n  {image}",
        (") (", ")("),
    ),
    Form(
        "18 venue as a key",
        _paper(
            lambda p: (
                f"- [{p.title}]({p.url})"
                + (f" [[Notes](paper_notes/{p.arxiv}.md)]" if p.year % 3 else "")
                + f" <kbd>{p.venue} {p.year}</kbd>"
            )
        ),
        "- [{title}]({url}){? [[Notes]({notes})]?} <kbd>{venue} {year}</kbd>",
        (" <kbd>", "<kbd>"),
    ),
    Form(
        "19 bars and a short year",
        _paper(
            lambda p: (
                f"- {p.title} | **[{p.venue}' {p.year % 100}]** |[pdf]({p.pdf})"
                + _code(p, " [code]({})")
            )
        ),
        "- {title} | **[{venue}]** |[pdf]({pdf}){? [code]({code})?}",
        ("]** |", "]**|"),
    ),
    Form(
        "20 headings",
        _paper(
            lambda p: (
                f"##### • [{p.year} {p.venue}] {p.ended} [\\[PDF\\]]({p.pdf})"
                + _code(p, " [\\[Code\\]]({})")
            )
        ),
        "##### • [{year} {venue}] {title}. [\\[PDF\\]]({pdf}){? [\\[Code\\]]({code})?}",
        ("[\\[PDF\\]]", "[PDF]"),
        joint="\n\n",
    ),
    Form(
        "software: name and description",
        _tool(
            lambda t: f"- [{t.name}](https://github.com/{t.account}/{t.name}) - {t.description}."
        ),
        "- [{title}]({url}) - {description}.",
        (") - ", ") \u2013 "),
    ),
    Form(
        "software: account and crate",
        _tool(
            lambda t: (
                f"* [{t.account}/{t.name}](https://github.com/{t.account}/{t.name})"
                + (f" [[{t.name}](https://crates.io/crates/{t.name})]" if t.crate else "")
                + f" - {t.description}"
            )
        ),
        "* [{title}]({url}){? [[{text}]({text_url})]?} - {description}",
        (") [[", ")[["),
    ),
    Form(
        "software: licence and website",
        _tool(
            lambda t: (
                f"- [{t.name}](https://github.com/{t.account}/{t.name}) - {t.description}. "
                f"[{t.license}]"
                + (f" [website](https://{t.name}.example)" if t.license == "MIT" else "")
            )
        ),
        "- [{title}]({url}) - {description}. [{tag}]{? [website]({website})?}",
        (". [", " ["),
    ),
    Form(
        "software: vocabularies in a table",
        _tool(
            lambda t: (
                f"| [{t.name}](https://{t.name}.example/docs) | {t.description} | "
                + ("No" if t.auth == "No" else f"`{t.auth}`")
                + f" | Yes | {'No' if t.crate else 'Unknown'} |"
            )
        ),
        "| [{title}]({url}) | {description} | {|No|`apiKey`|`OAuth`|} | Yes | {|No|Unknown|} |",
        ("| Yes |", "| yes |"),
        before="| API | Description | Auth | HTTPS | CORS |\n|:---|:---|:---|:---|:---|\n",
        works=(*range(13), *range(12)),
    ),
    Form(
        "books: author and format",
        lambda n: (
            f"* [{PAPERS[n].title}]({PAPERS[n].url}) - {PAPERS[n].authors}"
            + (" (PDF)" if n % 3 else "")
        ),
        "* [{title}]({url}) - {authors}",
        (") - ", "), "),
    ),
)
