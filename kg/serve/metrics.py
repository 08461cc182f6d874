"""What /metrics tells. Source: the text format of Prometheus, version 0.0.4."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from kg.serve.house import House

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counts requests by route and status, and how long they took."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._durations = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0
        self._bytes = 0

    def note(self, route: str, status: int, seconds: float, size: int) -> None:
        """Note one request that was answered."""
        self._requests[route, status] += 1
        self._durations[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds += seconds
        self._bytes += size

    def text(self, house: House) -> str:
        """All figures."""
        pool, counts = house.pool, house.counts
        lines = ["# TYPE kg_requests_total counter"]
        for (route, status), number in sorted(self._requests.items()):
            lines.append(f'kg_requests_total{{route="{route}",status="{status}"}} {number}')
        lines.append("# TYPE kg_request_seconds histogram")
        total = 0
        for bound, number in zip((*_BOUNDS, "+Inf"), self._durations, strict=True):
            total += number
            lines.append(f'kg_request_seconds_bucket{{le="{bound}"}} {total}')
        lines += [f"kg_request_seconds_sum {self._seconds:.6f}", f"kg_request_seconds_count {total}"]
        for name, kind, value in (
            ("kg_response_bytes_total", "counter", self._bytes),
            ("kg_workers", "gauge", pool.workers),
            ("kg_workers_busy", "gauge", pool.busy),
            ("kg_requests_waiting", "gauge", pool.waiting),
            ("kg_queries_killed_total", "counter", counts.killed),
            ("kg_requests_turned_away_total", "counter", counts.turned_away),
            ("kg_clients_left_total", "counter", counts.left),
            ("kg_workers_died_total", "counter", counts.died),
            ("kg_graphs_exchanged_total", "counter", house.swaps),
        ):
            lines += [f"# TYPE {name} {kind}", f"{name} {value}"]
        return "\n".join(lines) + "\n"
