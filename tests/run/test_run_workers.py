"""Documents are read here or in processes, with the same result in the same order."""

import os
import pickle
import signal
import subprocess

import pytest
from msgspec.structs import replace

from kg import run, work
from kg.cache import extraction_of
from kg.config import Config
from kg.errors import EngineError
from kg.model import RawFile
from kg.read import Manifest
from kg.record import versions
from kg.run import Here, Processes, Worker
from kg.vocabulary import authority
from kg.work import Job, Recipe, read


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return Recipe(authority())


def job(number: int, text: str = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017).") -> Job:
    return Job(RawFile(f"{number:02}.txt", f"/nowhere/{number:02}.txt", text.encode()), Manifest())


def test_two_workers_give_what_one_gives_in_the_order_asked(recipe):
    jobs = [job(n, f"Ms. Miwa Kato spoke at length, {n} times, about prisons in Vienna.") for n in range(12)]
    alone = list(Here(recipe.desk()).map(jobs))
    processes = Processes(recipe, 2)
    assert list(processes.map(jobs)) == alone
    processes.close()
    assert [extraction_of(r.whole)[0].document.id for r in alone] == [j.raw.id for j in jobs]


def test_few_files_are_under_way_at_a_time(recipe):
    asked = []

    def jobs():
        for number in range(40):
            asked.append(number)
            yield job(number)

    processes = Processes(recipe, 2)
    results = processes.map(jobs())
    next(results)
    assert len(asked) <= 2 * run.AHEAD + 1
    processes.close()


def test_a_file_that_cannot_be_read_is_a_problem_and_stops_nothing(recipe):
    empty, good = (read(recipe.desk().reader, one) for one in (job(1, ""), job(2)))
    assert empty.extraction is None
    assert [p.where for p in empty.problems] == ["01.txt"]
    assert good.extraction is not None


def test_a_fault_in_one_document_is_told_with_its_place(recipe):
    class Broken:
        def extraction(self, document, sentences):
            raise ZeroDivisionError("division by zero")

    found = read(Broken(), job(1))
    assert found.extraction is None
    assert str(found.problems[0]).startswith(
        "01.txt: skipped: ZeroDivisionError: division by zero (test_run_workers.py:"
    )


def test_a_worker_that_is_killed_is_started_again(recipe):
    with Worker(recipe) as worker:
        before = worker.do(job(1))
        os.kill(worker._process.pid, signal.SIGKILL)
        worker._process.wait()
        assert worker.do(job(1)) == before


def test_a_document_that_kills_every_worker_is_one_problem(recipe, monkeypatch):
    class Dying(subprocess.Popen):
        def __init__(self, command, **options):
            super().__init__(["true"], **options)

    monkeypatch.setattr(run.subprocess, "Popen", Dying)
    with Worker(recipe) as worker:
        lost = worker.do(job(1))
    assert not lost.whole, "the next build tries again"
    assert b"skipped: the process that read it was killed" in lost.outline


def test_a_machine_with_another_kg_does_nothing(recipe):
    made_by = versions(Config(), None)
    assert replace(recipe, made_by=made_by).desk()
    with pytest.raises(EngineError, match="has another rules and libraries than the machine that builds"):
        replace(recipe, made_by=replace(made_by, rules="0", libraries="lxml 1")).desk()


def test_few_documents_are_not_worth_a_process():
    assert run.useful(5) == 0
    assert run.useful(10_000) == len(os.sched_getaffinity(0))


def test_the_model_named_is_used_if_it_is_installed_else_one_that_is(monkeypatch):
    assert work.installed_model("json") == "json"
    assert work.installed_model("no_such_model") in work.PREFERRED
    monkeypatch.setattr(work, "PREFERRED", ())
    assert work.installed_model("no_such_model") is None


@pytest.mark.parametrize("module", ["kg.run", "kg.apart"])
@pytest.mark.parametrize("part", [0, 1, 20, -1])
def test_a_worker_whose_build_ends_in_the_middle_of_an_order_ends_without_a_word(recipe, module, part):
    order = pickle.dumps(recipe if module == "kg.run" else ("operator:index", 1))
    done = subprocess.run(run.program(module), input=order[:part], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
