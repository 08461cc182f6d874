"""ontology/kg.ttl holds the whole contract, keeps within OWL 2 RL, and says of each term what it is."""

from __future__ import annotations

import re

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg.config import share
from kg.terms import KG, OWL, RDF, RDFS, SKOS, XSD

# The contract, as the vocabulary was agreed: class → what it stands under ("~" = near, not entailed).
CLASSES = """
Agent foaf:Agent
Person kg:Agent foaf:Person schema:Person
Organization kg:Agent org:Organization foaf:Organization schema:Organization
UnitedNationsEntity kg:Organization
IntergovernmentalOrganization kg:Organization
GovernmentBody kg:Organization
CivilSocietyOrganization kg:Organization
ArmedGroup kg:Organization
Location schema:Place
State kg:Organization kg:Location ~schema:Country
Place kg:Location
Role org:Role skos:Concept
Post org:Post
Tenure org:Membership
Event schema:Event sem:Event
Work schema:CreativeWork
Resolution kg:Work eli:LegalResource undo:Resolution schema:Legislation
Instrument kg:Work ~undo:NormativeDocument
Document kg:Work foaf:Document
Source kg:Document prov:Entity
Project foaf:Project ~schema:Project
Topic skos:Concept
Passage prov:Entity ~nif:String ~oa:TextPositionSelector
Sentence kg:Passage ~nif:Sentence
Quotation kg:Passage schema:Quotation
Provision kg:Passage ~eli:LegalResourceSubdivision
Claim prov:Entity ~rdf:Statement
Rule ~prov:SoftwareAgent
"""
# Property → how it is evidenced, domain, range ("-" = none: the shapes say it), what it stands under.
PROPERTIES = """
holdsPost c kg:Person kg:Post org:holds
role k kg:Post kg:Role org:role
postIn k kg:Post kg:Organization org:postIn
postFor k kg:Post kg:State ~opengov:onBehalfOf
soleHolder k kg:Role xsd:boolean
holder n kg:Tenure kg:Person org:member
post n kg:Tenure kg:Post
status n - -
asOf n kg:Tenure rdfs:Literal
startsOn n - rdfs:Literal
endsOn c - rdfs:Literal
rank c kg:Person kg:Role
represents c kg:Agent kg:Agent
memberOf c kg:Agent kg:Organization org:memberOf
participatedIn i kg:Agent kg:Event
spokeAt c kg:Agent kg:Event kg:participatedIn
moderated c kg:Agent kg:Event kg:participatedIn
chaired c kg:Agent kg:Event kg:participatedIn
attended c kg:Agent kg:Event kg:participatedIn
opened c kg:Agent kg:Event kg:spokeAt
closed c kg:Agent kg:Event kg:spokeAt
organizedBy c - -
supportedBy c - - schema:sponsor
implementedBy c kg:Project kg:Agent
partner c kg:Project kg:Agent
partOf c - - kg:within dcterms:isPartOf
within i - -
heldOn c kg:Event rdfs:Literal
startsAt c kg:Event xsd:dateTime
endsAt c kg:Event xsd:dateTime
heldAt c kg:Event kg:Location
virtual c kg:Event xsd:boolean
title k kg:Work rdfs:Literal dcterms:title
symbol k kg:Work xsd:string dcterms:identifier
number k kg:Resolution xsd:integer
session k kg:Resolution xsd:string
year k kg:Resolution xsd:integer
adoptedBy c kg:Resolution kg:Organization schema:legislationPassedBy ~eli:passed_by
adoptedOn c kg:Resolution rdfs:Literal schema:legislationDate ~eli:date_document
extendsMandateOf c kg:Resolution kg:Organization
establishes c kg:Resolution kg:Organization
adoptedAs c kg:Document kg:Resolution ~dcterms:hasVersion
votedOn i kg:State kg:Work ~schema:VoteAction
votedFor c kg:State kg:Work kg:votedOn
votedAgainst c kg:State kg:Work kg:votedOn
abstainedOn c kg:State kg:Work kg:votedOn
recalls c kg:Resolution kg:Resolution kg:cites
concerns c kg:Work - schema:about
provisionOf n kg:Provision kg:Resolution
actionVerb n kg:Provision xsd:string
addressee n kg:Provision xsd:string
saidBy n kg:Quotation kg:Agent
deliveredBy c kg:Document kg:Person
issuedBy c kg:Document kg:Agent
reportsOn c kg:Document kg:Event
kind k kg:Document xsd:string dc:type
date k kg:Document rdfs:Literal dcterms:date
textOf k kg:Source kg:Work
file k kg:Source xsd:string
sha256 k kg:Source xsd:string
encoding k kg:Source xsd:string
cites c kg:Work kg:Work cito:cites schema:citation
mentions s - - schema:mentions
appointed c kg:Person kg:Person
succeeded c kg:Person kg:Person
metWith c kg:Agent kg:Agent
evidence n - - prov:wasDerivedFrom
rule n - -
confidence n - -
spans n kg:Claim xsd:string
modality n kg:Claim xsd:string
attributedTo n kg:Claim kg:Agent
tenure n - -
capacity n - -
paragraph n - xsd:string
continuedBy k kg:Sentence kg:Sentence
inDocument n kg:Passage kg:Source
begin n kg:Passage xsd:integer ~nif:beginIndex
end n kg:Passage xsd:integer ~nif:endIndex
text n kg:Passage xsd:string ~nif:anchorOf
acronym k - - skos:altLabel
"""
# The datatypes of OWL 2 RL (Source: https://www.w3.org/TR/owl2-profiles/#Entities_3) that are used.
RL_DATATYPES = {XSD.string, XSD.integer, XSD.boolean, XSD.dateTime, XSD.decimal, RDFS.Literal}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(share("ontology", "kg.ttl"))


def own(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return {s for k in kinds for s in graph.subjects(RDF.type, k) if isinstance(s, URIRef) and s.startswith(KG._NS)}


def curie(graph: Graph, node: object) -> str:
    return graph.namespace_manager.curie(str(node)) if isinstance(node, URIRef) else str(node)


def above(graph: Graph, term: URIRef, predicate: URIRef) -> set[str]:
    near = {f"~{curie(graph, o)}" for o in graph.objects(term, RDFS.seeAlso)}
    return {curie(graph, o) for o in graph.objects(term, predicate)} | near


@pytest.mark.parametrize("line", CLASSES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_each_class_of_the_contract_stands_where_it_says(graph: Graph, line: str) -> None:
    name, *expected = line.split()
    assert (KG[name], RDF.type, OWL.Class) in graph
    assert above(graph, KG[name], RDFS.subClassOf) == set(expected)


@pytest.mark.parametrize("line", PROPERTIES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_each_property_of_the_contract_says_its_ends_and_its_evidence(graph: Graph, line: str) -> None:
    name, evidenced, domain, range_, *expected = line.split()
    term = KG[name]
    assert graph.value(term, KG.evidencedBy) == Literal(evidenced)
    assert [curie(graph, o) for o in graph.objects(term, RDFS.domain)] == ([] if domain == "-" else [domain])
    assert [curie(graph, o) for o in graph.objects(term, RDFS.range)] == ([] if range_ == "-" else [range_])
    assert above(graph, term, RDFS.subPropertyOf) == set(expected)


def test_within_is_transitive_and_meeting_symmetric_and_inverses_are_inferred(graph: Graph) -> None:
    assert (KG.within, RDF.type, OWL.TransitiveProperty) in graph
    assert (KG.metWith, RDF.type, OWL.SymmetricProperty) in graph
    inverses = set(graph.subject_objects(OWL.inverseOf))
    assert inverses == {(KG.heldBy, KG.holdsPost), (KG.hasPart, KG.partOf), (KG.citedBy, KG.cites)}
    assert all(graph.value(inverse, KG.evidencedBy) == Literal("i") for inverse, _ in inverses)


def test_every_term_has_one_english_label_and_a_definition_of_one_sentence(graph: Graph) -> None:
    terms = own(graph, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    assert len(terms) > 100
    for term in terms:
        labels, definitions = list(graph.objects(term, RDFS.label)), list(graph.objects(term, SKOS.definition))
        assert [label.language for label in labels] == ["en"], term
        assert [definition.language for definition in definitions] == ["en"], term
        assert re.fullmatch(r"[A-Z](?:(?!\. )[^\n])*\.", definitions[0]), definitions[0]


def test_every_property_says_once_how_its_facts_are_evidenced(graph: Graph) -> None:
    for term in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        assert [str(o) for o in graph.objects(term, KG.evidencedBy)] in (["c"], ["s"], ["n"], ["k"], ["i"]), term


def test_nothing_is_both_object_and_data_property(graph: Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)
    sets = [set(graph.subjects(RDF.type, kind)) for kind in kinds]
    assert sum(map(len, sets)) == len(set().union(*sets))


def test_subproperties_are_of_the_kind_of_what_they_stand_under(graph: Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for low, high in graph.subject_objects(RDFS.subPropertyOf):
        kind = next(k for k in kinds if (low, RDF.type, k) in graph)
        assert (high, RDF.type, kind) in graph, (low, high)


def test_domains_and_ranges_are_single_named_classes_or_datatypes_of_owl_rl(graph: Graph) -> None:
    classes = set(graph.subjects(RDF.type, OWL.Class))
    for term in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        for predicate in (RDFS.domain, RDFS.range):
            ends = list(graph.objects(term, predicate))
            assert len(ends) <= 1
            data = (term, RDF.type, OWL.DatatypeProperty) in graph and predicate == RDFS.range
            assert all(end in (RL_DATATYPES if data else classes) for end in ends), (term, ends)


def test_only_constructs_of_owl_rl_are_used(graph: Graph) -> None:
    used = {p for p in graph.predicates() if p.startswith(str(OWL))}
    assert used == {OWL.versionIRI, OWL.versionInfo, OWL.disjointWith, OWL.inverseOf, OWL.propertyChainAxiom}
    chains = [list(Collection(graph, o)) for o in graph.objects(KG.represents, OWL.propertyChainAxiom)]
    assert chains == [[KG.holdsPost, KG.postFor]]
    blank = {s for s in graph.subjects() if isinstance(s, BNode)}
    assert all(set(graph.predicates(b)) == {RDF.first, RDF.rest} for b in blank)


def test_no_axiom_is_made_about_a_term_of_rdf_itself(graph: Graph) -> None:
    reserved = tuple(str(n) for n in (RDF, RDFS, OWL, XSD))
    assert not [s for s in graph.subjects() if str(s).startswith(reserved)]


def test_every_term_of_others_that_an_axiom_names_is_declared(graph: Graph) -> None:
    named = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(predicate=p)}
    assert all((o, RDF.type, None) in graph for o in named)


def test_the_ontology_bears_a_version(graph: Graph) -> None:
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    version = str(graph.value(header, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert graph.value(header, OWL.versionIRI) == URIRef(f"{header}/{version}")


def test_a_reasoner_for_owl_rl_finds_no_contradiction_and_derives_the_alignments(graph: Graph) -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # owlrl uses names that rdflib has deprecated
        from owlrl import DeductiveClosure, OWLRL_Semantics

        data = Graph()
        data += graph
        data.parse(
            data="""@prefix kg: <https://w3id.org/undoc-kg/ontology#> . @prefix : <urn:x:> .
            :a a kg:Person ; kg:holdsPost :p ; kg:opened :e . :p kg:postFor :s . :s a kg:State .
            :b kg:partOf :c . :c kg:partOf :d . :r kg:recalls :q .""",
            format="turtle",
        )
        DeductiveClosure(OWLRL_Semantics).expand(data)
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    assert not list(data.subjects(RDF.type, error))
    asked = """PREFIX kg: <https://w3id.org/undoc-kg/ontology#> PREFIX schema: <https://schema.org/>
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX cito: <http://purl.org/spar/cito/> PREFIX : <urn:x:>
        ASK { :a a schema:Person ; org:holds :p ; kg:participatedIn :e ; kg:represents :s . :p kg:heldBy :a .
              :b kg:within :d . :d kg:hasPart :c . :r cito:cites :q . :q kg:citedBy :r . :s a schema:Place }"""
    assert bool(data.query(asked).askAnswer)
