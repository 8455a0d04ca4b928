"""The addresses of a BibTeX entry: what each field leads to, and the ids that stand in them."""

from __future__ import annotations

import re

from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT, Link
from profiletui.readers.cleaning import clean
from profiletui.readers.links.finder import find_links

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profiletui.readers.bibtex.entries import Entry

_KINDS = {
    "code": CODE, "github": CODE, "repo": CODE, "repository": CODE, "source_code": CODE, "sourcecode": CODE,
    "website": PROJECT, "project": PROJECT, "projectpage": PROJECT, "project_page": PROJECT,
    "doi": PAPER, "arxiv": PAPER, "eprint": PAPER, "html": PAPER, "url": PAPER, "pdf": PDF,
}  # fmt: skip
"""Fields that say what they lead to; what stands in any other is told by its address."""

_SITE_FILES = ("pdf", "supp", "poster", "slides", "html", "code", "video", "blog", "website")
_NO_TEXT = frozenset(
    [
        "author",
        "editor",
        "title",
        "booktitle",
        "journal",
        "year",
        "month",
        "volume",
        "number",
        "pages",
        "publisher",
        "school",
        "institution",
        "file",
        "keywords",
        "isbn",
        "issn",
        "lccn",
        "pmid",
        "pmcid",
        "preview",
        "bibtex_show",
        "selected",
        "abbr",
        "address",
        "edition",
        "series",
        "owner",
        "timestamp",
        "biburl",
        "bibsource",
    ]
)
_DOI = re.compile(r"(?:\A|doi\.org/|doi:\s*)\s*(10\.\d{4,9}/[^\s{}\"]+)", re.IGNORECASE)
_NEW_ID = r"\d{4}\.\d{4,5}"
_OLD_ID = r"[a-z-]+(?:\.[A-Z]{2})?/\d{7}"
_ARXIV = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*|\babs/|10\.48550/arxiv\.)({_NEW_ID}|{_OLD_ID})(?:v\d+)?(?!\d)",
    re.IGNORECASE,
)
_BARE_ID = re.compile(rf"({_NEW_ID}|{_OLD_ID})(?:v\d+)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[^!-~]|[\"'`\\$;|<>]")


def doi_of(fields: Mapping[str, str]) -> str | None:
    """The DOI, bare and in lower case, of the field for it or of an address."""
    for name in ("doi", "url", "html", "ee"):
        if found := _DOI.search(_plain(fields.get(name, ""))):
            return found[1].rstrip(".,;").lower()
    return None


def arxiv_id_of(fields: Mapping[str, str], doi: str | None) -> str | None:
    """The arXiv id without its version, wherever entries state it."""
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").lower()
    for name in ("arxiv", "eprint", "arxivid"):
        value = _plain(fields.get(name, "")).strip()
        if (name != "eprint" or archive in ("arxiv", "")) and (found := _BARE_ID.fullmatch(value)):
            return found[1]
    for name in ("arxiv", "eprint", "url", "html", "pdf", "journal", "volume", "note", "howpublished"):
        if found := _ARXIV.search(fields.get(name, "")):
            return found[1]
    found = _ARXIV.match(doi or "")
    return found[1] if found else None


def links_of(entry: Entry, title: str, abstract: str, doi: str | None, arxiv_id: str | None) -> tuple[Link, ...]:
    """Every link of an entry once: code first, then those of its texts, then its own pages and what else it names."""
    fields = [*entry.fields.items(), *entry.repeated]
    stated: dict[str, list[Link]] = {CODE: [], PROJECT: [], PAPER: [], PDF: [], OTHER: []}
    for name, value in fields:
        if name in _NO_TEXT or name == "abstract" or not _may_hold_address(value):
            continue
        for link in find_links(clean(value) if "&" in value else value):
            kind = _KINDS.get(name)
            if kind is None or (link.kind == CODE and kind != CODE):
                kind = link.kind
            elif kind == PAPER and link.url.lower().endswith(".pdf"):
                kind = PDF
            stated[kind].append(link._replace(kind=kind))
    if arxiv_id:
        stated[PAPER].append(Link(f"https://arxiv.org/abs/{arxiv_id}", PAPER, "arxiv.org"))
    if doi:
        stated[PAPER].insert(0, Link(f"https://doi.org/{_UNSAFE.sub(_escaped, doi)}", PAPER, "doi.org"))
    ordered = (stated[CODE], find_links(title, abstract), stated[PROJECT], stated[PAPER], stated[PDF], stated[OTHER])
    return tuple(_once(link for links in ordered for link in links))


def site_files(entry: Entry) -> list[str]:
    """The fields that name a file of the site instead of an address."""
    return [name for name in _SITE_FILES if (value := entry.fields.get(name, "")) and "." in value and ":" not in value]


def states_code(entry: Entry) -> bool:
    """Whether a field of its own leads to code."""
    return any(_KINDS.get(name) == CODE and "." in value for name, value in entry.fields.items())


def _may_hold_address(value: str) -> bool:
    return "/" in value or "www." in value


def _once(links: Iterable[Link]) -> Iterator[Link]:
    met: set[str] = set()
    for link in links:
        address = link.url.partition("://")[2].removeprefix("www.").removeprefix("dx.").rstrip("/").removesuffix(".git")
        if address.lower() not in met:
            met.add(address.lower())
            yield link


def _plain(value: str) -> str:
    """An id without the TeX that is written around its signs."""
    if "\\" in value or "{" in value:
        value = re.sub(r"\\(?:url|href|nolinkurl)\b|\\(?=[_%&#$~])|[{}]", "", value)
    return value.strip()


def _escaped(sign: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in sign[0].encode("utf-8", "replace")])
