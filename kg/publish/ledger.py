"""What this machine knows of a store elsewhere: which graphs it brought there, written down one by one.

It only saves work: without it, or where the store holds other numbers of triples, the graphs there are read.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from kg.errors import OutputError
from kg.publish.local import Extent


class Ledger:
    """The graphs that were brought to one address and found right there; a file beside the graph keeps it."""

    def __init__(self, graph: Path, url: str) -> None:
        whole = graph.resolve()
        self.path = whole.with_name(f".{whole.name}.published") / f"{sha256(url.encode()).hexdigest()[:12]}.jsonl"
        self._url = url
        self._known: dict[str, Extent] = {}
        self._torn = False  # whether the last line was cut short, so that the next would become part of it
        self._read()

    def get(self, graph: str) -> Extent | None:
        """What was found right there last, if nothing was begun since."""
        return self._known.get(graph)

    def begin(self, graph: str) -> None:
        """Notes that a graph is being changed: until `done` nothing is known of it."""
        if self._known.pop(graph, None) is not None:
            self._write([{"graph": graph}])

    def done(self, graph: str, extent: Extent) -> None:
        """Notes that a graph was found right."""
        self._known[graph] = extent
        self._write([_noted(graph, extent)])

    def close(self) -> None:
        """Writes the file anew, without what was overtaken."""
        aside = self.path.with_name(self.path.name + ".new")
        lines = [{"url": self._url}, *(_noted(graph, extent) for graph, extent in sorted(self._known.items()))]
        try:
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            aside.replace(self.path)
        except OSError as error:
            raise self._error(error) from error

    def _write(self, lines: list[dict[str, object]]) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(("\n" if self._torn else "") + "".join(json.dumps(line) + "\n" for line in lines))
            self._torn = False
        except OSError as error:
            raise self._error(error) from error

    def _read(self) -> None:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError(f"{self.path}: cannot be read, remove it ({error})") from error
        self._torn = not text.endswith("\n")
        for line in text.split("\n"):
            try:
                noted = json.loads(line)
            except ValueError:  # the last line, if its writing was cut short
                continue
            if "sha256" in noted:
                self._known[noted["graph"]] = Extent(noted["triples"], noted["sha256"])
            elif "graph" in noted:
                self._known.pop(noted["graph"], None)

    def _error(self, error: OSError) -> OutputError:
        return OutputError(f"{self.path}: cannot be written ({error.strerror or error})")


def _noted(graph: str, extent: Extent) -> dict[str, object]:
    return {"graph": graph, "triples": extent.triples, "sha256": extent.sha256}
