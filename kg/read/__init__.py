"""Reading: files to documents. `raw_files` finds them, `manifest` says what is known of them, `document` reads one."""

from kg.read.documents import document
from kg.read.files import raw_files
from kg.read.manifests import Manifest, manifest

__all__ = ["Manifest", "document", "manifest", "raw_files"]
