"""`kg serve` as a command: what it says, how it ends, what it does not load."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from serving import Answer, Server, serving

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_graph_that_is_not_there_is_one_line_and_no_trace(tmp_path: Path) -> None:
    done = run("-g", str(tmp_path / "nothing"), "--port", "0")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"kg: .*nothing: no graph is there .*\n", done.stderr)


@pytest.mark.parametrize("option", [("--base-path", "kg"), ("--cors", "everybody"), ("--port", "70000")])
def test_wrong_options_are_misuse(graph: Path, option: tuple[str, str]) -> None:
    done = run("-g", str(graph), *option)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_short_token_is_refused(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("short", encoding="utf-8")
    done = run("-g", str(graph), "--token-file", str(tmp_path / "token"))
    assert (done.returncode, "16 characters" in done.stderr) == (2, True)


def test_an_address_that_is_taken_is_said(graph: Path) -> None:
    with serving(graph, "--quiet") as server:
        done = run("-g", str(graph), "--port", str(server.port))
    assert done.returncode == 1
    assert "cannot be listened on" in done.stderr


def test_listening_on_all_addresses_says_what_that_means(graph: Path) -> None:
    with serving(graph, "--host", "0.0.0.0", "--quiet") as server:
        assert "everybody there can read the whole graph" in server.log


def test_the_access_log_names_the_path_but_not_the_query(graph: Path) -> None:
    with serving(graph) as server:
        server.query("ASK { ?s ?p 'secret words' }", accept="application/json")
        server.ask("/id/person/a%0d%0aforged")
        log = server.log
    assert "GET '/sparql' 200" in log
    assert "secret" not in log
    assert "\nforged" not in log


def test_a_store_on_disk_is_served_like_one_in_memory(graph: Path, tmp_path: Path) -> None:
    from kg.rdf.store import Store

    Store.open(graph).write(tmp_path / "store")
    with serving(tmp_path, "--in-memory", "0", "--quiet") as disk, serving(graph, "--quiet") as memory:
        text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert disk.query(text).body == memory.query(text).body
        for path in ("/", "/id/person/tarek-ladeb", "/query", "/sparql", "/ontology"):
            headers = {"accept": "text/html"}
            assert disk.ask(path, headers=headers).status == memory.ask(path, headers=headers).status


def test_what_is_known_of_a_store_on_disk_is_found_out_once_and_shared_by_all_workers(seeds: Path) -> None:
    with serving(seeds, "--in-memory", "0", "--quiet") as disk, serving(seeds, "--quiet") as memory:
        for path in ("/", "/documents", "/search?q=prison", "/id/resolution/S-RES-1373-2001", "/ontology", "/explore"):
            there, here = (server.ask(path, headers={"accept": "text/html"}) for server in (disk, memory))
            assert (there.status, there.body) == (200, here.body), path  # texts and line numbers too
        counts = [server.ask("/sparql", headers={"accept": "application/n-triples"}).body for server in (disk, memory)]
        assert counts[0].replace(disk.url.encode(), b"") == counts[1].replace(memory.url.encode(), b"")


@pytest.mark.timeout(300)
def test_a_build_while_serving_is_taken_without_a_failed_request(tmp_path: Path, kg: Run) -> None:
    note, output = tmp_path / "in" / "note.txt", tmp_path / "out"
    note.parent.mkdir()
    said = "NEW YORK, 25 June 2021\n\nMr. {} is the Permanent Representative of Tunisia to the United Nations.\n"

    def build(name: str) -> None:
        note.write_text(said.format(name), encoding="utf-8")
        done = kg("build", note.parent, "-o", output, "--rules-only")
        assert done.returncode == 0, done.stderr

    build("Tarek Ladeb")
    asked = "ASK { ?p a kg:Person ; rdfs:label ?name FILTER(CONTAINS(?name, 'Ladeb')) }"
    for options in ((), ("--in-memory", "0")):
        with serving(output, "--quiet", *options) as server, ThreadPoolExecutor(2) as pool:
            stop, answers = Event(), []

            def ask(server: Server = server, stop: Event = stop, answers: list[Answer] = answers) -> None:
                while not stop.is_set():
                    answers.append(server.query(asked, accept="application/json"))
                    answers.append(server.ask("/documents", headers={"accept": "text/html"}))

            running = [pool.submit(ask) for _ in range(2)]
            try:
                build("Ada Bell")
                over = time.monotonic() + 120
                while not (answers and b"false" in server.query(asked, accept="application/json").body):
                    assert time.monotonic() < over
            finally:
                stop.set()
            for one in running:
                one.result()
            assert {a.status for a in answers} == {200}
            assert server.figure("kg_graphs_exchanged_total") >= 1
            build("Tarek Ladeb")


def test_kg_toml_sets_what_the_command_line_does_not(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '[serve]\ntitle = "Ours"\nbase_path = "/kg"\nrows = 2\nquery_chars = 90\n'
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with serving(graph.resolve(), "--rows", "3", "--quiet") as server:
        assert server.url.endswith("/kg/")
        assert "<h1>Ours</h1>" in server.ask("/kg/").text
        for rows, status in ((3, 200), (4, 507)):
            asked = f"/kg/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%20{rows}"
            assert server.ask(asked, headers={"accept": "application/json"}).status == status
        assert server.ask(f"/kg/sparql?query=ASK%20%7B%7D{'%20' * 100}").status == 413


@pytest.mark.parametrize(
    ("line", "told"),
    [("port = 99999", "port"), ('default_graph = "all"', "default_graph"), ("portt = 1", "nearest: port")],
)
def test_a_wrong_setting_of_the_server_is_told(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    (tmp_path / "kg.toml").write_text(f"[serve]\n{line}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run("-g", str(graph))
    assert done.returncode == 2
    assert "kg.toml" in done.stderr
    assert told in done.stderr


def test_the_command_line_and_a_build_load_no_server() -> None:
    program = (
        "import sys, kg.cli.app, kg.build; print([m for m in ('starlette', 'uvicorn', 'kg.serve') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "kg-serve.service").read_text(encoding="utf-8")
    program = "/opt/kg/.venv/bin/kg"
    assert f"ExecStart={program} serve" in text
    unit = tmp_path / "kg-serve.service"
    unit.write_text(text.replace(program, sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.soak  # it fetches the images that the Dockerfile names
@pytest.mark.timeout(1800)
def test_the_image_serves_a_graph(graph: Path) -> None:
    def docker(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)

    if shutil.which("docker") is None or docker("info").returncode != 0:
        pytest.skip("no Docker daemon runs here")
    built = docker("build", "-q", "-t", "kg-test", "-f", str(ROOT / "deploy" / "Dockerfile"), str(ROOT))
    assert built.returncode == 0, built.stderr
    place = ("-p", "127.0.0.1::7878", "-v", f"{graph}:/graph.nq:ro")
    served = docker("run", "-d", *place, "kg-test", "-g", "/graph.nq").stdout.strip()
    try:
        log = subprocess.Popen(["docker", "logs", "-f", served], stdout=subprocess.PIPE, text=True)
        assert log.stdout is not None
        assert log.stdout.readline().startswith("http://")  # it says where it is when it takes requests
        address = docker("port", served, "7878").stdout.splitlines()[0]
        with urllib.request.urlopen(f"http://{address}/healthz", timeout=30) as answer:
            assert answer.read() == b"ok\n"
    finally:
        docker("rm", "-f", served)


def test_the_dockerfile_copies_what_is_there_and_serves() -> None:
    text = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    assert all((ROOT / name).exists() for line in copied for name in line.split())
    assert 'ENTRYPOINT ["kg", "serve"' in text
