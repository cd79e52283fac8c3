"""What the service knows of French, as data: no code but constants.

Sections: QUOTATIONS (marks, verbs of saying), SENTENCES (abbreviations, boilerplate, stop words),
ENGLISH (terms and units in the translation).
"""

# --- QUOTATIONS: marks, cues, titles before names ------------------------------------------------


# --- end of QUOTATIONS ---------------------------------------------------------------------------


# --- SENTENCES: abbreviations, boilerplate, function words ---------------------------------------


# --- end of SENTENCES ----------------------------------------------------------------------------


# --- ENGLISH: fixed terms, units, typography of the translation ----------------------------------


# --- end of ENGLISH ------------------------------------------------------------------------------
