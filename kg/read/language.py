"""Which language a text is written in, by its script and its most frequent small words; enough to tell English."""

from __future__ import annotations

import re
from collections import Counter

from kg.kept.patterns import compiled

LANGUAGES = {
    "en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "de": "German", "it": "Italian",
    "nl": "Dutch", "ru": "Russian", "ar": "Arabic", "zh": "Chinese", "he": "Hebrew", "el": "Greek",
    "fa": "Persian", "ja": "Japanese", "ko": "Korean", "hi": "Hindi", "th": "Thai",
}  # fmt: skip

# The words that only one of these languages has, or has far more often than the others; thirty tell a paragraph.
_SMALL = {
    "en": "the of and to in that is for with by on was were has have had this which from are be it as not will would",
    "fr": "le la les des du et est dans pour que qui une un sur par au aux ce cette ces sont avec ne pas nous leur ses",
    "es": "el la los las del de y que en es una un por con para su sus se al como más esta este han ha lo son",
    "pt": "o a os as do da dos das e que em é uma um por com para seu sua se ao como mais não são foi pelo pela",
    "de": "der die das und ist in den dem des ein eine einer mit für auf von zu im nicht auch werden wird sich als bei",
    "it": "il lo la gli le di del della dei e che in è una un per con su si al come più sono nel nella non ha alla",
    "nl": "de het een en van in is op te dat die voor met zijn niet aan er ook als worden wordt bij om naar deze dit",
}
_SCRIPTS = {
    "ru": r"\u0400-\u04ff", "ar": r"\u0600-\u06ff", "he": r"\u0590-\u05ff", "el": r"\u0370-\u03ff",
    "hi": r"\u0900-\u097f", "th": r"\u0e00-\u0e7f", "ja": r"\u3040-\u30ff", "ko": r"\uac00-\ud7af",
    "zh": r"\u4e00-\u9fff",
}  # fmt: skip
_ANY_SCRIPT = compiled(f"[{''.join(_SCRIPTS.values())}]")  # one class: several branches cost twenty times as much
_WORD = compiled(r"[^\W\d_]+")
# So much of a text says enough: 2,000 words.
SAMPLE = 16_000
# Fewer small words than this say nothing; names and headings stand alone.
FEWEST = 8
VARIED = 4
# English must be clearly outnumbered: UN texts in English quote French and Spanish names of bodies.
MARGIN = 1.5


def language(text: str) -> str:
    """The code of the language of a text (ISO 639-1); "en" where nothing tells."""
    sample = text[:SAMPLE]
    words = _WORD.findall(sample)
    if _ANY_SCRIPT.search(sample):
        letters = max(1, sum(map(len, words)))
        for code, script in _SCRIPTS.items():
            if len(re.findall(f"[{script}]", sample)) > letters / 2:
                return code
    count = Counter(map(str.lower, words))
    scores = {code: sum(count[w] for w in words.split()) for code, words in _SMALL.items()}
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    different = sum(w in count for w in _SMALL[best].split())
    return best if scores[best] >= FEWEST and different >= VARIED and scores[best] > MARGIN * scores["en"] else "en"
