"""What is told where one more document may change more than is known here: then all is linked anew."""


class UnsureError(Exception):
    """Why it cannot be said, without a look at all documents, what a document changes."""
