"""What the service knows of French, as data: no code but constants.

Sections: QUOTATIONS (marks, verbs of saying), SENTENCES (abbreviations, boilerplate, stop words),
ENGLISH (terms and units in the translation).
"""

import re

# --- QUOTATIONS: marks, cues, titles before names ------------------------------------------------


# --- end of QUOTATIONS ---------------------------------------------------------------------------


# --- SENTENCES: abbreviations, boilerplate, function words ---------------------------------------


# Written without their full stop. A sentence never ends after these: a name or a number follows.
ABBREVIATIONS = frozenset(
    "M MM Mr Mrs Ms Mme Mmes Mlle Mlles Me Mgr Dr Drs Pr Prs Prof St Ste Sts Stes Mt Gal Gén Cdt "
    "Cne Lt Cdl Amb mr mme mlle dr pr prof mgr gén lieut cdt "
    "av apr env cf vs bd bld boul pl éd coll trad dir chap fig réf tél p pp c v r f "
    "c.-à-d càd p.ex i.e e.g NB N.B N.-B P.S P.-S".split()
)

# Words or units that may end a sentence: none ends before a name, only before a SENTENCE_OPENERS.
DOUBTFUL_ABBREVIATIONS = frozenset("ex col cap dép sén al ann suppl hist".split())

# No sentence ends between these and a number (in digits or Roman): art. 12, janv. 2024, 10 h. 30.
BEFORE_NUMBERS = frozenset(
    "art al arts vol n no nos t tome ch n° s suiv sect titre par alin liv "
    "janv jan févr fév mar avr juil juill sept oct nov déc lun mer jeu ven sam dim "
    "h min sec".split()
)

# First names written in two letters: Ph. Martin, Ch. de Gaulle.
SHORT_FIRST_NAMES = ("Ch", "Ph", "Th", "Cl", "Fr", "Chr", "Gu", "Jh", "Yv")

# A capital after one of these is a name of its own, no initial: sur X. Plan B. Vitamine C.
LETTER_NOUNS = frozenset(
    "sur social réseau plateforme compte plan vitamine groupe classe catégorie hépatite ligne "
    "lettre type série zone rer bloc génération jour point protéine poule".split()
)

# Words that open a sentence after an initial or a doubtful abbreviation ("en 52 av. J.-C. Les").
SENTENCE_OPENERS = frozenset(
    "le la les l un une des du de d ce cet cette ces c ça cela ceci il elle ils elles on nous vous "
    "je j tu mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs et ou mais or donc "
    "car ni si s que qu qui quoi quand comme lorsque lorsqu puisque puisqu quoique dans en sur "
    "sous par pour avec sans chez vers entre depuis pendant avant après contre selon malgré dès "
    "à au aux aucun aucune chaque tout tous toute toutes plusieurs certains certaines quelques "
    "ainsi alors aussi enfin ensuite puis pourtant cependant toutefois néanmoins ici là hier "
    "demain aujourd désormais déjà encore y n ne non oui jamais rien personne quel quelle quels "
    "quelles pourquoi comment où combien est voici voilà parmi outre grâce face lors".split()
)

# Of these, the ones that also begin surnames (J. Le Goff): they open only before a small letter.
NAME_PARTICLES = frozenset("le la de du".split())

# Words that tell French from English; words of both languages are left out (a, on, or, me, son).
FUNCTION_WORDS = frozenset(
    "le la les l un une des du de d et est sont était étaient été à au aux ce cette ces cet il "
    "elle ils elles nous vous je j tu que qu qui quoi dont où dans sur sous par avec sans ne pas "
    "mais donc sa ses leur leurs mes ta tes notre nos votre vos y se c ça n ou si très bien "
    "être avoir fait ont avait avaient sera seront ai suis es sommes êtes aussi comme cela".split()
)
ENGLISH_FUNCTION_WORDS = frozenset(
    "the of and is are was were be been being it its he she they we you his her their our your my "
    "this that these those with from have has had will would could should not do does did what "
    "who how why when where which than then into because about never always must to at by there "
    "just only every each but if up out them him us let".split()
)

# Words that say nothing of a sentence's subject, in French and in passages left in English.
STOP_WORDS = FUNCTION_WORDS | frozenset(
    "a on me te m t s or car ni en y par pour plus moins tout tous toute toutes même mêmes autre "
    "autres ainsi alors après avant aujourd hui hier demain encore toujours jamais déjà depuis "
    "pendant entre vers chez contre selon malgré lors lorsque lorsqu quand puis ensuite enfin ici "
    "là celui celle ceux celles ci lui eux moi toi soi mon ton tes ma ta leur où quel quelle quels "
    "quelles chaque plusieurs quelque quelques certains certaines aucun aucune peu beaucoup trop "
    "peut peuvent pouvait pourrait pourraient doit doivent devait devrait faut fallait faire fait "
    "faits font va vont aller allait ira dit dire disait dits ait aient aurait auraient serait "
    "seraient soit soient fut furent ayant étant eu deux trois parce puisque tandis alors près "
    "notamment également environ afin outre dès hors via rien non oui mr mme jusqu quoique".split()
)
ENGLISH_STOP_WORDS = ENGLISH_FUNCTION_WORDS | frozenset(
    "a an in on for or as so no me am i s t d ll ve re m more most some any all both few other "
    "such own same too very can may might shall say says said also after before during over "
    "under again further once here own off down through between against while whom within "
    "without upon one two mr mrs ms".split()
)

# Lines of a page that are no part of the article. What ends in a colon, or is a few words, heads
# a list of other articles' titles.
SEE_ALSO = re.compile(
    r"\W*(?:"
    r"(?:à\s+)?(?:re)?(?:lire|voir|écouter|regarder|découvrir)\s+"
    r"(?:aussi|également|encore|d['’]autres|la\s+suite|l['’]article|plus)\b"
    r"|(?:à\s+(?:re)?(?:lire|voir|écouter|découvrir)|notre\s+sélection|en\s+images)\s*(?::|$)"
    r"|sur\s+le\s+même\s+(?:sujet|thème)|dans\s+la\s+même\s+(?:rubrique|série)"
    r"|pour\s+aller\s+plus\s+loin|nos\s+autres\s+articles|les\s+plus\s+lus"
    r"|(?:articles?|sujets?)\s+(?:liés|associés|connexes|similaires|recommandés)"
    r"|recommandés?\s+pour\s+vous|read\s+(?:more|also)\s*(?::|$)"
    r")",
    re.IGNORECASE,
)
# These at the beginning of a line are never an article's sentence...
PAGE_LINE = re.compile(
    r"\W*(?:suivez[- ]nous|abonnez[- ]vous|s['’]abonner|inscrivez[- ]vous|rejoignez[- ]nous"
    r"|téléchargez\s+(?:notre|l['’])|cliquez\s+(?:ici|sur)|partagez?\s+(?:sur|cet|l['’]article)"
    r"|(?:cet\s+|l['’])?article\s+(?:est\s+)?réservé|contenu\s+réservé|écouter\s+cet\s+article"
    r"|(?:publié|mis\s+à\s+jour|modifié|posté)e?\s+(?:le|à|il\s+y\s+a)\s"
    r"|temps\s+de\s+lecture|propos\s+recueillis\s+par|photos?\s*:|crédits?(?:\s+photos?)?\s*:"
    r"|(?:avec\s+)?source\s*:|copyright\b|©)",
    re.IGNORECASE,
)
# ... these only in a line without a full stop: share buttons and bylines ...
PAGE_LABEL = re.compile(
    r"\W*(?:(?i:partager|tweeter|imprimer|commenter|réagir|copier\s+le\s+lien|envoyer\s+par"
    r"|publicité|newsletter|se\s+connecter|facebook|whatsapp|accueil\s*[>/›])\b"
    r"|(?i:par|avec|de\s+notre\s+(?:correspondant|envoyé)e?(?:\s+spéciale?)?(?:\s+à)?|texte|vidéo)"
    r"\s*:?\s+(?:l['’])?[A-ZÀ-Þ])"
)
# ... and these at its end: captions and claims of rights.
CAPTION_END = re.compile(
    r"(?:/\s*(?:AFP|AP|Reuters|EPA|Getty(?:\s+Images)?|Sipa|MaxPPP|Abaca|Hans\s+Lucas)"
    r"|\((?:photo|crédit|illustration)[^)]*\)|photo\s+d['’]illustration|©.*|\bDR"
    r"|tous\s+droits\s+réservés|reproduction\s+interdite|all\s+rights\s+reserved)\W*$",
    re.IGNORECASE,
)

# English names of the languages that detection knows.
LANGUAGE_NAMES = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "kn": "Kannada",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mr": "Marathi",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "pa": "Punjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh-cn": "Chinese",
    "zh-tw": "Chinese",
}

# --- end of SENTENCES ----------------------------------------------------------------------------


# --- ENGLISH: fixed terms, units, typography of the translation ----------------------------------

# Acronyms and terms whose English is fixed; applied where the model left the French standing.
TERMS = {
    "OTAN": "NATO",
    "ONU": "UN",
    "UE": "EU",
    "OMS": "WHO",
    "FMI": "IMF",
    "OMC": "WTO",
    "BCE": "ECB",
    "CPI": "ICC",
    "CIJ": "ICJ",
    "CEDH": "ECHR",
    "AIEA": "IAEA",
    "OCDE": "OECD",
    "OIT": "ILO",
    "OSCE": "OSCE",
    "PIB": "GDP",
    "RDC": "DRC",
    "RFA": "FRG",
    "URSS": "USSR",
    "VIH": "HIV",
    "SIDA": "AIDS",
    "ADN": "DNA",
    "PME": "SME",
    "TVA": "VAT",
    "OGM": "GMO",
    "GIEC": "IPCC",
    "HCR": "UNHCR",
    "ONG": "NGO",
    "USA": "USA",
    "milliard": "billion",
    "milliards": "billion",
    "billion": "trillion",
    "billions": "trillion",
}

# French magnitude (singular) -> the word its English must hold.
MAGNITUDES = {"million": "million", "milliard": "billion"}

# Number words that may stand for digits.
ENGLISH_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"first": "1", "second": "2", "third": "3"}

# English words that begin a clause and never need a capital inside a sentence.
ENGLISH_LOWER_FIRST = frozenset(
    "a an the this that these those it its he his she her they their we our you your my there here "
    "in on at of for to from with without by as and but or nor so if when while where who whom "
    "which what why how not no yes all any some many most more much very too also is are was were "
    "be been has have had do does did will would can could should may might must let because "
    "after before during between among against about over under since until than then only even "
    "both each every other another such same own new old good bad great big small serious strong "
    "long high low first second third last next one two three four five six seven eight nine ten "
    "said says says explained explains added adds according".split()
)

# Small French words that are no English words: many of them in an output mean it is not English.
FRENCH_ONLY = frozenset(
    "le la les l' une des du de d' et est dans pour que qu' qui sur avec pas ce cette ces sont aux "
    "au par plus se sa ses leur leurs nous vous ils elle elles je ne été être avoir où mais ou "
    "donc "
    "c'est n'est qu'il qu'elle d'un d'une ont avait cela ça très même aussi".split()
)

# Clauses that go with a quotation, by how they begin after it or stand inverted. Verbs of saying
# as they occur in the press, third person: present, and past participle.
_SAYS = (
    "dit|disent|déclare|affirme|explique|ajoute|assure|estime|indique|précise|souligne|raconte|"
    "répond|rappelle|confie|lance|conclut|insiste|martèle|reconnaît|regrette|annonce|écrit|"
    "commente|"
    "poursuit|résume|rapporte|note|juge|dénonce|prévient|avertit|soutient|admet|témoigne|détaille|"
    "plaide|réagit|relève|promet|demande|plaisante|ironise|tranche|objecte|nuance|fustige|salue|"
    "déplore|"
    "tempère|observe|complète|enchaîne|renchérit|murmure|crie|proteste|justifie|argumente|pointe|"
    "s'interroge|s'inquiète|s'indigne|se félicite|se réjouit|se souvient|s'exclame|glisse|"
    "souffle|peste|"
    "sourit|soupire|pense|croit|constate|décrit|analyse|interroge|rétorque|réplique|lit-on|"
    "peut-on lire"
)
_SAID = (
    "dit|déclaré|affirmé|expliqué|ajouté|assuré|estimé|indiqué|précisé|souligné|raconté|"
    "répondu|rappelé|confié|lancé|conclu|insisté|martelé|reconnu|regretté|annoncé|écrit|"
    "commenté|poursuivi|résumé|rapporté|noté|jugé|dénoncé|prévenu|averti|soutenu|admis|"
    "témoigné|détaillé|plaidé|réagi|relevé|promis|demandé|plaisanté|ironisé|tranché|"
    "objecté|nuancé|fustigé|salué|déploré|tempéré|observé|complété|enchaîné|renchéri|"
    "murmuré|crié|protesté|justifié|argumenté|pointé|fait savoir|fait valoir|mis en garde|"
    "interrogé|inquiété|indigné|félicité|réjoui|souvenu|exclamé|glissé|soufflé|constaté|"
    "rétorqué|répliqué|tweeté|publié"
)
_HAS = r"(?:l'a|l'ont|a|ont|avait|avaient|aurait|s'est|se sont|s'était)"
_PRONOUN = "(?:il|elle|on|ils|elles|je)"
_WHEN = (
    r"(?P<when>(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|"
    r"ainsi|aussi|"
    r"alors|encore|ensuite|enfin|également|récemment|notamment|soir|matin|par ailleurs|"
    r"de son côté))*)"
)
_WHO = (
    r"(?P<who>(?:l[ea]s?\s|l['’]|une?\s|des\s|s(?:on|a|es)\s|leurs?\s|plusieurs\s|M\.|[A-ZÀ-Ü])"
    r"[^,;:]*)"
)
_REST = r"(?P<rest>(?:,.*)?)"

ATTRIBUTION = re.compile(
    rf"\s*,?\s*(?:(?:{_SAYS})\b|{_HAS}\s+(?:{_SAID})\b|\w+-(?:t-)?{_PRONOUN}\b"
    rf"|(?:selon|d['’]après|dixit|pour)\s)"
)

# Pattern of a clause with its verb before its subject -> the same with the subject first.
INVERSIONS = (
    (
        re.compile(
            rf"(?P<has>{_HAS})-(?:t-)?(?P<who>{_PRONOUN})\s+(?P<verb>(?:{_SAID})\b)(?P<rest>.*)"
        ),
        r"\g<who> \g<has> \g<verb>\g<rest>",
    ),
    (
        re.compile(rf"(?P<verb>{_SAYS})-(?:t-)?(?P<who>{_PRONOUN})\b(?P<rest>.*)"),
        r"\g<who> \g<verb>\g<rest>",
    ),
    (
        re.compile(rf"(?P<verb>(?:{_HAS}\s+(?:{_SAID})|{_SAYS})\b){_WHEN}\s+{_WHO}{_REST}"),
        r"\g<who> \g<verb>\g<when>\g<rest>",
    ),
)

# --- end of ENGLISH ------------------------------------------------------------------------------
