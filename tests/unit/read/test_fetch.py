"""One polite fetch: a server of our own, a resolver of our own, no network."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import unquote

import pytest

from onrecord.errors import FetchError, SourceTooLarge
from onrecord.read import addresses, limits, read
from onrecord.read import fetch as module
from onrecord.read.fetch import fetch

PAGE = b"<html><body><p>The envoy came by train, and everybody in the hall saw him.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    seen: ClassVar[list[tuple[str, dict[str, str]]]] = []
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.seen.append((self.path, dict(self.headers)))
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.answer(302, {"Location": unquote(self.path.removeprefix("/to/"))})
        elif path.startswith("/hop/"):
            self.answer(301, {"Location": f"/hop/{int(path.removeprefix('/hop/')) + 1}"})
        elif path.startswith("/status/"):
            self.answer(int(path.removeprefix("/status/")))
        else:
            getattr(self, path.strip("/").replace("-", "_") or "page")()

    def answer(self, status=200, headers=None, body=b""):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def page(self):
        self.answer(headers={"Content-Type": "text/html; Charset='utf-8'"}, body=PAGE)

    def circle(self):
        self.answer(302, {"Location": "/circle"})

    def packed(self):
        body = gzip.compress(PAGE)
        self.answer(headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, body=body)

    def bomb(self):
        body = gzip.compress(b"\0" * (limits.MAX_BYTES + 1_000_000))
        self.answer(headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, body=body)

    def damaged(self):
        self.answer(headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, body=b"no gzip at all")

    def claims_much(self):
        self.answer(headers={"Content-Type": "text/html", "Content-Length": "99999999999"})

    def image(self):
        self.answer(headers={"Content-Type": "image/png"}, body=b"\x89PNG")

    def untold(self):
        self.answer(body=b"The envoy came by train.")

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.trickle(b"word ")

    def drip_header(self):
        self.trickle(b"X")

    def trickle(self, piece):
        try:
            for _ in range(100):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass
        self.close_connection = True

    def silence(self):
        time.sleep(3)
        self.close_connection = True

    def broken(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
        self.close_connection = True

    def nonsense(self):
        self.wfile.write(b"SSH-2.0-harbour\r\n\r\n")
        self.close_connection = True


@pytest.fixture(scope="module")
def port():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def local(host: str, _port: int) -> list[str]:
    """Lead every name to this machine, but literal addresses to themselves."""
    return [host] if host[0].isdigit() or ":" in host else ["127.0.0.1"]


def get(port: int, path: str, **options):
    url = f"http://post.example:{port}{path}"
    allow = options.pop("allow", lambda address: address == "127.0.0.1")
    return fetch(url, resolver=local, allow=allow, **options)


def test_page(port):
    Handler.seen.clear()
    answer = get(port, "/page?a=1&b=ü#part")
    assert answer == module.Fetched(
        PAGE, f"http://post.example:{port}/page?a=1&b=%C3%BC", "text/html", "utf-8", answer.date
    )
    assert answer.date is not None
    assert parsedate_to_datetime(answer.date).tzinfo is not None
    ((path, headers),) = Handler.seen
    assert path == "/page?a=1&b=%C3%BC"
    assert headers["Host"] == f"post.example:{port}"
    assert headers["User-Agent"].startswith("onrecord/")
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_redirect_is_followed_and_compressed_page_unpacked(port):
    answer = get(port, "/to//packed")
    assert (answer.data, answer.address) == (PAGE, f"http://post.example:{port}/packed")


def test_type_that_is_not_told(port):
    assert get(port, "/untold").media_type is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", "redirects in a circle"),
        ("/hop/1", "redirects more than 5 times"),
        ("/to/http://10.0.0.8/", "private or reserved address"),
        ("/to/http://[::1]/", "private or reserved address"),
        ("/to/http://169.254.169.254/latest/meta-data/", "private or reserved address"),
        ("/to/file:///etc/passwd", "only http:// and https://"),
        ("/to/ftp://post.example/a", "only http:// and https://"),
        ("/to/http://user:secret@post.example/", "user name or password"),
        ("/status/404", "has no such page"),
        ("/status/403", "refuses to show it"),
        ("/status/500", r"answers with an error \(500\)"),
        ("/status/204", r"answers with an error \(204\)"),
        ("/image", "is image/png, not a page"),
        ("/damaged", "damaged compressed data"),
        ("/broken", "broke off its answer"),
        ("/nonsense", "broke off its answer"),
    ],
)
def test_refusals(port, path, words):
    with pytest.raises(FetchError, match=rf"^[^\n]*{words}[^\n]*\.$"):
        get(port, path)


@pytest.mark.parametrize("path", ["/bomb", "/claims-much"])
def test_too_large(port, path):
    with pytest.raises(SourceTooLarge, match=r"^http://post\.example[^\n]*larger than the 50 MB"):
        get(port, path)


@pytest.mark.parametrize("path", ["/drip", "/drip-header", "/silence"])
def test_deadline_holds_against_a_server_that_drips(port, path):
    begun = time.monotonic()
    with pytest.raises(FetchError, match="did not answer in time"):
        get(port, path, seconds=0.5)
    assert time.monotonic() - begun < 2.5


def test_nobody_there():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        free = unused.getsockname()[1]
    with pytest.raises(FetchError, match="could not be reached"):
        get(free, "/page")


def test_second_address_is_tried(port):
    def two(*_):
        return ["127.0.0.9", "127.0.0.1"]

    answer = fetch(f"http://post.example:{port}/page", resolver=two, allow=lambda _: True)
    assert answer.data == PAGE


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(FetchError, match="private or reserved"):
        fetch("http://post.example/", resolver=lambda *_: ["93.184.215.14", "192.168.0.1"])


def test_connection_goes_to_the_checked_address_only(port):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    answer = fetch(
        f"http://post.example:{port}/page",
        resolver=lambda *_: next(answers),
        allow=lambda a: a == "127.0.0.1",
    )
    assert answer.data == PAGE
    assert next(answers) == ["10.0.0.1"]  # asked once


def test_proxies_of_the_environment_are_not_used(port, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get(port, "/page").data == PAGE


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """A server with a certificate for `post.example`, and the context that trusts it."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    options = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=post.example"
    )
    subprocess.run(
        [
            program,
            *options.split(),
            "-addext",
            "subjectAltName=DNS:post.example",
            "-keyout",
            key,
            "-out",
            certificate,
        ],
        check=True,
        capture_output=True,
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server.server_port, ssl.create_default_context(cafile=str(certificate))
    server.shutdown()
    server.server_close()
    thread.join()


def test_secure_page_at_a_pinned_address(secure, monkeypatch):
    port, trust = secure
    monkeypatch.setattr(module, "_trust", lambda: trust)
    answer = fetch(f"https://post.example:{port}/page", resolver=local, allow=lambda _: True)
    assert answer.data == PAGE


def test_certificate_for_another_name_is_refused(secure, monkeypatch):
    port, trust = secure
    monkeypatch.setattr(module, "_trust", lambda: trust)
    with pytest.raises(FetchError, match="no valid certificate"):
        fetch(f"https://other.example:{port}/page", resolver=local, allow=lambda _: True)


def test_certificate_that_nobody_vouches_for_is_refused(secure):
    with pytest.raises(FetchError, match="no valid certificate"):
        fetch(f"https://post.example:{secure[0]}/page", resolver=local, allow=lambda _: True)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.1", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "fc00::1", "fe80::1", "fe80::1%eth0", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "2002:c0a8:101::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::a00:1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe", "", "post.example", "1.2.3", "0177.0.0.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::"],
)
def test_public_addresses(address):
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://post.example/a", "only http:// and https://"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("http://127.0.0.1/", "private or reserved"),
        ("http://[::ffff:7f00:1]/", "private or reserved"),
        ("http://localhost/", "private or reserved"),
        ("https://user@post.example/", "user name or password"),
        ("http://post.example:99999/", "no valid web address"),
        ("http://[/", "no valid web address"),
        ("http://" + "a" * 300 + ".example/", "no valid web address"),
        ("http:///a", "names no host"),
        ("http://post.example/a\nHost: b", "control characters"),
    ],
)
def test_addresses_that_are_refused_at_once(url, words):
    with pytest.raises(FetchError, match=rf"^[^\n]*{words}[^\n]*\.$"):
        read(url)


def test_read_of_a_page(monkeypatch):
    page = PAGE.replace(b"<body>", b'<link rel="canonical" href="/canonical"><body>')
    fetched = module.Fetched(page, "https://post.example/a", "text/html", "utf-8")
    monkeypatch.setattr(module, "fetch", lambda _: fetched)
    article = read("https://post.example/start", outlet="The Harbour Post").article
    assert article.url == "https://post.example/canonical"
    assert article.source.name == "https://post.example/a"
    assert article.outlet == "The Harbour Post"
