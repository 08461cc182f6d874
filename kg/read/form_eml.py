"""E-mail (.eml): subject, date and text; who wrote to whom is nobody's business and left out."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from kg.kept.patterns import compiled
from kg.model import Problem, RawFile, Span
from kg.read.forms import Reading

_SIGNATURE = compiled(r"^-- ?\r?$.*", re.MULTILINE | re.DOTALL)
_PREFIX = compiled(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read(raw: RawFile) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The reader's text of a message: its subject, then its body."""
    try:
        message: EmailMessage = email.message_from_bytes(raw.data, policy=email.policy.default)
        body = message.get_body(("plain", "html"))
        subject = " ".join(str(message.get("Subject", "")).split())
        text = str(body.get_content()) if body is not None else ""
        date = _date(message)
    except (LookupError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError) as error:
        return None, (Problem(raw.id, f"skipped: no message that can be read ({type(error).__name__})", "error"),)
    if not message.keys() or not (subject or text.strip()):
        return None, (Problem(raw.id, "skipped: no message in it (expected headers and a text)", "error"),)
    if body is not None and body.get_content_subtype() == "html":
        from kg.read.form_html import reading_of

        page = reading_of(text, "utf-8")
        text = page.source if page is not None else ""
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    problems = (Problem(raw.id, f"{attached} attachments are not read", "note"),) if attached else ()
    title = _PREFIX.sub("", subject)
    source = f"{title}\n\n{_SIGNATURE.sub('', text).strip()}\n"
    reading = Reading(source, "utf-8", markup=True, title=title or None, date=date)
    return (replace(reading, heading=Span(0, len(title))) if title else reading), problems


def _date(message: EmailMessage) -> str | None:
    """The day in the Date header, in the zone of the sender."""
    header = message.get("Date")
    try:
        return parsedate_to_datetime(str(header)).date().isoformat() if header else None
    except (ValueError, TypeError, IndexError):
        return None
