"""The graph brought to a store elsewhere: only what differs, resumable, compared afterwards."""

from kg.publish.files import Shards, publish_files
from kg.publish.local import Extent, extents
from kg.publish.remote import Published, publish

__all__ = ["Extent", "Published", "Shards", "extents", "publish", "publish_files"]
