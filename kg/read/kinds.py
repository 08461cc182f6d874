"""The kind (genre) of a document, told by what it calls itself, then by how it is built."""

from __future__ import annotations

import re

from kg.kept.patterns import compiled
from kg.model import Block
from kg.read.clean import Cleaned

# What a title or a line of the head says a document is, the more special first.
_NAMED: dict[str, tuple[str, ...]] = {
    "draft-resolution": (r"^draft resolution\b", r"\bdraft resolution$"),
    "resolution": (
        r"^(?:united nations )?(?:security council |general assembly )?resolution \d+",
        r"^resolutions? adopted by the (?:general assembly|security council)",
    ),
    "meeting-coverage": (
        r"^meetings coverage\b|\bmeetings coverage$",
        r"\b\d{1,5}(?:st|nd|rd|th)(?: (?:&|and) \d{1,5}(?:st|nd|rd|th))? meetings?\*? \((?:am|pm|night|resumed|part)\b",
    ),
    "meeting-record": (r"\b(?:verbatim|summary|meeting) record\b", r"\b\d+(?:st|nd|rd|th) (?:plenary )?meeting$"),
    "readout": (r"^(?:\w+ ){0,2}read-?out (?:of|from)\b",),
    "joint-statement": (r"\bjoint (?:\w+ )?(?:statement|declaration|communiqu[ée])\b",),
    "fact-sheet": (r"^fact ?sheet\b",),
    "programme": (
        r"^(?:(?:draft|provisional|tentative|preliminary|final|indicative) )?(?:concept (?:note|paper)|event note"
        r"|(?:programme|program|run of show)(?: of (?:work|events))?|agenda(?: and programme)?)$",
        r"^(?:\w+ )?concept (?:note|paper)\b",
        r"^(?:workshop|seminar|conference|meeting|event|draft|provisional) (?:programme|program|agenda)$",
    ),
    "participants": (
        r"^delegations? of .{2,60} to\b",
        r"\bannounces?\b.*\bdelegations?\b",
        r"^delegations? to\b",
        r"^(?:\w+ )?list of (?:participants|speakers|attendees|delegates|delegations)|/ ?list of participants$",
        r"^liste (?:provisoire |définitive )?des (?:participants|délégations)\b|^lista de participantes\b",
        r"^(?:annex(?: [ivx\d]+)?[:.]? )?attendance\*?$",
        r"^participants$",
        r"^list of (?:the |members of the )?delegations?\b",
    ),
    "bio": (
        r"\b(?:announce[sd]?|nominates?|appoints?)\b.*\b(?:nominees?|nominations?|appointments?|appointees?|intent|as)\b",
        r"\b(?:nominates|appoints)\b|\bintends to (?:nominate|appoint)\b|^president (?:[\w.-]+ ){1,3}to nominate\b",
        r"\bannounce[sd]?\b.*\bkey (?:hires?|(?:\w+ ){0,2}personnel)\b",
        r"\b(?:names|makes)\b.*\b(?:nominees|nominations?|appointments|appointees)\b",
        r"\bannounces?\b.*\bmembers of (?:his|her|its|their|the) (?:\w+ ){0,3}(?:team|cabinet|staff)$",
        r"^(?:press release: )?nominations? sent to\b",
        r"\bsecretary-general appoints\b",
        r"\bpresents? credentials\b",
        r"^biograph|\bbiographical (?:data|notes?|sketch(?:es)?|information|statement|details|summary)\b",
        r"\bbiograph(?:y|ies)(?: of (?:the )?\w+)?$|^(?:short|brief) biograph",
        r"^curricul(?:um|a) vitae\b|\bcurricul(?:um|a) vitae$|^(?:résumé|CV)$",
        r"\bbios?$",
        r"^who(?: is|[’']s) who\b|^who we are$",
        r"^notes on (?:the |our )?(?:contributors|speakers|authors|panell?ists|faculty|trainers)\b",
        r"\bour (?:team|people|experts|speakers|staff|leadership|fellows|researchers)(?: ?[›»>|/] ?[^›»>|/]{2,60})?$",
        r"[›»>] ?(?:people|team|staff|experts|fellows|researchers)(?: ?[›»>] ?[^›»>|/]{2,60})?$",
        r"^(?:about|profile of|meet|introducing) (?:the|our) (?:(?:deputy |vice-?|executive |honou?rable )?(?:minister"
        r"|president|secretary|secretary-general|director|director-general|chair|commissioner|judge|rector|mayor|governor|ambassador"
        r"|candidates?|nominees?|speakers?|panell?ists?|presenters?|authors?|team|leadership))\b",
        r"\b(?:names|welcomes)\b.* as (?:(?:its|the|a|an|new|next|interim|acting|first) )*[A-Z]",
        r"(?:\b(?:is|was|has been|have been) (?:elected|named)|(?<!-)\bappointed) (?:as )?"
        r"(?:(?:its|the|new|next|interim|acting|first) )*(?:[\w-]+ ){0,4}"
        r"(?:director|chief|head|secretary|ambassador|commander|representative|advis[eo]r|fellow|dean|president|chair"
        r"|chairperson|rector|judge|commissioner|envoy|prosecutor|director-general|secretary-general)\b",
    ),
    "remarks": (
        r"^(?:\w+[ -]){0,3}remarks\b(?![*_]{0,2}:)",
        r"^(?:wrap-up|opening|closing|concluding|introductory) statement",
        r"^(?:(?:keynote|opening|closing|welcome|welcoming|inaugural|goodwill|special) ){1,2}"
        r"(?:address|speech|message)\b",
        r"^press (?:briefing|conference|gaggle)\b",
    ),
    "press-release": (
        r"^press release\b",
        r"^for immediate release",
        r"^(?:media|news) (?:release|advisory|note)\b",
        r"\bpress (?:statement|release)\b",
        r"^statements? (?:from|by the press secretary)\b",
    ),
    "brief": (r"\b(?:policy|analytical|trends|technical)? ?brief$", r"^brief(?:ing)? (?:paper|note)\b"),
    "statement": (
        r"\bstatements? (?:by|of|on|to|delivered)\b",
        r"\bstatement$",
        r"^(?:joint )?(?:briefing|intervention) (?:to|by|before|of) (?:the )?",
        r"^(?:a )?letter\b",
        r"^(?:address|speech) (?:by|of|to)\b",
    ),
}
NAMED = tuple((kind, compiled("|".join(patterns), re.IGNORECASE)) for kind, patterns in _NAMED.items())
KINDS = (*_NAMED, "document")

_SYMBOLS = (
    ("draft-resolution", r"/L\.\d"),
    ("resolution", r"/RES/"),
    ("meeting-record", r"/(?:PV|SR)\."),
    ("bio", r"^(?:BIO|SG/A)/\d"),
    ("press-release", r"^(?!(?:A|S|E|ST)/)[A-Z]{1,6}(?:/[A-Z]{1,4}){0,2}/\d{1,6}(?:$|-)"),
)
_ORGAN = compiled(
    r"^The (?:Security Council|General Assembly|Economic and Social Council|Human Rights Council),$", re.MULTILINE
)
_OPERATIVE = compiled(
    r"^\d{1,2}\. (?:Decides|Requests|Calls|Urges|Welcomes|Notes|Reaffirms|Affirms|Condemns|Demands|Expresses|Stresses"
    r"|Encourages|Takes note)",
    re.MULTILINE,
)
# "The President:", "Mr. Hunte (Saint Lucia):", "Hunte (Saint Lucia):"; a collection of quotations has them in marks,
# a list of what stations reported their call signs.
_TURN = compiled(
    r"^(?:The President(?: \([^)]*\))?|(?=[^(\n]{0,41}[a-z])[^\W\d][\w.' -]{2,40} \([^)\n]{3,60}\)): (?![“\"‘*])",
    re.MULTILINE,
)
_SPOKEN = compiled(r"^[A-Z][A-Z .'’-]{4,60}: (?=\S)", re.MULTILINE)
_ADDRESS = compiled(
    r"\b(?:Excellenc(?:y|ies)|distinguished (?:participants|delegates|colleagues)|Mr\.? President|Madam President"
    r"|ladies and gentlemen|Thank you|I would like|allow me|let me)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = compiled(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")

# What lives are told with: "She has served as", "Mr. Ito joined", "He holds a degree".
_SUBJECT = r"(?:[Hh]e|[Ss]he|(?:Ms|Mr|Mrs|Dr|Amb|Gen|Prof)\.? [A-Z][\w’'-]+|[A-Z][\w’'-]+)"
_LIFE = compiled(
    rf"\b{_SUBJECT}(?: (?:also|has|had|previously|currently|most recently|later|then|recently|now|earlier)){{0,3}}"
    r" (?:(?:served|serves|worked|works) (?:as|at|for|in|on)|joined|graduated|was appointed"
    r"|(?:was|is|has been|had been|became) (?:(?:also|previously|currently|formerly|later|then) )?(?:(?:an?|the) )?"
    r"(?:(?:first|former|founding|visiting|senior) ){0,2}(?:[Ff]ellow|[Mm]ember of|[Ll]ecturer|[Pp]rofessor|[Ll]awyer"
    r"|[Ee]conomist|Deputy|Director|Head|Chief|Counsell?or|Secretary|Vice-?|Permanent|Minister|Ambassador|Adviser|Advisor)"
    r"|(?:held|holds|earned|received) (?:an?|the|his|her|various|several) )"
)
# So many in a text, and one in so many words, make it a life.
_LIVES = 3
WORDS_OF_A_LIFE = 60

# The dateline that opens the text of a release: "DAKAR, 14 March 2023 – The …", "New York, 25 June –".
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_DATELINE = compiled(
    rf"(?:[A-Z][\w.’'-]{{1,24}}(?:[ /][A-Z][\w.’'-]{{0,24}}){{0,4}}(?:, [A-Z]\w{{2,24}})?),? "
    rf"\(?(?:\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?)\)?(?: \([\w ,-]{{2,40}}\))?"
    r" ?[–—-]+ ?[“\"A-Z]"
)

# What the page or leaflet of an event is labelled with: who speaks and moderates, and when and where.
_ANNOUNCES = compiled(
    r"^[*_#\s]{0,6}(?:(?P<moderated>(?:co-)?moderators?|moderated by|facilitators?|chair(?:ed by)?)"
    r"|(?P<spoke>(?:confirmed |guest |keynote )?speakers?|panell?ists?|keynote(?: (?:address|speech))?|discussants?"
    r"|presenters|who|with)|(?P<opened>(?:welcome|welcoming|opening|closing) remarks|opening|closing|welcome)"
    r"|(?P<programme>programme|program|agenda)|(?P<when>dates?|when|date and time)|(?P<where>venue|where|location)"
    r"|(?P<hosts>organi[sz]ers?|hosts?))[*_ ]{0,4}(?::|[–—] |$)",
    re.MULTILINE | re.IGNORECASE,
)
# The labels of an event's note that names nobody.
_NOTE = {"when", "where", "hosts"}
# What coverage of a meeting tells: when it was called to order or rose, and what delegates said.
_SAT = compiled(
    r"\b(?:called to order|rose|adjourned|(?:meeting|session) (?:began|ended|opened|closed))"
    r" at \d{1,2}[.:]\d\d [ap]\.m\."
)
_DELEGATE = compiled(
    r"\b(?:[Rr]epresentative|[Dd]elegate|[Ss]peaker|[Oo]bserver) of \b|['’]s (?:representative|delegate|speaker)\b"
)
_DELEGATES = 2
# A line that says so of itself is the head of a speech, however long, and whatever it quotes.
_SPEECH = compiled(
    r"^[*_]{0,3}(?:statement|intervention)(?: (?:delivered|made|given))? by [^\n]{4,400}$", re.IGNORECASE
)
_SPEAKERS_LIST = compiled(r"\W{0,4}(?:list of|confirmed|our) speakers\b", re.IGNORECASE)
_LABELS, _SPEAKERS = 3, {"moderated", "spoke", "opened"}
# The fields and parts of a curriculum.
_VITAL = compiled(
    r"^\W{0,4}(?:date (?:and place )?of birth|place (?:and date )?of birth|marital status|civil status)\b", re.I | re.M
)
_CAREER = compiled(
    r"^\W{0,4}(?:(?:professional|work|academic|career|diplomatic|employment|educational|political) "
    r"(?:experience|history|background|career|training|record|qualifications)|education(?: and training)?|career"
    r"|positions? held|posts? held|employment|previous (?:positions|posts|appointments))\W{0,4}$",
    re.I | re.M,
)

# A heading that is a name, and how a paragraph opens that tells what one does: "Ana Souza is", "Ana joined".
_CAP = r"[A-Z\u00c0-\u00de][\w.’'-]+"
_NAME_LINE = compiled(
    rf"(?:(?:{_CAP}|\(ret\.?\)|\([Rr]td\.?\)) ){{0,3}}?(?P<name>(?!The |Our |About |Press |Former ){_CAP}"
    rf"(?: (?:{_CAP}|[A-Z]\.|van|von|de|der|den|da|dos|du|al|el|bin|ben|di|la|le)){{0,4}} {_CAP})"
    r"(?: \((?:[Rr]e?td?\.?|(?:he|she|they)/[a-z/]{2,12})\))?"
    r"(?:, (?:Ph\.?D\.?|M\.?D\.?|J\.?D\.?|LL\.?M\.?|OBE|CBE|MBE))?"
)
_OPENS = compiled(
    rf"(?:(?:Dr|Ms|Mr|Mrs|Mx|Prof|Professor|Amb|Ambassador|General|Colonel)\.? )?"
    rf"(?P<name>{_CAP}(?: (?:{_CAP}|[A-Z]\.|van|von|de|der|den|da|dos|du|al|el|bin|ben|di|la|le)){{0,4}}?)"
    r"(?: \([^()]{2,40}\))? (?:(?:currently|also|now|previously) )?"
    r"(?:is|was|has|had|holds|held|joined|serves|served|directs"
    r"|directed|leads|led|heads|headed|works|worked|coordinates|co-ordinates|manages|oversees|speciali[sz]es|researches"
    r"|teaches|brings|spent|focuses|advises|writes|supports)\b"
)
_UNDER, _PROFILES = 3, 2
HEAD = 10
# Lines of a heading that a text breaks in mid-sentence are read as one, of so many characters at the most.
_LINES_OF_A_HEADING = 400

# So far into a curriculum its fields stand.
_CURRICULUM = 4000
# A line that ends so is a sentence, which may speak of a document of another kind.
_PROSE = (".", "!", "?", ";", ",")
# A speech says I, we, my, our at least once in 60 words, a report hardly ever.
FIRST_PERSON = 1 / 60
# Where nobody is addressed it takes more, for reports quote speeches.
WITHOUT_ADDRESS = 1 / 40


def kind(title: str, content: Cleaned, symbol: str | None) -> str:
    """The kind of a document; "document" where nothing tells."""
    coverage = dict(NAMED)["meeting-coverage"]
    if any(coverage.search(line) for line in _head(content)):
        return "meeting-coverage"
    if symbol:
        for name, pattern in _SYMBOLS:
            if re.search(pattern, symbol):
                return name
    labels = _labels(content)
    if {"moderated", "spoke"} <= set(labels) and len(labels) > _LABELS:
        return "programme"  # "0900 Welcoming remarks": its parts are named as other papers are
    if {"opened", "spoke"} <= set(labels):
        return "programme"  # "Opening remarks", "Panellists": lines with people under them
    if "moderated" in labels and any(_SPEAKERS_LIST.match(line) for line in _head(content)):
        return "programme"  # a list of speakers by sessions
    for line in (title, *_head(content)):
        for name, found in NAMED:
            if found.search(line):
                return name
    if any(_SPEECH.match(content.text[b.begin : b.end]) for b in content.blocks[:HEAD]):
        return "statement"
    if any(_DATELINE.match(content.text, b.begin, b.end) for b in content.blocks[:HEAD] if b.kind == "paragraph"):
        return "press-release"
    if _VITAL.search(content.text[:_CURRICULUM]) and _CAREER.search(content.text[:_CURRICULUM]):
        return "bio"
    return _built(content)


def _head(content: Cleaned) -> list[str]:
    short: list[Block] = [b for b in content.blocks[:HEAD] if b.kind in ("title", "heading") or is_head(content, b)]
    lines = (" ".join(line.split()) for b in short for line in content.text[b.begin : b.end].split("\n"))
    return [line for line in lines if not line.endswith(_PROSE)]


def _labels(content: Cleaned) -> list[str]:
    """The labels of an event's page or programme that a text has, by their kinds."""
    return [match.lastgroup or "" for match in _ANNOUNCES.finditer(content.text[:40_000])]


def is_head(content: Cleaned, block: Block, longest: int = 120) -> bool:
    """Whether a block is short, or as long as the joined lines of a heading, and neither a sentence nor a field."""
    length = block.end - block.begin
    text = content.text[block.begin : block.end].rstrip()
    return length <= longest or (length <= _LINES_OF_A_HEADING and not text.endswith(_PROSE) and ":" not in text)


def _profiles(content: Cleaned) -> int:
    """How often a line is a name and a paragraph close under it opens with it, or with its first or last word."""
    found = 0
    for at, block in enumerate(content.blocks):
        name = _NAME_LINE.fullmatch(content.text, block.begin, block.end) if block.kind == "heading" else None
        for below in content.blocks[at + 1 : at + 1 + _UNDER] if name is not None else ():
            opens = _OPENS.match(content.text, below.begin, below.end) if below.kind == "paragraph" else None
            if name is not None and opens is not None and _is_called(opens["name"], name["name"]):
                found += 1
                break
    return found


def _is_called(called: str, name: str) -> bool:
    words = name.split()
    ends = called in (words[0], words[-1]) or called.split()[-1] == words[-1]
    return ends or called == name or name.startswith(called + " ")


def _built(content: Cleaned) -> str:
    text = content.text[:40_000]
    if _ORGAN.search(text) and _OPERATIVE.search(text):
        return "resolution"
    if _profiles(content) >= _PROFILES:
        return "bio"
    labels = _labels(content)
    if len(set(labels)) >= _LABELS and (_SPEAKERS & set(labels) or set(labels) >= _NOTE):
        return "programme"
    if len(_TURN.findall(text)) >= 3:
        return "meeting-record"
    if _SAT.search(text) and len(_DELEGATE.findall(text)) >= _DELEGATES:
        return "meeting-coverage"
    if len(_SPOKEN.findall(text)) >= 2:
        return "remarks"
    words = max(1, text.count(" "))
    own = len(_FIRST_PERSON.findall(text)) / words
    if own > WITHOUT_ADDRESS or (own > FIRST_PERSON and _ADDRESS.search(text)):
        return "statement"
    told = len(_LIFE.findall(text))
    return "bio" if told >= _LIVES and told * WORDS_OF_A_LIFE >= words else "document"
