"""kg: a folder of documents goes in, a graph in which every fact points at its sentence comes out."""

__version__ = "0.1.0"
