"""The post of the one before: "NAME, to be ROLE of BODY, vice NAME, resigned", "NAME replaced NAME as ROLE"."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.model import Relation, Span, Trace

# Between the one who was before and the title: "replaced NAME (STATE) as Chair".
_AS = compiled(r"(?: \([^()\n]{2,40}\))?,? as (?:the |its |our )?")
_VICE, _BY = "vice", "was-succeeded"


def note(draft: Draft) -> None:
    """State that whoever was succeeded in a post held it."""
    held = [r for r in draft.relations if r.predicate == "holdsPost" and isinstance(r.object, int)]
    known = {(r.subject, r.object) for r in held}
    for succession in [r for r in draft.relations if r.predicate == "succeeded"]:
        before = int(str(succession.object))
        for trace in succession.traces:
            old = trace.object
            found = None if old is None else _post(draft, succession, trace, held)
            if old is None or found is None or (before, found[0]) in known:
                continue
            post, said = found
            known.add((before, post))
            begin, end = min(said.begin, old.begin), max(said.end, old.end)
            told = Trace(begin, end, old, None, said)
            draft.relations.append(Relation(before, "holdsPost", post, (told,), "held-before", status="former"))


def _post(draft: Draft, succession: Relation, trace: Trace, held: list[Relation]) -> tuple[int, Span] | None:
    """The post in which somebody is succeeded, and where it is told; None if the sentence does not tell it."""
    sentence = draft.sentence_at(trace.begin)
    old = trace.object
    if sentence is None or old is None:
        return None
    behind = _AS.match(draft.text, old.end)
    found: list[tuple[int, Span, int]] = []
    for relation in held:
        spans = [t.object for t in relation.traces if t.object is not None]
        if relation.subject != succession.subject or not isinstance(relation.object, int):
            continue
        for span in spans:
            vice = succession.rule == _VICE and sentence.begin <= span.begin < old.begin
            passive = succession.rule == _BY and old.end <= span.begin and span.end <= trace.end
            if vice or passive or (behind is not None and span.begin <= behind.end() < span.end):
                found.append((span.begin, span, relation.object))
    if not found:
        return None
    _, span, post = max(found, key=lambda one: one[0])
    return post, span
