"""The workers of one snapshot, as the server sees them: who is idle, who is slow, who waits, who is ended.

A request goes to an idle worker, or waits in a bounded queue. One that takes longer than `patience` moves to a slow
place: its worker goes down to the lowest priority and another is forked in its stead, so that quick requests hardly
notice. When the slow places are full too, it is turned away, but for one that only waits for a processor: that one is
quick, the machine is not. Whatever passes its time, or whose client left, is killed.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import tempfile
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import inf, nan
from typing import IO, cast

from msgspec import Struct

from kg.errors import KgError
from kg.serve.problems import RefusedError
from kg.serve.settings import Holding, Settings
from kg.serve.wire import FRAME, Reply, lengths, reply_of

_RETRY = {"retry-after": "2"}
_LOWEST = 19
# Where there is no slow place for a request that lasts, it is glanced at so many times, so far apart in seconds, and is
# refused when it has had so many seconds of a processor meanwhile. (To look at the start of each request would cost as
# much as a small query does.)
_GLANCES, _APART, _WORKED = 25, 0.06, 0.03
# Old workers are replaced, so that what a library may leak in each request never adds up (a fork takes milliseconds).
_MOST_REQUESTS = 5_000

Gone = Callable[[], Awaitable[object]]


class ClientLeft(Exception):  # noqa: N818 - not an error: there is nobody left to answer
    """The client closed its connection while its request ran."""


class Worker(asyncio.Protocol):
    """One worker process: its pipe, its file for large answers, and the request it is at."""

    def __init__(self, number: int, spool: IO[bytes], ended: Callable[[Worker], None]) -> None:
        self.number, self.spool = number, spool
        self.requests = 0
        self.slow = False
        self.alive = True
        self.died = False
        self._ended = ended
        self._transport: asyncio.Transport | None = None
        self._data = bytearray()
        self._waiting: asyncio.Future[Reply] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The pipe is open."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by name

    def ask(self, frame: bytes) -> asyncio.Future[Reply]:
        """Send a request; the reply to come."""
        assert self._transport is not None
        self.requests += 1
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(frame)
        return self._waiting

    def data_received(self, data: bytes) -> None:
        """A part of a reply."""
        self._data += data
        if len(self._data) < FRAME:
            return
        head, body = lengths(self._data)
        if len(self._data) < FRAME + head + body:
            return
        whole = bytes(self._data)
        self._data.clear()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reply_of(whole[FRAME : FRAME + head], whole[FRAME + head :]))

    def connection_lost(self, exc: Exception | None) -> None:
        """The process ended."""
        self.died = self.alive
        self.alive = False
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(
                RefusedError(503, "the request ended its worker: it needed more than is allowed")
            )
        self._ended(self)

    def close(self) -> None:
        """Let it end by itself: it does when its pipe closes."""
        self.alive = False
        if self._transport is not None:
            self._transport.close()


class Counts(Struct):
    """What happened since the start, for the metrics."""

    killed: int = 0
    turned_away: int = 0
    left: int = 0
    died: int = 0


class Pool:
    """All workers of one snapshot."""

    def __init__(self, settings: Settings, counts: Counts) -> None:
        self._settings, self.counts = settings, counts
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._queue: deque[asyncio.Future[Worker]] = deque()
        self._slow = 0
        self._quick = 0  # workers, idle or not, in the quick places, and those being forked for them
        self._closing = False
        self._forking = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._control: socket.socket | None = None
        self._process: asyncio.subprocess.Process | None = None
        self.snapshot = ""
        self.lost = asyncio.Event()

    @property
    def waiting(self) -> int:
        """How many requests wait for a worker."""
        return len(self._queue)

    @property
    def busy(self) -> int:
        """How many workers are at a request."""
        return sum(worker.alive for worker in self._all) - len(self._idle)

    @property
    def workers(self) -> int:
        """How many workers there are."""
        return len(self._all)

    async def open(self) -> None:
        """Start the keeper, let it read the graph, fork the workers.

        Raises: KgError when the graph cannot be read.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        self._control = ours
        with theirs:
            command = [*self._settings.keeper, str(theirs.fileno()), Holding.of(self._settings).text()]
            self._process = await asyncio.create_subprocess_exec(
                *command, stdin=asyncio.subprocess.DEVNULL, stdout=sys.stderr.fileno(), pass_fds=[theirs.fileno()]
            )
        word, _, rest = (await self._line()).partition(" ")
        if word != "ready":
            await self._process.wait()
            raise KgError(rest or f"{self._settings.graph}: the graph could not be opened")
        self.snapshot = rest
        watch = asyncio.ensure_future(self._watch_keeper())
        self._tasks.add(watch)
        watch.add_done_callback(self._tasks.discard)
        for _ in range(self._settings.places):
            self._quick += 1
            await self._fork()

    async def _watch_keeper(self) -> None:
        """Tell when the keeper is gone: without it no worker can be replaced."""
        assert self._process is not None
        await self._process.wait()
        self.lost.set()

    async def ask(self, frame: bytes, gone: Gone) -> tuple[Reply, IO[bytes] | None]:
        """The reply to a request, and the file where it lies if it is large (the caller closes it).

        Raises: RefusedError (503, 504), ClientLeft.
        """
        worker = await self._worker()
        try:
            reply = await self._answer(worker, frame, gone)
        except BaseException as error:
            self._note(error)
            self._kill(worker)
            raise
        spool = None
        if reply.spooled:
            spool, worker.requests = worker.spool, _MOST_REQUESTS
        self._release(worker)
        return reply, spool

    async def close(self, *, seconds: float) -> None:
        """End when the requests that run are answered, or when the time is over."""
        self._closing = True
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.busy or self._queue:
                    await asyncio.sleep(0.02)
        for worker in list(self._all):
            worker.close()
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            await self._process.wait()

    async def _answer(self, worker: Worker, frame: bytes, gone: Gone) -> Reply:
        settings, loop = self._settings, asyncio.get_running_loop()
        future = worker.ask(frame)
        leaving: list[asyncio.Future[object]] = []

        def fail(error: Exception) -> None:
            if not future.done():
                future.set_exception(error)

        def left(_: object) -> None:
            fail(ClientLeft())

        timers: list[asyncio.TimerHandle] = []

        def lasts(glance: int = 0, first: float = nan) -> None:
            if self._slow >= settings.slow and glance < _GLANCES:
                used = _processor(worker.number)
                if not used - first >= _WORKED:  # nor at the first glance
                    timers.append(loop.call_later(_APART, lasts, glance + 1, first if glance else used))
                    return
            try:
                self._demote(worker)
            except RefusedError as error:
                fail(error)
                return
            leaving.append(asyncio.ensure_future(gone()))
            leaving[0].add_done_callback(left)

        def over() -> None:
            fail(RefusedError(504, f"no answer within {settings.limits.seconds:g} seconds; the query was ended"))

        timers += [loop.call_later(settings.patience, lasts), loop.call_later(settings.limits.seconds, over)]
        try:
            return await future
        finally:
            for timer in timers:
                timer.cancel()
            for watcher in leaving:
                watcher.remove_done_callback(left)
                watcher.cancel()

    def _demote(self, worker: Worker) -> None:
        """Move a worker to the slow places and fork another in its stead.

        Raises: RefusedError when they are full.
        """
        if self._slow >= self._settings.slow:
            self.counts.turned_away += 1
            raise RefusedError(503, "too many long queries run already; try again", headers=_RETRY)
        worker.slow = True
        self._slow += 1
        self._quick -= 1
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.number, _LOWEST)
        self._refill()

    async def _worker(self) -> Worker:
        while True:
            worker = self._idle.pop() if self._idle else await self._turn()
            if worker.alive:
                return worker

    async def _turn(self) -> Worker:
        """The worker that comes free when all who came before are served."""
        if len(self._queue) >= self._settings.queue:
            self.counts.turned_away += 1
            raise RefusedError(503, "too many requests wait already; try again", headers=_RETRY)
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            async with asyncio.timeout(self._settings.limits.seconds):
                return await asyncio.shield(turn)
        except TimeoutError:
            self.counts.turned_away += 1
            raise RefusedError(503, "no worker came free in time; try again", headers=_RETRY) from None
        finally:
            if not turn.done():
                turn.cancel()

    def _offer(self, worker: Worker) -> None:
        """Give a free worker to the request that waits longest."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _release(self, worker: Worker) -> None:
        """Put a worker back, or end it where it is slow or old: another takes its place."""
        if worker.alive and not worker.slow and worker.requests < _MOST_REQUESTS and not self._closing:
            self._offer(worker)
        else:
            worker.close()

    def _note(self, error: BaseException) -> None:
        if isinstance(error, ClientLeft):
            self.counts.left += 1
        elif isinstance(error, RefusedError) and error.status == 504:
            self.counts.killed += 1

    def _kill(self, worker: Worker) -> None:
        if worker.alive and self._control is not None:
            with suppress(OSError):
                self._control.send(f"kill {worker.number}\n".encode())
        worker.close()

    def _ended(self, worker: Worker) -> None:
        """A worker's process is gone: make its place good."""
        if worker not in self._all:
            return
        self._all.discard(worker)
        self.counts.died += worker.died
        if worker in self._idle:
            self._idle.remove(worker)
        if worker.slow:
            self._slow -= 1
        else:
            self._quick -= 1
        self._refill()

    def _refill(self) -> None:
        while self._quick < self._settings.places and not self._closing:
            self._quick += 1
            task = asyncio.ensure_future(self._fork())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _fork(self) -> None:
        spool = tempfile.TemporaryFile()  # noqa: SIM115 - the worker's, closed with it
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                async with self._forking:
                    assert self._control is not None
                    socket.send_fds(self._control, [b"fork\n"], [theirs.fileno(), spool.fileno()])
                    number = int(await self._line() or "0")
            ours.setblocking(False)
            loop = asyncio.get_running_loop()
            _, worker = await loop.create_unix_connection(lambda: Worker(number, spool, self._ended), sock=ours)
        except (OSError, ValueError):
            ours.close()
            self._quick -= 1
            self.lost.set()
            return
        self._all.add(worker)
        self._offer(worker)

    async def _line(self) -> str:
        """What the keeper says next; empty when it is gone."""
        assert self._control is not None
        data = b""
        while not data.endswith(b"\n"):
            part = await asyncio.get_running_loop().sock_recv(self._control, 4096)
            if not part:
                self.lost.set()
                return ""
            data += part
        return data.decode().strip()


def _processor(number: int) -> float:
    """The seconds of a processor that a process has used; infinite where that is not told."""
    try:
        with open(f"/proc/{number}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return inf
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
