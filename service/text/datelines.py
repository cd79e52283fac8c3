"""What stands before the first sentence of a dispatch, and at the head of a list's lines."""

import re

from service.knowledge import french
from service.knowledge.patterns import any_of
from service.text.words import CAPITAL

_MONTH = rf"{any_of(french.numbers.months)}\w*\.?"
_DATE = rf"(?:le\s)?\d{{1,2}}(?:er)?\s{_MONTH}(?:\s\d{{4}})?"
_AGENCY = rf"\({CAPITAL}[^()\n]{{1,30}}\)"

# PARIS, 3 mars (AFP) — ; it has a date, an agency or both, and its stops end no sentence.
DATELINE = re.compile(
    rf"{CAPITAL}[\w’'-]*+(?:[ /][\w’'-]++){{0,5}}(?:\s\([^()\n]{{2,30}}\))?"
    rf"(?:,\s{_DATE}\.?(?:\s{_AGENCY})?|\s{_AGENCY})\.?\s[—–-](?:\s|\Z)"
)
# What opens a paragraph and is no part of its first sentence.
LEAD = re.compile(rf"[•·‣*\u25a0-\u25ff]\s+|{DATELINE.pattern}")  # ■ ▪ ▶ ►
LEAD_DATE = re.compile(rf"(?:le\s)?(\d{{1,2}})(?:er)?\s({_MONTH})")
