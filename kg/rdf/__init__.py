"""The graph: emit, project, store, query, export, validate, verify. The only room that writes RDF."""
