"""The network page, made by a process of its own, which loads what it needs while the documents are read.

What the page needs (numpy, Jinja, pyvis) takes longer to load than a small build takes; beside the reading of the
documents it costs nothing.
"""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from types import TracebackType

from kg.run import program


class Press:
    """A process that writes one page: `with Press() as press: …; press.begin(…); …; press.finish()`.

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
        if self._thread is not None and self._thread.is_alive():  # Ctrl-C may come before it is started
            self._thread.join()  # it must not find its pipes closed
        if self._process.stdin is not None:
            self._process.stdin.close()

    def begin(self, nquads: Path, page: Path, *, title: str, sources: Mapping[str, str], large: bool = False) -> None:
        """Has the page of a graph written, without waiting for it; of a `large` one without what only names things."""
        self._order = (nquads, page, title, sources, large)
        self._process = self._process or self._started()
        self._thread = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Waits for the page that was begun; if its process is gone, this one makes it: the same bytes, only later.

        Raises: OSError where it cannot be written.
        """
        if self._thread is not None:
            self._thread.join()
        if self._process is None or self._process.returncode != 0:
            nquads, page, title, sources, large = self._order
            printed(nquads, page, title=title, sources=sources, large=large)

    def _started(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches the build alone, which then ends this one.
        return subprocess.Popen(
            program("kg.press"),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what goes wrong there is told here, where it is tried again
            start_new_session=True,
        )

    def _ask(self) -> None:
        assert self._process is not None
        self._process.communicate(pickle.dumps(self._order))


def printed(
    nquads: Path | None, page: Path | None, *, title: str, sources: Mapping[str, str], large: bool = False
) -> None:
    """Writes the page of a graph that lies in a file of N-Quads; of an empty one without a file, to nowhere.

    Raises: OSError.
    """
    import pyoxigraph as ox

    from kg.view.page import parts
    from kg.view.saying import saying

    if nquads is None or page is None:
        deque(parts((), title=title, sources=sources), maxlen=0)
        return
    # Read as they come, so that no store need hold them: it would take twice the memory of what the page keeps.
    quads = saying(nquads) if large else ox.parse(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    made = parts(quads, title=title, sources=sources)
    with page.open("wb") as file:
        file.writelines(part.encode() for part in made)


def main() -> None:
    """Writes one page of what standard input brings; makes an empty one before, which loads all that it takes."""
    gc.disable()  # a page is made of values without cycles: looking for some among millions takes a fifth of the time
    printed(None, None, title="", sources={})
    nquads, page, title, sources, large = pickle.load(sys.stdin.buffer)
    printed(nquads, page, title=title, sources=sources, large=large)
