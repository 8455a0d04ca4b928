"""The three services on the loopback: written by hand from their documents, with faults by script.

Nothing here was recorded. `Replay` is asked at ``/openalex``, ``/inspire/api`` and ``/arxiv/api/query``.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

Fault = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the services do, or as the script says."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        replay = self.server.replay
        replay.asked.append(self.path)
        replay.headers.append(dict(self.headers))
        fault = replay.next_fault(self.path)
        if fault is not None:
            fault(self)
            return
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        status, kind, body = replay.answer(parts.path, query)
        self.send(status, body, kind, replay.extra)

    def send(self, status: int, body: bytes, kind: str, extra: Mapping[str, str] | None = None) -> None:
        """Send a whole answer, packed where that was asked for."""
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 500
        if packed:
            body = gzip.compress(body, 1)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that knows what it plays."""

    daemon_threads = True
    replay: Replay

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that go away are part of the play."""


class Replay:
    """What the services know, what they were asked, and which faults are to come."""

    def __init__(self) -> None:
        self.authors: dict[str, dict[str, Any]] = {}
        self.works: dict[str, list[dict[str, Any]]] = {}
        self.entries: dict[str, str] = {}
        self.feeds: dict[str, str] = {}
        self.physicists: dict[str, dict[str, Any]] = {}
        self.literature: dict[str, list[dict[str, Any]]] = {}
        self.extra: dict[str, str] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.released = threading.Event()
        self._faults: list[tuple[str, Fault]] = []
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.replay = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, tb: TracebackType | None) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def environ(self, **more: str) -> dict[str, str]:
        """What leads a client here."""
        return {
            "PROFILETUI_OPENALEX_URL": f"{self.root}/openalex",
            "PROFILETUI_INSPIRE_URL": f"{self.root}/inspire/api",
            "PROFILETUI_ARXIV_URL": f"{self.root}/arxiv/api/query",
            **more,
        }

    def then(self, where: str, *faults: Fault) -> None:
        """Meet the next questions whose address holds ``where`` with these faults, one each."""
        self._faults += [(where, fault) for fault in faults]

    def next_fault(self, path: str) -> Fault | None:
        for place, (where, fault) in enumerate(self._faults):
            if where in unquote(path):
                del self._faults[place]
                return fault
        return None

    def questions(self, where: str) -> list[str]:
        """What was asked so far at addresses that hold ``where``."""
        return [path for path in self.asked if where in path]

    # -- what they know --------------------------------------------------------------------------------------

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        room, _, rest = path.strip("/").partition("/")
        if room == "openalex":
            return self._json(self._openalex(rest, query))
        if room == "inspire":
            return self._json(self._inspire(rest.removeprefix("api/"), query))
        return self._atom(rest if room == "arxiv" else path, query)

    def _json(self, value: object) -> tuple[int, str, bytes]:
        if value is None:
            return 404, "application/json", b'{"error": "Not found", "message": "nothing here"}'
        return 200, "application/json; charset=utf-8", json.dumps(value).encode()

    def _openalex(self, path: str, query: dict[str, str]) -> object:
        if path.startswith("authors/"):
            return self.authors.get(path.removeprefix("authors/"))
        size, page = int(query.get("per_page", 25)), int(query.get("page", 1))
        if path == "authors" and "search" in query:
            words = query["search"].lower().split()
            found = [it for it in self.authors.values() if all(word in it["display_name"].lower() for word in words)]
        elif path == "authors":
            orcid = query["filter"].removeprefix("orcid:").rpartition("/")[2]
            found = [it for it in self.authors.values() if (it["orcid"] or "").endswith(orcid)]
        elif path == "works":
            wanted = query["filter"].removeprefix("authorships.author.id:").split("|")
            found = [work for one in wanted for work in self.works.get(one, [])]
        else:
            return None
        here = found[(page - 1) * size : page * size]
        return {"meta": {"count": len(found), "page": page, "per_page": size}, "results": here, "group_by": []}

    def _inspire(self, path: str, query: dict[str, str]) -> object:
        if path.startswith("authors/"):
            person = self.physicists.get(path.removeprefix("authors/"))
            return person and {"metadata": person, "id": str(person["control_number"])}
        if path.startswith("orcid/"):
            orcid = path.removeprefix("orcid/")
            found = [it for it in self.physicists.values() if {"schema": "ORCID", "value": orcid} in it["ids"]]
            return {"metadata": found[0], "id": str(found[0]["control_number"])} if found else None
        if path == "authors":
            words = query["q"].lower().split()
            found = [
                it for it in self.physicists.values() if all(w in it["name"]["preferred_name"].lower() for w in words)
            ]
            return {"hits": {"hits": [{"metadata": it} for it in found], "total": len(found)}}
        number = query["q"].removeprefix("authors.recid:")
        papers = self.literature.get(number, [])
        if path == "literature/facets":
            return citation_summary([paper["citation_count"] for paper in papers])
        size, page = int(query["size"]), int(query["page"])
        here = papers[(page - 1) * size : page * size]
        return {"hits": {"hits": [{"metadata": paper} for paper in here], "total": len(papers)}}

    def _atom(self, path: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        if path.startswith(("a/", "/a/")):
            feed = self.feeds.get(path.rpartition("/")[2].removesuffix(".atom2"))
            return (200, ATOM, feed.encode()) if feed else (404, "text/html", b"<html>Not found</html>")
        wanted = query.get("id_list", "").split(",")
        found = [self.entries[one] for one in wanted if one in self.entries]
        return 200, ATOM, feed_of(found).encode()


ATOM = "application/atom+xml; charset=utf-8"


# -- what an author, a paper, an entry look like -------------------------------------------------------------


def author(id: str, name: str, **other: Any) -> dict[str, Any]:  # noqa: A002 - the field's name
    """An author of OpenAlex."""
    return {
        "id": f"https://openalex.org/{id}",
        "orcid": None,
        "display_name": name,
        "display_name_alternatives": [name, name[0] + ". " + name.rpartition(" ")[2]],
        "works_count": 0,
        "cited_by_count": 0,
        "summary_stats": {"2yr_mean_citedness": 0.5, "h_index": 3, "i10_index": 1},
        "last_known_institutions": [{"id": "https://openalex.org/I1", "display_name": "Peking University"}],
        "affiliations": [{"institution": {"display_name": "Peking University"}, "years": [2024, 2011]}],
        "topics": [{"display_name": "Neural Networks", "count": 9, "subfield": {"display_name": "AI"}}],
        "counts_by_year": [{"year": 2025, "works_count": 2, "cited_by_count": 9}, {"year": 2015, "works_count": 1}],
    } | other


def inverted(text: str) -> dict[str, list[int]]:
    """An abstract as OpenAlex gives it: each word with all its places."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(text.split()):
        places.setdefault(word, []).append(place)
    return places


def work(number: int, owner: dict[str, Any], *, arxiv: str = "", **other: Any) -> dict[str, Any]:
    """A work of OpenAlex."""
    location = {
        "id": f"doi:10.5555/w{number}",
        "landing_page_url": f"https://doi.org/10.5555/w{number}",
        "pdf_url": None,
        "source": {"display_name": "Journal of Looms", "type": "journal"},
    }
    preprint = {
        "id": f"pmh:oai:arXiv.org:{arxiv}",
        "landing_page_url": f"http://arxiv.org/abs/{arxiv}",
        "pdf_url": f"https://arxiv.org/pdf/{arxiv}",
        "source": {"display_name": "arXiv", "type": "repository"},
    }
    ada = {"id": "https://openalex.org/A9999", "display_name": "Ada Byron"}
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/w{number}",
        "title": f"On the weaving of pattern number {number}",
        "publication_year": 2020,
        "publication_date": "2020-03-04",
        "type": "article",
        "cited_by_count": number % 7,
        "authorships": [
            {"author": {"id": owner["id"], "display_name": owner["display_name"]}, "raw_author_name": "X"},
            {"author": ada, "raw_author_name": "A. Byron"},
        ],
        "is_authors_truncated": False,
        "primary_location": location,
        "locations": [location, *([preprint] if arxiv else [])],
        "primary_topic": {"display_name": "Weaving", "subfield": {"display_name": "Artificial Intelligence"}},
        "abstract_inverted_index": inverted(f"The loom weaves the thread and the thread weaves the loom {number}"),
    } | other


def entry(id: str, title: str, summary: str, comment: str = "") -> str:  # noqa: A002 - the field's name
    """An entry of arXiv."""
    note = f"<arxiv:comment>{escape(comment)}</arxiv:comment>" if comment else ""
    return f"""<entry><id>http://arxiv.org/abs/{id}v2</id><title>{escape(title)}</title>
    <updated>2020-03-05T00:00:00Z</updated><published>2020-03-04T00:00:00Z</published>
    <link href="https://arxiv.org/abs/{id}v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/{id}v2" rel="related" type="application/pdf" title="pdf"/>
    <summary>{escape(summary)}</summary>{note}<arxiv:primary_category term="cs.LG"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <author><name>Jin Wen</name></author><author><name>Ada Byron</name></author></entry>"""


def feed_of(entries: list[str], title: str = "arXiv Query: id_list=…") -> str:
    """A feed of arXiv."""
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
 xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id><title>{escape(title)}</title>
<updated>2026-12-01T00:00:00Z</updated><opensearch:totalResults>{len(entries)}</opensearch:totalResults>
{"".join(entries)}</feed>"""


def physicist(number: int, name: str, **other: Any) -> dict[str, Any]:
    """An author of INSPIRE."""
    return {
        "control_number": number,
        "name": {"value": ", ".join(reversed(name.rsplit(" ", 1))), "preferred_name": name},
        "ids": [{"schema": "INSPIRE BAI", "value": "A.Byron.1"}, {"schema": "ORCID", "value": "0000-0002-1825-0097"}],
        "positions": [{"institution": "Lagos U.", "current": True, "start_date": "2012"}],
        "arxiv_categories": ["hep-th"],
    } | other


def record(number: int, owner: dict[str, Any], **other: Any) -> dict[str, Any]:
    """A paper of INSPIRE."""
    return {
        "control_number": number,
        "titles": [{"source": "arXiv", "title": f"Strings of kind {number}"}],
        "abstracts": [
            {"source": "arXiv", "value": f"We count $\\alpha_{number}$; code at https://github.com/ada/strings"}
        ],
        "authors": [{"full_name": owner["name"]["value"], "recid": owner["control_number"]}],
        "author_count": 1,
        "arxiv_eprints": [{"categories": ["hep-th", "gr-qc"], "value": f"2101.{number:05}"}],
        "dois": [{"value": f"10.5555/s{number}"}],
        "publication_info": [{"journal_title": "J.Strings", "year": 2021}],
        "citation_count": number,
        "earliest_date": "2021-02-03",
        "document_type": ["article"],
    } | other


def citation_summary(counts: list[int]) -> object:
    """The figures of INSPIRE for papers with these citations."""
    ranked = sorted(counts, reverse=True)
    h_index = sum(count > place for place, count in enumerate(ranked))
    both = {"doc_count": len(counts), "citations_count": {"value": float(sum(counts))}}
    summary = {"doc_count": len(counts), "h-index": {"value": {"all": h_index, "published": 0}},
               "citations": {"buckets": {"all": both, "published": both}}}  # fmt: skip
    return {"hits": {"total": {"value": len(counts)}}, "aggregations": {"citation_summary": summary}}


# -- faults ----------------------------------------------------------------------------------------------------


def status(code: int, body: str = "{}", kind: str = "application/json", **headers: str) -> Fault:
    """An answer with a status and headers (``retry_after="3"``)."""
    extra = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.send(code, body.encode(), kind, extra)


def raw(body: bytes, kind: str = "application/json; charset=utf-8") -> Fault:
    """A good answer, as far as its status tells."""
    return lambda handler: handler.send(200, body, kind)


def cut(body: bytes, kept: int) -> Fault:
    """A body that breaks off."""

    def fault(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:kept])
        handler.close_connection = True

    return fault


def hang_up(handler: Handler) -> None:
    """No answer at all."""
    handler.close_connection = True


def silent(handler: Handler) -> None:
    """Nothing, until the play is over."""
    handler.server.replay.released.wait(60)
    handler.close_connection = True


def stalls(body: bytes, kept: int) -> Fault:
    """A body that stops coming, and nobody hangs up."""

    def fault(handler: Handler) -> None:
        cut(body, kept)(handler)
        handler.server.replay.released.wait(60)

    return fault


def drips(pieces: int) -> Fault:
    """A body that comes in pieces without end in sight."""

    def fault(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for _ in range(pieces):
            handler.wfile.write(b"400\r\n" + b" " * 1024 + b"\r\n")
            handler.wfile.flush()
        handler.wfile.write(b"0\r\n\r\n")

    return fault


@contextmanager
def playing() -> Iterator[Replay]:
    """A replay with Jin Wen (A5001: 230 works, one of them with code told of in an arXiv comment) and a namesake."""
    with Replay() as replay:
        jin = author("A5001", "Jin Wen", works_count=230, cited_by_count=700)
        replay.authors["A5001"] = jin
        replay.works["A5001"] = [work(number, jin) for number in range(1, 231)]
        replay.works["A5001"][4] = work(5, jin, arxiv="2003.00005")
        replay.entries["2003.00005"] = entry(
            "2003.00005", "On the weaving of pattern number $5$", "We weave $\\alpha$ of $\\beta$ threads.",
            "12 pages, code at https://github.com/jinwen/loom",
        )  # fmt: skip
        other = author("A5002", "Jin Wen", works_count=12, last_known_institutions=None, counts_by_year=None, topics=[])
        replay.authors["A5002"] = other
        replay.works["A5002"] = [work(1000 + number, other) for number in range(12)]
        yield replay
