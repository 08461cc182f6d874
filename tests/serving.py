"""A server of `kg serve` in a process of its own, as users run it, and a small client for tests."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers in lower case, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as UTF-8."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Server:
    """A running server: its address, its process, requests to it."""

    def __init__(self, process: subprocess.Popen[str], url: str, log: Path) -> None:
        self.process, self.url, self._log = process, url, log
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "", parts.port or 0

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        seconds: float = 60,
    ) -> Answer:
        """Send a request on a connection of its own."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=seconds)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def query(self, text: str, *, accept: str = "text/csv", seconds: float = 60, **parameters: str) -> Answer:
        """Send a query by GET."""
        asked = urlencode({"query": text, **parameters}, quote_via=quote)
        return self.ask(f"/sparql?{asked}", headers={"accept": accept}, seconds=seconds)

    @property
    def log(self) -> str:
        """What it wrote on standard error."""
        return self._log.read_text(encoding="utf-8")

    def figure(self, name: str) -> float:
        """A figure of /metrics."""
        lines = self.ask("/metrics").text.splitlines()
        return float(next(line.split(" ")[1] for line in lines if line.startswith(f"{name} ")))


@contextmanager
def serving(graph: Path, *options: str, ends_with: int = 0) -> Iterator[Server]:
    """A server of a graph on a free port; it is ended, and must end well, when the block is left.

    `ends_with` is the code that it must end with instead, where the block kills it.
    """
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        command = [sys.executable, "-m", "kg", "serve", "-g", str(graph), "--port", "0", *options]
        with log.open("w", encoding="utf-8") as errors:
            env = {**os.environ, "PYTHONUNBUFFERED": "1"}
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", env=env)
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert url, log.read_text(encoding="utf-8")
            yield Server(process, url, log)
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=60)
            process.stdout.close()
        assert code == ends_with, log.read_text(encoding="utf-8")
