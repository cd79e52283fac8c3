"""Bits of French articles, and whole sentences with quotations, to make up articles from."""

WORDS = (
    "Le maire a dit|il pleut|elle dort|L'OTAN|c'est l'été|une maison|M. Dupont|à 3,5 %|10 h 30|"
    "a-t-il ajouté|selon elle|qui|et|mais|Selon X|5\"|10'|aujourd'hui|https://ex.fr/a_b|@jean|"
    "#Paris|😀|<q1>|Lire aussi|it is the way|e\u0301te\u0301|\u200b|a_b|n° 4|l’« été »"
).split("|")
MARKS = (
    '« |« | »| »|«\u00a0|\u00a0»|«\u202f|\u202f»|«|»|“|”|"|"|‹|›|„|‘|’|\'|— |– |(|)|[|]'
).split("|")
STOPS = ". |. |, | : |! |? |… |\n|\n\n|\r\n|\r\n\r\n| | |\t|\u00a0".split("|")
WHOLE = (
    "Le maire a dit : « Oui. Non. »|« Oui », a dit le maire.|Il veut « une maison », dit-elle.|"
    "« Nous irons, a déclaré le maire, jusqu'au bout. »|« Il a crié “non” puis ‘oui’ »|"
    "« Tu viens ? demande le maire. Oui. »|"
    '« Jamais, dit-il\n« Toujours. »|— Non, répondit-il.|"La fin" est proche.|« Une\u202fmaison »'
).split("|")
