"""Runs the server: uvicorn, its socket, its logs."""

from __future__ import annotations

import asyncio
import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from kg.errors import KgError
from kg.serve.app import application
from kg.serve.connection import bounded
from kg.serve.house import House
from kg.serve.settings import Settings

# How long a connection without a request stays open, how many there may be, how long a stop waits for what has begun.
_KEEP_ALIVE = 15
_MOST_CONNECTIONS = 2_000
_GRACE = 8
_BACKLOG = 2_048


def serve(settings: Settings, *, quiet: bool = False, listening: Callable[[str], None] | None = None) -> None:
    """Serve until a signal ends it; `listening` is told the address when the graph is open.

    Raises: KgError when the graph cannot be read or the address is taken.
    """
    _log(quiet=quiet)
    _open_files()
    with _bound(settings) as listener:
        house = House(settings)
        config = uvicorn.Config(
            application(house),
            http=bounded(seconds=settings.request_seconds, longest_query=settings.limits.longest_query),
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE,
            timeout_graceful_shutdown=_GRACE,
            limit_concurrency=_MOST_CONNECTIONS,
            forwarded_allow_ips="127.0.0.1",
            ws="none",
        )
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            where = address(settings, listener)
            runner.run(_run(house, _Server(config, lambda: listening and listening(where)), listener))


async def _run(house: House, server: uvicorn.Server, listener: socket.socket) -> None:
    await house.open()
    try:
        await server.serve(sockets=[listener])
    finally:
        await house.close()


class _Server(uvicorn.Server):
    """A server that ends well on the first signal: uvicorn's raises it once more and so loses the exit code."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell that requests are taken: from here on a signal ends the server well."""
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on SIGINT and SIGTERM; at once on the second."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


def address(settings: Settings, listener: socket.socket) -> str:
    """The address that a browser opens."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listener.getsockname()[1]}{settings.base_path}/"


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise KgError(f"{settings.host}:{settings.port} cannot be listened on ({error.strerror or error})") from None
    return listener


def _open_files() -> None:
    """Ask for as many open files as connections, workers and answers may need; a shell often allows 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * _MOST_CONNECTIONS + 1_024
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _log(*, quiet: bool) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    levels = {
        "kg.serve": logging.INFO,
        "kg.serve.access": logging.WARNING if quiet else logging.INFO,
        "uvicorn": logging.WARNING,
    }
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    for name in ("kg.serve", "uvicorn"):
        logging.getLogger(name).handlers[:] = [handler]
        logging.getLogger(name).propagate = False
