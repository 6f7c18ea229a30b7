"""How sites write the addresses of works, repositories and videos: a table, easy to add to."""

from __future__ import annotations

from typing import NamedTuple

from listlint.core.years import YEAR


class Family(NamedTuple):
    """How a site writes the address of something."""

    hosts: str
    """Without `www.`, which never matters; one that begins with a dot has subdomains too, and
    `doi` stands for a DOI however it is written, whose whole the path is."""
    path: str
    """A pattern that the path and query begin with, percent-encoding undone; case is ignored."""
    key: str
    """What to make of its groups."""
    url: str
    """An example."""
    means: str
    """The example's key."""


WEAK = frozenset({"dblp", "gh", "gist", "gitlab", "hf", "osf", "s2", "url", "yt"})
"""The families whose keys do not show alone that two works are the same."""


CASELESS = frozenset(
    {"aaai", "arxiv", "cvf", "doi", "gh", "gist", "gitlab", "isca", "jmlr", "osf", "pii", "s2"}
)

ARXIV = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?!\d)"
DOI = r"(10\.\d{4,9}(?:\.\d+)*/[^\s?#]+)"
_RXIV = r"((?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})(?!\d)"
ACL = r"([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)(?!\d)"
_FRONT_PAGE = (
    r"(?:/(?:tree|blob)/(?:main|master|HEAD)(?:/readme\.(?:md|markdown|rst|txt))?)?/?"
    r"(?:\?(?:library|ref|ref_\w+|tab=readme|utm_\w+)\b[^#]*)?(?:#readme)?"
)
_REPOSITORY = (
    r"/(?!(?:about|apps|collections|explore|features|marketplace|orgs|search|settings|sponsors|stars"
    r"|topics|trending|users)/)([\w.-]+/[\w.-]+?)(?:\.git)?"
    rf"{_FRONT_PAGE}$"
)
_PUBMED = "ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov"
_JMLR = "jmlr.org jmlr.csail.mit.edu"
_HUGGING_FACE = "huggingface.co hf.co"
_DOI_HOSTS = (
    ".doi.org .acm.org .onlinelibrary.wiley.com tandfonline.com journals.sagepub.com pubs.acs.org "
    ".science.org .sciencemag.org pnas.org .springer.com .springeropen.com .biomedcentral.com "
    ".frontiersin.org .plos.org plosone.org zenodo.org"
)
_ACL_HOSTS = (
    "aclanthology.org .aclweb.org aclanthology.info aclanthology.coli.uni-saarland.de "
    "acl.ldc.upenn.edu"
)

# fmt: off
FAMILIES = (
    Family(".arxiv.org xxx.lanl.gov xxx.itp.ac.cn 128.84.21.199",
        rf"/(?:abs|pdf|html|format|ps|src|e-print)/(?:arxiv:)?{ARXIV}", r"arxiv:\1",
        "https://arxiv.org/pdf/1908.08530v2.pdf", "arxiv:1908.08530"),
    Family(".arxiv.org", r"/ftp/arxiv/papers/\d{4}/(\d{4}\.\d{4,5})", r"arxiv:\1",
        "https://arxiv.org/ftp/arxiv/papers/1809/1809.07858.pdf", "arxiv:1809.07858"),
    Family(".arxiv.org", r"/ftp/([a-z-]+)/papers/\d{4}/(\d{7})", r"arxiv:\1/\2",
        "http://arxiv.org/ftp/cs/papers/0309/0309136.pdf", "arxiv:cs/0309136"),
    Family("ar5iv.org ar5iv.labs.arxiv.org", rf"/(?:(?:abs|html|pdf)/)?{ARXIV}", r"arxiv:\1",
        "https://ar5iv.labs.arxiv.org/html/1908.08530", "arxiv:1908.08530"),
    Family("alphaxiv.org arxiv-vanity.com papers.cool scirate.com",
        rf"/(?:abs|arxiv|overview|papers|pdf)/{ARXIV}", r"arxiv:\1",
        "https://www.alphaxiv.org/overview/1908.08530", "arxiv:1908.08530"),
    Family(_HUGGING_FACE, rf"/papers/{ARXIV}", r"arxiv:\1",
        "https://huggingface.co/papers/1908.08530", "arxiv:1908.08530"),
    Family(".semanticscholar.org", rf"/(?:[\w.-]+/){{0,4}}arxiv[:/]{ARXIV}", r"arxiv:\1",
        "https://api.semanticscholar.org/arXiv:1908.08530", "arxiv:1908.08530"),
    Family("doi", rf"/10\.48550/arxiv\.{ARXIV}", r"arxiv:\1",
        "https://doi.org/10.48550/arXiv.1908.08530", "arxiv:1908.08530"),
    Family(_DOI_HOSTS, rf"/(?:[\w.-]+/){{0,4}}?(?:doi:|info:doi/)?{DOI}", r"doi:\1",
        "https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true",
        "doi:10.1145/3292500.3330701"),
    Family(".acm.org", r"/citation\.cfm\?(?:.*&)?doid=(?:10\.1145/)?(\d{3,9}(?:\.\d+)?)(?![\d./])",
        r"doi:10.1145/\1", "https://dl.acm.org/citation.cfm?doid=3292500.3330701",
        "doi:10.1145/3292500.3330701"),
    Family("doi", r"/10\.5555/(?:\d+\.)?(\d+)", r"acm:\1",
        "https://dl.acm.org/doi/10.5555/2999134.2999257", "acm:2999257"),
    Family(".acm.org", r"/citation\.cfm\?(?:.*&)?id=(?:\d+\.)?(\d+)", r"acm:\1",
        "http://dl.acm.org/citation.cfm?id=2999134.2999257", "acm:2999257"),
    Family("biorxiv.org medrxiv.org", r"/content/(?:\w+/)*(10\.1101/\d[\d.]*\d)", r"doi:\1",
        "https://www.biorxiv.org/content/10.1101/622803v2.full", "doi:10.1101/622803"),
    Family("biorxiv.org medrxiv.org",
        rf"/content/(?:\w+/)?early/\d{{4}}/\d\d/\d\d/{_RXIV}", r"doi:10.1101/\1",
        "https://www.biorxiv.org/content/early/2019/04/30/622803.full.pdf", "doi:10.1101/622803"),
    Family("doi", rf"/10\.1101/{_RXIV}v\d+", r"doi:10.1101/\1",
        "https://doi.org/10.1101/2020.03.22.002386v3", "doi:10.1101/2020.03.22.002386"),
    Family("nature.com", r"/[\w-]+/journal/v\w+/n\w+/(?:abs|full|pdf)/([a-z][\w.-]+\.(?:html|pdf))",
        r"doi:10.1038/\1", "http://www.nature.com/nature/journal/v521/n7553/full/nature14539.html",
        "doi:10.1038/nature14539"),
    Family("nature.com", r"/articles/([a-z][\w.-]+)", r"doi:10.1038/\1",
        "https://www.nature.com/articles/nature14539.pdf", "doi:10.1038/nature14539"),
    Family(".plos.org", r"/.*[?&]id=(10\.1371/[\w.]+)", r"doi:\1",
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000217",
        "doi:10.1371/journal.pone.0000217"),
    Family("zenodo.org", r"/records?/(\d+)", r"doi:10.5281/zenodo.\1",
        "https://zenodo.org/record/1212303", "doi:10.5281/zenodo.1212303"),
    Family(".ssrn.com", r"/(?:.*[?&])?abstract(?:_?id)?=(\d+)", r"doi:10.2139/ssrn.\1",
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=2477899", "doi:10.2139/ssrn.2477899"),
    Family("osf.io psyarxiv.com", r"/(?:preprints/(?:\w+/)?)?([a-z0-9]{5})(?:_v\d+)?(?:[/?#]|$)",
        r"osf:\1",
        "https://osf.io/preprints/psyarxiv/ezcuj/", "osf:ezcuj"),
    Family("doi", r"/10\.\d{5}/osf\.io/([a-z0-9]{5})(?:_v\d+)?", r"osf:\1",
        "https://doi.org/10.31234/osf.io/ezcuj", "osf:ezcuj"),
    Family("doi", rf"/10\.(?:18653|3115)/v1/{ACL}", r"acl:\1",
        "https://doi.org/10.18653/v1/P18-2074", "acl:P18-2074"),
    Family(_ACL_HOSTS, rf"/(?:[\w-]+/)*{ACL}", r"acl:\1",
        "https://www.aclweb.org/anthology/P18-2074.pdf", "acl:P18-2074"),
    Family(".thecvf.com cv-foundation.org",
        r"/(?:openaccess/)?content[^?]*/([^/?]+)_paper\.", r"cvf:\1",
        "http://openaccess.thecvf.com/content_cvpr_2018/html/Hu_Squeeze-and-Excitation_CVPR_2018_paper.html",
        "cvf:hu_squeeze-and-excitation_cvpr_2018"),
    Family("ecva.net",
        r"/papers/(eccv_\d{4})/papers_ECCV/(?:papers|html)/(\w+?)(?:_ECCV_\d{4}_paper)?\.",
        r"ecva:\1/\2", "https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/283_ECCV_2020_paper.php",
        "ecva:eccv_2020/283"),
    Family(".nips.cc .neurips.cc", r"/paper(?:_files/paper)?/\d{4}/(?:hash|file)/([0-9a-f]{32})",
        r"neurips:\1", "https://proceedings.neurips.cc/paper_files/paper/2017/file/"
        "3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf", "neurips:3f5ee243547dee91fbd053c1c4a845aa"),
    Family(".nips.cc .neurips.cc", rf"/paper/(?!{YEAR}(?:[/?#]|$))(\d+)(?![\d/])",
        r"neurips:\1",
        "http://papers.nips.cc/paper/5347-title.pdf", "neurips:5347"),
    Family("proceedings.mlr.press", r"/(v\d+)/([^/.?#]+)", r"pmlr:\1/\2",
        "http://proceedings.mlr.press/v80/jiang18c/jiang18c.pdf", "pmlr:v80/jiang18c"),
    Family(_JMLR, r"/proceedings/papers/(v\d+)/([^/.?#]+)", r"pmlr:\1/\2",
        "http://www.jmlr.org/proceedings/papers/v37/ioffe15.pdf", "pmlr:v37/ioffe15"),
    Family("raw.githubusercontent.com github.com", r"/mlresearch/(v\d+)/.*/([^/.?]+)\.pdf",
        r"pmlr:\1/\2",
        "https://raw.githubusercontent.com/mlresearch/v139/main/assets/radford21a/radford21a.pdf",
        "pmlr:v139/radford21a"),
    Family(_JMLR, r"/papers/v(?:olume)?(\d+)/(?:tmp/)?([^/.?#]+)", r"jmlr:\1/\2",
        "http://jmlr.org/papers/volume15/srivastava14a/srivastava14a.pdf", "jmlr:15/srivastava14a"),
    Family(".openreview.net",
        r"/(?:attachment|forum|pdf|references/pdf|revisions)/?\?(?:.*&)?id=([\w-]+)",
        r"openreview:\1", "https://openreview.net/forum?id=SygXPaEYvH&noteId=x",
        "openreview:SygXPaEYvH"),
    Family(".semanticscholar.org", r"/(?:paper|reader)/(?:[^/]+/)?([0-9a-f]{40})",
        r"s2:\1",
        "https://www.semanticscholar.org/paper/VL-BERT/4aa6298b606941a282d735fa3143da293199d2ca?p2df",
        "s2:4aa6298b606941a282d735fa3143da293199d2ca"),
    Family(".semanticscholar.org", r"/(?:[\w.-]+/){0,4}(CorpusID:\d+)", r"s2:\1",
        "https://api.semanticscholar.org/CorpusID:201317624", "s2:corpusid:201317624"),
    Family("pdfs.semanticscholar.org", r"/([0-9a-f]{4})/([0-9a-f]{36})", r"s2:\1\2",
        "https://pdfs.semanticscholar.org/4aa6/298b606941a282d735fa3143da293199d2ca.pdf",
        "s2:4aa6298b606941a282d735fa3143da293199d2ca"),
    Family("ieeexplore.ieee.org", r"/(?:abstract/|xplore/)?document/0*(\d+)", r"ieee:\1",
        "https://ieeexplore.ieee.org/abstract/document/7780459/", "ieee:7780459"),
    Family("ieeexplore.ieee.org", r"/.*[?&]arnumber=0*(\d+)", r"ieee:\1",
        "http://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=07780459", "ieee:7780459"),
    Family("ieeexplore.ieee.org", r"/ielx?\d/(?:\d+/){1,3}0*(\d+)\.pdf", r"ieee:\1",
        "https://ieeexplore.ieee.org/iel7/7776647/7780329/07780459.pdf", "ieee:7780459"),
    Family("sciencedirect.com linkinghub.elsevier.com reader.elsevier.com",
        r"/(?:\w+/){0,4}pii/(S[\dX]+)", r"pii:\1",
        "https://www.sciencedirect.com/science/article/abs/pii/S0893608014002135",
        "pii:s0893608014002135"),
    Family("usenix.org",
        r"/conference/usenix(sec)urity(\d\d)/(?:[\w-]+/)*presentation/([\w-]+)", r"usenix:\1\2/\3",
        "https://www.usenix.org/conference/usenixsecurity21/presentation/carlini-extracting",
        "usenix:sec21/carlini-extracting"),
    Family("usenix.org", r"/conference/(\w+)/(?:[\w-]+/)*presentation/([\w-]+)", r"usenix:\1/\2",
        "https://www.usenix.org/conference/osdi16/technical-sessions/presentation/abadi",
        "usenix:osdi16/abadi"),
    Family("usenix.org",
        r"/system/files/(?:conference/\w+/)?([a-z]+\d\d)[-_](?:paper[-_])?([\w-]+)\.pdf",
        r"usenix:\1/\2", "https://www.usenix.org/system/files/conference/osdi16/osdi16-abadi.pdf",
        "usenix:osdi16/abadi"),
    Family(".aaai.org", r"/(?:ojs/)?index\.php/([\w-]+)/article/(?:view|viewFile|download)/(\d+)",
        r"aaai:\1/\2", "https://ojs.aaai.org/index.php/AAAI/article/download/6795/6649",
        "aaai:aaai/6795"),
    # The numbers of AAAI-19's DOIs are pages, and could be taken for those of articles.
    Family("doi", r"/10\.1609/([a-z]+)\.v(?!33i01)\d+i\d+\.(\d{1,6})", r"aaai:\1/\2",
        "https://doi.org/10.1609/aaai.v34i07.6795", "aaai:aaai/6795"),
    Family(".aaai.org", r"/ocs/index\.php/\w+/(\w+)/paper/\w+/(\d+)", r"aaai:\1/\2",
        "https://www.aaai.org/ocs/index.php/AAAI/AAAI17/paper/viewFile/14806/14311",
        "aaai:aaai17/14806"),
    Family("ijcai.org", r"/proceedings/(\d{4})/0*(\d+)", r"ijcai:\1/\2",
        "https://www.ijcai.org/proceedings/2019/0123.pdf", "ijcai:2019/123"),
    Family("doi", r"/10\.24963/ijcai\.(\d{4})/0*(\d+)", r"ijcai:\1/\2",
        "https://doi.org/10.24963/ijcai.2019/123", "ijcai:2019/123"),
    Family("ijcai.org", r"/proceedings/(\d\d)/papers/0*(\d+)", r"ijcai:20\1/\2",
        "http://www.ijcai.org/Proceedings/16/Papers/104.pdf", "ijcai:2016/104"),
    Family("isca-speech.org isca-archive.org",
        r"/(?:archive(?:_v0)?/)?(?:pdfs/)?(\w+)/(?:abstracts/|pdfs/)?([\w-]+)\.(?:html|pdf)",
        r"isca:\1/\2",
        "https://www.isca-speech.org/archive/Interspeech_2018/pdfs/1456.pdf",
        "isca:interspeech_2018/1456"),
    Family("eprint.iacr.org ia.cr", r"/(\d{4})/0*(\d+)", r"iacr:\1/\2",
        "https://eprint.iacr.org/2020/201.pdf", "iacr:2020/201"),
    Family("ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov europepmc.org",
        r"/(?:pmc/)?articles?/(?:pmc/)?pmc(\d+)", r"pmc:PMC\1",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6756087/", "pmc:PMC6756087"),
    Family("europepmc.org", r"/(?:abstract|article)/med/(\d+)", r"pubmed:\1",
        "https://europepmc.org/article/MED/26017442", "pubmed:26017442"),
    Family(_PUBMED, r"/(?:pubmed/)?(\d+)/?(?:[?#].*)?$", r"pubmed:\1",
        "https://pubmed.ncbi.nlm.nih.gov/26017442/", "pubmed:26017442"),
    Family(_PUBMED, r"/(?:pubmed/?)?\?(?:.*&)?term=(\d{7,8})(?:&|$)", r"pubmed:\1",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=26017442", "pubmed:26017442"),
    Family(".hal.science .archives-ouvertes.fr hal.inria.fr", r"/([a-z]+-\d{6,})", r"hal:\1",
        "https://hal.science/hal-01574184v2/document", "hal:hal-01574184"),
    Family("dblp.org dblp.uni-trier.de", r"/rec/(?:bibtex/|html/)?([\w/-]+)", r"dblp:\1",
        "https://dblp.org/rec/html/journals/corr/VaswaniSPUJGKP17.html",
        "dblp:journals/corr/VaswaniSPUJGKP17"),
    Family("github.com", _REPOSITORY, r"gh:\1",
        "https://github.com/jackroos/VL-BERT/tree/master#readme", "gh:jackroos/vl-bert"),
    Family("gist.github.com", r"/(?:[\w-]+/)?([0-9a-f]{20,32})(?![0-9a-f])", r"gist:\1",
        "https://gist.github.com/octocat/9257657fe3bfe1a5d0b2ff41a6b1cf07",
        "gist:9257657fe3bfe1a5d0b2ff41a6b1cf07"),
    Family("gitlab.com", rf"/([\w.][\w.-]*(?:/[\w.][\w.-]*?)+?)(?:\.git)?(?:/-)?{_FRONT_PAGE}$",
        r"gitlab:\1",
        "https://gitlab.com/gitlab-org/api/client-go.git", "gitlab:gitlab-org/api/client-go"),
    Family("youtu.be", r"/([\w-]{11})(?![\w-])", r"yt:\1",
        "https://youtu.be/rBCqOTEfxvg?si=x&t=5", "yt:rBCqOTEfxvg"),
    Family(".youtube.com youtube-nocookie.com",
        r"/(?:embed|live|shorts|v|watch)/([\w-]{11})(?![\w-])", r"yt:\1",
        "https://www.youtube-nocookie.com/embed/rBCqOTEfxvg", "yt:rBCqOTEfxvg"),
    Family(".youtube.com", r"/watch/?\?(?:.*&)?v=([\w-]{11})(?![\w-])", r"yt:\1",
        "https://m.youtube.com/watch?feature=youtu.be&v=rBCqOTEfxvg", "yt:rBCqOTEfxvg"),
    Family(".youtube.com", r"/playlist\?(?:.*&)?list=([\w-]+)", r"yt:list/\1",
        "https://www.youtube.com/playlist?list=PLoROMvodv4rOhcuXMZkNm7j3fVwBBY42z",
        "yt:list/PLoROMvodv4rOhcuXMZkNm7j3fVwBBY42z"),
    Family(_HUGGING_FACE,
        r"/((?:datasets/|spaces/)?(?!(?:blog|collections|datasets|docs|join|learn|models"
        rf"|organizations|papers|spaces|tasks)/)[\w.-]+/[\w.-]+){_FRONT_PAGE}$", r"hf:\1",
        "https://hf.co/datasets/stanfordnlp/coqa/tree/main", "hf:datasets/stanfordnlp/coqa"),
)
# fmt: on
