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

# Places whose English name differs, and a few that do not: none of them is masked as a name.
PLACES = {
    "Afghanistan": "Afghanistan",
    "Afrique du Sud": "South Africa",
    "Albanie": "Albania",
    "Alger": "Algiers",
    "Algérie": "Algeria",
    "Allemagne": "Germany",
    "Alpes": "Alps",
    "Andorre": "Andorra",
    "Angleterre": "England",
    "Antarctique": "Antarctica",
    "Anvers": "Antwerp",
    "Arabie saoudite": "Saudi Arabia",
    "Arctique": "Arctic",
    "Argentine": "Argentina",
    "Arménie": "Armenia",
    "Asie": "Asia",
    "Athènes": "Athens",
    "Atlantique": "Atlantic",
    "Australie": "Australia",
    "Autriche": "Austria",
    "Azerbaïdjan": "Azerbaijan",
    "Bagdad": "Baghdad",
    "Bahreïn": "Bahrain",
    "Balkans": "Balkans",
    "Baltique": "Baltic",
    "Barcelone": "Barcelona",
    "Bavière": "Bavaria",
    "Belgique": "Belgium",
    "Berne": "Bern",
    "Beyrouth": "Beirut",
    "Birmanie": "Burma",
    "Biélorussie": "Belarus",
    "Bohême": "Bohemia",
    "Bolivie": "Bolivia",
    "Bosnie": "Bosnia",
    "Bosnie-Herzégovine": "Bosnia and Herzegovina",
    "Bourgogne": "Burgundy",
    "Bretagne": "Brittany",
    "Bruges": "Bruges",
    "Bruxelles": "Brussels",
    "Brésil": "Brazil",
    "Bucarest": "Bucharest",
    "Bulgarie": "Bulgaria",
    "Bâle": "Basel",
    "Bélarus": "Belarus",
    "Cachemire": "Kashmir",
    "Caire": "Cairo",
    "Californie": "California",
    "Cambodge": "Cambodia",
    "Cameroun": "Cameroon",
    "Cap-Vert": "Cape Verde",
    "Caroline du Nord": "North Carolina",
    "Caroline du Sud": "South Carolina",
    "Catalogne": "Catalonia",
    "Caucase": "Caucasus",
    "Centrafrique": "Central African Republic",
    "Chili": "Chile",
    "Chine": "China",
    "Chypre": "Cyprus",
    "Cisjordanie": "West Bank",
    "Cologne": "Cologne",
    "Colombie": "Colombia",
    "Copenhague": "Copenhagen",
    "Corse": "Corsica",
    "Corée": "Korea",
    "Corée du Nord": "North Korea",
    "Corée du Sud": "South Korea",
    "Crimée": "Crimea",
    "Croatie": "Croatia",
    "Crète": "Crete",
    "Côte d'Ivoire": "Ivory Coast",
    "Damas": "Damascus",
    "Danemark": "Denmark",
    "Danube": "Danube",
    "Donbass": "Donbas",
    "Dresde": "Dresden",
    "Dunkerque": "Dunkirk",
    "Ecosse": "Scotland",
    "Egypte": "Egypt",
    "Espagne": "Spain",
    "Estonie": "Estonia",
    "Etats-Unis": "United States",
    "Europe": "Europe",
    "Finlande": "Finland",
    "Flandre": "Flanders",
    "Florence": "Florence",
    "Floride": "Florida",
    "Francfort": "Frankfurt",
    "Fribourg": "Fribourg",
    "Galilée": "Galilee",
    "Galles": "Wales",
    "Gand": "Ghent",
    "Genève": "Geneva",
    "Golan": "Golan",
    "Grande-Bretagne": "Great Britain",
    "Groenland": "Greenland",
    "Grèce": "Greece",
    "Guinée": "Guinea",
    "Guyane": "French Guiana",
    "Géorgie": "Georgia",
    "Géorgie du Sud": "South Georgia",
    "Gênes": "Genoa",
    "Hambourg": "Hamburg",
    "Haïti": "Haiti",
    "Hongrie": "Hungary",
    "Inde": "India",
    "Indonésie": "Indonesia",
    "Irak": "Iraq",
    "Irlande": "Ireland",
    "Islande": "Iceland",
    "Israël": "Israel",
    "Italie": "Italy",
    "Jamaïque": "Jamaica",
    "Japon": "Japan",
    "Jordanie": "Jordan",
    "Judée": "Judea",
    "Jérusalem": "Jerusalem",
    "Kaboul": "Kabul",
    "Kharkiv": "Kharkiv",
    "Kirghizie": "Kyrgyzstan",
    "Kirghizistan": "Kyrgyzstan",
    "Koweït": "Kuwait",
    "La Havane": "Havana",
    "La Haye": "The Hague",
    "La Mecque": "Mecca",
    "Le Caire": "Cairo",
    "Lettonie": "Latvia",
    "Liban": "Lebanon",
    "Libye": "Libya",
    "Lisbonne": "Lisbon",
    "Lituanie": "Lithuania",
    "Londres": "London",
    "Lorraine": "Lorraine",
    "Louisiane": "Louisiana",
    "Lucerne": "Lucerne",
    "Luxembourg": "Luxembourg",
    "Macédoine": "Macedonia",
    "Malaisie": "Malaysia",
    "Malte": "Malta",
    "Manche": "Channel",
    "Maroc": "Morocco",
    "Marrakech": "Marrakesh",
    "Maurice": "Mauritius",
    "Mauritanie": "Mauritania",
    "Mayence": "Mainz",
    "Mexique": "Mexico",
    "Milan": "Milan",
    "Moldavie": "Moldova",
    "Mongolie": "Mongolia",
    "Montréal": "Montreal",
    "Monténégro": "Montenegro",
    "Moscou": "Moscow",
    "Moyen-Orient": "Middle East",
    "Munich": "Munich",
    "Méditerranée": "Mediterranean",
    "Namibie": "Namibia",
    "Naples": "Naples",
    "Nicosie": "Nicosia",
    "Normandie": "Normandy",
    "Norvège": "Norway",
    "Nouvelle-Calédonie": "New Caledonia",
    "Nouvelle-Orléans": "New Orleans",
    "Nouvelle-Zélande": "New Zealand",
    "Népal": "Nepal",
    "Océanie": "Oceania",
    "Ouganda": "Uganda",
    "Ouzbékistan": "Uzbekistan",
    "Pacifique": "Pacific",
    "Palestine": "Palestine",
    "Papouasie-Nouvelle-Guinée": "Papua New Guinea",
    "Pays basque": "Basque Country",
    "Pays-Bas": "Netherlands",
    "Pennsylvanie": "Pennsylvania",
    "Philippines": "Philippines",
    "Picardie": "Picardy",
    "Pologne": "Poland",
    "Polynésie": "Polynesia",
    "Porto Rico": "Puerto Rico",
    "Proche-Orient": "Middle East",
    "Prusse": "Prussia",
    "Pyrénées": "Pyrenees",
    "Pékin": "Beijing",
    "Pérou": "Peru",
    "Québec": "Quebec",
    "Rhin": "Rhine",
    "Roumanie": "Romania",
    "Royaume-Uni": "United Kingdom",
    "Russie": "Russia",
    "République tchèque": "Czech Republic",
    "Saint-Pétersbourg": "St Petersburg",
    "Salonique": "Thessaloniki",
    "Sardaigne": "Sardinia",
    "Savoie": "Savoy",
    "Saxe": "Saxony",
    "Scandinavie": "Scandinavia",
    "Serbie": "Serbia",
    "Sibérie": "Siberia",
    "Sicile": "Sicily",
    "Sinaï": "Sinai",
    "Singapour": "Singapore",
    "Slovaquie": "Slovakia",
    "Slovénie": "Slovenia",
    "Somalie": "Somalia",
    "Soudan": "Sudan",
    "Soudan du Sud": "South Sudan",
    "Suisse": "Switzerland",
    "Suède": "Sweden",
    "Syrie": "Syria",
    "Sénégal": "Senegal",
    "Séville": "Seville",
    "Tachkent": "Tashkent",
    "Tadjikistan": "Tajikistan",
    "Tamise": "Thames",
    "Tanzanie": "Tanzania",
    "Taïwan": "Taiwan",
    "Tchad": "Chad",
    "Tchéquie": "Czechia",
    "Tchétchénie": "Chechnya",
    "Terre-Neuve": "Newfoundland",
    "Thaïlande": "Thailand",
    "Tibet": "Tibet",
    "Tibre": "Tiber",
    "Toscane": "Tuscany",
    "Tunisie": "Tunisia",
    "Turin": "Turin",
    "Turkménistan": "Turkmenistan",
    "Turquie": "Turkey",
    "Téhéran": "Tehran",
    "Ukraine": "Ukraine",
    "Varsovie": "Warsaw",
    "Vatican": "Vatican",
    "Venise": "Venice",
    "Versailles": "Versailles",
    "Vienne": "Vienna",
    "Virginie": "Virginia",
    "Viêt Nam": "Vietnam",
    "Yémen": "Yemen",
    "Zambie": "Zambia",
    "Zurich": "Zurich",
    "Écosse": "Scotland",
    "Édimbourg": "Edinburgh",
    "Égypte": "Egypt",
    "Émirats arabes unis": "United Arab Emirates",
    "Équateur": "Ecuador",
    "Érythrée": "Eritrea",
    "États-Unis": "United States",
    "Éthiopie": "Ethiopia",
}

# People whose names are spelt otherwise in English.
PEOPLE = {
    "Aristote": "Aristotle",
    "Bachar al-Assad": "Bashar al-Assad",
    "Bachar el-Assad": "Bashar al-Assad",
    "Ben Laden": "bin Laden",
    "Brejnev": "Brezhnev",
    "Charlemagne": "Charlemagne",
    "Chouïgou": "Shoigu",
    "Choïgou": "Shoigu",
    "Cléopâtre": "Cleopatra",
    "Dostoïevski": "Dostoevsky",
    "Eltsine": "Yeltsin",
    "Gorbatchev": "Gorbachev",
    "Homère": "Homer",
    "Hérode": "Herod",
    "Jules César": "Julius Caesar",
    "Jésus": "Jesus",
    "Kadhafi": "Gaddafi",
    "Khamenei": "Khamenei",
    "Khrouchtchev": "Khrushchev",
    "Loukachenko": "Lukashenko",
    "Lénine": "Lenin",
    "Léonard de Vinci": "Leonardo da Vinci",
    "Mahomet": "Muhammad",
    "Mao Zedong": "Mao Zedong",
    "Michel-Ange": "Michelangelo",
    "Moïse": "Moses",
    "Nabokov": "Nabokov",
    "Navalny": "Navalny",
    "Netanyahou": "Netanyahu",
    "Noé": "Noah",
    "Nétanyahou": "Netanyahu",
    "Oussama": "Osama",
    "Platon": "Plato",
    "Poutine": "Putin",
    "Prigojine": "Prigozhin",
    "Raphaël": "Raphael",
    "Socrate": "Socrates",
    "Soljenitsyne": "Solzhenitsyn",
    "Staline": "Stalin",
    "Tchaïkovski": "Tchaikovsky",
    "Tchekhov": "Chekhov",
    "Tolstoï": "Tolstoy",
    "Trotski": "Trotsky",
    "Vladimir Poutine": "Vladimir Putin",
    "Zelenski": "Zelensky",
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
