"""The keeper: a process that reads the graph once and forks workers, which share its memory and start in no time.

It has one thread and no network. The server speaks with it over a socket, in lines: `fork` hands over two files, a pipe
and a file for large answers, and is answered with the process's number; `kill NUMBER` ends one. When the server is
gone, the keeper ends its workers and itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from kg.errors import KgError
from kg.rdf.store import Store
from kg.serve import memo
from kg.serve.settings import Holding
from kg.serve.snapshot import (
    ReadSource,
    Snapshot,
    fingerprint,
    holding,
    in_memory,
    open_in_memory,
    private_copy,
    source_files,
)
from kg.serve.worker import Respond, work

# Texts of the sources are held for the document pages up to this much; above, pages show the sentences alone.
_MOST_TEXT = 200_000_000


class Answers(NamedTuple):
    """What workers do with a request, and what is loaded before they are forked."""

    respond: Respond
    warm: Callable[[Snapshot], None]


def keep(control: socket.socket, held: Holding, read_source: Callable[[Path], ReadSource], answers: Answers) -> int:
    """Hold a graph until the server closes `control`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ExitStack() as stack:
        try:
            snapshot, reopen = _opened(held, read_source, answers.warm, stack)
        except (KgError, OSError, MemoryError) as error:
            _say(control, f"error {' '.join(str(error).split()) or 'out of memory'}")
            return 1
        gc.collect()
        gc.freeze()
        _say(control, f"ready {snapshot.id}")
        _serve(control, snapshot, reopen, answers.respond)
    return 0


def _opened(
    held: Holding, read_source: Callable[[Path], ReadSource], warm: Callable[[Snapshot], None], stack: ExitStack
) -> tuple[Snapshot, Callable[[], Store] | None]:
    """The snapshot, all made of it that answers need; for a graph on disk also what opens it again in each worker."""
    graph = Path(held.graph)
    for _ in range(3):  # a build may exchange the folder while it is read
        before = fingerprint(graph)
        if in_memory(graph, held.memory_megabytes):
            store, reopen = open_in_memory(graph), None
            snapshot = holding(held, store, _texts(store, read_source(graph)))
            warm(snapshot)
        else:
            copy = stack.enter_context(private_copy(graph))
            snapshot, reopen = _known(copy, held, read_source(graph), warm), partial(Store.open, copy)
            warm(replace(snapshot, id=""))  # loads the code; what is made of the empty store goes by another name
        if fingerprint(graph) == before:
            return snapshot, reopen
    raise KgError(f"{graph}: changes all the time")


def _known(copy: Path, held: Holding, read_source: ReadSource, warm: Callable[[Snapshot], None]) -> Snapshot:
    """The snapshot of a store on disk without the store, which would leave threads of RocksDB in this process.

    What answers need of it is made by a process of its own: a worker that made it would be too slow for its first
    request, and the next one would begin anew.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            store = Store.open(copy)
            texts = _texts(store, read_source)
            warm(holding(held, store, texts))
            known = pickle.dumps((store.base, texts, memo.told()))
        except BaseException as error:  # noqa: BLE001 - a fork must never run on into its parent's code
            known = pickle.dumps(" ".join(str(error).split()) or repr(error))
        with os.fdopen(write, "wb") as file:
            file.write(known)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    told = pickle.loads(data) if data else "its reader ended"
    if isinstance(told, str):
        raise KgError(f"{held.graph}: the store cannot be served ({told})")
    base, texts, made = told
    memo.take(made)
    return holding(held, Store.memory(base=base), texts)


def _texts(store: Store, read_source: ReadSource) -> dict[str, str]:
    texts, size = {}, 0
    for file in source_files(store):
        with suppress(OSError, KgError, ValueError):  # sources may have moved: the page then shows the sentences
            text = read_source(file)
            size += len(text)
            if size > _MOST_TEXT:
                return {}
            texts[file] = text
    return texts


def _serve(control: socket.socket, snapshot: Snapshot, reopen: Callable[[], Store] | None, respond: Respond) -> None:
    workers: set[int] = set()
    rest = b""
    try:
        while True:
            readable, _, _ = select.select([control], [], [], 1.0)
            _reap(workers)
            if not readable:
                continue
            data, files, _, _ = socket.recv_fds(control, 4096, 2)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                word, _, named = line.partition(b" ")
                if word == b"fork":
                    _say(control, str(_forked(control, snapshot, reopen, respond, files, workers)))
                elif int(named) in workers:
                    os.kill(int(named), signal.SIGKILL)
    finally:
        for number in workers:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)


def _forked(
    control: socket.socket,
    snapshot: Snapshot,
    reopen: Callable[[], Store] | None,
    respond: Respond,
    files: list[int],
    workers: set[int],
) -> int:
    child = os.fork()
    if child:
        workers.add(child)
        for file in files:
            os.close(file)
        return child
    code = 1
    try:
        control.close()
        if reopen is not None:
            snapshot = replace(snapshot, store=reopen())
        with socket.socket(fileno=files[0]) as pipe, os.fdopen(files[1], "w+b") as spool:
            work(snapshot.for_worker(spool), pipe, respond, sealed=reopen is None)
        code = 0
    except (BrokenPipeError, ConnectionResetError):
        code = 0
    except BaseException as error:  # noqa: BLE001 - a fork must never run on into its parent's code
        print(f"kg serve: a worker failed: {error!r}", file=sys.stderr)  # noqa: T201
    finally:
        os._exit(code)


def _reap(workers: set[int]) -> None:
    while workers:
        try:
            number, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            workers.clear()
            return
        if number == 0:
            return
        workers.discard(number)


def _say(control: socket.socket, line: str) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):
        control.sendall(line.encode() + b"\n")
