"""Reading: files to documents. `raw_files` finds them (`each_document` one by one), `manifest` says what is known of
them, `document` reads one."""

from kg.read.documents import document
from kg.read.files import each_document, raw_files
from kg.read.manifests import Manifest, manifest

__all__ = ["Manifest", "document", "each_document", "manifest", "raw_files"]
