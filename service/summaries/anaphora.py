"""Openings that point back, so that a sentence is not understood without the one before it.

Pronouns, possessives, links to what was said, and this or that which was said (« Cette décision »),
but no time (« Cette semaine »).
"""

import re

from service.knowledge import french
from service.knowledge.english import anaphora as english
from service.knowledge.patterns import any_of, any_typed

_FRENCH = french.anaphora
_TIMES = (
    r"(?:derni(?:er|ère)s?\s+|prochaine?s?\s+)?"
    rf"(?:{any_of(_FRENCH.times)}|\d+)s?\b(?!-l[àa])"
)
# No pronoun: « Il y a un an », « Il faut », « Il est probable que ».
_IMPERSONAL = (
    r"il\s+(?:n['’]\s?|ne\s+)?(?:y\s+(?:a|avait|aura)|faut|fallait|faudra|faudrait|existe|suffit"
    r"|est\s+(?:im)?(?:possible|probable)|est\s+(?:vrai|temps|clair|certain|question|rare)"
    r"|est\s+(?:prévu|recommandé|conseillé)\s+(?:une?|des|que|de|d(?=['’])))\b"
)
# « Une information confirmée par le maire », « Un avis que partage la ville. »
_STATEMENTS = (
    rf"{any_of(_FRENCH.statements)}s?\s+(?:\w+ment\s+)?"
    r"(?:qu[ei]|qu['’]\w+|dont|à\s+\w+(?:er|ir|re)"
    rf"|{any_of(_FRENCH.statement_participles)}e?s?)"
)
_POINTERS = (
    rf"(?:(?!{_IMPERSONAL})ils?|elles?|lui|eux|celui-ci|celle-ci|ceux-ci|celles-ci|celui-là|celle-là|ceux-là|cela|ça"
    rf"|ceci|ce\s+(?:sont|sera|serait|seront|fut|qui|n['’])|(?:ce|cette|ces)\s+(?!{_TIMES})derni(?:er|ère)s?"
    r"|c['’](?:est|était|en)|(?:celui|celle|ceux|celles)(?!\s+(?:qui|que|dont|où)|\s+qu['’])"
    r"|son|sa|ses|leurs?|y|l['’]une?(?!\s+(?:des?|du)\b)|(?:tous|toutes)(?!\s+les\b)"
    r"|aucune?(?:\s+(?:de\s+(?:ces|ses|leurs)|d['’]entre)|\s+n['’e])|même(?!\s+(?:si|les?|la|l['’])\b)|une?\s+(?:façon|manière|moyen)"
    r"|les\s+(?:deux|trois|quatre|cinq|six)\s+(?!tiers|quarts|cents?|mille|premi|derni|principa|grand)\w+|l['’](?:intéressée?|homme\s+(?:de\s+\d+|âgé))"
    r"|l[ea]s?\s+(?:jeunes?\s+(?:homme|femme|fille|garçon)s?|\w+génaires?|trentenaires?|dernier\s+cité)"
    r"|(?:une?\s|d['’])autres?\b|autres?\s+\w+(?=\s*:)"
    r"|(?:dans\s+)?l[ea]\s+(?:première?|seconde?|deuxième|troisième)\s+(?:cas|affaire|dossier|hypothèse)"
    rf"|(?:une?|des)\s+{_STATEMENTS})"
)
_LINKS = (
    rf"(?:{any_typed(_FRENCH.connectives)}|alors(?!\s+qu)"
    r"|(?:le\s+(?:sur)?lendemain|l['’]avant-veille|la\s+veille)(?!\s+(?:d[eu]|des|d['’])\b)"
    rf"|(?:\w+\s+){{0,4}}{any_of(_FRENCH.time_spans)}\s+(?:plus\s+tard|auparavant))"
)
# "Interrogé lundi, il a dit": who it is stands before, or nowhere.
_THEN_HE = (
    rf"(?:\w+(?:ant|ée?s?|ies?|us?|ues?)|{any_of(_FRENCH.introductory_words)})\b"
    r"[^,.«\"“]{0,60},\s+"
    r"(?:(?:sa|son|ses|leurs?|selon|d['’]après|en|dans|sur)\b[^,.«\"“]{0,60},\s+)?"
    rf"(?!{_IMPERSONAL}|il\s+s['’]agit)(?:ils?|elles?|cel(?:ui|le)s?-ci|ceux-ci|cette?\s+dernière?)\s"
)
_THIS = rf"(?:ce|cet|cette|ces)\s+(?!{_TIMES}|qu[ei'’]|dont\b|à\s+quoi)[«\"“]?\s?\w"
_TO_HIM = (
    rf"{any_typed(_FRENCH.prepositions)}\s+"
    r"(?:lui|elles?|eux|ceux-ci|celui-ci|celle-ci|cela)\b"
)
POINTS_BACK = re.compile(
    rf"[\W_]*+(?:{_POINTERS}\b|{_LINKS}(?!\w)|{_THIS}|{_THEN_HE}|(?:\w+(?:['’]|\s+)){{0,3}}?(?:{_THIS}|{_TO_HIM}))",
    re.IGNORECASE,
)
# The speaker of the words before it is a pronoun: "a-t-il ajouté".
SAID_BY_PRONOUN = re.compile(
    r"[\W_]*+(?:[\w'’]+\s+){0,2}[\w'’]+-(?:t-)?(?:ils?|elles?)\b", re.IGNORECASE
)
# ... or it stands behind other words: ", a-t-il ajouté", but no question.
SAID_INSIDE_BY_PRONOUN = re.compile(
    r",\s+(?:[\w'’]+\s)?[\w'’]+-(?:t-)?(?:ils?|elles?)\b(?![^.!]{0,150}\?)", re.IGNORECASE
)
# At the very beginning of an article these point to nothing: what they mean follows.
OPENS = re.compile(
    r"[\W_]*+(?:il\s+(?:y|faut|fallait|est\s+(?:\d|temps|vrai))|c['’]|ce\s+(?:sont|ser|n)|it\s|this\s)",
    re.IGNORECASE,
)
# No pronoun: "It is feared that the mayor".
_ENGLISH_IT = (
    r"it(?!\s+(?:is|was)\s+(?:not\s+)?\w+\s+(?:that|whether)\s+(?!(?:he|she|it|they|this|these)\b))"
)
_PREPOSITIONS = any_of(english.prepositions)
ENGLISH_POINTS_BACK = re.compile(
    rf"[\W_]*+(?:{any_typed(english.pointers)}|{_ENGLISH_IT}"
    r"|so(?!\s+far)|instead(?!\s+of)"
    rf"|(?:{any_of(english.counts)}\s+)?others?(?!\s+than)"
    r"|both(?!\s+(?:the\s|(?-i:[A-Z]))[^,.;]*\sand\s)|the\s+\w+-year-old(?!\s+(?-i:[A-Z]))"
    r"|as\s+a\s+result(?!\s+of)|in\s+addition(?!\s+to)"
    r"|the\s+(?:latter|two|pair|former(?=\s+(?:is|was|has|had|will|would|says?|said)\b))"
    rf"|(?:{_PREPOSITIONS}\s+)?(?:this|that|these"
    r"|those(?!\s+(?:who|whose|with|without|in|on|at|from|of|\w+ing|\w+ed)\b))"
    rf"(?!\s+{any_of(english.periods)})"
    rf"|{_PREPOSITIONS}\s+(?:him|her|his|it|them|their))\b(?!-)",
    re.IGNORECASE,
)
# What answers the question before it, and says nothing without.
ANSWERS = re.compile(
    r"[\W_]*+(?:parce\s+qu|car\b|si\s*,|(?:absolument|exactement|évidemment|effectivement|justement"
    r"|tout\s+à\s+fait|bien\s+sûr|because|absolutely|exactly|of\s+course|yes|no)\b(?=\s*[,.!…])|because\b)",
    re.IGNORECASE,
)
# An article that opens so sets a scene, and has its news further down.
SCENE = re.compile(
    r"[\W_]*+(?:il\s+est\s+(?:à\s+peine\s+|presque\s+|tout\s+juste\s+)?(?:\d{1,2}\s?h|\w+\s+heures?|midi|minuit)\b"
    r"|(?:le\s+jour|le\s+soleil|la\s+nuit|le\s+soir|l['’]aube)\s+(?:se\s+(?:lève|couche)|tombe|pointe"
    r"|n['’]est\s+pas\s+encore|vient\s+de|commence\s+à)"
    r"|(?:c['’]est\s+)?une?\s+(?:matin|matinée|soir|soirée|nuit|après-midi)\s+(?:d(?:e\s+|['’])[\w-]+\s*[,.:]|comme)"
    r"|it(?:['’]s|\s+is)\s+(?:just\s+after\s+|nearly\s+|almost\s+)?(?:noon|midnight"
    r"|(?:\d{1,2}(?:[.:]\d\d)?|\w+)\s?(?:am|pm|a\.m|p\.m|o['’]clock|in\s+the\s+(?:morning|afternoon|evening)))\b"
    r"|(?:the\s+sun|dawn|night|day)\s+is\s+(?:rising|setting|breaking|falling))"
    r"(?!.{0,80}\b(?:quand|lorsqu|when)\b)",
    re.IGNORECASE,
)
ENGLISH_SAID_BY_PRONOUN = re.compile(
    r"[\W_]*+(?:\w+\s+)?(?:he|she|they|it)\b(?:\s+\w+)?", re.IGNORECASE
)
