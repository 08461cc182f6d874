"""The pool that serves now, and the exchange of it when another graph takes the place of the old one."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from kg.errors import KgError
from kg.serve.pool import Counts, Pool
from kg.serve.settings import Settings
from kg.serve.snapshot import fingerprint

log = logging.getLogger("kg.serve")
# How often the graph's files are looked at, and how long an old pool may take to answer what it began.
_LOOK = 0.5
_GRACE = 5.0


class House:
    """Holds the pool of the present graph, and puts another in its place when the files change or a keeper dies."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.counts = Counts()
        self.swaps = 0
        self._pool: Pool | None = None
        self._seen = ""
        self._watch: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def pool(self) -> Pool:
        """The pool that takes requests now."""
        assert self._pool is not None, "the house is not open"
        return self._pool

    async def open(self) -> None:
        """Open the graph and begin to watch it.

        Raises: KgError when it cannot be read.
        """
        self._pool = await self._opened()
        self._watch = asyncio.ensure_future(self._watching())

    async def close(self) -> None:
        """Answer what has begun, then end every process."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        await asyncio.gather(*self._leaving, self.pool.close(seconds=_GRACE))

    async def _opened(self) -> Pool:
        self._seen = await asyncio.to_thread(fingerprint, self.settings.graph)
        pool = Pool(self.settings, self.counts)
        await pool.open()
        return pool

    async def _watching(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK):
                    await self.pool.lost.wait()
            seen = await asyncio.to_thread(fingerprint, self.settings.graph)
            if not self.pool.lost.is_set() and seen in ("", self._seen):
                continue
            try:
                fresh = await self._opened()
            except (KgError, OSError) as error:
                log.warning("the new graph is not served, the old one is: %s", error)
                await asyncio.sleep(_LOOK)
                continue
            old, self._pool = self.pool, fresh
            self.swaps += 1
            log.warning("another graph is served now (%s)", fresh.snapshot)
            # what the old pool began may take as long as a query may
            task = asyncio.ensure_future(old.close(seconds=self.settings.limits.seconds + _GRACE))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
