"""The distributed engine: documents are read and told by actors of a Ray cluster, and linked by shuffles.

Ray is an extra (`kg[ray]`), loaded when a cluster is started or joined.
"""

from kg.engine.cluster import Cluster
from kg.engine.linker import Linker
from kg.engine.shards import Shards

__all__ = ["Cluster", "Linker", "Shards"]
