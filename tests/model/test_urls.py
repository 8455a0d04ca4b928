import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.urls import LONGEST, refusal, safe_url, search_url

SAFE = [
    "https://github.com/foo/bar",
    "http://swaptalk.cc",
    "HTTPS://GitHub.com/Foo/Bar",
    "https://x.org:8080/a_(b)?c=d&e=f%20g#h",
    "http://127.0.0.1/x",
    "http://localhost:8888",
    "https://[::1]:80/x",
    "https://medium.com/@user/post",
    "https://git.sr.ht/~user/repo",
    "https://x.org/a{b}[c]^d!*+,:=",
    "https://foo_bar.github.io/x",
    "https://xn--bcher-kva.example/x",
    "https://x.org?q=1",
]
UNSAFE = [
    "",
    "github.com/foo/bar",
    "//github.com/foo/bar",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "ftp://x.org/a",
    "data:text/html,x",
    " https://x.org",
    "https://x.org ",
    "https://x.org\n",
    "https://x.org/\r\n",
    "https://x.org/\x00",
    "https://x.org/\x1b]52;c;\x07",
    "https://x.org/\x7f",
    "https://x.org/\x9b",
    "https://x.org/\u202egpj.exe",
    "https://x.org/\u200b",
    "https://x.org/\u2028",
    "https://x.org/ü",
    "https://x.org/a b",
    "https://x.org/a'b",
    'https://x.org/a"b',
    "https://x.org/a`id`",
    "https://x.org/a\\b",
    "https://x.org/$(id)",
    "https://x.org/a;id",
    "https://x.org/a|id",
    "https://x.org/a<b",
    "https://x.org/a>b",
    "https://",
    "https:///x",
    "https://?x",
    "https://#x",
    "https://.",
    "https://..org",
    "https://-.org",
    "https://x..org/",
    "https://x%2eorg/",
    "https://user@x.org/",
    "https://user:word@x.org/",
    "https://github.com@evil.org/",
    "https://@x.org/",
    "https://x.org:/",
    "https://x.org:99999/",
    "https://x.org:80:80/",
    "https://:80/",
    "https://x.org:8\u0660/",
    "https://[::1/",
    "https://[x]/",
    "https://bücher@x.org/",
    "https://ｘ.org/",
    "https://x\u200d.org/",
    "https://x。org/",
    "https://" + "ü" * 70 + ".org/",
    "https://x.org/" + "a" * LONGEST,
    "https:x.org",
    "https:/x.org",
    "view-source:https://x.org",
]
AROUND = st.sampled_from(
    [
        *("https://", "http://", "x.org", "bücher.de", "/", "?", "#", "@", ":", "80", "[::1]", " ", "\n", "xn--"),
        *"\"'`\\$;|<>.-_%~()é代ｘ\x1b\x9b\u00a0\u200d\u202e",
    ]
)
URLS = st.one_of(
    st.text(),
    st.lists(AROUND, max_size=8).map("".join),
    st.lists(AROUND, max_size=8).map(lambda pieces: "https://x.org" + "".join(pieces)),
)


@pytest.mark.parametrize("url", SAFE)
def test_a_safe_url_is_handed_on_unchanged(url: str) -> None:
    assert safe_url(url) == url
    assert refusal(url) is None


@pytest.mark.parametrize("url", UNSAFE, ids=ascii)
def test_an_unsafe_url_is_refused_with_a_reason(url: str) -> None:
    assert safe_url(url) is None
    assert refusal(url)


def test_a_host_beyond_ascii_is_written_in_punycode() -> None:
    assert safe_url("https://bücher.example:8080/a?b") == "https://xn--bcher-kva.example:8080/a?b"
    assert safe_url("https://例え.jp/") == "https://xn--r8jz45g.jp/"
    assert safe_url("https://gіthub.com/foo") == "https://xn--gthub-n2e.com/foo"  # a Cyrillic letter shows


def test_the_longest_url_that_passes_has_2048_characters() -> None:
    url = "https://x.org/".ljust(2048, "a")

    assert safe_url(url) == url
    assert safe_url(url + "a") is None
    assert "2,048" in str(refusal(url + "a"))


def test_a_reason_names_the_character_without_printing_it() -> None:
    assert refusal("https://x.org/\x1b[2J") == "the link holds a character that is unsafe to hand on (U+001B)"
    assert refusal("https://x.org/;") == "the link holds a character that is unsafe to hand on (;)"


@given(URLS)
def test_nothing_dangerous_passes(url: str) -> None:
    safe = safe_url(url)

    assert (safe is None) == (refusal(url) is not None)
    if safe is not None:
        assert re.fullmatch(r"(?i:https?)://[!-~]+", safe)
        assert not set(safe) & set("\"'`\\$;|<>")
        assert "@" not in re.split(r"[/?#]", safe)[2]
        assert len(safe) <= LONGEST


@given(URLS)
def test_what_is_safe_is_not_changed_again(url: str) -> None:
    safe = safe_url(url)

    assert safe is None or safe_url(safe) == safe
    if url.isascii():
        assert safe in (None, url)


@given(URLS)
def test_reasons_are_printable(url: str) -> None:
    reason = refusal(url)

    assert reason is None or (reason.isascii() and reason.isprintable())


@given(st.text())
def test_a_search_for_any_title_is_an_address_that_may_be_handed_on(title: str) -> None:
    url = search_url(title)
    assert safe_url(url) == url
    sought = parse_qs(urlsplit(url).query, keep_blank_values=True)["q"][0]
    assert len(sought) <= 250
    words = re.findall(r"[^\W_]+", title)
    assert re.findall(r"[^\W_]+", sought) == words[: len(re.findall(r"[^\W_]+", sought))]


def test_a_search_holds_the_words_of_the_title() -> None:
    assert search_url("PDO-s3DCNNs: Équivariance & (steerable) -x") == (
        "https://github.com/search?q=PDO-s3DCNNs+%C3%89quivariance+steerable+x&type=repositories"
    )
    assert search_url("word " * 100).count("word") == 50
