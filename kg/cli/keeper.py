"""The process that holds the graph for `kg serve`: started by it, `python -m kg.cli.keeper SOCKET SETTINGS`."""

from __future__ import annotations

import socket
import sys

from kg.cli.sources import source_text


def main() -> None:
    """Hold the graph until the server closes the socket."""
    from kg.serve.keeper import Answers, keep
    from kg.serve.respond import respond, warm
    from kg.serve.settings import Holding

    number, settings = sys.argv[1:]
    with socket.socket(fileno=int(number)) as control:
        raise SystemExit(keep(control, Holding.read(settings), source_text, Answers(respond, warm)))


if __name__ == "__main__":
    main()
