"""The client gives a whole answer, or one sentence of what is wrong; each fault is caused on the loopback."""

from __future__ import annotations

import json
import re
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from profiletui import __version__
from profiletui.fetching.answers import Answer
from profiletui.fetching.client import Client, Clock
from profiletui.fetching.faults import Fault, NotFound, Stopped
from profiletui.fetching.services import ARXIV, INSPIRE, OPENALEX, Service
from profiletui.fetching.verdicts import Limits, in_words
from tests.fetching import replay as play
from tests.fetching.replay import Replay


class FakeTime:
    """A time that passes by waiting alone."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._step = step

    def monotonic(self) -> float:
        self.now += self._step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.monotonic, self.sleep, lambda: 1_780_000_000.0)


@pytest.fixture
def replay() -> Iterator[Replay]:
    with play.playing() as replay:
        yield replay


@pytest.fixture
def passing() -> FakeTime:
    return FakeTime()


@pytest.fixture
def client(replay: Replay, passing: FakeTime, tmp_path: Path) -> Client:
    return Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=passing.clock)


def ask(client: Client, service: Service = OPENALEX, path: str = "authors/A5001") -> Answer:
    return client.get(service, client.url(service, path))


def fault_of(client: Client, service: Service = OPENALEX, path: str = "authors/A5001") -> str:
    with pytest.raises(Fault) as caught:
        ask(client, service, path)
    return caught.value.sentence


def test_an_answer_comes_whole(client: Client, replay: Replay) -> None:
    kept: list[Answer] = []
    client.keep = kept.append
    answer = ask(client)
    assert json.loads(answer.body)["display_name"] == "Jin Wen"
    assert kept == [answer]
    assert replay.headers[0]["User-Agent"] == f"profiletui/{__version__}"
    assert "gzip" in replay.headers[0]["Accept-Encoding"]


@pytest.mark.parametrize(("service", "interval"), [(OPENALEX, 0.1), (INSPIRE, 0.34), (ARXIV, 3.0)])
def test_each_service_is_asked_at_its_own_pace(
    service: Service, interval: float, client: Client, replay: Replay, passing: FakeTime
) -> None:
    replay.then("", *[play.raw(b"{}")] * 3)
    for _ in range(3):
        client.get(service, client.url(service))
    assert passing.slept == pytest.approx([interval, interval])


def test_out_of_order_twice_then_well(client: Client, replay: Replay, passing: FakeTime) -> None:
    replay.then("authors", play.status(503), play.status(500))
    assert ask(client).body
    assert sum(passing.slept) == pytest.approx(3.0)
    assert client.asked == 3


def test_out_of_order_for_good(client: Client, replay: Replay) -> None:
    replay.then("authors", *[play.status(502, "<html>Bad gateway</html>", "text/html")] * 9)
    assert fault_of(client) == ("cannot fetch from OpenAlex: it is out of order (502), tried 4 times; try again later")
    assert client.asked == 4


def test_a_short_wait_is_waited(client: Client, replay: Replay, passing: FakeTime) -> None:
    replay.then("authors", play.status(429, retry_after="7"))
    ask(client)
    assert 7.0 in passing.slept


@pytest.mark.parametrize("wait", ["31", "3600", "Fri, 29 May 2026 23:59:59 GMT"])
def test_a_long_wait_is_told_and_not_slept_through(
    wait: str, client: Client, replay: Replay, passing: FakeTime
) -> None:
    replay.then("authors", play.status(429, retry_after=wait))
    sentence = fault_of(client)
    assert "it asks to wait" in sentence
    assert "try again after " in sentence
    assert passing.slept == []
    assert client.asked == 1


def test_waits_are_not_longer_together_than_the_longest_one(client: Client, replay: Replay, passing: FakeTime) -> None:
    replay.then("authors", *[play.status(503, retry_after="20")] * 9)
    assert "it asks to wait 20 s (503), tried 2 times" in fault_of(client)
    assert sum(passing.slept) < 31


def test_a_429_without_a_time(client: Client, replay: Replay) -> None:
    replay.then("authors", *[play.status(429)] * 9)
    assert "it asks to be left alone for a while (429), tried 4 times" in fault_of(client)


def test_a_used_up_budget_says_when_it_refills(client: Client, replay: Replay) -> None:
    replay.then("authors", play.status(429, x_ratelimit_remaining="0", x_ratelimit_reset="3600", retry_after="3600"))
    sentence = fault_of(client)
    assert "its budget for today is used up; it refills at " in sentence
    assert "OPENALEX_API_KEY" in sentence
    assert client.asked == 1


def test_nothing_is_asked_once_the_budget_is_at_nought(client: Client, replay: Replay) -> None:
    replay.extra = {"X-RateLimit-Remaining": "0"}
    ask(client)
    assert "its budget for today is used up" in fault_of(client)
    assert client.asked == 1
    client.get(INSPIRE, client.url(INSPIRE, "literature", {"q": "authors.recid:1", "size": 1, "page": 1}))


def test_not_found(client: Client) -> None:
    with pytest.raises(NotFound) as caught:
        ask(client, path="authors/A404")
    assert "nothing under that address (404)" in caught.value.sentence


def test_a_merged_author_is_followed(client: Client, replay: Replay) -> None:
    replay.then("A4000", play.status(301, location="/openalex/authors/A5001"))
    answer = ask(client, path="authors/A4000")
    assert answer.moved
    assert answer.url.endswith("/authors/A5001")


@pytest.mark.parametrize(
    ("location", "where"),
    [
        ("https://login.example.org/hotel?next=1", "https://login.example.org"),
        ("http://127.0.0.1:9/authors/A5001", "http://127.0.0.1"),
        ("file:///etc/passwd", "file://"),
        ("//example.org/\x1b]0;x", "http://example.org"),
    ],
)
def test_nobody_is_followed_elsewhere(location: str, where: str, client: Client, replay: Replay) -> None:
    replay.then("authors", play.status(302, location=location))
    assert f"it sends us on to {where}, which is not OpenAlex" in fault_of(client)
    assert client.asked == 1


def test_a_circle_of_redirects_ends(client: Client, replay: Replay) -> None:
    replay.then("authors", *[play.status(302, location="/openalex/authors/A5001")] * 20)
    assert "it sent us on more than 5 times" in fault_of(client)


def test_a_redirect_to_nowhere(client: Client, replay: Replay) -> None:
    replay.then("authors", play.status(302))
    assert "it sends us on, but not where to (302)" in fault_of(client)


@pytest.mark.parametrize("begin", ["<!DOCTYPE html>", " \n<html>", "<HEAD>", "\ufeff<!doctype html>"])
def test_a_page_for_people_is_no_data(begin: str, client: Client, replay: Replay) -> None:
    replay.then("authors", play.raw(f"{begin}Are you human?".encode(), "text/html"))
    assert "it sent a web page for people instead of data" in fault_of(client)
    assert client.asked == 1


def test_a_refusal(client: Client, replay: Replay) -> None:
    replay.then("authors", play.status(403))
    assert "it refuses us (403)" in fault_of(client)


def test_a_question_that_is_not_understood(client: Client, replay: Replay) -> None:
    replay.then("authors", play.status(400, '{"message": "\x1b[31mbad\x1b[0m"}'))
    assert "it did not understand the question (400)" in fault_of(client)


BODY = b'{"id": "https://openalex.org/A5001", "display_name": "Jin Wen"}'


def test_a_body_that_broke_off_is_asked_for_again(client: Client, replay: Replay) -> None:
    replay.then("authors", play.cut(BODY, 20), play.hang_up)
    assert ask(client).body
    assert client.asked == 3


def test_a_body_that_breaks_off_for_good(client: Client, replay: Replay) -> None:
    replay.then("authors", *[play.cut(BODY, 20)] * 9)
    assert f"its answer broke off after 20 of {len(BODY)} bytes, tried 4 times" in fault_of(client)


def test_no_answer_for_good(client: Client, replay: Replay) -> None:
    replay.then("authors", *[play.hang_up] * 9)
    assert "it closed the connection without an answer, tried 4 times" in fault_of(client)


def test_a_body_that_comes_too_slowly(replay: Replay, tmp_path: Path) -> None:
    client = Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=FakeTime(step=7.0).clock)
    replay.then("authors", play.drips(200))
    sentence = fault_of(client)
    assert "its answer comes too slowly, " in sentence
    assert "bytes in 30 s" in sentence
    assert client.asked == 1


QUICK = Limits(connect=0.2, read=0.05)


def test_a_body_that_stops_coming(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    client = Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=passing.clock, limits=QUICK)
    replay.then("authors", *[play.stalls(BODY, 20)] * 9)
    assert f"its answer stopped coming for 0.05 s after 20 of {len(BODY)} bytes, tried 2 times" in fault_of(client)


def test_no_answer_in_time(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    client = Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=passing.clock, limits=QUICK)
    replay.then("authors", *[play.silent] * 9)
    assert fault_of(client) == (
        "cannot fetch from OpenAlex: it did not answer within 0.05 s, tried 2 times; try again later"
    )


def test_no_question_is_asked_again_after_45_seconds(client: Client, replay: Replay, passing: FakeTime) -> None:
    began: list[float] = []

    def fault(handler: play.Handler) -> None:
        began.append(passing.now)
        passing.now += 14.0
        play.status(503)(handler)

    replay.then("authors", *[fault] * 9)
    assert "it is out of order (503), tried 3 times" in fault_of(client)
    assert began[-1] < 1000 + 44


def test_too_large_by_its_own_word(client: Client, replay: Replay) -> None:
    def fault(handler: play.Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(65 << 20))
        handler.end_headers()

    replay.then("authors", fault)
    assert "its answer is larger than 64 MiB" in fault_of(client)


def test_too_large_once_unpacked(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    client = Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=passing.clock, limits=Limits(body=1 << 20))
    replay.then("authors", play.raw(b" " * (9 << 20)))
    assert "its answer is larger than 1 MiB" in fault_of(client)


def test_the_wrong_charset(client: Client, replay: Replay) -> None:
    replay.then("authors", play.raw('{"display_name": "Jin Wén"}'.encode("latin-1")))
    assert "its answer is not in the character set that it names (utf-8)" in fault_of(client)


@pytest.mark.parametrize("charset", ["iso-8859-1", '"ISO-8859-1"'])
def test_another_charset_that_is_named_rightly(charset: str, client: Client, replay: Replay) -> None:
    replay.then("authors", play.raw('"é"'.encode("latin-1"), f"application/json; charset={charset}"))
    assert ask(client).body == '"é"'.encode()


@pytest.mark.parametrize("charset", ["klingon", "utf-8; x=y"])
def test_a_charset_that_nobody_knows_is_utf_8(charset: str, client: Client, replay: Replay) -> None:
    replay.then("authors", play.raw('"é"'.encode(), f"application/json; charset={charset}"))
    assert ask(client).body == '"é"'.encode()


def test_a_charset_that_is_none(client: Client, replay: Replay) -> None:
    replay.then("authors", play.raw(b"{}", "application/json; charset=hex"))
    assert "its answer is not in the character set that it names (hex)" in fault_of(client)


def test_packed_wrongly(client: Client, replay: Replay) -> None:
    def fault(handler: play.Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", "5")
        handler.end_headers()
        handler.wfile.write(b"hello")

    replay.then("authors", *[fault] * 9)
    assert "its answer cannot be unpacked" in fault_of(client)


def test_no_name_of_that_kind(passing: FakeTime, tmp_path: Path) -> None:
    environ = {"PROFILETUI_OPENALEX_URL": "http://nobody.invalid", "XDG_CONFIG_HOME": str(tmp_path)}
    sentence = fault_of(Client(environ, clock=passing.clock))
    assert re.fullmatch(
        r"cannot fetch from OpenAlex: there is no network, or no way to it \([a-z ]+\); check your connection", sentence
    )


def test_nobody_listens(passing: FakeTime, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        environ = {
            "PROFILETUI_OPENALEX_URL": f"http://127.0.0.1:{free.getsockname()[1]}",
            "XDG_CONFIG_HOME": str(tmp_path),
        }
        assert "there is no network, or no way to it" in fault_of(Client(environ, clock=passing.clock))


@pytest.mark.parametrize("address", ["ftp://example.org", "example.org", "http://", "http://[", "http://a b\x1b/"])
def test_an_address_that_is_none(address: str, passing: FakeTime, tmp_path: Path) -> None:
    environ = {"PROFILETUI_OPENALEX_URL": address, "XDG_CONFIG_HOME": str(tmp_path)}
    assert "PROFILETUI_OPENALEX_URL is no address" in fault_of(Client(environ, clock=passing.clock))


@pytest.fixture
def forged(tmp_path: Path) -> Iterator[str]:
    """The address of a server whose certificate nobody has signed but itself."""
    both = tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", both, "-out", tmp_path / "own"],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_bytes(both.read_bytes() + (tmp_path / "own").read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                try:
                    with context.wrap_socket(connection, server_side=True) as secure:
                        secure.recv(4096)
                        secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{listening.getsockname()[1]}"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()


def test_a_certificate_that_nobody_signed(forged: str, passing: FakeTime, tmp_path: Path) -> None:
    client = Client({"PROFILETUI_OPENALEX_URL": forged, "XDG_CONFIG_HOME": str(tmp_path)}, clock=passing.clock)
    assert "its certificate cannot be verified; somebody may stand in between" in fault_of(client)


def test_a_certificate_that_this_computer_trusts(
    forged: str, passing: FakeTime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "own"))
    client = Client({"PROFILETUI_OPENALEX_URL": forged, "XDG_CONFIG_HOME": str(tmp_path)}, clock=passing.clock)
    assert ask(client).body == b"{}"


# -- keys --------------------------------------------------------------------------------------------------------

SECRET = "s3cr3t/+key"


def with_key(replay: Replay, passing: FakeTime, tmp_path: Path) -> Client:
    return Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path), OPENALEX_API_KEY=SECRET), clock=passing.clock)


def test_a_key_goes_to_its_service_and_nowhere_else(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    client = with_key(replay, passing, tmp_path)
    kept: list[Answer] = []
    client.keep = kept.append
    ask(client)
    client.get(INSPIRE, client.url(INSPIRE, "literature", {"q": "authors.recid:1", "size": 1, "page": 1}))
    assert [("api_key=s3cr3t%2F%2Bkey" in path) for path in replay.asked] == [True, False]
    assert not any("s3cr3t" in f"{answer}" for answer in kept)


def test_a_redirect_that_repeats_the_key_does_not_keep_it(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    client = with_key(replay, passing, tmp_path)
    replay.then("A4000", play.status(301, location="/openalex/authors/A5001?api_key=s3cr3t%2F%2Bkey"))
    assert "s3cr3t" not in ask(client, path="authors/A4000").url
    assert replay.asked[1].count("api_key") == 1


FAULTS = [
    play.status(401), play.status(403), play.status(404), play.status(400), play.status(429, retry_after="99"),
    play.status(302, location="http://example.org/?api_key=s3cr3t"), play.raw(b"<html>s3cr3t"), play.raw(b"\xff"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_shows_the_key(
    fault: play.Fault, replay: Replay, passing: FakeTime, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    replay.then("authors", fault)
    with caplog.at_level("DEBUG"), pytest.raises(Fault) as caught:
        ask(with_key(replay, passing, tmp_path))
    assert "s3cr3t" not in caught.value.sentence
    assert "s3cr3t" not in caplog.text
    assert caught.value.__cause__ is None


def test_no_crash_on_the_way_shows_the_key(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    replay.then("authors", *[play.hang_up] * 9)
    with pytest.raises(Fault) as caught:
        ask(with_key(replay, passing, tmp_path))
    inner: BaseException | None = caught.value
    while inner is not None:
        assert "s3cr3t" not in str(inner)
        inner = inner.__cause__ or (None if inner.__suppress_context__ else inner.__context__)


def test_an_unknown_key(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    replay.then("authors", play.status(401))
    sentence = fault_of(with_key(replay, passing, tmp_path))
    assert sentence == (
        "cannot fetch from OpenAlex: it does not know your key (401); "
        "check OPENALEX_API_KEY, or unset it to ask without a key"
    )


def test_a_key_that_is_missing(client: Client, replay: Replay) -> None:
    replay.then("authors", play.status(401))
    assert "it wants a key (401); put yours into OPENALEX_API_KEY" in fault_of(client)


def test_a_key_from_a_file(client: Client, replay: Replay, tmp_path: Path) -> None:
    keys = tmp_path / "profiletui" / "keys"
    keys.parent.mkdir()
    keys.write_text("# mine\nOPENALEX_API_KEY = abc123\n")
    keys.chmod(0o600)
    ask(client)
    assert replay.asked[0].endswith("api_key=abc123")


def test_a_file_of_keys_that_others_may_read_is_refused(client: Client, replay: Replay, tmp_path: Path) -> None:
    keys = tmp_path / "profiletui" / "keys"
    keys.parent.mkdir()
    keys.write_text("OPENALEX_API_KEY=abc123\n")
    keys.chmod(0o644)
    sentence = fault_of(client)
    assert "others may read the keys in" in sentence
    assert "run chmod 600" in sentence
    assert "abc123" not in sentence
    assert replay.asked == []


def test_a_key_never_goes_over_the_open_network(passing: FakeTime, replay: Replay, tmp_path: Path) -> None:
    """A mirror without TLS is asked, through this proxy, without the key."""
    environ = {
        "PROFILETUI_OPENALEX_URL": "http://mirror.invalid/openalex",
        "OPENALEX_API_KEY": SECRET,
        "HTTP_PROXY": replay.root,
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    ask(Client(environ, clock=passing.clock))
    assert replay.asked == ["http://mirror.invalid/openalex/authors/A5001"]


# -- proxies -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("excepted", "through"), [("", True), ("example.org", True), ("127.0.0.1", False), ("*", False)]
)
def test_the_proxy_of_the_environment(
    excepted: str, through: bool, replay: Replay, passing: FakeTime, tmp_path: Path
) -> None:
    with Replay() as proxy:
        proxy.then("", play.raw(b'{"through": "the proxy"}'))
        environ = replay.environ(http_proxy=proxy.root, NO_PROXY=excepted, XDG_CONFIG_HOME=str(tmp_path))
        answer = ask(Client(environ, clock=passing.clock))
        assert (b"through" in answer.body) is through


def test_a_proxy_that_is_gone(passing: FakeTime, replay: Replay, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        proxy = f"http://me:hush@127.0.0.1:{free.getsockname()[1]}"
        sentence = fault_of(
            Client(replay.environ(http_proxy=proxy, XDG_CONFIG_HOME=str(tmp_path)), clock=passing.clock)
        )
    assert "the proxy that your environment names does not let us through" in sentence
    assert "hush" not in sentence


# -- stopping ------------------------------------------------------------------------------------------------------


def test_a_question_can_be_given_up(replay: Replay, passing: FakeTime, tmp_path: Path) -> None:
    client = Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=passing.clock, stop=lambda: bool(replay.asked))
    replay.then("authors", *[play.status(503)] * 9)
    with pytest.raises(Stopped):
        ask(client)
    assert client.asked == 1


@pytest.mark.parametrize(
    ("seconds", "words"), [(7, "7 s"), (119, "119 s"), (600, "10 min"), (19200, "5 h 20 min"), (7200, "2 h")]
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
