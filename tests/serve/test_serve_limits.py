"""What a server withstands: queries without end, without measure, and clients without manners."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from serving import Answer, Server, serving

# Would run for hours: the fourth power of all triples.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUICK = "ASK { ?s a kg:Person }"
# A result that grows in memory: sorted before the first row is there.
HUNGRY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?c ?f"


def workers(server: Server) -> set[int]:
    """The processes below the server's keeper."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            below.setdefault(int(fields[1]), []).append(int(entry.name))
    return {worker for keeper in below.get(server.process.pid, ()) for worker in below.get(keeper, ())}


def until(happens: object, seconds: float = 20) -> None:
    """Wait for something that other processes do."""
    over = time.monotonic() + seconds
    while not happens():  # type: ignore[operator]
        assert time.monotonic() < over
        threading.Event().wait(0.05)


def test_a_query_without_end_is_ended_and_the_answer_is_no_200(strict: Server) -> None:
    before = strict.figure("kg_queries_killed_total")
    answer = strict.query(ENDLESS)
    assert answer.status == 504
    assert "2 seconds" in answer.text
    assert strict.figure("kg_queries_killed_total") == before + 1
    assert strict.query(QUICK, accept="application/json").status == 200


def test_ten_queries_without_end_leave_the_neighbours_alone(strict: Server) -> None:
    with ThreadPoolExecutor(11) as pool:
        endless = [pool.submit(strict.query, ENDLESS) for _ in range(10)]
        until(lambda: strict.figure("kg_workers_busy") >= 3)
        neighbours = [strict.query(QUICK, accept="application/json") for _ in range(40)]
        assert {n.status for n in neighbours} == {200}
        answers = [future.result() for future in endless]
    # three at a time run until their time is over; the others are turned away and may try again
    assert {a.status for a in answers} <= {503, 504}
    assert sum(a.status == 504 for a in answers) >= 3
    assert all("retry-after" in a.headers for a in answers if a.status == 503)


def test_what_a_process_has_had_of_a_processor_tells_a_long_query_from_a_busy_machine() -> None:
    from kg.serve.pool import _processor

    begun = _processor(os.getpid())
    while _processor(os.getpid()) < begun + 0.03:
        pass  # ends since this is work
    ended = os.spawnlp(os.P_NOWAIT, "true", "true")
    os.waitpid(ended, 0)
    assert _processor(ended) == float("inf")


def test_a_query_that_needs_too_much_memory_is_ended_and_the_server_stays(strict: Server) -> None:
    assert strict.query(HUNGRY).status in (503, 504)
    until(lambda: strict.figure("kg_workers") >= 3)
    assert strict.query(QUICK, accept="application/json").status == 200


@pytest.mark.parametrize(
    "accept", ["text/csv", "application/json", "application/sparql-results+xml", "text/tab-separated-values"]
)
def test_an_answer_with_too_many_rows_is_refused_whole(strict: Server, accept: str) -> None:
    asked = "SELECT ?a ?d WHERE {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {}"
    assert strict.query(asked.format(1000), accept=accept).status == 200
    answer = strict.query(asked.format(1001), accept=accept)
    assert answer.status == 507
    assert "1,000 rows" in answer.text


def test_a_graph_with_too_many_triples_is_refused_whole(strict: Server) -> None:
    assert strict.query("CONSTRUCT { ?a <x:p> ?d } WHERE { ?a ?b ?c . ?d ?e ?f }", accept="text/turtle").status == 507


def test_a_query_that_is_too_long_or_too_deep_is_refused_before_it_runs(strict: Server, server: Server) -> None:
    assert strict.query("SELECT * {}" + " " * 2000).status == 413
    deep = "ASK " + "{" * 40_000 + "}" * 40_000
    direct = {"content-type": "application/sparql-query"}
    assert server.ask("/sparql", method="POST", headers=direct, body=deep.encode()).status == 400
    deeper = "ASK " + "{" * 100_000 + "}" * 100_000
    assert server.ask("/sparql", method="POST", headers=direct, body=deeper.encode()).status == 413
    assert server.query("ASK { FILTER(" + "!" * 5000 + "true) }").status == 400
    assert server.query(QUICK, accept="application/json").status == 200


def test_ten_megabytes_of_query_are_refused(server: Server) -> None:
    body = b"query=" + b"A" * 10_000_000
    kind = {"content-type": "application/x-www-form-urlencoded"}
    try:
        status = server.ask("/sparql", method="POST", headers=kind, body=body).status
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # told and closed before all of it was sent
    assert status == 413
    assert server.query(QUICK, accept="application/json").status == 200


def test_a_client_that_leaves_frees_its_worker(strict: Server) -> None:
    before = strict.figure("kg_clients_left_total")
    with socket.create_connection((strict.host, strict.port)) as client:
        client.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nhost: x\r\n\r\n".encode())
        until(lambda: strict.figure("kg_workers_busy") >= 1)
    until(lambda: strict.figure("kg_clients_left_total") == before + 1)
    until(lambda: strict.figure("kg_workers_busy") == 0)


def test_a_slow_reader_holds_no_worker(server: Server) -> None:
    asked = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 40000"
    with socket.create_connection((server.host, server.port)) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        client.sendall(f"GET /sparql?query={quote(asked)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
        head = client.recv(1024)
        assert head.startswith(b"HTTP/1.1 200")
        until(lambda: server.figure("kg_workers_busy") == 0)
        data = bytearray(head)
        while part := client.recv(1 << 20):
            data += part
    top, _, body = bytes(data).partition(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in top.split(b"\r\n") if line.lower().startswith(b"content-length"))
    assert len(body) == length > 1 << 20
    assert len(json.loads(body)["results"]["bindings"]) == 40_000


# Twelve megabytes of a small graph: more than the buffers between two sockets hold.
LARGE = "SELECT * { { SELECT (GROUP_CONCAT(STR(?s)) AS ?long) { ?s ?p ?o } } ?a ?b ?c } LIMIT 300"


def test_a_client_that_reads_no_more_is_left(strict: Server) -> None:
    def open_files() -> int:
        return len(list(Path(f"/proc/{strict.process.pid}/fd").iterdir()))

    readings = [0]
    while len(readings) < 4 or len(set(readings[-3:])) > 1:  # what earlier requests held is closed by and by
        time.sleep(0.3)
        readings.append(open_files())
    before = readings[-1]
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        client.settimeout(60)
        client.connect((strict.host, strict.port))
        client.sendall(f"GET /sparql?query={quote(LARGE)} HTTP/1.1\r\nhost: x\r\n\r\n".encode())
        data = bytearray(client.recv(4096))
        assert data.startswith(b"HTTP/1.1 200")
        assert open_files() > before
        until(lambda: open_files() <= before)  # the connection and the file of the answer
        try:
            while part := client.recv(1 << 20):
                data += part
        except ConnectionResetError:
            pass
    length = next(
        int(line.split(b":")[1]) for line in data.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    assert length > 5_000_000
    assert len(data) < length  # what was sent cannot be taken for the whole


def test_a_queue_that_is_full_turns_away_and_says_when_to_come_again(graph: Path) -> None:
    options = ("--workers", "1", "--slow", "1", "--queue", "1", "--seconds", "5", "--quiet")
    with serving(graph, *options) as server, ThreadPoolExecutor(12) as pool:
        answers = [future.result() for future in [pool.submit(server.query, ENDLESS) for _ in range(12)]]
        turned = [a for a in answers if a.status == 503]
        assert {a.status for a in answers} == {503, 504}
        assert any("too many requests wait" in a.text for a in turned)
        assert all(int(a.headers["retry-after"]) > 0 for a in turned)
        assert server.figure("kg_requests_turned_away_total") == len(turned)
        assert server.query(QUICK, accept="application/json").status == 200


def test_a_stop_answers_first_what_has_begun(graph: Path) -> None:
    with serving(graph, "--seconds", "3", "--quiet") as server, ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.query, ENDLESS)
        until(lambda: server.figure("kg_workers_busy") >= 1)
        server.process.send_signal(signal.SIGTERM)
        answer = running.result()
        assert (answer.status, "3 seconds" in answer.text) == (504, True)  # its own end, not the server's
        assert server.process.wait(timeout=60) == 0
        with pytest.raises(ConnectionRefusedError):
            server.ask("/healthz")


def test_no_process_is_left_when_the_server_is_killed(graph: Path) -> None:
    with serving(graph, "--workers", "2", "--quiet", ends_with=-signal.SIGKILL) as server:
        keeper = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        below = workers(server) | {int(number) for number in keeper}
        assert len(below) >= 3
        server.process.kill()
        until(lambda: not any(Path(f"/proc/{number}/status").exists() for number in below))


def test_a_worker_that_is_killed_is_replaced(strict: Server) -> None:
    old = workers(strict)
    assert len(old) >= 3
    for worker in old:
        os.kill(worker, signal.SIGKILL)
    until(lambda: len(workers(strict)) >= 3 and not workers(strict) & old)
    assert strict.query(QUICK, accept="application/json").status == 200


def test_a_worker_killed_at_work_is_an_error_for_its_client_alone(strict: Server) -> None:
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(strict.query, ENDLESS)
        until(lambda: strict.figure("kg_workers_busy") >= 1)
        for worker in workers(strict):
            os.kill(worker, signal.SIGKILL)
        assert running.result().status == 503
    until(lambda: strict.figure("kg_workers") >= 3)
    assert strict.query(QUICK, accept="application/json").status == 200


def test_a_keeper_that_is_killed_is_replaced(graph: Path) -> None:
    with serving(graph, "--workers", "2", "--quiet") as server:
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        until(
            lambda: (
                server.query(QUICK, accept="application/json").status == 200
                and server.figure("kg_graphs_exchanged_total") >= 1
            )
        )


def test_another_graph_is_taken_without_a_failed_request(folder: Path) -> None:
    file = folder / "own.nq"
    with serving(file, "--quiet") as server:
        stop, answers = threading.Event(), []

        def ask() -> None:
            while not stop.is_set():
                answers.append(server.query("ASK { <x:new> ?p ?o }", accept="application/json"))

        with ThreadPoolExecutor(3) as pool:
            running = [pool.submit(ask) for _ in range(3)]
            try:
                fresh = folder / "fresh.nq"
                fresh.write_bytes(file.read_bytes() + b'<x:new> <x:p> "o" <x:g> .\n')
                fresh.replace(file)
                until(lambda: answers and b"true" in answers[-1].body)
            finally:
                stop.set()
            for future in running:
                future.result()
        assert {a.status for a in answers} == {200}
        assert {a.body for a in answers} == {b'{"head":{},"boolean":false}', b'{"head":{},"boolean":true}'}


def test_a_broken_new_graph_is_not_taken(folder: Path) -> None:
    file = folder / "own.nq"
    with serving(file, "--quiet") as server:
        broken = folder / "broken.nq"
        broken.write_bytes(b"this is no graph")
        broken.replace(file)
        until(lambda: "the old one is" in server.log)
        assert b"true" in server.query(QUICK, accept="application/json").body


@pytest.fixture
def trap() -> object:
    """A listener that must hear nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        yield listener


def test_no_query_reaches_the_network_or_a_file(server: Server, trap: socket.socket, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text('<x:s> <x:p> "secret" .', encoding="utf-8")
    web, file = f"http://127.0.0.1:{trap.getsockname()[1]}/x", secret.as_uri()
    tries = [
        f"SELECT * {{ SERVICE <{web}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{web}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(<{web}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
        f"SELECT * {{ sErViCe <{web}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ \\u0053ERVICE <{web}> {{ ?s ?p ?o }} }}",
        f"LOAD <{web}>",
        f"LOAD <{file}>",
        f"SELECT * FROM <{web}> {{ ?s ?p ?o }}",
        f"SELECT * FROM <{file}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{file}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT * {{ GRAPH <{file}> {{ ?s ?p ?o }} }}",
        f"DESCRIBE <{file}>",
        f"DESCRIBE <{web}>",
        f"ASK {{ FILTER EXISTS {{ SERVICE <{web}> {{ ?s ?p ?o }} }} }}",
    ]
    answers: list[Answer] = [server.query(text, accept="*/*") for text in tries]
    datasets = [{parameter: iri} for parameter in ("default-graph-uri", "named-graph-uri") for iri in (web, file)]
    answers += [server.query("SELECT * { ?s ?p ?o }", **dataset) for dataset in datasets]
    assert server.ask(f"/data?graph={quote(file, safe='')}").status == 404
    assert {a.status for a in answers} <= {200, 400, 403}
    assert not any(b"secret" in a.body for a in answers if a.status == 200)
    with pytest.raises(BlockingIOError):
        trap.accept()


def test_a_sealed_worker_could_not_ask_another_endpoint_even_if_the_guard_let_it(trap: socket.socket) -> None:
    """The engine itself, confined as a worker is: SERVICE fails for want of a descriptor, and nothing is heard."""
    import subprocess
    import sys

    program = (
        "import pyoxigraph as ox, sys\n"
        "from kg.rdf.store import Store\n"
        "from kg.serve.settings import Limits\n"
        "from kg.serve.snapshot import Snapshot\n"
        "from kg.serve.worker import _confine\n"
        "_confine(Snapshot('x', Store.memory(), Limits()), sealed=True)\n"
        "try:\n"
        "    list(ox.Store().query('SELECT * { SERVICE <%s> { ?s ?p ?o } }' % sys.argv[1]))\n"
        "except OSError as error:\n"
        "    print('refused')\n"
    )
    web = f"http://127.0.0.1:{trap.getsockname()[1]}/x"
    done = subprocess.run([sys.executable, "-c", program, web], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "refused\n", done.stderr
    with pytest.raises(BlockingIOError):
        trap.accept()
    assert ox.Store() is not None


@pytest.mark.parametrize(
    "part",
    [b"", b"GET / HTTP/1.1\r\nhost: a\r\nx-slow: ", b"POST /sparql HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nq"],
    ids=["nothing", "half a head", "half a body"],
)
def test_a_request_that_does_not_come_is_not_waited_for(strict: Server, part: bytes) -> None:
    with socket.create_connection((strict.host, strict.port), timeout=60) as client:
        client.sendall(part)
        answer = b""
        while received := client.recv(65_536):  # ends when the server closes
            answer += received
    assert answer.startswith(b"HTTP/1.1 408 ")


def test_a_second_request_on_a_connection_has_its_own_time(strict: Server) -> None:
    whole = b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n"
    with socket.create_connection((strict.host, strict.port), timeout=60) as client:
        client.sendall(whole)
        assert client.recv(65_536).startswith(b"HTTP/1.1 200 ")
        client.sendall(whole + whole[:20])
        answer = b""
        while received := client.recv(65_536):
            answer += received
    assert answer.count(b"HTTP/1.1 200 ") == 1
    assert answer.count(b"HTTP/1.1 408 ") == 1


def test_a_head_without_end_is_refused(strict: Server) -> None:
    with socket.create_connection((strict.host, strict.port), timeout=60) as client:
        client.sendall(b"GET / HTTP/1.1\r\nhost: a\r\n")
        answer = b""
        try:
            for number in range(100_000):
                client.sendall(b"x-%d: %s\r\n" % (number, b"a" * 1000))
        except ConnectionError:
            pass  # the server has closed
        try:
            answer = client.recv(65_536)
        except ConnectionError:
            return  # closed so early that its words were lost: that is a refusal too
    assert answer.startswith(b"HTTP/1.1 431 ")
