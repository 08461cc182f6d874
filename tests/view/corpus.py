"""Five short documents as a graph, written by hand, and larger graphs made by counting."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

KG, ID = "https://w3id.org/undoc-kg/ontology#", "https://w3id.org/undoc-kg/id/"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
SKOS, PROV, XSD = (
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/2001/XMLSchema#",
)

# id: class, label, other names, acronyms
THINGS = {
    "person/ana-muller": ("Person", "Ana Müller", ["Ambassador Müller"], []),
    "person/li-wei": ("Person", "Li Wei", [], []),
    "person/omar-haddad": ("Person", "Omar Haddad", [], []),
    "person/ruth-okoro": ("Person", "Ruth Okoro", [], []),
    "organization/water-office": ("UnitedNationsEntity", "United Nations Office for Shared Waters", [], ["UNOSW"]),
    "organization/committee": ("UnitedNationsEntity", "Committee on Rivers", [], []),
    "organization/security-council": ("UnitedNationsEntity", "Security Council", [], []),
    "organization/river-watch": ("CivilSocietyOrganization", "River Watch", [], []),
    "state/CHE": ("State", "Switzerland", ["Swiss Confederation"], []),
    "state/TUN": ("State", "Tunisia", [], []),
    "event/forum": ("Conference", "Forum on the sharing of rivers across borders in times of drought", [], []),
    "event/briefing": ("Event", "Briefing on dams", [], []),
    "resolution/S-RES-2750-2031": ("Resolution", "Security Council resolution 2750 (2031)", [], []),
    "resolution/S-RES-2801-2032": ("Resolution", "Security Council resolution 2801 (2032)", [], []),
    "project/clear-streams": ("Project", "Clear Streams", [], []),
    "place/basel": ("Place", "Basel", [], []),
    "topic/water": ("Topic", "Water", [], []),
}

# document: title, date, kind, sentences with what each mentions
DOCUMENTS: dict[str, tuple[str, str | None, str, list[tuple[str, list[str]]]]] = {
    "a-forum": (
        "Report of the forum",
        "2032-03-04",
        "press-release",
        [
            (
                "The Forum on the sharing of rivers was organized by UNOSW and Switzerland in Basel on 4 March 2032.",
                ["event/forum", "organization/water-office", "state/CHE", "place/basel"],
            ),
            (
                "Ana Müller, Permanent Representative of Switzerland, opened the Forum.",
                ["person/ana-muller", "state/CHE", "event/forum"],
            ),
            (
                "Li Wei, Director of UNOSW, spoke at the Forum of resolution 2750 (2031).",
                ["person/li-wei", "organization/water-office", "event/forum", "resolution/S-RES-2750-2031"],
            ),
            ("Omar Haddad of Tunisia moderated the Forum.", ["person/omar-haddad", "state/TUN", "event/forum"]),
        ],
    ),
    "b-statement": (
        "Statement of Li Wei",
        "2032-03-04",
        "statement",
        [
            ("Li Wei, Director of UNOSW", ["person/li-wei", "organization/water-office"]),
            (
                "We act on resolution 2801 (2032), which extended the mandate of UNOSW.",
                ["resolution/S-RES-2801-2032", "organization/water-office"],
            ),
        ],
    ),
    "c-briefing": (
        "Briefing on dams",
        "2032-06-20",
        "readout",
        [
            (
                "The Briefing on dams of 20 June 2032 was chaired by Ana Müller, who chairs the Committee on Rivers.",
                ["event/briefing", "person/ana-muller", "organization/committee"],
            ),
            (
                "Ruth Okoro of River Watch will brief the Committee on Rivers.",
                ["person/ruth-okoro", "organization/river-watch", "organization/committee"],
            ),
        ],
    ),
    "d-project": (
        "Clear Streams",
        "2031-11-02",
        "fact-sheet",
        [
            (
                "Clear Streams is implemented by UNOSW and River Watch and funded by Tunisia.",
                ["project/clear-streams", "organization/water-office", "organization/river-watch", "state/TUN"],
            ),
        ],
    ),
    "e-note": (
        "Undated note",
        None,
        "brief",
        [
            (
                "The Security Council adopted resolution 2750 (2031) on 9 May 2031.",
                ["organization/security-council", "resolution/S-RES-2750-2031"],
            )
        ],
    ),
}

# document, sentence, subject (as said), predicate, object or value (as said), more
FACTS: list[tuple[str, int, str, str, str, str, str, dict[str, str]]] = [
    (
        "a-forum",
        0,
        "event/forum",
        "Forum on the sharing of rivers",
        "organizedBy",
        "organization/water-office",
        "UNOSW",
        {},
    ),
    ("a-forum", 0, "event/forum", "Forum on the sharing of rivers", "organizedBy", "state/CHE", "Switzerland", {}),
    ("a-forum", 0, "event/forum", "Forum on the sharing of rivers", "heldAt", "place/basel", "Basel", {}),
    ("a-forum", 0, "event/forum", "Forum on the sharing of rivers", "heldOn", "=2032-03-04", "4 March 2032", {}),
    (
        "a-forum",
        1,
        "person/ana-muller",
        "Ana Müller",
        "holdsPost",
        "post/pr-switzerland",
        "Permanent Representative of Switzerland",
        {"status": "current"},
    ),
    ("a-forum", 1, "person/ana-muller", "Ana Müller", "opened", "event/forum", "Forum", {}),
    (
        "a-forum",
        2,
        "person/li-wei",
        "Li Wei",
        "holdsPost",
        "post/director-unosw",
        "Director of UNOSW",
        {"status": "current"},
    ),
    ("a-forum", 2, "person/li-wei", "Li Wei", "spokeAt", "event/forum", "Forum", {}),
    ("a-forum", 3, "person/omar-haddad", "Omar Haddad", "moderated", "event/forum", "Forum", {}),
    ("a-forum", 3, "person/omar-haddad", "Omar Haddad", "represents", "state/TUN", "Tunisia", {"confidence": "0.55"}),
    (
        "b-statement",
        0,
        "person/li-wei",
        "Li Wei",
        "holdsPost",
        "post/director-unosw",
        "Director of UNOSW",
        {"status": "current"},
    ),
    ("b-statement", 0, "document/b-statement", "", "deliveredBy", "person/li-wei", "Li Wei", {}),
    ("b-statement", 1, "document/b-statement", "", "cites", "resolution/S-RES-2801-2032", "resolution 2801 (2032)", {}),
    (
        "b-statement",
        1,
        "resolution/S-RES-2801-2032",
        "resolution 2801 (2032)",
        "extendsMandateOf",
        "organization/water-office",
        "UNOSW",
        {},
    ),
    ("c-briefing", 0, "event/briefing", "Briefing on dams", "heldOn", "=2032-06-20", "20 June 2032", {}),
    ("c-briefing", 0, "person/ana-muller", "Ana Müller", "chaired", "event/briefing", "Briefing on dams", {}),
    (
        "c-briefing",
        0,
        "person/ana-muller",
        "Ana Müller",
        "holdsPost",
        "post/chair-committee",
        "Committee on Rivers",
        {"status": "current"},
    ),
    ("c-briefing", 1, "person/ruth-okoro", "Ruth Okoro", "memberOf", "organization/river-watch", "River Watch", {}),
    (
        "c-briefing",
        1,
        "person/ruth-okoro",
        "Ruth Okoro",
        "metWith",
        "organization/committee",
        "Committee on Rivers",
        {"modality": "planned"},
    ),
    (
        "d-project",
        0,
        "project/clear-streams",
        "Clear Streams",
        "implementedBy",
        "organization/water-office",
        "UNOSW",
        {},
    ),
    (
        "d-project",
        0,
        "project/clear-streams",
        "Clear Streams",
        "implementedBy",
        "organization/river-watch",
        "River Watch",
        {},
    ),
    ("d-project", 0, "project/clear-streams", "Clear Streams", "supportedBy", "state/TUN", "Tunisia", {}),
    ("d-project", 0, "document/d-project", "", "concerns", "topic/water", "", {}),
    (
        "e-note",
        0,
        "resolution/S-RES-2750-2031",
        "resolution 2750 (2031)",
        "adoptedBy",
        "organization/security-council",
        "Security Council",
        {},
    ),
    ("e-note", 0, "resolution/S-RES-2750-2031", "resolution 2750 (2031)", "adoptedOn", "=2031-05-09", "9 May 2031", {}),
]

POSTS = {
    "post/pr-switzerland": (
        "Permanent Representative of Switzerland",
        "role/permanent-representative",
        "postFor",
        "state/CHE",
    ),
    "post/director-unosw": ("Director of UNOSW", "role/director", "postIn", "organization/water-office"),
    "post/chair-committee": ("Chair of the Committee on Rivers", "role/chair", "postIn", "organization/committee"),
}
ROLES = {
    "role/permanent-representative": "Permanent Representative",
    "role/director": "Director",
    "role/chair": "Chair",
}


class Graph:
    """A store that is filled fact by fact, in the vocabulary."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def add(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal | str, graph: str = "things") -> None:
        """Adds one triple; a text value is a plain literal."""
        obj = ox.Literal(value) if isinstance(value, str) else value
        name = predicate if ":" in predicate else KG + predicate
        self.store.add(ox.Quad(iri(subject), ox.NamedNode(name), obj, iri(f"graph/{graph}")))

    def thing(self, id: str, kind: str, label: str, names: Iterable[str] = (), acronyms: Iterable[str] = ()) -> None:
        """A thing with its class and its names."""
        self.add(id, RDF + "type", ox.NamedNode(KG + kind))
        for predicate in (RDFS + "label", SKOS + "prefLabel"):
            self.add(id, predicate, ox.Literal(label, language="en"))
        for name in names:
            self.add(id, SKOS + "altLabel", ox.Literal(name, language="en"))
        for acronym in acronyms:
            self.add(id, "acronym", acronym)

    def document(self, name: str, title: str, date: str | None, kind: str) -> None:
        """A document that was read."""
        self.thing(f"document/{name}", "Source", title)
        self.add(f"document/{name}", "file", f"{name}.txt")
        self.add(f"document/{name}", "kind", kind)
        if date:
            self.add(f"document/{name}", "date", ox.Literal(date, datatype=ox.NamedNode(XSD + "date")))

    def sentence(self, document: str, number: int, begin: int, text: str, mentions: Iterable[str]) -> str:
        """A sentence with its place; returns its id."""
        id = f"sentence/{document}-{number}"
        graph = f"document/{document}"
        self.add(id, RDF + "type", ox.NamedNode(KG + "Sentence"), graph)
        self.add(id, "inDocument", iri(f"document/{document}"), graph)
        self.add(id, "begin", ox.Literal(begin), graph)
        self.add(id, "end", ox.Literal(begin + len(text)), graph)
        self.add(id, "text", text, graph)
        for thing in mentions:
            self.add(id, "mentions", iri(thing), graph)
        return id

    def claim(
        self, id: str, subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: str, **more: str
    ) -> None:
        """A claim, its evidence and spans among `more`."""
        self.add(id, RDF + "type", ox.NamedNode(KG + "Claim"), graph)
        self.add(id, RDF + "subject", iri(subject), graph)
        self.add(id, RDF + "predicate", ox.NamedNode(KG + predicate), graph)
        self.add(id, RDF + "object", value, graph)
        for name, text in more.items():
            if name == "authority":
                self.add(id, PROV + "wasDerivedFrom", iri(text), graph)
            else:
                self.add(id, name, iri(text) if "/" in text and " " not in text else text, graph)


def iri(id: str) -> ox.NamedNode:
    """The IRI of an id."""
    return ox.NamedNode(ID + id)


def texts() -> dict[str, str]:
    """The documents' texts by file name: a heading, then the sentences, each in its paragraph."""
    return {
        f"{name}.txt": f"# {title}\n\n" + "\n\n".join(text for text, _ in sentences) + "\n"
        for name, (title, _, _, sentences) in DOCUMENTS.items()
    }


def small() -> ox.Store:
    """The graph of the five documents."""
    graph = Graph()
    for id, (kind, label, names, acronyms) in THINGS.items():
        graph.thing(id, kind, label, names, acronyms)
    for id, number, year in (("resolution/S-RES-2750-2031", 2750, 2031), ("resolution/S-RES-2801-2032", 2801, 2032)):
        graph.add(id, "number", ox.Literal(number))
        graph.add(id, "year", ox.Literal(year))
        graph.add(id, "symbol", f"S/RES/{number} ({year})")
    for id, label in ROLES.items():
        graph.thing(id, "Role", label)
    for id, (label, role, relation, target) in POSTS.items():
        graph.thing(id, "Post", label)
        graph.add(id, "role", iri(role))
        graph.add(id, relation, iri(target))
    graph.add("rule/hand", RDFS + "label", "read by hand")
    graph.add("rule/hand", "confidence", "0.97")
    graph.add("authority/bodies", RDFS + "label", "bodies.ttl")
    graph.claim(
        "claim/authority-1",
        "organization/committee",
        "partOf",
        iri("organization/security-council"),
        "authority/bodies",
        authority="authority/bodies",
    )
    begins: dict[tuple[str, int], int] = {}
    whole = texts()
    for name, (title, date, kind, sentences) in DOCUMENTS.items():
        graph.document(name, title, date, kind)
        for number, (text, mentions) in enumerate(sentences):
            begins[(name, number)] = whole[f"{name}.txt"].index(text)
            graph.sentence(name, number, begins[(name, number)], text, mentions)
    for number, (name, at, subject, said, predicate, value, told, more) in enumerate(FACTS):
        text, begin = DOCUMENTS[name][3][at][0], begins[(name, at)]
        obj = ox.Literal(value[1:], datatype=ox.NamedNode(XSD + "date")) if value.startswith("=") else iri(value)
        spans = f"{_span(text, said, begin)} - {_span(text, told, begin)}"
        extra = dict(more)
        if predicate == "holdsPost":
            extra["tenure"] = _tenure(graph, subject, value, DOCUMENTS[name][1])
        graph.claim(
            f"claim/{name}-{number}",
            subject,
            predicate,
            obj,
            f"document/{name}",
            evidence=f"sentence/{name}-{at}",
            spans=spans,
            rule="rule/hand",
            **extra,
        )
    _sayings(graph, begins)
    return graph.store


def _span(text: str, part: str, begin: int) -> str:
    return f"{begin + text.index(part)}-{begin + text.index(part) + len(part)}" if part else "-"


def _tenure(graph: Graph, person: str, post: str, date: str | None) -> str:
    id = f"tenure/{person.split('/')[1]}.{post.split('/')[1]}"
    graph.add(id, "holder", iri(person), "facts")
    graph.add(id, "post", iri(post), "facts")
    if date:
        graph.add(id, "asOf", ox.Literal(date, datatype=ox.NamedNode(XSD + "date")), "facts")
    return id


def _sayings(graph: Graph, begins: dict[tuple[str, int], int]) -> None:
    graph.add("quotation/b-1", "saidBy", iri("person/li-wei"), "document/b-statement")
    graph.add("quotation/b-1", "text", "We act on resolution 2801 (2032)", "document/b-statement")
    graph.add("quotation/b-1", "evidence", iri("sentence/b-statement-1"), "document/b-statement")
    graph.add("provision/b-1", "provisionOf", iri("resolution/S-RES-2801-2032"), "document/b-statement")
    graph.add("provision/b-1", "text", "extended the mandate of UNOSW", "document/b-statement")
    graph.add("provision/b-1", "actionVerb", "extended", "document/b-statement")
    graph.add("provision/b-1", "evidence", iri("sentence/b-statement-1"), "document/b-statement")


def large(things: int, facts: int, *, documents: int = 40) -> ox.Store:
    """A graph of that size with hubs and groups, the same each time: numbers by a fixed congruence, not by chance."""
    graph = Graph()
    kinds = ("Person", "UnitedNationsEntity", "State", "Event", "Resolution", "Project", "CivilSocietyOrganization")
    predicates = ("metWith", "partOf", "represents", "spokeAt", "adoptedBy", "supportedBy", "memberOf")
    ids = [f"{kinds[n % 7].lower()}/t{n}" for n in range(things)]
    for n, id in enumerate(ids):
        graph.thing(id, kinds[n % 7], f"{kinds[n % 7]} number {n}")
    for n in range(documents):
        graph.document(f"d{n}", f"Document {n}", f"20{20 + n % 10}-{n % 12 + 1:02d}-01", "statement")
    seed = 12345
    for n in range(facts):
        seed = (seed * 1103515245 + 12345) % 2**31
        a = seed % things
        seed = (seed * 1103515245 + 12345) % 2**31
        near = (a // 40) * 40 + seed % 40 if seed % 10 < 8 else (seed // 10) % max(things // 20, 1)
        b = near % things if near % things != a else (a + 1) % things
        sentence = graph.sentence(f"d{n % documents}", n, n * 100, f"Sentence {n} names {a} and {b}.", [ids[a], ids[b]])
        graph.claim(
            f"claim/c{n}",
            ids[a],
            predicates[n % 7],
            iri(ids[b]),
            f"document/d{n % documents}",
            evidence=sentence,
            rule="rule/hand",
        )
    return graph.store


def hostile() -> ox.Store:
    """Names, titles, sentences and ids that try to be markup, script or control characters."""
    graph = Graph()
    bad = '</script><script>window.hurt=1</script><img src=x onerror="window.hurt=2">'
    graph.document("x", f"{bad} href javascript:alert(1)", "2030-01-01", "statement")
    graph.thing("person/a", "Person", bad, ["javascript:window.hurt=3", "]]>"], ["<b>"])
    graph.thing("person/b", "Person", 'Title with href="x"\u2028and lines\u2029', [], [])
    graph.thing("state/c", "State", "ردينة — دولة العدل", ["\u202eevil", "\x01control\x08"], [])
    graph.thing("event/d", "Event", "紛争予防に関する国際連合高級事務レベル会合および地域協力会議", [], [])
    ids = ["person/a", "person/b", "state/c", "event/d"]
    sentence = graph.sentence("x", 1, 3, f"𝒜 {bad} said &lt;so&gt; to href.", ids)
    for n, (a, b) in enumerate((("person/a", "person/b"), ("person/b", "state/c"), ("state/c", "event/d"))):
        graph.claim(
            f"claim/{n}", a, "metWith", iri(b), "document/x", evidence=sentence, rule="rule/hand", spans="5-8 - 9-12"
        )
    return graph.store
