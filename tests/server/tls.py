"""A small proxy that ends https as a real one does before the central server."""

import contextlib
import http.client
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.server.running import Phone

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""For localhost alone, with its key, which is no secret: it exists for these tests."""


class _Passing(BaseHTTPRequestHandler):
    """Passes a request on, and says how it came."""

    server: "_Proxy"

    def do_GET(self) -> None:
        self._pass_on(None)

    def do_POST(self) -> None:
        self._pass_on(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, *_args: object) -> None:
        pass

    def _pass_on(self, body: bytes | None) -> None:
        behind = http.client.HTTPConnection("127.0.0.1", self.server.port_behind, timeout=20)
        headers = dict(self.headers.items()) | {
            "X-Forwarded-For": self.client_address[0],
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": self.headers["Host"],
        }
        behind.request(self.command, self.path, body, headers)
        answer = behind.getresponse()
        content = answer.read()
        behind.close()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {"transfer-encoding", "connection", "date", "server"}:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


class _Proxy(ThreadingHTTPServer):
    def __init__(self, port_behind: int) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.port_behind = port_behind
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self.socket = context.wrap_socket(self.socket, server_side=True)


@contextlib.contextmanager
def https_before(port: int) -> Iterator[int]:
    """Serve https on a free port and pass it on to http on this one; yield the free port."""
    proxy = _Proxy(port)
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield proxy.server_port
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


class SecurePhone(Phone):
    """A phone that speaks https."""

    def connection(self) -> http.client.HTTPConnection:
        """Return a new connection to the proxy."""
        context = ssl.create_default_context(cafile=str(CERTIFICATE))
        # The clock of the machine may be older than the certificate; https itself is not tested.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=20, context=context)
