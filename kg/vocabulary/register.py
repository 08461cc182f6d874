"""The authority files as plain values: what is known of bodies, States, roles, resolutions, instruments and topics."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox
from msgspec import Struct, field

from kg.config import share
from kg.errors import ConfigurationError
from kg.identity import ID_BASE, ONTOLOGY, authority_name
from kg.kept import contents, once, stamp
from kg.model import Authority, AuthorityEntry, AuthorityFact, Value, ValueKind
from kg.vocabulary.schema import Ontology, ontology
from kg.vocabulary.turtle import Object, TurtleFile, files, nearest, parsed

# What an authority file may say besides terms of the ontology, and what becomes of it ("" is not handed on).
_BORROWED = MappingProxyType(
    {
        "rdf:type": "type",
        "rdfs:label": "label",
        "skos:prefLabel": "label",
        "skos:altLabel": "name",
        "rdfs:comment": "",
        "skos:inScheme": "",
        "skos:definition": "definition",
        "skos:broader": "broader",
        "skos:exactMatch": "exactMatch",
        "schema:sameAs": "sameAs",
    }
)
_VALUE_KINDS: dict[str, ValueKind] = {
    "date": "date",
    "gYearMonth": "date",
    "gYear": "date",
    "dateTime": "dateTime",
    "integer": "integer",
    "boolean": "boolean",
    "decimal": "decimal",
}


class _Draft(Struct):
    """One thing while its statements are gathered."""

    file: TurtleFile
    kinds: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str | Value]] = field(default_factory=list)


def authority(folder: Path | None = None, *extra: Path, terms: Ontology | None = None) -> Authority:
    """What the authority files of a folder (the shipped one) say, and those of a user's own files or folders.

    Shape: entries and facts in order of file and line; a thing that several files tell of is one entry, with the
    names of all. Facts are statements of properties evidenced by claims ("c"), attributes those of any other.
    The shipped files alone, under the shipped ontology, are read once and kept (`kg.kept`).
    Raises: ConfigurationError with path and line for broken Turtle, an unknown class or property, a thing that is
    referred to but described nowhere, or one without label or class.
    """
    folders = (folder or share("ontology", "authority"), *extra)
    if folder is not None or extra or terms is not None:
        return _authority(folders, ontology() if terms is None else terms)
    package = Path(__file__).parent
    code = (package.parent / "model.py", package.parent / "identity.py", *sorted(package.glob("*.py")))
    made_of = stamp(contents((*code, *files((share("ontology"), *folders)))))
    return once("authority", made_of, Authority, lambda: _authority(folders, ontology()))


def _authority(folders: Sequence[Path], known: Ontology) -> Authority:
    read = [parsed(path) for path in files(folders)]
    _apart(read)
    gathering = _Gathering(known)
    for file in read:
        gathering.add(file)
    gathering.check()
    return Authority(
        tuple(gathering.entry(iri, draft) for iri, draft in gathering.drafts.items()), tuple(gathering.facts)
    )


class _Gathering:
    """The things and facts of several files; configured with the ontology that they must keep to."""

    def __init__(self, known: Ontology) -> None:
        self._known = known
        self._xsd = known.prefixes["xsd"]
        self._borrowed = {known.expand(curie): use for curie, use in _BORROWED.items()}
        self._acronym = ONTOLOGY + "acronym"
        self._scheme = known.expand("skos:ConceptScheme")
        self._schemes: set[str] = set()
        self.drafts: dict[str, _Draft] = {}
        self.facts: list[AuthorityFact] = []
        self._most_special: dict[tuple[str, ...], str] = {}
        self._references: list[tuple[TurtleFile, str, str]] = []

    def add(self, file: TurtleFile) -> None:
        """Gather the statements of a file."""
        is_a = self._known.expand("rdf:type")
        for subject, said in file.statements.items():
            if any(p == is_a and o.value == self._scheme for p, o in said):
                self._schemes.add(subject)
                continue
            if not subject.startswith(ID_BASE) or "/" not in subject[len(ID_BASE) :]:
                what = f"{file.short(subject)} is no thing of ours (expected an IRI {ID_BASE}class/name)"
                raise file.error(what, file.short(subject))
            draft = self.drafts.setdefault(subject, _Draft(file))
            for predicate, value in said:
                self._note(file, subject, draft, predicate, value)

    def _note(self, file: TurtleFile, subject: str, draft: _Draft, predicate: str, value: Object) -> None:
        use = self._borrowed.get(predicate)
        if use == "type":
            self._kind(file, subject, draft, value.value)
        elif use == "label":
            draft.labels.append(value.value)
        elif use == "name":
            draft.names.append(value.value)
        elif predicate == self._acronym:
            draft.acronyms.append(value.value)
        elif use != "":
            self._statement(file, subject, draft, predicate, value)

    def _statement(self, file: TurtleFile, subject: str, draft: _Draft, predicate: str, value: Object) -> None:
        term = self._known.find(predicate)
        name = self._borrowed.get(predicate) or (term.name if term is not None and term.kind != "Class" else None)
        if name is None:
            every = [*_BORROWED, *(file.short(t.iri) for t in self._known.properties())]
            shown = file.short(predicate)
            raise file.error(f"unknown property {shown}{nearest(shown, every)}", file.short(subject), shown)
        object = self._object(file, subject, value)
        if term is not None and term.evidenced_by == "c":
            self.facts.append(AuthorityFact(subject[len(ID_BASE) :], name, object, file.name))
        else:
            draft.attributes.append((name, object))

    def _object(self, file: TurtleFile, subject: str, value: Object) -> str | Value:
        if isinstance(value, ox.NamedNode):
            if not value.value.startswith(ID_BASE):
                return value.value
            self._references.append((file, subject, value.value))
            return value.value[len(ID_BASE) :]
        kind = _VALUE_KINDS.get(value.datatype.value.removeprefix(self._xsd), "string")
        return Value(value.value, kind)

    def _kind(self, file: TurtleFile, subject: str, draft: _Draft, iri: str) -> None:
        term = self._known.find(iri)
        if term is None or term.kind != "Class":
            shown = file.short(iri)
            hint = nearest(shown, (file.short(t.iri) for t in self._known.classes()))
            raise file.error(f"unknown class {shown}{hint}", file.short(subject), shown)
        draft.kinds.append(term.name)

    def check(self) -> None:
        """Everything referred to must be described, and everything described have a class and a label.

        Raises: ConfigurationError.
        """
        for file, subject, iri in self._references:
            if iri not in self.drafts and iri not in self._schemes:
                shown = file.short(iri)
                hint = nearest(shown, map(file.short, self.drafts))
                raise file.error(f"{shown} is described in no authority file{hint}", file.short(subject), shown)
        for iri, draft in self.drafts.items():
            for missing, there in (("rdfs:label", draft.labels), ("class", draft.kinds)):
                if not there:
                    shown = draft.file.short(iri)
                    raise draft.file.error(f"{shown} has no {missing}", shown)

    def entry(self, iri: str, draft: _Draft) -> AuthorityEntry:
        """The finished thing. A class of a user's is handed on as an attribute rdf:type beside our nearest one."""
        kind = self._special(tuple(draft.kinds))
        attributes = draft.attributes
        if "://" in kind:
            attributes = [*attributes, ("rdf:type", kind)]
            kind = self._nearest_own(kind)
        label = draft.labels[0]
        names = [n for n in dict.fromkeys([*draft.labels, *draft.names]) if n != label and n not in draft.acronyms]
        return AuthorityEntry(
            id=iri[len(ID_BASE) :],
            kind=kind,
            label=label,
            names=tuple(names),
            acronyms=tuple(dict.fromkeys(draft.acronyms)),
            attributes=tuple(dict.fromkeys(attributes)),
            file=draft.file.name,
        )

    def _special(self, kinds: tuple[str, ...]) -> str:
        """The first of the classes that stands above no other."""
        if kinds not in self._most_special:
            below = [k for k in kinds if not any(k in self._known.above(other) for other in kinds)]
            self._most_special[kinds] = below[0]
        return self._most_special[kinds]

    def _nearest_own(self, name: str) -> str:
        """Our class nearest above a user's.

        Raises: ConfigurationError when there is none.
        """
        own = [a for a in self._known.above(name) if "://" not in a]
        below = [a for a in own if not any(a in self._known.above(other) for other in own)]
        if not below:
            raise ConfigurationError(f"the class <{name}> stands under none of ours (rdfs:subClassOf is missing)")
        return min(below)


def _apart(read: list[TurtleFile]) -> None:
    """The graph of a file bears its name, so two must not share it.

    Raises: ConfigurationError.
    """
    seen: dict[str, Path] = {}
    for file in read:
        name = authority_name(file.name)
        if name in seen:
            raise ConfigurationError(f"a file of this name is read already: {seen[name]}", path=str(file.path))
        seen[name] = file.path
