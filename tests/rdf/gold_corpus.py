"""The five documents as a Corpus, made from their gold annotations: what a perfect build would say of them.

A stretch of text that annotations touch stands for a sentence. A few facts that the gold does not hold (who delivered
a document, provisions, what the authority files add) are told below by quotes of the documents.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kg.identity import body_name, claim_id, claim_key, document_names, handles, passage_ids, post_name, slug, tenure_id
from kg.model import Claim, Corpus, Entity, Evidence, Part, Provision, Quotation, RuleRecord, SourceRecord, Value

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(path.name for path in (DATA / "documents").glob("*.txt"))
NAMES = document_names(FILES)
HANDLES = handles(NAMES.values())
DATES = {"000": "2021-06-25", "001": "2021-06-25", "002": "2021-06-25", "003": "2021-05-26"}

_FOLDERS = {
    "p": "person",
    "o": "organization",
    "s": "state",
    "e": "event",
    "r": "resolution",
    "d": "document",
    "j": "project",
    "l": "place",
}
_IDS = {
    "e:side": "event/2021-06-25-engagement-of-civil-society",
    "e:malaga": "event/2021-05-26-unoct-kingdom-of-spain",
    "e:ctweek": "event/2021-counter-terrorism-week",
    "o:sc": "organization/security-council",
    "o:un": "organization/united-nations",
    "o:eu": "organization/european-union",
    "o:unodc-do": "organization/division-for-operations",
    "j:vep": "project/supporting-the-management-of-violent",
    "d:techguide": "document/S-2017-716",
    "d:mandela": "instrument/nelson-mandela-rules",
    "d:planofaction": "instrument/plan-of-action-to-prevent-violent-extremism",
}
_KINDS = {"Organization": "UnitedNationsEntity"}
# document, subject, predicate, object, quote
_MORE = [
    ("000", "doc", "deliveredBy", "p:coninsx", "Assistant Secretary-General Michèle Coninsx"),
    ("002", "doc", "deliveredBy", "p:gregorian", "Mr. Raffi Gregorian"),
    ("003", "doc", "deliveredBy", "p:coninsx", "Assistant Secretary-General Michèle Coninsx"),
    ("000", "doc", "reportsOn", "e:side", "today's side event"),
    ("002", "j:vep", "partner", "s:tun", "one of the Member States participating in our project"),
    ("000", "p:coninsx", "rank", "role/assistant-secretary-general", "Assistant Secretary-General Michèle Coninsx"),
    ("004", "doc", "concerns", "topic/prisons", "prison"),
    ("000", "doc", "concerns", "topic/terrorism", "terrorism"),
]
# document, resolution, verb, addressee, quote
_PROVISIONS = [
    (
        "003",
        "resolution/S-RES-2395-2017",
        "extended",
        None,
        "Council resolution 2395 (2017), which extended our mandate",
    ),
    (
        "004",
        "resolution/S-RES-2178-2014",
        "encouraged",
        "States",
        "In its resolution 2178 (2014),⁴ the Council encouraged",
    ),
]
_AUTHORITY = [
    ("organization/CTED", "partOf", "organization/CTC", "bodies"),
    ("organization/CTC", "partOf", "organization/security-council", "bodies"),
    ("organization/security-council", "partOf", "organization/united-nations", "bodies"),
    ("organization/UNOCT", "partOf", "organization/united-nations", "bodies"),
    ("organization/UNODC", "partOf", "organization/united-nations", "bodies"),
    *(
        (f"resolution/S-RES-{number}-{date[:4]}", "adoptedOn", Value(date, "date"), "resolutions")
        for number, date in (
            (1373, "2001-09-28"),
            (1624, "2005-09-14"),
            (2178, "2014-09-24"),
            (2395, "2017-12-21"),
            (2396, "2017-12-21"),
        )
    ),
]
_MEETINGS = {1373: "S/PV.4385", 1624: "S/PV.5261", 2178: "S/PV.7272", 2395: "S/PV.8146", 2396: "S/PV.8148"}


def corpus() -> Corpus:
    """The five documents as a perfect build would hand them to kg.rdf.emit."""
    golds = [json.loads((DATA / "gold" / f"{Path(f).stem}.json").read_text(encoding="utf-8")) for f in FILES]
    things = _Things()
    parts = [_Document(file, gold, things) for file, gold in zip(FILES, golds, strict=True)]
    authority = [
        Claim(claim_id("authority", claim_key(s, p, o)), None, s, p, o, authority=f"ontology/authority/{file}.ttl")
        for s, p, o, file in _AUTHORITY
    ]
    return Corpus(
        sources=tuple(p.source for p in parts),
        entities=tuple(sorted(things.entities.values(), key=lambda e: e.id)),
        parts=tuple(part for p in parts for part in p.parts),
        claims=tuple([c for p in parts for c in p.claims] + authority),
        quotations=tuple(q for p in parts for q in p.quotations),
        provisions=tuple(q for p in parts for q in p.provisions),
        rules=(RuleRecord("gold", "as annotated", "1.0"),),
    )


class _Things:
    """The entities of all documents, by id."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        for id, label in (("topic/prisons", "Prisons"), ("topic/terrorism", "Terrorism")):
            self.entities[id] = Entity(id, "Topic", label)
        self.role("Assistant Secretary-General")

    def id(self, key: str) -> str:
        if "/" in key:
            return key
        kind, _, name = key.partition(":")
        return _IDS.get(key) or f"{_FOLDERS[kind]}/{self._name(kind, name)}"

    def _name(self, kind: str, name: str) -> str:
        return {"o": name.upper(), "s": name.upper()}.get(kind, name)

    def add(self, gold: dict[str, Any]) -> None:
        id = _IDS.get(gold["id"]) or self._minted(gold)
        _IDS[gold["id"]] = id
        abbreviations = {m["text"] for m in gold["mentions"] if m.get("form") == "abbr"}
        names = {" ".join(m["text"].split()) for m in gold["mentions"] if m.get("form") == "name"}
        known = self.entities.get(id, Entity(id, _KINDS.get(gold["kind"], gold["kind"]), gold["name"]))
        keys = {
            k: Value(str(gold[k]), "integer" if k in ("number", "year") else "string")
            for k in ("symbol", "number", "year")
            if k in gold
        }
        if gold["kind"] == "Document":
            keys.pop("year", None)
        if gold.get("number") in _MEETINGS:
            keys["meetingRecord"] = Value(_MEETINGS[gold["number"]])
        self.entities[id] = replace(
            known,
            names=tuple(sorted({*known.names, *names} - {known.label})),
            acronyms=tuple(sorted({*known.acronyms, *abbreviations})),
            attributes=tuple(keys.items()),
        )

    def _minted(self, gold: dict[str, Any]) -> str:
        kind = gold["id"][0]
        if kind == "r":
            return f"resolution/{slug(gold['symbol'], case=True)}"
        if kind == "s":
            return f"state/{gold['iso3']}"
        return f"{_FOLDERS[kind]}/{slug(gold['name']) if kind in 'pl' else gold['id'][2:].upper()}"

    def role(self, title: str) -> str:
        id = f"role/{slug(title)}"
        self.entities.setdefault(id, Entity(id, "Role", title))
        return id

    def post(self, title: str, body: str | None, holder: str) -> str:
        role = self.role(title)
        label = self.entities[body].label if body else self.entities[holder].label
        id = "post/" + post_name(role[5:], body_name(body, label) if body else holder.partition("/")[2])
        keys = [("role", role)] + ([("postFor" if body.startswith("state/") else "postIn", body)] if body else [])
        self.entities[id] = Entity(id, "Post", f"{title} of {label}" if body else title, attributes=tuple(keys))
        return id


class _Document:
    """One document: its sentences, claims and quotations."""

    def __init__(self, file: str, gold: dict[str, Any], things: _Things) -> None:
        self.things = things
        self.id = f"document/{NAMES[file]}"
        self.handle = HANDLES[NAMES[file]]
        self.text = (DATA / "documents" / file).read_bytes().decode("utf-8")
        for entity in gold["entities"]:
            things.add(entity)
        relations = [*gold["relations"], *self._more()]
        date = DATES.get(self.handle)
        self.source = SourceRecord(
            self.id, file, gold["sha256"], "utf-8", "text/plain", gold["kind"], f"Document {self.handle}", date
        )
        self.parts = self._parts(gold["entities"], relations)
        self.claims = list(self._claims([r for r in relations if r["p"] != "said"]))
        self.quotations = [self._quotation(r) for r in relations if r["p"] == "said"]
        self.provisions = [self._provision(*p[1:]) for p in _PROVISIONS if p[0] == self.handle]

    def _more(self) -> list[dict[str, Any]]:
        found = []
        for handle, subject, predicate, object, quote in _MORE:
            if handle == self.handle:
                begin = self.text.index(quote)
                found.append({"s": subject, "p": predicate, "o": object, "start": begin, "end": begin + len(quote)})
        return found

    def _parts(self, entities: list[dict[str, Any]], relations: list[dict[str, Any]]) -> list[Part]:
        mentions = [(m["start"], m["end"], e["id"]) for e in entities for m in e["mentions"]]
        spans = sorted([(b, e) for b, e, _ in mentions] + [(r["start"], r["end"]) for r in relations])
        spans += [(b, b + len(q)) for h, *_, q in _PROVISIONS if h == self.handle for b in [self.text.index(q)]]
        merged: list[list[int]] = []
        for begin, end in sorted(spans):
            if merged and begin <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([begin, end])
        texts = [self.text[b:e] for b, e in merged]
        return [
            Part(
                id,
                self.id,
                b,
                e,
                text,
                tuple(sorted({self.things.id(k) for mb, me, k in mentions if b <= mb and me <= e})),
            )
            for id, (b, e), text in zip(passage_ids("sentence", self.handle, texts), merged, texts, strict=True)
        ]

    def _part_of(self, begin: int) -> str:
        return next(part.id for part in self.parts if part.begin <= begin < part.end)

    def _claims(self, relations: list[dict[str, Any]]) -> list[Claim]:
        found: dict[str, Claim] = {}
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for relation in relations:
            subject = self.id if relation["s"] == "doc" else self.things.id(relation["s"])
            status = relation.get("status")
            object: str | Value = Value(relation["value"], "date") if "value" in relation else ""
            if relation["p"] == "holdsPost":
                # 002 names Voronkov's post without its body; who links the documents knows it from 001
                body = self.things.id(relation["o"] if relation.get("o") else "o:unoct")
                object = self.things.post(relation["title"], body, subject)
            elif "o" in relation:
                object = self.things.id(relation["o"])
            id = claim_id(self.handle, claim_key(subject, relation["p"], object, None, status))
            item = Evidence(self._part_of(relation["start"]), f"{relation['start']}-{relation['end']} - -")
            evidence[id].append(item)
            tenure = tenure_id(subject, str(object)) if status else None
            found[id] = Claim(
                id, self.id, subject, relation["p"], object, (item,), "gold", status=status, tenure=tenure
            )
        return [replace(claim, evidence=tuple(dict.fromkeys(evidence[id]))) for id, claim in found.items()]

    def _quotation(self, relation: dict[str, Any]) -> Quotation:
        begin, end = relation["start"], relation["end"]
        text = self.text[begin:end]
        id = passage_ids("quotation", self.handle, [text])[0]
        return Quotation(id, self.id, begin, end, text, self.things.id(relation["s"]), (self._part_of(begin),), "gold")

    def _provision(self, resolution: str, verb: str, addressee: str | None, quote: str) -> Provision:
        begin = self.text.index(quote)
        id = passage_ids("provision", self.handle, [quote])[0]
        return Provision(
            id, self.id, begin, begin + len(quote), quote, resolution, verb, addressee, (self._part_of(begin),), "gold"
        )
