"""What is measured and by whom: the graph, the servers, and clients that keep their connections."""

from __future__ import annotations

import multiprocessing
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

Address = tuple[int, str]  # port and path
BASE, KG = "https://w3id.org/undoc-kg/id/", "https://w3id.org/undoc-kg/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
JSON = "application/sparql-results+json"
PERSONS = 20_000  # five triples each
# As many as there are connections would fight with the server for the cores, and their fight be measured.
CLIENTS = 4
POINT = "SELECT ?p ?o WHERE {{ <" + BASE + "person/p{}> ?p ?o }}"
ROWS = f"SELECT ?s ?o WHERE {{ ?s <{LABEL}> ?o }} LIMIT 1000"


def graph(file: Path) -> None:
    """1e5 triples in the shape of our graphs, in the default graph (which all three see)."""
    with file.open("w", encoding="utf-8") as out:
        for n in range(PERSONS):
            s = f"<{BASE}person/p{n}>"
            out.write(f"{s} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}Person> .\n")
            out.write(f'{s} <{LABEL}> "Person number {n}"@en .\n')
            out.write(f"{s} <{KG}spokeAt> <{BASE}event/e{n % 997}> .\n")
            out.write(f"{s} <{KG}represents> <{BASE}state/S{n % 193}> .\n")
            out.write(f"{s} <{KG}holdsPost> <{BASE}post/o{n % 3001}> .\n")


def free() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[int]:
    """A server until the block is left; its process number."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    over = time.monotonic() + 120
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            if time.monotonic() > over or process.poll() is not None:
                raise SystemExit(f"{command[0]} did not start") from None
            time.sleep(0.1)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


class Line:
    """One connection that is always asking: what it sends, when, and what came back so far."""

    def __init__(self, port: int, messages: list[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._messages, self._number = messages, 0
        self.ask()

    def ask(self) -> None:
        """Send the next request."""
        self._data, self._end = bytearray(), 0
        self.begun = time.perf_counter()
        self.socket.sendall(self._messages[self._number % len(self._messages)])
        self._number += 1

    def whole(self) -> bool:
        """Take what has come; whether it is a whole answer."""
        self._data += self.socket.recv(1 << 18)
        if not self._end:
            end = self._data.find(b"\r\n\r\n") + 4
            if end < 4:
                return False
            head = bytes(self._data[:end]).lower()
            if not head.startswith(b"http/1.1 200"):
                raise SystemExit(f"an answer that is no 200: {head[:200]!r}")
            told = head.partition(b"content-length:")[2].split(b"\r\n")[0]
            self._end = end + int(told) if told else -1
        return self._data.endswith(b"0\r\n\r\n") if self._end < 0 else len(self._data) >= self._end


def load(address: Address, parts: list[list[str]], seconds: float, tell: object) -> None:
    """A process with a connection for each part, which asks one query after the other; tells how long each took."""
    port, path = address
    ready = selectors.DefaultSelector()
    for texts in parts:
        messages = [
            f"GET {path}?query={quote(text)} HTTP/1.1\r\nhost: localhost\r\naccept: {JSON}\r\n\r\n".encode()
            for text in texts
        ]
        line = Line(port, messages)
        ready.register(line.socket, selectors.EVENT_READ, line)
    took, over = [], time.perf_counter() + seconds
    while (now := time.perf_counter()) < over:
        for key, _ in ready.select(1):
            if key.data.whole():
                now = time.perf_counter()
                took.append(now - key.data.begun)
                key.data.ask()
    for key in [*ready.get_map().values()]:
        key.data.socket.close()
    tell.put(took)  # type: ignore[attr-defined]


def rate(address: Address, texts: list[str], *, connections: int, seconds: float) -> tuple[float, list[float]]:
    """Answers a second over so many connections, and how long each took."""
    tell: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
    parts = [texts[n::connections] for n in range(connections)]
    clients = [
        multiprocessing.Process(target=load, args=(address, parts[n::CLIENTS], seconds, tell)) for n in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    took = [t for _ in clients for t in tell.get()]
    for client in clients:
        client.join()
    return len(took) / seconds, took


def memory(process: int) -> int:
    """Kilobytes that a process and those below it hold, shared pages counted in parts."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            below.setdefault(parent, []).append(int(entry.name))
    total, waiting = 0, [process]
    while waiting:
        one = waiting.pop()
        waiting += below.get(one, [])
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


@contextmanager
def servers(
    folder: Path, wanted: tuple[str, ...], options: tuple[str, ...] = ()
) -> Iterator[dict[str, tuple[Address, int]]]:
    """The servers by name: their address and process; `options` are kg's."""
    file, here = folder / "graph.nt", Path(sys.executable).parent
    graph(file)
    with ExitStack() as stack:
        found = {}
        if "kg" in wanted:
            port = free()
            command = [sys.executable, "-m", "kg", "serve", "-g", str(file), "--port", str(port), "--quiet", *options]
            found["kg"] = (port, "/sparql"), stack.enter_context(running(command, port))
        if "oxigraph" in wanted:
            port, store = free(), folder / "store"
            subprocess.run(
                [here / "oxigraph", "load", "--location", store, "--file", file], check=True, capture_output=True
            )
            command = [
                str(here / "oxigraph"),
                "serve-read-only",
                "--location",
                str(store),
                "--bind",
                f"127.0.0.1:{port}",
            ]
            found["oxigraph"] = (port, "/query"), stack.enter_context(running(command, port))
        if "rdflib-endpoint" in wanted:
            port = free()
            command = [str(here / "rdflib-endpoint"), "serve", "--port", str(port), str(file)]
            found["rdflib-endpoint"] = (port, "/"), stack.enter_context(running(command, port))
        yield found
