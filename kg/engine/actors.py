"""A crew of Ray actors: each keeps its desk (word lists, patterns, the language model), and does tasks one by one.

An actor that dies costs its task one more try, then the task is lost and told of, never the build.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.engine.exchange import Held, Piece, Work
from kg.errors import EngineError
from kg.run import AHEAD, TRIES, Recipe, Task

R = TypeVar("R")

# Tasks that an actor has at hand: the one it does, and the next, so that it never waits for the driver.
_DEPTH = 2


class Station:
    """What runs in an actor."""

    def __init__(self, recipe: Recipe) -> None:
        self._desk = recipe.desk()

    def do(self, task: Task[Any]) -> Any:
        """The result of a task."""
        return task.do(self._desk)

    def deal(self, piece: Piece) -> Any:
        """That a piece of work was done, then what it gave, each value by itself."""
        return None, *piece.do(self._desk)


@dataclass(eq=False)
class _Turn:
    """A task on its way: `ref` is its coming result, or `result` what came of it once it is `done`."""

    task: Task[Any]
    ref: Any = None
    tries: int = 0
    done: bool = False
    result: Any = None


@dataclass(eq=False)
class _Actor:
    handle: Any
    turns: list[_Turn] = field(default_factory=list)  # in the order in which it does them


class Crew:
    """Actors that do tasks, few of them under way at a time; results come back in order.

    It outlives a map: `close` ends nothing, `dismiss` does.
    """

    def __init__(self, recipe: Recipe, count: int) -> None:
        import ray

        self._ray = ray
        self._recipe = ray.put(recipe)
        self._new = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Station).remote
        self._actors = [_Actor(self._new(self._recipe)) for _ in range(count)]
        self._waiting: deque[_Turn] = deque()  # not yet given to an actor

    def map(self, tasks: Iterable[Task[R]]) -> Iterator[R]:
        """The result of each task; another map may be begun and ended meanwhile."""
        coming = iter(tasks)
        line: deque[_Turn] = deque()  # in the order of the tasks
        try:
            while True:
                while len(line) < AHEAD * len(self._actors) and (task := next(coming, None)) is not None:
                    line.append(_Turn(task))
                    self._waiting.append(line[-1])
                if not line:
                    return
                self._give()
                if not line[0].done:
                    self._await()
                while line and line[0].done:
                    yield line.popleft().result
        finally:
            self._leave(line)

    @property
    def parts(self) -> int:
        """As many as there are actors, and two at least."""
        return max(2, len(self._actors))

    def put(self, value: Any) -> Held:
        """Holds a value in the cluster."""
        return self._ray.put(value)

    def fetch(self, held: Held) -> Any:
        """A value that is held."""
        return self._ray.get(held)

    def work(self, work: Work, inputs: Iterable[Sequence[Held]], *, fan: int) -> list[list[Held]]:
        """Does one piece of work for each of the inputs: what it gives stays in the cluster."""
        return [list(held) for held in self.map(Piece(work, tuple(one), fan) for one in inputs)]

    def close(self) -> None:
        """Nothing: the actors stay for the next map."""

    def dismiss(self) -> None:
        """Ends the actors, also in the middle of a task."""
        for actor in self._actors:
            self._ray.kill(actor.handle)

    def _give(self) -> None:
        """Gives tasks to the actors that have the fewest."""
        while self._waiting:
            actor = min(self._actors, key=lambda actor: len(actor.turns))
            # what saw an actor die is done alone, so that it can take no other task with it
            alone = self._waiting[0].tries > 0 or any(turn.tries for turn in actor.turns)
            if len(actor.turns) >= (1 if alone else _DEPTH):
                return
            turn = self._waiting.popleft()
            if isinstance(turn.task, Piece):
                turn.ref, *turn.result = actor.handle.deal.options(num_returns=turn.task.fan + 1).remote(turn.task)
            else:
                turn.ref = actor.handle.do.remote(turn.task)
            actor.turns.append(turn)

    def _await(self) -> None:
        """Waits until an actor has done a task, or died."""
        first = {actor.turns[0].ref: actor for actor in self._actors if actor.turns}
        ready, _ = self._ray.wait(list(first), num_returns=1)
        for ref in ready:
            actor = first[ref]
            turn = actor.turns[0]
            try:
                result = self._ray.get(ref)
            except self._ray.exceptions.RayActorError as error:
                if error.actor_init_failed:
                    raise EngineError(f"Ray: an actor cannot begin its work ({_reason(error)})") from error
                turn.tries += 1
                self._replace(actor)
                continue
            turn.done, turn.ref = True, None
            turn.result = turn.result if isinstance(turn.task, Piece) else result  # what a piece gave stays there
            actor.turns.pop(0)

    def _replace(self, actor: _Actor) -> None:
        """A new actor in the place of one; what that one had at hand waits again, or is lost."""
        turns, actor.turns = actor.turns, []
        self._ray.kill(actor.handle)
        actor.handle = self._new(self._recipe)
        for turn in reversed(turns):
            if turn.tries >= TRIES:
                turn.result, turn.done = turn.task.lost(), True
            else:
                self._waiting.appendleft(turn)

    def _leave(self, line: Collection[_Turn]) -> None:
        """Forgets what a map that is left in the middle had under way."""
        for actor in self._actors:
            if any(turn in line and not turn.done for turn in actor.turns):
                self._replace(actor)
        self._waiting = deque(turn for turn in self._waiting if turn not in line)


def _reason(error: Exception) -> str:
    """The last line of what an actor tells: the error itself, behind its traceback."""
    return str(error).strip().splitlines()[-1].strip()
