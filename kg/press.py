"""The network page, made by a process of its own, which loads what it needs while the documents are read.

What the page needs (numpy, Jinja, pyvis) takes longer to load than a small build takes; beside the reading of the
documents it costs nothing.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from types import TracebackType

from kg.run import program


class Press:
    """A process that makes one page: `with Press() as press: …; press.begin(…); …; html = press.page()`.

    It is started at once if it is `likely` that a page will be wanted, else when one is.
    """

    def __init__(self, *, likely: bool = True) -> None:
        self._likely = likely
        self._thread: Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Press:
        if self._likely:
            self._process = self._started()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        if self._thread is not None:
            self._thread.join()  # it must not find its pipes closed
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def begin(self, nquads: Path, *, title: str, sources: Mapping[str, str], large: bool = False) -> None:
        """Has the page of a graph made, without waiting for it; of a `large` one without what only names things."""
        self._order = (nquads, title, sources, large)
        self._process = self._process or self._started()
        self._thread = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def page(self) -> str:
        """The page that was begun; if the process is gone, it is made in this one: the same bytes, only later."""
        if self._thread is not None:
            self._thread.join()
        if self._process is not None and self._process.returncode == 0:
            return self._answer.decode()
        nquads, title, sources, large = self._order
        return printed(nquads, title=title, sources=sources, large=large)

    def _started(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches the build alone, which then ends this one.
        return subprocess.Popen(
            program("kg.press"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what goes wrong there is told here, where it is tried again
            start_new_session=True,
        )

    def _ask(self) -> None:
        assert self._process is not None
        self._answer, _ = self._process.communicate(pickle.dumps(self._order))


def printed(nquads: Path | None, *, title: str, sources: Mapping[str, str], large: bool = False) -> str:
    """The page of a graph that lies in a file of N-Quads; of an empty one without a file."""
    import pyoxigraph as ox

    from kg.view.page import page
    from kg.view.saying import saying

    if nquads is None:
        return page((), title=title, sources=sources)
    # Read as they come, so that no store need hold them: it would take twice the memory of what the page keeps.
    quads = saying(nquads) if large else ox.parse(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    return page(quads, title=title, sources=sources)


def main() -> None:
    """Makes one page of what standard input brings; an empty one before, which loads all that it takes."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    gc.disable()  # a page is made of values without cycles: looking for some among millions takes a fifth of the time
    printed(None, title="", sources={})
    nquads, title, sources, large = pickle.load(sys.stdin.buffer)
    answer.write(printed(nquads, title=title, sources=sources, large=large).encode())
    answer.close()
