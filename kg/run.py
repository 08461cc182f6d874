"""The map over documents: each is read and extracted alone, here or in processes, and comes back in order.

A worker is a Python of its own, fed through pipes: it needs nothing of the program that started it, and one that is
killed costs one retry, then one document with a problem, never the build.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from kg.extract import Model, Reader
from kg.extract.model import PREFERRED
from kg.lexicon import Lexicon, lexicon
from kg.model import Authority, Extraction, Problem, RawFile
from kg.read import Manifest, document
from kg.split import sentences

if TYPE_CHECKING:
    from concurrent.futures import Future

# Below this many documents a second process starts for longer than it would save.
WORTH_A_PROCESS = 24
# How often a document is tried again in a new process when its process died.
TRIES = 2

Advance = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, and what is known of it."""

    raw: RawFile
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a file: its extraction, or None and the reason among the problems."""

    extraction: Extraction | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a process needs in order to read documents: it can be sent to another one.

    `model` is the name of the language model, None for rules only.
    """

    authority: Authority
    lexicon: tuple[Path, ...] = ()
    model: str | None = None

    def reader(self, words: Lexicon | None = None) -> Reader:
        """A reader; the model is loaded when the first sentence is shown to it."""
        model = None if self.model is None else LateModel(self.model)
        return Reader(words or lexicon(*self.lexicon), self.authority, model)


class LateModel(Model):
    """A language model that is loaded at its first use."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model: Model | None = None

    def entities(self, text: str) -> list[tuple[int, int, str]]:
        """Begin, end and label of each entity of a stretch of text."""
        if self._model is None:
            self._model = Model(self.name)
        return self._model.entities(text)


def installed_model(name: str) -> str | None:
    """The language model to use: the one named, else one of those that kg knows; None if none is installed."""
    return next((n for n in dict.fromkeys((name, *PREFERRED)) if find_spec(n) is not None), None)


def read(reader: Reader, job: Job) -> Read:
    """One file, read and extracted; whatever goes wrong in it is told and stops nothing else."""
    try:
        found, problems = document(job.raw, manifest=job.manifest)
        if found is None:
            return Read(None, problems)
        extraction = reader.extraction(found, sentences(found))
    except Exception as error:  # noqa: BLE001 - the border of one document: a fault in it is told, the others go on
        return Read(None, (Problem(job.raw.id, f"skipped: {_fault(error)}", "error"),))
    return Read(extraction, (*problems, *extraction.problems))


def extractions(
    jobs: Sequence[Job],
    recipe: Recipe,
    *,
    words: Lexicon | None = None,
    workers: int = 0,
    advance: Advance | None = None,
) -> Iterator[Read]:
    """What became of each file, in the order given, whatever the number of workers (0: as many as are worth it)."""
    count = min(workers or _useful(len(jobs)), len(jobs))
    if count <= 1:
        reader = recipe.reader(words)
        results: Iterator[Read] = (read(reader, job) for job in jobs)
    else:
        results = _in_processes(jobs, recipe, count)
    for number, (job, result) in enumerate(zip(jobs, results, strict=True), 1):
        if advance is not None:
            advance(number, len(jobs), job.raw.id)
        yield result


def _useful(documents: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, documents // WORTH_A_PROCESS)


def _in_processes(jobs: Sequence[Job], recipe: Recipe, count: int) -> Iterator[Read]:
    """At most four files a worker are under way, so that memory does not grow with their number."""
    from concurrent.futures import ThreadPoolExecutor  # 15 ms, of no use to a small build

    idle: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker(recipe) for _ in range(count)]
    for worker in workers:
        idle.put(worker)

    def done(job: Job) -> Read:
        worker = idle.get()
        try:
            return worker.read(job)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(count)
    try:
        waiting: list[Future[Read]] = []
        for job in jobs:
            waiting.append(pool.submit(done, job))
            if len(waiting) > 4 * count:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()
    finally:
        for worker in workers:
            worker.close()
        pool.shutdown(wait=True, cancel_futures=True)


class Worker:
    """A process that reads documents one after the other; started when first needed, and again when it died."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, job: Job) -> Read:
        """What became of a file; a problem if every process that tried to read it died."""
        for _ in range(TRIES):
            try:
                return self._answer(job)
            except (EOFError, BrokenPipeError, pickle.UnpicklingError):
                self._stop()
                if self._closed:
                    break
        return Read(None, (Problem(job.raw.id, "skipped: the process that read it was killed", "error"),))

    def close(self) -> None:
        """Ends the process, also in the middle of a file."""
        self._closed = True
        self._stop()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answer(self, job: Job) -> Read:
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump(job, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        answer = pickle.load(process.stdout)
        assert isinstance(answer, Read)
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches the build alone, which then ends its workers.
        self._process = subprocess.Popen(
            program("kg.run"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        assert self._process.stdin is not None
        pickle.dump(self._recipe, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _closed(pipe)


def program(module: str) -> list[str]:
    """The command that runs `main` of a module of this very kg, wherever it lies, and nothing of the current folder."""
    root = str(Path(__file__).resolve().parents[1])
    return [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {root!r}); import {module} as m; m.main()"]


def _closed(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:  # what was still to be sent has no reader any more
        return


def _fault(error: Exception) -> str:
    """What went wrong, in one line with its place."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = "" if at is None else f" ({Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno})"
    return f"{type(error).__name__}: {' '.join(str(error).split())}{place}"


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """The worker's side: a recipe, then a job for each answer, until the pipe closes."""
    recipe: Recipe = pickle.load(requests)
    reader = recipe.reader()
    while True:
        try:
            job: Any = pickle.load(requests)
        except EOFError:
            return
        pickle.dump(read(reader, job), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def main() -> None:
    """Serves through standard input and output; whatever a library prints goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(sys.stdin.buffer, answers)
