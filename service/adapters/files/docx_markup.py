"""Word files by python-docx: their paragraphs as HTML, and the English in place of the French.

Body, footnotes, endnotes, headers, footers and text boxes are read; comments of editors stay as
they are, and tracked changes are taken as accepted. Word cuts a paragraph into runs wherever it
likes: those of one format are one stretch here, and the format of most characters has no tag.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, Literal

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as KIND
from docx.opc.part import PartFactory, XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from service.adapters.files.skeletons import Skeleton, steps
from service.text.file_formats import LONGEST_PROPERTY, EnglishMarkup

_PARTS = (  # in the order in which they are read
    KIND.WML_DOCUMENT_MAIN,
    KIND.WML_FOOTNOTES,
    KIND.WML_ENDNOTES,
    KIND.WML_HEADER,
    KIND.WML_FOOTER,
)
_BREAKS = frozenset(map(qn, ("w:br", "w:cr", "w:tab", "w:ptab")))
_DROPPED = frozenset(
    map(
        qn,
        "w:pPr w:rPr w:proofErr w:lastRenderedPageBreak w:softHyphen w:del w:moveFrom w:delText"
        " w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd"
        " w:smartTagPr w:customXmlPr".split(),
    )
)
_UNWRAPPED = frozenset(map(qn, ("w:ins", "w:moveTo", "w:smartTag", "w:customXml")))
_WRAPPERS = frozenset(map(qn, ("w:hyperlink", "w:sdt", "w:bdo", "w:dir")))
_AFTER_LANG = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNREAD = _DROPPED | {_FALLBACK}  # what is no text, was deleted, or is a copy
_CHOICE = _FALLBACK.replace("Fallback", "Choice")
_STOP = re.compile(r"[\s.,;:!?…«»“”()–—-]{1,3}")  # that has no format of its own, only its run's
_LONGEST_ORDINAL = 4  # letters of a superscript that belongs to its word: XXIe, 1re, Mme

PartFactory.part_type_for |= dict.fromkeys((KIND.WML_FOOTNOTES, KIND.WML_ENDNOTES), XmlPart)
Element = Any  # lxml's, with python-docx's methods


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The part of a Word file that one tag of the skeleton stands for.

    `properties`: the run properties (w:rPr) of a paragraph or a format, None where it has none.
    `before`, `after`: the elements to put back around the text. `holder`: the one that takes it.
    """

    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()
    properties: Element | None = None
    holder: Element | None = None


@dataclass(frozen=True, slots=True)
class _Inline:
    """An inline piece of a paragraph; "field" is a w:fldChar: begin, separate or end."""

    kind: Literal["text", "open", "close", "alone", "break", "kept", "field", "instruction"]
    text: str = ""
    properties: Element | None = None
    thing: _Anchor = _Anchor()

    @property
    def format(self) -> bytes:
        """What two runs of one format have in common; the language is none of it."""
        return _format(self.properties)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements to put it back as it was."""
        return (_run(self.text, self.properties),) if self.kind == "text" else self.thing.before


def read_docx_markup(content: bytes) -> str:
    """Return the paragraphs of a file as HTML; raises whatever python-docx raises."""
    return _skeleton(docx.Document(BytesIO(content))).html


def write_docx_markup(content: bytes, english: EnglishMarkup) -> bytes:
    """Return a file with the English in place of its paragraphs; `content` is the French file."""
    document = docx.Document(BytesIO(content))
    _Setting(english.spelling).set(english.html, _skeleton(document).things)
    for part in _parts(document):
        _copy_to_fallbacks(part.element)
    document.core_properties.title = english.title[:LONGEST_PROPERTY]
    document.core_properties.comments = english.label[:LONGEST_PROPERTY]
    document.core_properties.language = english.spelling
    _set_default_language(document, english.spelling)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _parts(document: Document) -> list[XmlPart]:
    """Return the parts that have paragraphs, in the order in which they are read."""
    found = [p for p in document.part.package.iter_parts() if p.content_type in _PARTS]
    return sorted(
        (part for part in found if isinstance(part, XmlPart)),
        key=lambda part: (_PARTS.index(part.content_type), str(part.partname)),
    )


def _skeleton(document: Document) -> Skeleton[_Anchor]:
    """Read all paragraphs; the tree is taken apart by it."""
    made = Skeleton[_Anchor]()
    for part in _parts(document):
        for paragraph in list(part.element.iter(qn("w:p"))):
            if next(paragraph.iterancestors(_FALLBACK), None) is None:
                _add_paragraph(made, paragraph)
    return made


def _add_paragraph(made: Skeleton[_Anchor], paragraph: Element) -> None:
    """Add a paragraph; the format that most of its characters have is told by no tag."""
    inlines = list(_joined(_with_fields(list(_inlines(paragraph)))))
    base = _usual_format(inlines)
    first = next((a.properties for a in inlines if a.kind == "text" and a.format == base), None)
    made.begin(_Anchor(properties=first, holder=paragraph))
    for inline in inlines:
        _add_inline(made, inline, base)
    made.end()


def _usual_format(inlines: Sequence[_Inline]) -> bytes:
    """Return the format of most characters outside links, which have a look of their own."""
    outside, within, depth = Counter[bytes](), Counter[bytes](), 0
    for inline in inlines:
        depth += (inline.kind == "open") - (inline.kind == "close")
        if inline.kind == "text":
            (within if depth else outside)[inline.format] += len(inline.text)
    lengths = outside or within
    return max(lengths, key=lambda one: lengths[one], default=b"")


def _add_inline(made: Skeleton[_Anchor], inline: _Inline, base: bytes) -> None:
    if inline.kind == "text":
        if inline.format == base or _STOP.fullmatch(inline.text):
            made.text(inline.text)
        else:
            made.open(_Anchor(properties=inline.properties))
            made.text(inline.text)
            made.close()
    elif inline.kind == "open":
        made.open(inline.thing)
    elif inline.kind == "close":
        made.close()
    elif inline.kind == "kept":
        made.kept(inline.thing, inline.text)
    elif inline.kind == "break":
        made.line_end(inline.thing)
    else:
        made.alone(inline.thing)


# --- from elements to inline pieces ---------------------------------------------------------------


def _inlines(parent: Element) -> Iterator[_Inline]:
    """Yield the pieces within a paragraph, or within a link of one."""
    for child in list(parent):
        if child.tag == qn("w:r"):
            yield from _run_inlines(child)
        elif child.tag in _UNWRAPPED:
            yield from _inlines(child)
        elif child.tag in _WRAPPERS:
            holder = child.find(qn("w:sdtContent")) if child.tag == qn("w:sdt") else child
            inner = [] if holder is None else list(_inlines(holder))
            yield _Inline("open", thing=_Anchor(before=(child,), holder=holder))
            yield from inner
            yield _Inline("close")
        elif child.tag == qn("w:fldSimple"):
            text = "".join(one.text or "" for one in child.iter(qn("w:t")))
            yield _Inline("kept", text, thing=_Anchor(before=(child,)))
        elif child.tag not in _DROPPED:
            yield _Inline("alone", thing=_Anchor(before=(child,)))


def _run_inlines(run: Element) -> Iterator[_Inline]:
    """Yield the pieces of a run: its text, and each thing in it in a run of its own."""
    properties = run.find(qn("w:rPr"))
    for child in list(run):
        if child.tag in _DROPPED:
            continue
        if child.tag == qn("w:t"):
            yield _Inline("text", child.text or "", properties)
        elif child.tag == qn("w:noBreakHyphen"):
            yield _Inline("text", "\u2011", properties)
        else:
            kind, text = _kind_of(child)
            yield _Inline(kind, text, thing=_Anchor(before=(_alone(child, properties),)))


def _kind_of(
    child: Element,
) -> tuple[Literal["break", "field", "instruction", "alone"], str]:
    """Return what a thing in a run is; of a field which mark, of an instruction its words."""
    if child.tag in _BREAKS:
        return "break", ""
    if child.tag == qn("w:fldChar"):
        return "field", child.get(qn("w:fldCharType"), "")
    if child.tag == qn("w:instrText"):
        return "instruction", child.text or ""
    return "alone", ""


def _alone(child: Element, properties: Element | None) -> Element:
    """Return a run that holds one thing, which leaves its own run."""
    run = OxmlElement("w:r")
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(child)
    return run


def _with_fields(inlines: Sequence[_Inline]) -> Iterator[_Inline]:
    """Make one piece of each field that ends where it begins; of a link, one around its text."""
    ends = _field_ends(inlines)
    at = 0
    while at < len(inlines):
        if at in ends:
            yield from _field(inlines[at : ends[at] + 1])
            at = ends[at]
        elif inlines[at].kind in ("field", "instruction"):
            yield _Inline("alone", thing=inlines[at].thing)
        else:
            yield inlines[at]
        at += 1


def _field_ends(inlines: Sequence[_Inline]) -> dict[int, int]:
    """Return where each field ends that begins in these inlines, by where it begins."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for at, inline in enumerate(inlines):
        if inline.kind == "field" and inline.text == "begin":
            begun.append(at)
        elif inline.kind == "field" and inline.text == "end" and begun:
            found[begun.pop()] = at
        elif inline.kind in ("open", "close"):  # a field across the edge of a link stays in pieces
            begun.clear()
    return found


def _field(inlines: Sequence[_Inline]) -> Iterator[_Inline]:
    """Yield a whole field: what stands before `separate` says what it is, behind it its text."""
    parts = [at for at, a in enumerate(inlines) if a.kind == "field" and a.text == "separate"]
    parted = parts[0] if parts else len(inlines) - 1
    if parts and _words(inlines[:parted], "instruction").split()[:1] == ["HYPERLINK"]:
        yield _Inline("open", thing=_Anchor(_elements(inlines[: parted + 1]), inlines[-1].elements))
        yield from _with_fields(inlines[parted + 1 : -1])
        yield _Inline("close")
    else:
        yield _Inline("kept", _words(inlines[parted:], "text"), thing=_Anchor(_elements(inlines)))


def _words(inlines: Iterable[_Inline], kind: Literal["instruction", "text"]) -> str:
    return "".join(inline.text for inline in inlines if inline.kind == kind)


def _elements(inlines: Iterable[_Inline]) -> tuple[Element, ...]:
    return tuple(element for inline in inlines for element in inline.elements)


def _joined(inlines: Iterator[_Inline]) -> Iterator[_Inline]:
    """Join neighbouring texts of one format, and the letters that end an ordinal to it."""
    plain: list[_Inline] = []
    for inline in inlines:
        last = plain[-1] if plain else None
        if last and last.kind == inline.kind == "text" and _is_ordinal(last.text, inline):
            plain[-1] = _Inline("text", last.text + inline.text, last.properties)
        elif inline.kind != "text" or inline.text:
            plain.append(inline)
    for (kind, _), group in groupby(plain, key=_key):
        found = list(group)
        if kind == "text":
            yield _Inline("text", "".join(inline.text for inline in found), found[0].properties)
        else:
            yield from found


def _key(inline: _Inline) -> tuple[str, bytes]:
    return inline.kind, inline.format


def _is_ordinal(before: str, inline: _Inline) -> bool:
    """Whether a text is raised letters of the word before: the e of XXIe, the me of Mme."""
    if inline.properties is None or not before[-1:].isalnum():
        return False
    raised = inline.properties.find(qn("w:vertAlign"))
    is_raised = raised is not None and raised.get(qn("w:val")) == "superscript"
    return is_raised and inline.text.isalpha() and len(inline.text) <= _LONGEST_ORDINAL


def _format(properties: Element | None) -> bytes:
    """Return what says how characters look, as bytes that are equal where it is."""
    if properties is None:
        return b""
    ignored = (qn("w:lang"), qn("w:noProof"))
    kept = sorted(etree.tostring(child) for child in properties if child.tag not in ignored)
    return b"".join(kept)


# --- from the English to elements ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Level:
    """Where text goes: into which element, in which format, in which language."""

    into: Element
    properties: Element | None
    french: bool
    after: tuple[Element, ...] = ()


class _Setting:
    """Sets the English into the emptied paragraphs."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._levels: list[_Level] = []

    def set(self, html: str, things: Sequence[_Anchor]) -> None:
        """Set all paragraphs."""
        for step in steps(html, things):
            if step.kind == "begin" and step.thing:
                self._begin(step.thing)
            elif step.kind == "open":
                self._open(step.thing, french=step.french)
            elif step.kind in ("close", "end"):
                self._close()
            elif step.kind == "text":
                self._write(step.text)
            elif step.thing:
                self._levels[-1].into.extend(step.thing.before)

    def _begin(self, thing: _Anchor) -> None:
        _empty(thing.holder)
        self._levels.append(_Level(thing.holder, thing.properties, french=False))

    def _open(self, thing: _Anchor | None, *, french: bool) -> None:
        """Go into a link or a format; a thing that is None is French among English."""
        level = self._levels[-1]
        if thing is None:
            level = _Level(level.into, level.properties, french=french or level.french)
        elif thing.before:
            level.into.extend(thing.before)
            into = level.into
            if thing.holder is not None:
                _empty(thing.holder)
                into = thing.holder
            level = _Level(into, level.properties, french=level.french, after=thing.after)
        else:
            level = _Level(level.into, thing.properties, french=level.french)
        self._levels.append(level)

    def _close(self) -> None:
        level = self._levels.pop()
        level.into.extend(level.after)

    def _write(self, text: str) -> None:
        level = self._levels[-1]
        language = "fr-FR" if level.french else self._language
        level.into.append(_run(text, level.properties, language))


def _empty(holder: Element) -> None:
    """Take out everything but what says how a paragraph looks."""
    for child in list(holder):
        if child.tag != qn("w:pPr"):
            holder.remove(child)


def _run(text: str, properties: Element | None, language: str = "") -> Element:
    """Return a run of text."""
    run = OxmlElement("w:r")
    look: Element = OxmlElement("w:rPr") if properties is None else deepcopy(properties)
    if language:
        for old in look.findall(qn("w:lang")):
            look.remove(old)
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), language)
        look.insert_element_before(mark, *_AFTER_LANG)
    run.append(look)
    words = OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _copy_to_fallbacks(root: Element) -> None:
    """Set the text of a text box a second time, where a copy stands for older programs."""
    boxes = qn("w:txbxContent")
    for fallback in list(root.iter(_FALLBACK)):
        choice = fallback.getparent().find(_CHOICE)
        new = [] if choice is None else list(choice.iter(boxes))
        old = list(fallback.iter(boxes))
        if len(new) == len(old):
            for ours, theirs in zip(new, old, strict=True):
                theirs[:] = [deepcopy(child) for child in ours]


def _set_default_language(document: Document, language: str) -> None:
    for mark in document.styles.element.iter(qn("w:lang")):
        if mark.get(qn("w:val"), "").startswith("fr"):
            mark.set(qn("w:val"), language)
