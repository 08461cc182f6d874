"""The command line as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from kg import __version__
from kg.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "data" / "gold"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_version_is_told(kg: Run) -> None:
    assert kg("--version").stdout == f"kg {__version__}\n"


def test_help_lists_every_command(kg: Run) -> None:
    done = kg("--help")
    assert done.returncode == 0
    assert re.findall(r"^  (\w+)  ", done.stdout, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example_and_begins_with_its_line(name: str, kg: Run) -> None:
    done = kg(name, "--help")
    assert done.returncode == 0
    assert f"Example:\n    kg {name}" in done.stdout
    command = getattr(import_module(COMMANDS[name][0]), f"{name}_command")
    assert command.help.splitlines()[0] == COMMANDS[name][1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bulid"], "kg: there is no command 'bulid' (did you mean build?)"),
        (["build", "--wrokers", "2"], "kg: No such option"),
        (["build", "--workers", "many"], "kg: Invalid value for '--workers'"),
        (["build", "--base", "nothing"], "kg: 'nothing' is no base IRI"),
        (["query"], "kg: what to ask?"),
        (["explain"], "kg: Missing argument 'THING'"),
        (["eval", "nowhere"], "kg: Invalid value for '[GOLD]...'"),
        (["export", "docx"], "kg: Invalid value for"),
    ],
)
def test_misuse_is_one_line_and_exit_code_two(arguments: list[str], message: str, kg: Run) -> None:
    done = kg(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def loaded(code: str) -> set[str]:
    """The packages that are loaded after some code."""
    program = f"import sys\n{code}\nprint(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.splitlines()[-1].split())


HEAVY = {
    "rdflib",
    "spacy",
    "numpy",
    "networkx",
    "pyvis",
    "pyshacl",
    "rich",
    "lxml",
    "pyoxigraph",
    "docx",
    "scipy",
    "jinja2",
}


def test_the_version_and_help_load_nothing_but_click() -> None:
    assert loaded("from kg.cli.app import run; run(['--version']); run(['--help'])") & HEAVY == set()


def test_a_query_loads_neither_model_nor_page_nor_validator(seeds: Path) -> None:
    command = f"from kg.cli.app import run; run(['query', 'ASK {{ ?s ?p ?o }}', '-g', {str(seeds)!r}])"
    assert loaded(command) & HEAVY == {"pyoxigraph"}


def test_a_table_into_a_pipe_is_plain_and_json_is_json(seeds: Path, kg: Run) -> None:
    query = "SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"
    plain = kg("query", query, "-g", seeds).stdout.splitlines()
    as_json = json.loads(kg("query", query, "-g", seeds, "--json").stdout)
    as_csv = list(csv.reader(io.StringIO(kg("query", query, "-g", seeds, "--format", "csv").stdout)))
    names = [row["name"]["value"] for row in as_json["results"]["bindings"]]
    assert "Michèle Coninsx" in names
    assert plain == ["name", *names]
    assert [row[0] for row in as_csv] == ["name", *names]


def test_a_query_comes_from_standard_input_too(seeds: Path, kg: Run) -> None:
    done = kg("query", "-f", "-", "-g", seeds, "--json", input="ASK { ?s a kg:Person }")
    assert json.loads(done.stdout)["boolean"] is True


def test_a_construct_is_turtle(seeds: Path, kg: Run) -> None:
    done = kg("query", "CONSTRUCT WHERE { ?s kg:cites ?o }", "-g", seeds, "--format", "ttl")
    assert "kg:cites" in done.stdout


def test_every_question_can_be_asked_and_the_list_has_them_all(seeds: Path, kg: Run) -> None:
    questions = json.loads(kg("questions", "--json").stdout)
    assert len(questions) >= 30
    assert len(kg("questions").stdout.splitlines()) == len(questions) + 1
    done = kg("query", "who-holds-what", "-g", seeds)
    assert done.returncode == 0
    assert "Miwa Kato" in done.stdout


def test_search_explain_and_path_show_the_sentence_with_file_and_line(seeds: Path, kg: Run) -> None:
    place = r"00\d_\w+\.txt:\d+: "
    found = kg("search", "Coninsx", "-g", seeds)
    told = kg("explain", "Tarek Ladeb", "-g", seeds)
    way = kg("path", "Miwa Kato", "S/RES/1624 (2005)", "-g", seeds)
    for done in (found, told, way):
        assert done.returncode == 0, done.stderr
        assert re.search(place, done.stdout)
    assert "Chair of the Counter-Terrorism Committee" in told.stdout
    assert way.stdout.count("cites") >= 1


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("SELECT ?c { ?c kg:subject ?s }", "kg:subject is no term of the vocabulary (did you mean rdf:subject?)"),
        ("ASK { ?p kg:holdsPosts ?o }", "kg:holdsPosts is no term of the vocabulary (did you mean kg:holdsPost?)"),
        ("SELECT * { ?p kg:votedAgainst ?o }", "nothing in this graph is said with kg:votedAgainst"),
        ("SELECT * { ?p a <https://w3id.org/undoc-kg/ontology#Persons> }", "kg:Persons is no term"),
    ],
)
def test_a_name_that_the_graph_never_says_is_told_where_an_answer_is_empty(
    query: str, note: str, seeds: Path, kg: Run
) -> None:
    done = kg("query", query, "-g", seeds, "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert note in done.stderr
    assert "note" not in done.stdout


def test_an_empty_answer_of_known_names_gets_no_note(seeds: Path, kg: Run) -> None:
    done = kg("query", 'SELECT ?p { ?p a kg:Person ; rdfs:label "kg:nothing" }', "-g", seeds)
    assert done.returncode == 0
    assert done.stderr == ""


def test_the_line_told_is_the_line_of_the_sentence(seeds: Path, kg: Run) -> None:
    told = json.loads(kg("explain", "Miwa Kato", "-g", seeds, "--json").stdout)
    (mention, *_) = told["mentions"]
    text = (ROOT / "data" / "documents" / mention["file"]).read_bytes().decode("utf-8")
    assert text[mention["begin"] : mention["end"]] == mention["sentence"]
    assert text.count("\n", 0, mention["begin"]) + 1 == mention["line"]


def test_nothing_found_is_exit_code_one_and_an_unknown_thing_two(seeds: Path, kg: Run) -> None:
    assert kg("search", "zzzqqq", "-g", seeds).returncode == 1
    done = kg("explain", "Michele Coninxs", "-g", seeds)
    assert done.returncode == 2
    assert "Coninsx" in done.stderr


def test_the_seeds_verify_and_check(seeds: Path, kg: Run) -> None:
    for command in ("verify", "check"):
        done = kg(command, "-g", seeds)
        assert done.returncode == 0, done.stdout + done.stderr
        record = json.loads(kg(command, "-g", seeds, "--json").stdout)
        assert isinstance(record, dict)


def test_verify_fails_when_a_source_has_changed(seeds: Path, kg: Run, tmp_path: Path) -> None:
    for path in (ROOT / "data" / "documents").glob("*.txt"):
        text = path.read_bytes().decode("utf-8")
        (tmp_path / path.name).write_bytes(text.replace("Miwa Kato", "Mika Wato").encode())
    done = kg("verify", "-g", seeds, "--sources", tmp_path)
    assert done.returncode == 1
    assert "001_" in done.stdout + done.stderr


def test_eval_prints_figures_and_lists(seeds: Path, kg: Run) -> None:
    done = kg("eval", GOLD, "-g", seeds)
    assert done.returncode == 0, done.stderr
    assert "F1 interval" in done.stdout
    record = json.loads(kg("eval", GOLD, "-g", seeds, "--json").stdout)
    assert set(record["documents"]) == {path.stem + ".txt" for path in GOLD.glob("*.json")}
    assert len(record["missed"]) == record["entities"]["missed"] + record["relations"]["missed"]
    assert len(record["false"]) == record["entities"]["false"] + record["relations"]["false"]
    rules = json.loads(kg("eval", GOLD, "-g", seeds, "--by-rule", "--json").stdout)
    assert {"rule", "true", "false", "confidence"} == set(rules[0])


def test_eval_tells_of_gold_whose_document_is_not_there(kg: Run, tmp_path: Path) -> None:
    document = next((ROOT / "data" / "documents").glob("002*"))
    assert kg("build", document, "-o", tmp_path / "out", "--rules-only").returncode == 0
    done = kg("eval", GOLD, "-g", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.count("the graph holds no document") == 4
    present = kg("eval", GOLD, "-g", tmp_path / "out", "--present", "--json")
    assert (present.returncode, present.stderr) == (0, "")
    assert list(json.loads(present.stdout)["documents"]) == [document.name]


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv"])
def test_every_form_is_exported_to_a_file_or_to_standard_output(
    form: str, seeds: Path, kg: Run, tmp_path: Path
) -> None:
    done = kg("export", form, "-g", seeds, "-o", tmp_path / f"graph.{form}")
    assert done.returncode == 0, done.stderr
    written = (tmp_path / f"graph.{form}").read_bytes()
    assert len(written) > 1000
    assert kg("export", form, "-g", seeds, "-o", "-", encoding=None).stdout == written


def test_view_without_a_browser_says_where_the_page_is(seeds: Path, kg: Run) -> None:
    done = kg("view", "-g", seeds, "--no-browser")
    assert done.returncode == 0
    assert done.stdout.strip() == str(seeds / "network.html")


def test_a_closed_pipe_is_no_error(seeds: Path) -> None:
    command = [sys.executable, "-m", "kg", "export", "nt", "-g", str(seeds), "-o", "-"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_ctrl_c_is_one_line_and_exit_code_130(seeds: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", "-f", "-", "-g", str(seeds)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    with pytest.raises(subprocess.TimeoutExpired):  # it waits for the query on standard input
        process.wait(1.5)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout, stderr) == (130, "", "kg: interrupted\n")


def test_names_with_accents_are_written_whatever_the_locale(seeds: Path, kg: Run) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "Michèle Coninsx" in kg("query", "who-holds-what", "-g", seeds, env=env).stdout


def on_terminal(arguments: list[str], env: dict[str, str]) -> str:
    """What a command writes to a terminal."""
    parent, child = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "kg", *arguments], stdout=child, env=os.environ | env)
    os.close(child)
    pieces = []
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(parent)
    assert process.wait(60) == 0
    return b"".join(pieces).decode("utf-8")


def test_a_table_on_a_terminal_is_drawn_and_no_color_takes_the_colour_away(seeds: Path) -> None:
    arguments = ["query", "SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name }", "-g", str(seeds)]
    drawn = on_terminal(arguments, {"TERM": "xterm-256color", "COLUMNS": "100", "NO_COLOR": ""})
    plain = on_terminal(arguments, {"TERM": "xterm-256color", "COLUMNS": "100", "NO_COLOR": "1"})
    assert "─" in drawn
    assert "Michèle Coninsx" in plain
    assert not re.search(r"\x1b\[(?:[349]\d|38|48)", plain)


def test_eval_writes_the_error_page_of_what_is_open_and_tells_the_unseen_by_figures_alone(
    seeds: Path, kg: Run, tmp_path: Path
) -> None:
    page = tmp_path / "errors.html"
    sealed = next(GOLD.glob("002*.json"))
    done = kg("eval", GOLD, "--unseen", sealed, "-g", seeds, "--errors", page, "--json")
    record = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert {"missed", "false"}.isdisjoint(record["unseen"])
    assert list(record["unseen"]["documents"]) == [f"{sealed.stem}.txt"]
    assert kg("eval", GOLD, "-g", seeds, "--errors", tmp_path / "no" / "where.html").returncode != 0
