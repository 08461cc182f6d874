"""`kg serve`: a SPARQL endpoint and a reading room over one graph (see docs.md)."""
