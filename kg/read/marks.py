"""The marks that cleaning reads or drops inside a block: patterns of Markdown, inline HTML and odd characters."""

from __future__ import annotations

import re

from kg.kept.patterns import compiled
from kg.read.atoms import NOTHING, SPACES

_SUPERSCRIPTS = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
UNIT = compiled(r"(?:^|[\s\d(/])(?:k?m|cm|mm|ft|mi|s)$")
# HTML that says how words look, not what they are; in Markdown it is passed over. A row of a table is a line.
FORMATTING = frozenset(
    """
    u span a p div font small big center sub ins s del mark abbr cite q code sup em strong b i br
    table thead tbody tfoot tr td th col colgroup caption
    """.split()  # noqa: SIM905 - reads better without quotation marks
)
EMPHASIS = {"em", "strong", "b", "i"}

# Dots that lead from one column to the next: "Albania . . . . . . Mr. Hoxha". Four are an ellipsis at a sentence's end.
FEWEST_DOTS = 5
_GAP = r"[ \t\xa0]"
LEADER = rf"{_GAP}?(?:\.{_GAP}{{0,3}}){{{FEWEST_DOTS},400}}|{_GAP}?…(?:{_GAP}{{0,3}}[.…]){{3,400}}{_GAP}?"

_PLAIN = rf"""(?P<wrap>\n)
|(?P<leader>{LEADER})
|(?P<space>[ {SPACES}]*[{SPACES}][ {SPACES}]*|[ ]{{2,}})
|(?P<hyphen>[\u2010\u2011])
|(?P<slashed>(?<=[\w,;.)”])(?:[ ]|(?<!\d))\d{{1,2}}/(?=[\s,;.)]|\Z))
|(?P<ref>(?<=[\w,;.:)”’"\]])[ ]?\d{{1,3}}(?=[\s,;.:)]|\Z))
|(?P<ligature>[\ufb00-\ufb06])
|(?P<nothing>[{NOTHING}]+)
|(?P<superscript>[{_SUPERSCRIPTS}]+(?:[,\u2009 ]?[{_SUPERSCRIPTS}]+)*)
"""
_MARKUP = (
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
|(?P<address>https?://[^\s<>()\[\]]+)
|(?P<angled><(?:https?://[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w.-]+)>)
|(?P<note><sup>\s*[^<>\n]{0,12}?</sup>|\[\^[^\]\s]{1,40}\]:?)
|(?P<comment><!--)
|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>\n]{0,1000})?/?>)
|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
|(?P<star>\*+)|(?P<line>_+)|(?P<strike>~~)
|(?P<open>!?\[)|(?P<close>\])
|"""
    + _PLAIN
)
# Looked at first, so that the pattern is tried only where it can match: the search is four times as fast by it.
_ODD = rf"\n{SPACES}\u2010\u2011\ufb00-\ufb06{NOTHING}{_SUPERSCRIPTS}"
_FIRST_PLAIN = rf"(?=[{_ODD}]|[ ][ \d{SPACES}]|\d|[ ]?[.…][ .…])"
_FIRST_MARKUP = rf"(?=[{_ODD}\\\\<&*_\[\]]|[ ][ \d{SPACES}]|\d|https?:|!\[|~~|[ ]?[.…][ .…])"
PLAIN = compiled(f"{_FIRST_PLAIN}(?:{_PLAIN})", re.VERBOSE)
MARKUP = compiled(f"{_FIRST_MARKUP}(?:{_MARKUP})", re.VERBOSE)
TARGET = compiled(
    r"\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\)){0,4000})(?:\s+(?:\"[^\"]{0,400}\"|'[^']{0,400}'))?\s*\)"
)
KEPT_SUP = compiled(r"(?:st|nd|rd|th|er|o|a|TM|[®™°]+)$", re.IGNORECASE)


def entity(found: str) -> str:
    """What a character reference of HTML stands for."""
    import html

    text = html.unescape(found)
    return " " if text.isspace() else "" if re.fullmatch(f"[{NOTHING}]", text) else text
