"""A folder of documents that changes, for tests: seeded steps, and the hashes of all that a build writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

SAME = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")
NAMES = ("Tarek Ladeb", "Jin Park", "Soo Park", "Michèle Coninsx", "Michèle Coninx", "Miwa Kato", "Alex Smith")
BODIES = ("UNODC", "CTED", "Office for Prisons", "Caribbean Prisons Network (CPN)", "CPN", "White Cross")
# Documents that have nothing in common with others but what one more makes them have: the last of each arrives.
MEETING: dict[str, tuple[str, ...]] = {
    "a surname of one person becomes that of two": (
        "Mr. Jin Park, Director of UNODC, spoke in Vienna.",
        "Ambassador Park spoke on resolution 2396 (2017).",
        "Ms. Soo Park, Director of CTED, spoke in Vienna.",
    ),
    "an acronym is told that others used": (
        "CPN met with UNODC in Vienna. CPN thanked CTED.",
        "The Caribbean Prisons Network held a seminar in Kingston.",
        "The Caribbean Prisons Network (CPN) was founded in Kingston.",
    ),
    "two titles are of one event": (
        "The Third Conference on Prisons and Rehabilitation was held on 5 June 2021 by UNODC.",
        "Ms. Miwa Kato spoke at the Conference on Rehabilitation and Prisons, held on 6 June 2021 in Vienna.",
        "The Third Conference on Rehabilitation in Prisons was held on 5 June 2021 in Vienna.",
    ),
    "an id is wanted by two": (
        "Ms. Alex Smith, Chair of the White Cross, spoke in Geneva on 4 June 2021.",
        "Ms. Alex Smith of the White Cross met with Mr. Jin Park.",
        "# Statement of 1 May 2020\n\nMr. Alex Smith, Director of UNODC, spoke in Vienna.",
    ),
    "spellings are joined by one between them": (
        "Ms. Michèle Coninsx, Executive Director of CTED, spoke in Vienna.",
        "Ms. Michèle Coninxs, Executive Director of CTED, spoke in Geneva.",
        "Ms. Michèle Coninx, Executive Director of CTED, thanked Ms. Coninsx.",
    ),
}
LEXICON = '[lists]\n"rank-title" = ["Grand Marshal"]\n'


def text(draw: Random) -> str:
    """A short statement of people who hold posts, meet each other and speak at events."""
    lines = [f"# Statement by {draw.choice(NAMES)}"]
    for _ in range(draw.randrange(1, 4)):
        name, other, body = draw.choice(NAMES), draw.choice(NAMES), draw.choice(BODIES)
        lines.append(
            draw.choice(
                (
                    f"Mr. {name}, Director of {body}, spoke on resolution {draw.choice((2396, 1373))} (2017).",
                    f"Ambassador {name.split()[1]}, Permanent Representative of Tunisia, met with {other}.",
                    f"The Third Conference on Prisons was held on {draw.randrange(1, 9)} June 2021 by {body}.",
                    f"{name} was Chair of {body} and thanked Ms. {other.split()[1]} of {draw.choice(BODIES)}.",
                )
            )
        )
    return "\n\n".join(lines) + "\n"


class Changing:
    """The folder `documents` in a place, with decisions by hand and a word list beside it."""

    def __init__(self, place: Path, seed: int) -> None:
        self.documents, self.decisions, self.words = place / "documents", place / "mine.jsonl", place / "words"
        self.documents.mkdir(parents=True)
        self.words.mkdir()
        self.decisions.write_text("")
        self._draw = Random(seed)
        self._count = 0
        for _ in range(4):
            self.add()

    def step(self) -> str:
        """Changes one thing; its name."""
        every: list[Callable[[], None]] = [self.add, self.add, self.change, self.rename, self.delete, self.decide]
        every.append(self.learn)
        done = self._draw.choice(every)
        done()
        return done.__name__

    def options(self) -> dict[str, object]:
        """The options of a build of the folder as it is."""
        return {"rules_only": True, "corrections": self.decisions, "lexicon": (self.words,)}

    def add(self) -> None:
        self._count += 1
        (self.documents / f"{self._draw.choice('abc')}{self._count:03}.md").write_text(text(self._draw))

    def change(self) -> None:
        self._one().write_text(text(self._draw))

    def rename(self) -> None:
        self._count += 1
        one = self._one()
        one.rename(one.with_name(f"{self._draw.choice('xyz')}{self._count:03}.md"))

    def delete(self) -> None:
        if len(list(self.documents.iterdir())) > 1:
            self._one().unlink()

    def decide(self) -> None:
        left, right = self._draw.sample(NAMES, 2)
        decision = {
            "author": "A",
            "date": "2026-01-02",
            "decision": self._draw.choice(("same", "different")),
            "reason": "so it is",
            "things": [{"kind": "Person", "name": left}, {"kind": "Person", "name": right}],
        }
        with self.decisions.open("a") as file:
            file.write(json.dumps(decision) + "\n")

    def learn(self) -> None:
        (self.words / f"{self._count}.toml").write_text(LEXICON)

    def _one(self) -> Path:
        return self._draw.choice(sorted(self.documents.iterdir()))


def hashes(output: Path) -> dict[str, str]:
    """The hash of each file that must not depend on what was built before."""
    return {name: sha256((output / name).read_bytes()).hexdigest() for name in SAME}
