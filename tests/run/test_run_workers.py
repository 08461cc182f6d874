"""Documents are read here or in processes, with the same result in the same order."""

import os
import pickle
import signal
import subprocess

import pytest

from kg import run
from kg.model import RawFile
from kg.read import Manifest
from kg.run import Job, Read, Recipe, Worker, extractions, read
from kg.vocabulary import authority


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return Recipe(authority())


def job(number: int, text: str = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017).") -> Job:
    return Job(RawFile(f"{number:02}.txt", f"/nowhere/{number:02}.txt", text.encode()), Manifest())


def test_two_workers_give_what_one_gives_in_the_order_asked(recipe):
    jobs = [job(n, f"Ms. Miwa Kato spoke at length, {n} times, about prisons in Vienna.") for n in range(12)]
    told: list[tuple[int, int, str]] = []
    alone = list(extractions(jobs, recipe, workers=1, advance=lambda *seen: told.append(seen)))
    assert list(extractions(jobs, recipe, workers=2)) == alone
    assert [r.extraction.document.id for r in alone] == [j.raw.id for j in jobs]
    assert told[-1] == (12, 12, "11.txt")


def test_an_extraction_can_be_kept_and_read_back(recipe):
    (found,) = extractions([job(1)], recipe)
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_file_that_cannot_be_read_is_a_problem_and_stops_nothing(recipe):
    empty, good = list(extractions([job(1, ""), job(2)], recipe))
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
        before = worker.read(job(1))
        os.kill(worker._process.pid, signal.SIGKILL)
        worker._process.wait()
        assert worker.read(job(1)) == before


def test_a_document_that_kills_every_worker_is_one_problem(recipe, monkeypatch):
    class Dying(subprocess.Popen):
        def __init__(self, command, **options):
            super().__init__(["true"], **options)

    monkeypatch.setattr(run.subprocess, "Popen", Dying)
    with Worker(recipe) as worker:
        assert worker.read(job(1)) == Read(None, worker.read(job(1)).problems)
        assert str(worker.read(job(1)).problems[0]) == "01.txt: skipped: the process that read it was killed"


def test_few_documents_are_not_worth_a_process():
    assert run._useful(5) == 0
    assert run._useful(10_000) == len(os.sched_getaffinity(0))


def test_the_model_named_is_used_if_it_is_installed_else_one_that_is(monkeypatch):
    assert run.installed_model("json") == "json"
    assert run.installed_model("no_such_model") in run.PREFERRED
    monkeypatch.setattr(run, "PREFERRED", ())
    assert run.installed_model("no_such_model") is None
