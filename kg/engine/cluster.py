"""A Ray cluster: one of our own on this machine, or one that is there, joined at its address."""

from __future__ import annotations

import gc
import logging
import os
import secrets
import signal
import sys
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stdout
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

from kg.config import PACKAGE, environment, is_set
from kg.engine.actors import Crew
from kg.engine.linker import Linker
from kg.errors import ConfigurationError, EngineError
from kg.link import Forms
from kg.model import Authority
from kg.run import Here, Recipe, Runner

_LOOPBACK = "127.0.0.1"
# Nothing is told to Ray's makers.
_SILENT = {"RAY_USAGE_STATS_ENABLED": "0"}
# Bytes of memory for what is under way between the processes of a cluster of our own; what is more goes to disk.
_UNDER_WAY = 512_000_000


class Cluster:
    """A cluster for the time of one build: `with Cluster(address, workers) as cluster: …`.

    Without an address one is started on this machine, with as many workers as are wanted (0: as there are cores). With
    one, workers are as many as are wanted (0: as the cluster has cores that are free).
    """

    def __init__(self, address: str | None = None, workers: int = 0) -> None:
        self._address, self._wanted = address, workers
        self._crew: Crew | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Cluster:
        ray = _ray()
        for last in (False, True):  # a busy machine may need a second try
            fault = None if ray.is_initialized() else self._fault(ray)
            if fault is None:
                break
            _ended(ray)
            self._stack.close()
            if last:
                where = "can be started here" if self._address is None else f"at {self._address}"
                raise EngineError(f"no Ray cluster {where} ({fault})")
        self.workers = self._wanted or max(1, int(ray.available_resources().get("CPU", 1)))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._crew is not None:
            self._crew.dismiss()
        self._stack.close()

    def runner(self, recipe: Recipe, desk: Any, tasks: int) -> Runner:
        """Who does so many tasks by this recipe, which is the same for all of a build: actors, kept from map to map."""
        return self._hired(recipe) if tasks else Here(desk)

    def linker(
        self, recipe: Recipe, authority: Authority, forms: Forms, parents: Mapping[str, Iterable[str]]
    ) -> Linker:
        """Who links documents, by the actors that do the tasks of this recipe."""
        return Linker(self._hired(recipe), authority, forms, parents)

    def _hired(self, recipe: Recipe) -> Crew:
        if self._crew is None:
            self._crew = Crew(recipe, self.workers)
        return self._crew

    def _fault(self, ray: Any) -> str | None:
        """Starts or joins the cluster; in one line why that was in vain."""
        with _processes_forgotten():
            try:
                self._start(ray)
            except Exception as error:  # noqa: BLE001 - Ray raises plain ones
                return " ".join(str(error).split())[:300]
            return None

    def _start(self, ray: Any) -> None:
        self._stack.enter_context(_signals())
        self._stack.enter_context(redirect_stdout(cast(IO[str], _Parted(sys.stdout))))
        settings: dict[str, Any] = {"address": self._address}
        if self._address is None:
            token = {} if _has_token() else {"RAY_AUTH_TOKEN": _own_token()}
            self._stack.enter_context(environment(_SILENT | token, modules=PACKAGE.parent))
            settings = {
                "address": "local",
                "num_cpus": self._wanted or _cores(),
                "object_store_memory": _UNDER_WAY,
                "include_dashboard": False,
                "_node_ip_address": _LOOPBACK,
            }
        logging.getLogger("ray").setLevel(logging.ERROR)
        ray.init(**settings, configure_logging=False, log_to_driver=False)
        self._stack.callback(_ended, ray)


class _Parted:
    """Standard output, but for what Ray's threads print: standard output is for results."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Writes where it belongs."""
        return (sys.stderr if threading.current_thread().name.startswith("ray_") else self._out).write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)


def _ray() -> Any:
    try:
        import ray
    except ImportError:
        raise ConfigurationError("the runner ray needs the package ray: pip install 'undoc-kg[ray]'") from None
    return ray


def _ended(ray: Any) -> None:
    """Ends the cluster, or leaves it."""
    with _processes_forgotten():
        ray.shutdown()


@contextmanager
def _processes_forgotten() -> Iterator[None]:
    """Without Python's complaint that Ray does not wait long for the processes that it ends."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _has_token() -> bool:
    """Whether Ray knows a token of the user's own (Source: Ray's documentation, token authentication)."""
    return is_set("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH") or Path("~/.ray/auth_token").expanduser().is_file()


@cache
def _own_token() -> str:
    """What keeps others on this machine out of our cluster; Ray keeps the first that a process has."""
    return secrets.token_hex(32)


@contextmanager
def _signals() -> Iterator[None]:
    """Puts back what is done at the end of the process, which Ray replaces."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
