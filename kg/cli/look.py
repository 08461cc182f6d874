"""`kg search`, `kg explain`, `kg path`: look at things, each fact with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from kg.cli.options import endpoint_option, example, graph_option, graph_path, json_option, sources_option
from kg.cli.output import print_json, print_table
from kg.cli.sources import source_text

if TYPE_CHECKING:
    from kg.rdf.elsewhere import Elsewhere
    from kg.rdf.explain import Explanation, Fact, Tenure
    from kg.rdf.paths import Step
    from kg.rdf.witness import ReadSource, Said, Witness


@click.command("search", epilog=example("kg search counter-terrorism committee", "kg search Coninsx --json"))
@click.argument("words", nargs=-1, required=True)
@graph_option
@endpoint_option
@sources_option
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="At most so many of each.")
@json_option
def search_command(
    words: tuple[str, ...],
    graph: Path | None,
    there: Elsewhere | None,
    sources: Path | None,
    most: int,
    as_json: bool,
) -> int:
    """Find things and sentences by words.

    All the words must stand in a name of the thing, or in the sentence. Leaves with 1 when nothing is found.
    """
    if there is not None:
        from kg.rdf.excerpt import search_elsewhere

        found = search_elsewhere(there, " ".join(words), most=most, read_source=_texts(sources))
    else:
        from kg.rdf.look import search
        from kg.rdf.store import Store

        path = graph_path(graph)
        found = search(Store.open(path), " ".join(words), most=most, read_source=source_text(path, sources))
    if as_json:
        print_json(to_builtins(found))
    else:
        if found.things:
            rows = [(thing.kind, thing.label, thing.id) for thing in found.things]
            print_table(("kind", "name", "id"), rows)
        for sentence in found.sentences:
            print(f"{sentence.where}: {_line(sentence.sentence)}")
        _print_left(found.all_things - len(found.things), found.all_sentences - len(found.sentences))
    return 0 if found.things or found.sentences else 1


def _texts(sources: Path | None) -> ReadSource | None:
    """Reads the sources of a graph elsewhere, if it was told where they are."""
    return None if sources is None else source_text(sources, sources)


def _print_left(things: int, sentences: int) -> None:
    if things or sentences:
        click.echo(f"… and {things} more things, {sentences} more sentences (--most)", err=True)


@click.command("explain", epilog=example('kg explain "Michèle Coninsx"', "kg explain CTED --json"))
@click.argument("thing")
@graph_option
@endpoint_option
@sources_option
@json_option
def explain_command(
    thing: str, graph: Path | None, there: Elsewhere | None, sources: Path | None, as_json: bool
) -> None:
    """Tell all about a thing, each fact with its sentence.

    THING is a label, any other name, an acronym, a symbol, an id or an IRI.
    """
    if there is not None:
        from kg.rdf.excerpt import explain_elsewhere

        told = explain_elsewhere(there, thing, read_source=_texts(sources))
    else:
        from kg.rdf.explain import explain
        from kg.rdf.store import Store

        path = graph_path(graph)
        told = explain(Store.open(path), thing, read_source=source_text(path, sources))
    if as_json:
        print_json(to_builtins(told))
    else:
        for line in _explained(told):
            print(line)


def _explained(told: Explanation) -> Iterator[str]:
    yield f"{told.thing.label}  ({told.thing.kind}, {told.thing.id})"
    if told.names or told.acronyms:
        yield f"also: {'; '.join([*told.acronyms, *told.names])}"
    for name, value in told.keys:
        yield f"{name}: {value.label}"
    yield from _section("Posts", (_tenure(tenure, told) for tenure in told.tenures))
    yield from _section("Facts", (line for fact in told.facts for line in _fact(fact)))
    passages = [*told.quotations, *told.provisions]
    yield from _section(
        "Words", (f"{p.words.where}: {f'{p.verb}: ' if p.verb else ''}“{_line(p.words.sentence)}”" for p in passages)
    )
    yield from _section("Mentions", (_witness(mention) for mention in told.mentions))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield ""
            yield title
        yield f"  {line}"


def _tenure(tenure: Tenure, told: Explanation) -> str:
    who = "" if tenure.holder == told.thing else f"{tenure.holder.label}: "
    days = f", as of {', '.join(tenure.as_of)}" if tenure.as_of else ""
    ends = "".join(f", {word} {day}" for word, day in (("from", tenure.starts_on), ("until", tenure.ends_on)) if day)
    return f"{who}{tenure.post.label} ({tenure.status}{days}{ends})"


def _fact(fact: Fact) -> Iterator[str]:
    unsaid = "" if fact.stated else "  (not stated as a fact)"
    yield (
        f"{fact.predicate} {fact.other.label}{unsaid}"
        if fact.forward
        else (f"{fact.other.label} {fact.predicate} this{unsaid}")
    )
    for said in fact.said:
        for line in _said(said):
            yield f"    {line}"


def _said(said: Said) -> Iterator[str]:
    notes = [said.modality, f"says {said.attributed_to.label}" if said.attributed_to else None]
    note = ", ".join(n for n in notes if n)
    for witness in said.witnesses:
        yield _witness(witness) + (f"  [{note}]" if note else "")


def _witness(witness: Witness) -> str:
    return f"{witness.where} (authority file)" if witness.authority else f"{witness.where}: {_line(witness.sentence)}"


def _line(text: str) -> str:
    return " ".join(text.split())


@click.command("path", epilog=example('kg path "Miwa Kato" "S/RES/1624 (2005)"'))
@click.argument("start")
@click.argument("end")
@graph_option
@endpoint_option
@sources_option
@click.option("--most", type=click.IntRange(1), default=4, show_default=True, help="At most so many ways.")
@json_option
def path_command(
    start: str,
    end: str,
    graph: Path | None,
    there: Elsewhere | None,
    sources: Path | None,
    most: int,
    as_json: bool,
) -> int:
    """Show how two things hang together.

    Prints the shortest ways over facts, with the sentence of each step; being mentioned in one document is no step.
    Leaves with 1 when there is no way.
    """
    if there is not None:
        from kg.rdf.excerpt import path_elsewhere

        ways = path_elsewhere(there, start, end, k=most, read_source=_texts(sources))
    else:
        from kg.rdf.look import resolve
        from kg.rdf.paths import path
        from kg.rdf.store import Store

        place = graph_path(graph)
        store = Store.open(place)
        read_source = source_text(place, sources)
        ways = path(store, resolve(store, start), resolve(store, end), k=most, read_source=read_source)
    if as_json:
        print_json([to_builtins(way) for way in ways])
    elif not ways:
        click.echo("there is no way between them", err=True)
    for number, way in enumerate(() if as_json else ways):
        if number:
            print()
        for line in (line for step in way.steps for line in _step(step)):
            print(line)
    return 0 if ways else 1


def _step(step: Step) -> Iterator[str]:
    arrow = f"—{step.predicate}→" if step.forward else f"←{step.predicate}—"
    through = f" ({step.through.label})" if step.through else ""
    yield f"{step.start.label} {arrow} {step.end.label}{through}"
    for said in step.said:
        for line in _said(said):
            yield f"    {line}"
