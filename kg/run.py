"""The map over documents: tasks are done here or in processes, and their results come back in order.

A runner takes tasks and gives results; which one is a matter of taste (`here`, `Processes`, one of an engine's own).
A worker is a Python of its own, fed through pipes: it needs nothing of the program that started it, and one that is
killed costs one retry, then one task that is lost, never the build.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeVar

from kg.garbage import seldom

if TYPE_CHECKING:
    from concurrent.futures import Future

R = TypeVar("R", covariant=True)

# How far somebody is: how many are done, of how many, and the name of the last.
Advance = Callable[[int, int, str], None]

# Below this many tasks a second process starts for longer than it would save.
WORTH_A_PROCESS = 24
# How often a task is tried again in a new process when its process died.
TRIES = 2
# Tasks under way for each worker: few, so that memory does not grow with their number, and enough that nobody waits
# for a long one.
AHEAD = 16


class Task(Protocol[R]):
    """What is done to one document; it can be sent to another process."""

    def do(self, desk: Any) -> R:
        """The result, with what is at hand in this process."""

    def lost(self) -> R:
        """The result if every process that tried it died."""


class Recipe(Protocol):
    """How a process lays out what its tasks need; it can be sent to another process."""

    def desk(self) -> Any:
        """What is at hand in one process: made once, used by all its tasks."""


class Runner(Protocol):
    """Who does tasks: results in the order of the tasks, few of them under way at a time."""

    def map(self, tasks: Iterable[Task[R]]) -> Iterator[R]:
        """The result of each task."""

    def close(self) -> None:
        """Ends what was started."""


class Here:
    """Does tasks in this process, one after the other."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk

    def map(self, tasks: Iterable[Task[R]]) -> Iterator[R]:
        """The result of each task."""
        return (task.do(self._desk) for task in tasks)

    def close(self) -> None:
        """Nothing was started."""


class Processes:
    """Does tasks in processes of their own, as many at a time as there are workers."""

    def __init__(self, recipe: Recipe, count: int) -> None:
        self._workers = [Worker(recipe) for _ in range(count)]

    def map(self, tasks: Iterable[Task[R]]) -> Iterator[R]:
        """The result of each task."""
        from concurrent.futures import ThreadPoolExecutor  # 15 ms, of no use to a small build

        idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            idle.put(worker)

        def done(task: Task[R]) -> R:
            worker = idle.get()
            try:
                return worker.do(task)
            finally:
                idle.put(worker)

        pool = ThreadPoolExecutor(len(self._workers))
        try:
            waiting: deque[Future[R]] = deque()
            for task in tasks:
                waiting.append(pool.submit(done, task))
                if len(waiting) > AHEAD * len(self._workers):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            self.close()  # who waits for a worker gets no answer any more
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def close(self) -> None:
        """Ends the processes, also in the middle of a task."""
        for worker in self._workers:
            worker.close()


def runner(recipe: Recipe, desk: Any, tasks: int, workers: int = 0) -> Runner:
    """Who does so many tasks: this process at its desk, or as many as are wanted (0: as many as are worth it)."""
    count = min(workers or useful(tasks), tasks)
    return Here(desk) if count <= 1 else Processes(recipe, count)


def useful(tasks: int) -> int:
    """How many processes so many tasks are worth."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, tasks // WORTH_A_PROCESS)


class Worker:
    """A process that does tasks one after the other; started when first needed, and again when it died."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def do(self, task: Task[R]) -> R:
        """The result of a task; what it gives for lost if every process that tried it died."""
        for _ in range(TRIES):
            if self._closed:
                break
            try:
                return self._answer(task)
            except (EOFError, BrokenPipeError, pickle.UnpicklingError):
                self._stop()
        return task.lost()

    def close(self) -> None:
        """Ends the process, also in the middle of a task."""
        self._closed = True
        self._stop()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answer(self, task: Task[R]) -> R:
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump(task, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        answer: R = pickle.load(process.stdout)
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


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """The worker's side: a recipe, then a task for each answer, until the pipe closes."""
    recipe: Recipe | None = asked(requests)
    if recipe is None:
        return
    desk = recipe.desk()
    settled = False
    task: Task[Any] | None
    while (task := asked(requests)) is not None:
        pickle.dump(task.do(desk), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        if not settled:
            settle()
            settled = True


def asked(requests: IO[bytes]) -> Any:
    """The next value of a pipe; None where whoever asked has ended, perhaps in the middle of it."""
    try:
        return pickle.load(requests)
    except (EOFError, pickle.UnpicklingError):
        return None


def settle() -> None:
    """Takes what a process has loaded out of the search for garbage: it stays to the end, and looking it over again and
    again while documents come and go took a tenth of a worker's time. What it makes now is looked over seldom."""
    gc.collect()
    gc.freeze()
    seldom()


@contextmanager
def unsearched() -> Iterator[None]:
    """No search for garbage for a while, in which nearly all that is made stays: looking it over takes a fifth more."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def give_back() -> None:
    """Gives memory that is free back to the system, where its C library can do that: others need it now."""
    gc.collect()
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def answering() -> IO[bytes]:
    """Standard output for answers alone; whatever a library prints goes to standard error from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def main() -> None:
    """Serves through standard input and output."""
    _serve(sys.stdin.buffer, answering())
