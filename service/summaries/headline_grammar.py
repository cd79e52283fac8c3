"""The grammar of a headline in English: how it opens, what it may lose, which verb it has."""

import re

from service.knowledge.english import headlines
from service.knowledge.patterns import any_of, any_typed

# It opens with nothing that points elsewhere ...
NO_OPENING = re.compile(
    rf"{any_typed(headlines.pointing_openings)}\b"
    r"|(?:\S+\s){1,3}other\b|(?:\S+\s){1,6}th(?:is|ese|ose)\b"
    r"|.*\b(?:also|meanwhile|then|the\s(?:latter|former|two|pair)|th(?:at|is)\s(?:figure|year|one))\b"
    r"|.*\b(?:it|that|this|them|him)$|(?:\S+\s){1,5}(?:his|her|its|their|they)\b|.*\b(?:he|she)\b"
    r"|.*\b(?-i:I|we|my|our|us|you|your)\b",
    re.IGNORECASE,
)
# ... is never shortened where the sentence says on whose word or on what condition it holds ...
QUALIFIED = re.compile(rf"\b(?:{any_of(headlines.qualifiers)}|n['’]t)\b|n['’]t\b", re.IGNORECASE)
# ... may lose an opening clause that says when or how, or a closing one that adds to it ...
LEAD = re.compile(
    rf"(?:{any_of(headlines.lead_words)}|[A-Z][a-z]+ing)\b"
    r"[^,;:()\ue000-\uf8ff]{0,80},\s+(?!and\b|or\b)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:,|;|\s[-–—])\s+(?=(?:which|who|whose|whom|where|when|while|after|before|since|following"
    r"|[a-z]+ing|(?:an?|one|the)\b(?!.*\b(?:and|or)\b))\b)"
)
# ... unless it stands behind an aside, so that the verb has its object there ...
ASIDE = re.compile(rf",\s+{any_of(headlines.aside_prepositions)}\b[^,]*\Z")
# ... and what is left is no clause without a subject ("Faced with a flood") ...
PARTICIPLE = re.compile(r"[A-Z][a-z]+ed\s+(?:with|by|on|in|to|about|from|at|as)\b")
# ... and has a verb, also behind its last conjunction.
VERB = re.compile(rf"\b(?:{any_of(headlines.verbs)}|[a-z]{{2,}}ed)\b")
CONJUNCTION = re.compile(r"\b(?:that|who|which|whether|where|when|because|as)\b")
# "The bank had sold its stake": what was before the news.
BACKGROUND = re.compile(
    r"had\s+(?:(?:already|also|never|not|just|previously|once|been)\s+)*"
    rf"(?:\w+(?:ed|wn|lt|nt|ght)|{any_of(headlines.irregular_participles)})\b"
)
