"""What the service knows of French, as data: no code but constants.

Sections: QUOTATIONS (marks, verbs of saying), SENTENCES (abbreviations, boilerplate, stop words),
ENGLISH (terms and units in the translation).
"""

# --- QUOTATIONS: marks, cues, titles before names ------------------------------------------------


# --- end of QUOTATIONS ---------------------------------------------------------------------------


# --- SENTENCES: abbreviations, boilerplate, function words ---------------------------------------
# ruff: noqa: SIM905 -- a list of words reads best as a line of words

# Written without their full stop. A sentence never ends after these: a name or a number follows.
ABBREVIATIONS = frozenset(
    "M MM Mr Mrs Ms Mme Mmes Mlle Mlles Me Mgr Dr Drs Pr Prs Prof St Ste Sts Stes Mt Gal Gén Cdt "
    "Cne Lt Cdl Amb mr mme mlle dr pr prof mgr gén lieut cdt "
    "av apr env cf vs bd bld boul pl éd coll trad dir chap fig réf tél p pp c v r f "
    "c.-à-d càd p.ex i.e e.g NB N.B N.-B PS P.S P.-S".split()
)

# Words or units that may end a sentence: none ends before a name, only before a SENTENCE_OPENERS.
DOUBTFUL_ABBREVIATIONS = frozenset("ex col cap dép sén al ann suppl hist".split())

# No sentence ends between these and a number (in digits or Roman): art. 12, janv. 2024, 10 h. 30.
BEFORE_NUMBERS = frozenset(
    "art al arts vol n no nos t tome ch n° § s suiv sect titre par alin liv "
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


# --- end of ENGLISH ------------------------------------------------------------------------------
