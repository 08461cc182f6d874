"use strict";
// The triples of a CONSTRUCT as a network: beside the table of the query page, and as a tab of its editor.
(() => {
  const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

  // `rows`: bindings of subject, predicate, object as in SPARQL's JSON; `told`: endpoint, root, base.
  async function ofTriples(box, rows, told) {
    const nodes = new Map(), links = [];
    const name = (iri) => {
      const end = iri.replace(/[/#]$/, "").split(/[/#]/).pop() || iri;
      try { return decodeURIComponent(end); } catch { return end; }
    };
    const end = (term) => {
      if (!nodes.has(term.value)) nodes.set(term.value, { id: term.value, label: term.type === "bnode" ? "·" : name(term.value), kind: null, degree: 0, iri: term.type === "uri" });
      return nodes.get(term.value);
    };
    for (const { subject, predicate, object } of rows) {
      const from = end(subject);
      if (predicate.value === `${RDF}type`) from.kind = name(object.value);
      else if (predicate.value === LABEL) from.label = object.value;
      else if (object.type === "uri" || object.type === "bnode") {
        const to = end(object);
        from.degree++;
        to.degree++;
        links.push([from, name(predicate.value), to]);
      }
    }
    await named([...nodes.values()].filter((n) => n.iri && n.id.startsWith(told.base)), told);
    box.textContent = "";
    const net = new kgNet.Net(box, {
      label: "The triples as a network",
      opened: (node) => { if (node.thing.id.startsWith(told.base)) location.assign(`${told.root}/id/${node.thing.id.slice(told.base.length)}`); },
    });
    const shown = links.length ? new Set(links.flatMap(([from, , to]) => [from, to])) : nodes.values();
    for (const node of shown) net.add(node);
    for (const [from, word, to] of links) net.join(net.nodes.get(from.id), net.nodes.get(to.id), word);
    net.settle();
    return net;
  }

  // Asks the endpoint for the names and classes of what the triples do not name themselves.
  async function named(nodes, { endpoint }) {
    const part = nodes.slice(0, 400);
    if (!part.length) return;
    const values = part.map((n) => `<${n.id}>`).join(" ");
    const query = `SELECT ?i (SAMPLE(?l) AS ?label) (SAMPLE(?t) AS ?kind) WHERE { VALUES ?i { ${values} } OPTIONAL { ?i <${LABEL}> ?l }
      OPTIONAL { GRAPH ?g { ?i <${RDF}type> ?t } FILTER(!STRENDS(STR(?g), "/graph/inferred")) } } GROUP BY ?i`;
    try {
      const answer = await fetch(endpoint, { method: "POST", body: query, headers: { "content-type": "application/sparql-query", accept: "application/sparql-results+json" } });
      if (!answer.ok) return;
      const known = new Map((await answer.json()).results.bindings.map((row) => [row.i.value, row]));
      for (const node of part) {
        const row = known.get(node.id);
        if (row?.label && !node.label.includes(" ")) node.label = row.label.value;
        node.kind ??= row?.kind ? row.kind.value.split(/[/#]/).pop() : null;
      }
    } catch { /* without names the ends of the IRIs stand */ }
  }

  kgNet.ofTriples = ofTriples;
  const here = document.getElementById("triples");
  if (here) {
    const told = JSON.parse(document.getElementById("triples-told").textContent);
    here.closest("section").hidden = false;
    ofTriples(here, told.rows, told).then((net) => { globalThis.kgTriples = net; });
  }
})();
