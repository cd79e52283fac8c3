"""Whom a speaker told, between a verb and its subject: « a déclaré à l'AFP une source »."""

from service.knowledge import french
from service.knowledge.patterns import any_of

_MEDIA, _AUDIENCES = any_of(french.clauses.media), any_of(french.clauses.audiences)

ADDRESSEE = (
    "(?:à|au|aux|sur|dans|devant|auprès de|auprès des|auprès d') ?"
    "(?:l'|la |le |les |des |nos |un |une |plusieurs |quelques )?"
    rf"(?:{_MEDIA}|[A-Z][\w-]* [A-Z][\w-]*(?= (?:l[ae]s?|un|une|son|sa|leur) )|[A-Z][\w-]*"
    rf"|{_AUDIENCES})"
)
