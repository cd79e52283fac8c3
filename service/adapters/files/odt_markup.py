"""LibreOffice files, by lxml: their text; their paragraphs as HTML, and the English in their place.

Of the text the body alone is read, as HTML headers and footers too. Comments of editors stay as
they are, and tracked changes are taken as accepted. All else of the file is packed as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from service.adapters.files.skeletons import Skeleton, steps
from service.text.file_formats import EnglishMarkup

_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_SIGNATURES = "META-INF/documentsignatures.xml"  # of the French file: they would no longer hold
_OPENED = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    "office": f"{_OPENED}:office:1.0",
    "style": f"{_OPENED}:style:1.0",
    "text": f"{_OPENED}:text:1.0",
    "fo": f"{_OPENED}:xsl-fo-compatible:1.0",
    "draw": f"{_OPENED}:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rsid": "http://openoffice.org/2009/office",
}
_FRENCH = "VerbatimFrench"  # the style of characters that are French among English

Element = Any  # lxml's
_Thing = Element


def _q(name: str) -> str:
    """Return a name as lxml has it."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


_PARAGRAPHS = (_q("text:p"), _q("text:h"))
_UNREAD = frozenset(map(_q, ("office:annotation", "text:tracked-changes")))
_APART = _UNREAD | {_q("text:note")}  # which stands within a paragraph and is none of its text
_BREAKS = {_q("text:tab"): "\t", _q("text:line-break"): "\n"}
_HOLDERS = frozenset(map(_q, ("text:span", "text:a", "text:meta")))
_DROPPED = frozenset(
    map(
        _q,
        "text:soft-page-break text:change text:change-start text:change-end".split(),
    )
)
_IGNORED = (  # by which two styles of characters do not look different
    _q("rsid:rsid"),
    _q("rsid:paragraph-rsid"),
    _q("fo:language"),
    _q("fo:country"),
)


def read_odt(content: bytes) -> str:
    """Return the paragraphs of a file's body in order, one a line; raises as read_odt_markup.

    A note or a text box stands behind the paragraph that holds it; comments are left out.
    """
    body = _trees(content)[_CONTENT].find(f"{_q('office:body')}/{_q('office:text')}")
    return "\n".join(_lines(body))


def _lines(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag in _PARAGRAPHS:
            yield _text(child)
        if child.tag not in _UNREAD:
            yield from _lines(child)


def _text(parent: Element) -> str:
    """Return the text of a paragraph, or of a part of it, without what is set apart from it."""
    pieces = [parent.text or ""]
    for child in parent:
        if child.tag == _q("text:s"):
            pieces.append(" " * int(child.get(_q("text:c"), 1)))
        elif child.tag in _BREAKS:
            pieces.append(_BREAKS[child.tag])
        elif child.tag not in _APART and not child.tag.startswith(_q("draw:")):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def read_odt_markup(content: bytes) -> str:
    """Return the paragraphs of a file as HTML; raises what zipfile and lxml raise."""
    return _skeleton(_trees(content)).html


def write_odt_markup(content: bytes, english: EnglishMarkup) -> bytes:
    """Return a file with the English in place of its paragraphs; `content` is the French file."""
    trees = _trees(content)
    _set(english.html, _skeleton(trees).things)
    language, _, country = english.spelling.partition("-")
    for name in (_CONTENT, _STYLES):
        if name in trees:
            _mark_languages(trees[name], language, country)
    if _META in trees:
        told = {"dc:title": english.title, "dc:description": english.label}
        _set_meta(trees[_META], told | {"dc:language": english.spelling})
    return _packed(content, trees)


def _trees(content: bytes) -> dict[str, Element]:
    """Parse the parts that are read or written; the first must be there."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    with ZipFile(BytesIO(content)) as packed:
        names = set(packed.namelist()) | {_CONTENT}
        wanted = [name for name in (_CONTENT, _STYLES, _META) if name in names]
        return {name: etree.fromstring(packed.read(name), parser) for name in wanted}


def _packed(content: bytes, trees: Mapping[str, Element]) -> bytes:
    """Pack a file again, in its order, with these parts in place of its own."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            tree = trees.get(member.filename)
            if member.filename != _SIGNATURES:
                data = old.read(member) if tree is None else _xml(tree)
                new.writestr(member, data, compress_type=member.compress_type)
    return file.getvalue()


def _xml(tree: Element) -> bytes:
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return written


# --- from elements to HTML -----------------------------------------------------------------------


def _skeleton(trees: Mapping[str, Element]) -> Skeleton[_Thing]:
    """Read all paragraphs; the trees are taken apart by it."""
    made = Skeleton[_Thing]()
    for name in (_CONTENT, _STYLES):
        if name in trees:
            for unread in list(trees[name].iter(_q("text:tracked-changes"))):
                unread.getparent().remove(unread)
            reader = _Reader(made, _plain_styles(trees[name]))
            for paragraph in list(trees[name].iter(*_PARAGRAPHS)):
                if next(paragraph.iterancestors(*_UNREAD), None) is None:
                    reader.add(paragraph)
    return made


def _plain_styles(tree: Element) -> frozenset[str]:
    """Return the names of the styles that do not change how characters look."""
    return frozenset(
        style.get(_q("style:name"), "")
        for style in tree.iter(_q("style:style"))
        if style.get(_q("style:family")) == "text"
        and not style.get(_q("style:parent-style-name"))
        and not any(key not in _IGNORED for one in style for key in one.attrib)
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the paragraphs of one part."""

    made: Skeleton[_Thing]
    plain: frozenset[str]

    def add(self, paragraph: Element) -> None:
        """Add a paragraph."""
        self.made.begin(paragraph)
        self._add_within(paragraph)
        self.made.end()

    def _add_within(self, parent: Element) -> None:
        self.made.text(parent.text or "")
        for child in list(parent):
            tail, child.tail = child.tail, None
            self._add_child(child)
            self.made.text(tail or "")

    def _add_child(self, child: Element) -> None:
        if child.tag == _q("text:s"):
            self.made.text(" ")
        elif child.tag in _BREAKS:
            self.made.line_end(child)
        elif child.tag in _HOLDERS and child.get(_q("text:style-name")) in self.plain:
            self._add_within(child)
        elif child.tag in _HOLDERS:
            self.made.open(child)
            self._add_within(child)
            self.made.close()
        elif child.tag not in _DROPPED:
            text = "" if len(child) else child.text or ""
            self.made.kept(child, text)


# --- from the English to elements ----------------------------------------------------------------


def _set(html: str, things: Sequence[_Thing]) -> None:
    """Set the English into the emptied paragraphs."""
    into: list[Element] = []
    for step in steps(html, things):
        if step.kind in ("end", "close"):
            into.pop()
        elif step.kind == "text":
            _write(into[-1], step.text)
        elif step.kind == "begin":
            into.append(_emptied(step.thing))
        elif step.kind == "open":
            thing = _french() if step.thing is None else _emptied(step.thing)
            into[-1].append(thing)
            into.append(thing)
        else:
            into[-1].append(step.thing)


def _emptied(element: Element) -> Element:
    element.text = None
    element[:] = []
    return element


def _french() -> Element:
    return etree.Element(_q("text:span"), {_q("text:style-name"): _FRENCH})


def _write(into: Element, text: str) -> None:
    """Add text behind all that stands in an element."""
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text


def _mark_languages(tree: Element, language: str, country: str) -> None:
    """Make the French of all styles English, and add the style of what stays French."""
    for one in tree.iter(_q("style:text-properties")):
        if one.get(_q("fo:language")) == "fr":
            one.set(_q("fo:language"), language)
            one.set(_q("fo:country"), country)
    styles = tree.find(_q("office:automatic-styles"))
    if styles is None:
        styles = etree.Element(_q("office:automatic-styles"))
        follow = map(_q, ("office:master-styles", "office:body"))
        places = [tree.index(one) for one in tree if one.tag in set(follow)]
        tree.insert(min(places, default=len(tree)), styles)
    name = {_q("style:name"): _FRENCH, _q("style:family"): "text"}
    style = etree.SubElement(styles, _q("style:style"), name)
    french = {_q("fo:language"): "fr", _q("fo:country"): "FR"}
    etree.SubElement(style, _q("style:text-properties"), french)


def _set_meta(tree: Element, values: Mapping[str, str]) -> None:
    """Set what the file says of itself."""
    meta = tree.find(_q("office:meta"))
    for name, value in values.items() if meta is not None else ():
        found = meta.find(_q(name))
        if found is None:
            found = etree.SubElement(meta, _q(name))
        found.text = value
