import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from profiletui.model.paper import Link
from profiletui.readers.links import finder as finder
from profiletui.readers.links.finder import find_links

DATA = Path(__file__).parent.parent / "data"
CASES = [
    json.loads(line)
    for name in ("link_cases.jsonl", "link_cases_shared.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()
]

# Pieces that links and what stands around them are made of, so that random texts come near the rules.
PIECES = st.sampled_from(
    [
        *("http://", "https://", "HTTPS://", "https: //", "www.", "//", "ttps://", "\\url{", "\\href{", "\\texttt{"),
        *("github.com/", "GitHub.com/", "foo/bar", "gitlab.inria.fr", "x.org", "foo.github.io", "例え.jp", "hf.co"),
        *("a", "h", "b.c", "We", "bar.Experiments", "bar_baz", "~user", "A_(b)", ".git", ".html", "127.0.0.1", ":80"),
        *" \n()[]{}<>.,;:!?'\"*_-~$%&#=/\\|@`“”。，（）",
        *("\n\n", "\\_", "\\~{}", "{\\_}", "$\\sim$", "%20", "and", "the", "\u00a0", "\x1b", "\u200b", "é", "代码"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_known_text_gives_its_links(case: dict[str, object]) -> None:
    found = [{"url": link.url, "kind": link.kind} for link in find_links(str(case["text"]))]

    assert found == case["links"]


def test_the_host_is_told_in_lower_case_without_www() -> None:
    assert find_links("see HTTP://WWW.Example.ORG:8080/Path")[0] == Link(
        "http://www.example.org:8080/Path", "other", "example.org"
    )


def test_the_path_of_a_code_host_is_one_in_any_letter_case_but_not_what_is_deeper() -> None:
    text = "github.com/Foo/Bar github.com/foo/bar github.com/foo/bar/tree/A github.com/Foo/bar/tree/a"

    assert [link.url for link in find_links(text)] == [
        "https://github.com/Foo/Bar",
        "https://github.com/foo/bar/tree/A",
        "https://github.com/Foo/bar/tree/a",
    ]


@given(TEXTS)
def test_every_link_is_a_whole_url(text: str) -> None:
    for url, kind, host in find_links(text):
        assert url.startswith(("http://", "https://"))
        assert not re.search(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]", url)
        assert kind in ("code", "other")
        assert host
        assert host == host.lower()
        assert host in url


@given(TEXTS)
def test_links_come_once_and_in_order(text: str) -> None:
    links = find_links(text)
    names = [link.url.partition("://")[2].removeprefix("www.").removesuffix(".git") for link in links]

    assert len(set(names)) == len(names)
    assert find_links(f"{text}\n\n{text}") == links


@given(TEXTS)
def test_a_link_is_found_again_in_itself(text: str) -> None:
    for link in find_links(text):
        assert find_links(link.url) == (link,)


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
@example("http://", "github.com/")
@example("https://user@", "x.org/a")
@example("\\url{", "github.com/")
def test_a_blank_line_is_never_bridged(before: str, after: str) -> None:
    apart = {link.url.lower() for part in (before, after) for link in find_links(part)}

    assert {link.url.lower() for link in find_links(f"{before}\n\n{after}")} <= apart


@given(st.lists(st.one_of(TEXTS, st.just("No link in here.")), max_size=3))
def test_texts_apart_have_the_links_of_one_text_with_blank_lines_between(texts: list[str]) -> None:
    assert find_links(*texts) == find_links("\n\n".join(texts))


REPOSITORIES = st.builds(
    "{}https://{}/{}{}{}".format,
    st.sampled_from(["", " ", "_", "(", "\\url{", "\\url{ ", "{", "a", "https://x.org/", "www.a.b/", "x@"]),
    st.sampled_from(["github.com", "GitHub.com", "gitlab.com", "huggingface.co", "hf.co", "x.org", "sf.net"]),
    st.sampled_from(["a/", "Own-er/", "topics/", "Topics/", "datasets/", "/", "a.b/", "./", "a/b/", "_/"]),
    st.sampled_from(["b", "Bar-Baz_2", "b.git", "b_", "-", ".", "b/", "b.Experiments", "b.", "b..", "b" * 130, ""]),
    st.lists(PIECES, max_size=4).map("".join),
)


def by_the_general_way_alone(text: str) -> tuple[Link, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder, "_read_ordinary", lambda text, anchor, floor: None)
        return find_links(text)


@given(st.one_of(TEXTS, st.lists(st.one_of(REPOSITORIES, PIECES), max_size=6).map("".join)))
def test_an_ordinary_link_read_at_once_is_what_the_general_way_reads(text: str) -> None:
    assert find_links(text) == by_the_general_way_alone(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_known_text_is_read_alike_both_ways(case: dict[str, object]) -> None:
    assert find_links(str(case["text"])) == by_the_general_way_alone(str(case["text"]))


def test_an_ordinary_link_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "_read_at", lambda text, anchor, floor: None)
    text = "Code: https://github.com/Foo/bar_2. More (https://hf.co/foo/bar) at https://gitlab.com/foo/bar"

    assert [link.url for link in find_links(text)] == [
        "https://github.com/Foo/bar_2",
        "https://hf.co/foo/bar",
        "https://gitlab.com/foo/bar",
    ]


HOSTILE = [
    "https://a.bc(",
    "https://a.bc/(",
    "https://a.bc/(/",
    "https://a.bc/((/[",
    "https://a.bc/()",
    "https://github.com/a/b,",
    "github.com/a/b,",
    "github.com/a/b(",
    "https://github.com/a/\\_",
    "https://a.bc/a-\n",
    "https://",
    "http",
    "//",
    "/",
    ".com/",
    "www.",
    "a.",
    "a@",
    "\\url{",
    "https://a.bc\\",
    "https://a.bc/$\\sim$",
    "https://a.bc/.A",
    "\n",
    " ",
    "...",
    "h",
    "代",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_in_time_proportional_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        texts = (piece * (length // len(piece)), "https://a.bc/" + piece * (length // len(piece)))
        begin = time.process_time()
        for text in texts:
            find_links(text)
        return time.process_time() - begin

    short, long = seconds(20_000), seconds(160_000)

    assert long < max(24 * short, 0.4)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Code: https://github. com/ada/engine for all", ["https://github.com/ada/engine"]),
        ("at https: // github. com/ ada-l/ engine-2 and", ["https://github.com/ada-l/engine-2"]),
        ("see http:/www.ada.ac.uk/~x/", ["http://www.ada.ac.uk/~x"]),
        ("code https:/\n/github.com/ada/engine.", ["https://github.com/ada/engine"]),
        ("at https://\nada-engine.com to foster", ["https://ada-engine.com"]),
        ("at https://ada.cs.uni-\nmill.de.", ["https://ada.cs.uni-mill.de"]),
        ("page: https://ada-\nengine.github.io", ["https://ada-engine.github.io"]),
        ("the mill-\nengine.github.io", []),
        ("https://www.ada-\n and more", []),
        ("https://github.com/\nADA-Lovelace-Mill is", ["https://github.com/ADA-Lovelace-Mill"]),
        ("at https://github.com\n/ADA-Lovelace-Mill . More", ["https://github.com/ADA-Lovelace-Mill"]),
        ("https://mill.ai/\nSDK is at https://mill.org", ["https://mill.ai", "https://mill.org"]),
        ("at: https://sites.google.com/view/\nmill.", ["https://sites.google.com/view/mill"]),
        ("(https://github.com/ada/engine_(v2))", ["https://github.com/ada/engine_(v2)"]),
        ("http://www.ada.edu/$^\\sim$mary/data", ["http://www.ada.edu/~mary/data"]),
        ("http://www.ada.de./~mary/x.html", ["http://www.ada.de./~mary/x.html"]),
        ("Demo: ada.mill.edu/~mary/x", ["https://ada.mill.edu/~mary/x"]),
        ("Weights: huggingface.co/adamill", ["https://huggingface.co/adamill"]),
        ("https://a.org/x?y=1&amp;z=2", ["https://a.org/x?y=1&z=2"]),
        ("https://Ada@bitbucket.org/ada/repo.git", ["https://bitbucket.org/ada/repo.git"]),
    ],
)
def test_an_address_is_mended_or_left_out_and_never_made_up(text: str, urls: list[str]) -> None:
    assert [link.url for link in find_links(text)] == urls


HOSTS = st.sampled_from(["ada-mill.org", "vla-paper.github.io", "msg.cs.uni-mill.de", "github.com", "x-y.ai"])
WORDS_BEFORE = st.sampled_from(["Code is at ", "see ", "\\url{", "on-", ""])


@given(WORDS_BEFORE, HOSTS, st.sampled_from(["", "/ada/engine-2", "/", "/view"]), st.data())
def test_no_wrap_makes_a_host_that_the_text_has_not(before: str, host: str, path: str, data: st.DataObject) -> None:
    text = f"{before}https://{host}{path} and more."
    breaks = [at + 1 for at, sign in enumerate(text) if sign in "-/ "]  # where programs wrap
    cuts = set(data.draw(st.lists(st.sampled_from(breaks), max_size=2)))
    wrapped = "".join(
        (sign.strip() if at + 1 in cuts else sign) + "\n" * (at + 1 in cuts) for at, sign in enumerate(text)
    )
    assert {link.host for link in find_links(wrapped)} <= {host}
