"""Exports: the result as a file (txt, md, docx, html, json, csv), with the corrections of the page.

The page holds the document as JSON and sends it back with the corrections; nothing is kept here.
A file is made of blocks, the same for each format. Before one is written, every quotation in it is
held against its words on the quote sheet, which the page holds as they were posted.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import Annotated, Any, Literal

from flask import render_template
from pydantic import Field, Json, ValidationError

from service.article import Layout, QuotesMode
from service.errors import InvalidField
from service.rendering import verbatim
from service.rendering.stops import with_stop
from service.text.file_formats import Block, FileWriter, mention
from service.web.editor import quote_sheet, text_runs
from service.web.editor.export_document import (
    ExportDocument,
    ExportedJson,
    ExportedSegment,
    ExportPiece,
    Paragraph,
    Sentence,
    SheetEntry,
    Value,
)
from service.web.editor.title_block import Part
from service.web.editor.view_model import Note, Result

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SIGNS = {"title": "#", "heading": "##", "note": "-"}
_NUL = re.compile("\0")  # which readers of HTML and Markdown drop or replace
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])|^([^\S\n]*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)

Held = Callable[[str], str]  # a text as a format holds it, as in file_formats.FileWriter


class _Export(Value):
    """The fields of the form that asks for a file."""

    document: Annotated[ExportDocument, Json]
    format: Literal["txt", "md", "docx", "html", "json", "csv"]
    quotes: QuotesMode = "bilingual"
    french: bool = Field(default=False, description="with each French paragraph")
    length: int = Field(default=0, description="sentences of the summary")
    strict: bool = Field(default=False, description="no file in which a quotation is altered")
    csrf_token: str = ""


def document(result: Result, label: str, layout: Layout) -> str:
    """Return the document of a result as JSON, for the page to hold; all of it is English."""
    signature = result.signature
    found = ExportDocument(
        label=label,
        model=f"{signature.model_name} {signature.model_version}",
        layout=layout,
        confidence=dict(result.confidence),
        summary=tuple(
            Sentence(pieces=tuple(_pieces(sentence.runs)), lengths=sentence.lengths)
            for sentence in result.summary or ()
        ),
        paragraphs=tuple(
            Paragraph(
                part=row.part,
                source=tuple(_pieces(row.source)),
                target=tuple(_pieces(row.target)),
            )
            for row in result.rows
        ),
        quotations=tuple(
            SheetEntry(
                id=q.id,
                original=q.text,
                english=q.translation,
                speaker=q.speaker,
                speaker_english=q.speaker_english,
                cue=q.cue,
                cue_english=q.cue_english,
                verbatim=q.verbatim,
            )
            for q in result.quotations
        ),
        notes=tuple(map(_line, (*result.notes, *result.summary_notes))),
    )
    return found.model_dump_json()


def _pieces(runs: Iterable[text_runs.Run]) -> Iterator[ExportPiece]:
    """Yield the pieces of some runs, each with its segment, in the order of the page."""
    for run in runs:
        for piece in run.pieces:
            yield ExportPiece(
                text=piece.text,
                segment=run.segment,
                role=piece.role,
                quotation=piece.quotation,
                stop=piece.stop,
            )


def _line(note: Note) -> str:
    """Return a note as one line of English: what to check, and the words it is about."""
    return f"{note.message} ({note.excerpt})" if note.excerpt else str(note.message)


def file_of(fields: dict[str, Any], write_docx: FileWriter) -> tuple[str, str, str | bytes]:
    """Make the file that a form asks for; return its name, its media type and its content.

    Raises errors.InvalidField, and errors.NotVerbatim under `strict`.
    """
    try:
        asked = _Export.model_validate(fields)
    except ValidationError:
        raise InvalidField("The file could not be made: translate the article again.") from None
    name = f"{'quotations' if asked.format == 'csv' else 'translation'}.{asked.format}"
    if asked.format == "docx":
        return name, _DOCX, write_docx(_blocks(_checked(asked, write_docx.held)))
    media_type, write, held = _FORMATS[asked.format]
    return name, media_type, write(_checked(asked, held))


# --- that every quotation is word for word -------------------------------------------------------


def _checked(asked: _Export, held: Held) -> _Export:
    """Return what is asked, each quotation that is altered in it marked as such, with a note.

    So is a quotation with a character that the format cannot hold. Raises errors.NotVerbatim under
    `strict`.
    """
    document = asked.document
    altered = _altered(asked) | {
        e.id for e in document.quotations if not verbatim.holds([held(e.original)], e.original)
    }
    verbatim.refuse(altered, strict=asked.strict)
    if not altered:
        return asked
    sheet = tuple(
        entry.model_copy(update={"verbatim": False}) if entry.id in altered else entry
        for entry in document.quotations
    )
    lost = [e.original for e in document.quotations if e.id in altered and e.verbatim is not False]
    notes = (*document.notes, *(f"{verbatim.ALTERED} ({original})" for original in lost))
    changed = document.model_copy(update={"quotations": sheet, "notes": notes})
    return asked.model_copy(update={"document": changed})


def _altered(asked: _Export) -> set[str]:
    """Return the ids of the quotations that do not stand whole in each text of a file."""
    held = [(_originals(pieces), due) for pieces, due in _texts(asked)]
    return {
        entry.id
        for entry in asked.document.quotations
        for originals, due in held
        if entry.id in due and not verbatim.holds(originals.get(entry.id, ()), entry.original)
    }


def _texts(asked: _Export) -> Iterator[tuple[Iterable[ExportPiece], set[str]]]:
    """Yield the texts of a file that hold originals, and the ids of those that each must hold."""
    document = asked.document
    every = {entry.id for entry in document.quotations}
    source = list(chain.from_iterable(p.source for p in document.paragraphs))
    if asked.french or asked.format == "json":  # which has the French of each segment
        yield source, every
    if asked.quotes == "translated":
        return
    yield chain.from_iterable(shown(p.target, asked.quotes) for p in document.paragraphs), every
    within = _quotations_of(source)
    for sentence in document.summary:
        if asked.length in sentence.lengths:
            yield shown(sentence.pieces, asked.quotes), _due(sentence.pieces, within)


def _due(pieces: Iterable[ExportPiece], within: dict[str, set[str]]) -> set[str]:
    """Return the ids of the quotations that stand in the segments of some pieces."""
    return set().union(*(within.get(piece.segment or "", ()) for piece in pieces))


def _quotations_of(source: Iterable[ExportPiece]) -> dict[str, set[str]]:
    """Return the ids of the quotations in each segment of the article."""
    found = defaultdict[str, set[str]](set)
    for piece in source:
        if piece.segment and piece.quotation:
            found[piece.segment].add(piece.quotation)
    return found


def _originals(pieces: Iterable[ExportPiece]) -> dict[str, list[str]]:
    """Return the stretches of each quotation in its own words."""
    found = defaultdict[str, list[str]](list)
    for piece in pieces:
        if piece.role == "original" and piece.quotation:
            found[piece.quotation].append(piece.text)
    return found


# --- what stands in a file -----------------------------------------------------------------------


def _blocks(asked: _Export) -> Iterator[Block]:
    """Yield the file's blocks in order.

    Label, title, standfirst, summary, translation, quotations, what to check.
    """
    document = asked.document
    if document.label:
        yield _plain("label", document.label)
    heads = [p for p in document.paragraphs if p.part != "body"]
    yield from _paragraphs(heads, asked)
    if summary := list(_summary(asked)):
        yield _plain("heading", "Summary")
        yield from (_english("english", pieces) for pieces in summary)
    yield _plain("heading", "Translation")
    yield from _paragraphs([p for p in document.paragraphs if p.part == "body"], asked)
    yield from _section("Quotations", "quotation", map(quote_sheet.line_of, document.quotations))
    yield from _section("Please check", "note", document.notes)


def _plain(kind: Literal["label", "heading", "quotation", "note"], text: str) -> Block:
    return Block(kind, ((text, False),))


def _english(
    kind: Literal["title", "standfirst", "english"], pieces: Iterable[ExportPiece]
) -> Block:
    return Block(kind, tuple((piece.text, piece.role == "original") for piece in pieces))


def _paragraphs(found: Iterable[Paragraph], asked: _Export) -> Iterator[Block]:
    """Yield each paragraph, its French before it where that is wanted."""
    for paragraph in found:
        if asked.french:
            yield Block("french", tuple((piece.text, False) for piece in paragraph.source))
        kind = "english" if paragraph.part == "body" else paragraph.part
        yield _english(kind, shown(paragraph.target, asked.quotes))


def _summary(asked: _Export) -> Iterator[tuple[ExportPiece, ...]]:
    """Yield the summary in the length asked: one paragraph, or one a sentence behind bullets."""
    sentences = (s.pieces for s in asked.document.summary if asked.length in s.lengths)
    texts = [shown(pieces, asked.quotes) for pieces in sentences]
    if asked.document.layout == "bullets":
        yield from ((ExportPiece(text="• "), *pieces) for pieces in texts)
    elif texts:
        blank = ExportPiece(text=" ")
        yield tuple(p for i, pieces in enumerate(texts) for p in (blank, *pieces)[i == 0 :])


def _section(
    title: str, kind: Literal["quotation", "note"], lines: Iterable[str]
) -> Iterator[Block]:
    """Yield a heading and its lines, or nothing where there are none."""
    found = [_plain(kind, line) for line in lines]
    if found:
        yield _plain("heading", title)
        yield from found


def shown(pieces: tuple[ExportPiece, ...], quotes: QuotesMode) -> tuple[ExportPiece, ...]:
    """Return the pieces of a text that one mode shows; in English-only mode without brackets."""
    if quotes == "original":
        return tuple(piece for piece in pieces if piece.role != "gloss")
    if quotes == "bilingual":
        return pieces
    glossed = {piece.quotation for piece in pieces if piece.role == "gloss"}
    english = (p for p in pieces if p.role != "original" or p.quotation not in glossed)
    return tuple(_one_blank(_stops_inside(map(_without_brackets, english))))


def _stops_inside(pieces: Iterable[ExportPiece]) -> Iterator[ExportPiece]:
    """Set the stops behind quotations inside their marks; not where a correction took either."""
    last: ExportPiece | None = None
    for piece in pieces:
        stop, words = piece.stop, piece.text.lstrip()
        here = piece
        if stop and last and last.text.endswith("”") and words.startswith(stop):
            last = last.model_copy(update={"text": f"{with_stop(last.text[:-1], stop)}”"})
            here = piece.model_copy(update={"text": words[len(stop) :]})
        if last:
            yield last
        last = here
    if last:
        yield last


def _without_brackets(piece: ExportPiece) -> ExportPiece:
    """Return a gloss without its square brackets; other pieces as they are."""
    if piece.role != "gloss":
        return piece
    text = re.sub(r"^\[(?=“)|(?<=”)\]$", "", piece.text)
    return piece.model_copy(update={"text": text, "role": "text"})


def _one_blank(pieces: Iterable[ExportPiece]) -> Iterator[ExportPiece]:
    """Leave one blank where an original stood between two."""
    last = ""
    for piece in pieces:
        text = piece.text.lstrip(" ") if last.endswith(" ") or not last else piece.text
        if text:
            yield piece.model_copy(update={"text": text})
            last = text


# --- one writer a format -------------------------------------------------------------------------


def _as_txt(asked: _Export) -> str:
    return "\n\n".join(block.text for block in _blocks(asked)) + "\n"


def _as_markdown(asked: _Export) -> str:
    """Write Markdown; characters of the article that mean something in Markdown are escaped."""
    return "\n\n".join(map(_markdown_block, _blocks(asked))) + "\n"


def _markdown_block(block: Block) -> str:
    """Write one block; a line end inside it stays one."""
    text = _MARKDOWN.sub(_escaped, _without_nul(block.text)).replace("\n", "  \n")
    if block.kind in _SIGNS:
        return f"{_SIGNS[block.kind]} {text}"
    if block.kind in ("label", "standfirst"):
        return f"**{text}**"
    return "> " + text.replace("\n", "\n> ") if block.kind in ("french", "quotation") else text


def _escaped(found: re.Match[str]) -> str:
    """Escape a character, or the sign that would begin a list."""
    if found[1]:
        return f"\\{found[1]}"
    return f"{found[2]}{found[3][:-1]}\\{found[3][-1]}"


def _as_html(asked: _Export) -> str:
    blocks = [
        Block(block.kind, tuple((_without_nul(text), original) for text, original in block.words))
        for block in _blocks(asked)
    ]
    title = next((b.text for b in blocks if b.kind == "title"), asked.document.label)
    return render_template("export.html", blocks=blocks, title=title)


def _as_json(asked: _Export) -> str:
    """Write JSON: the text, each segment in both languages, the quotations, what to check."""
    document = asked.document
    targets = [shown(p.target, asked.quotes) for p in document.paragraphs]
    summary = ["".join(piece.text for piece in pieces) for pieces in _summary(asked)]
    sources = _by_segment(p.source for p in document.paragraphs)
    translations = _by_segment(targets)
    found = ExportedJson(
        label=document.label,
        model=document.model,
        title=_of_part("title", document, targets) or None,
        standfirst=_of_part("standfirst", document, targets) or None,
        summary="\n".join(summary) or None,
        translated_text=_of_part("body", document, targets),
        segments=tuple(
            ExportedSegment(
                id=name,
                source=words,
                translation=translations.get(name, ""),
                confidence=document.confidence.get(name),
            )
            for name, words in sources.items()
        ),
        quotations=document.quotations,
        notes=document.notes,
    )
    return found.model_dump_json(by_alias=True, indent=2) + "\n"


def _as_csv(asked: _Export) -> str:
    return quote_sheet.csv_of(asked.document.quotations, asked.document.label)


def _of_part(
    part: Part, document: ExportDocument, targets: Iterable[tuple[ExportPiece, ...]]
) -> str:
    """Join the English of the paragraphs that belong to title, standfirst or body."""
    pairs = zip(document.paragraphs, targets, strict=True)
    found = (target for paragraph, target in pairs if paragraph.part == part)
    return "\n".join("".join(piece.text for piece in target) for target in found)


def _by_segment(paragraphs: Iterable[tuple[ExportPiece, ...]]) -> dict[str, str]:
    """Join the pieces of each segment."""
    found: dict[str, str] = {}
    for pieces in paragraphs:
        for name, group in groupby(pieces, key=lambda piece: piece.segment):
            if name:
                words = "".join(piece.text for piece in group)
                found[name] = " ".join(filter(None, (found.get(name), words.strip())))
    return found


def _without_nul(text: str) -> str:
    return _NUL.sub(mention, text)


_FORMATS: dict[str, tuple[str, Callable[[_Export], str], Held]] = {
    "txt": ("text/plain", _as_txt, str),
    "md": ("text/markdown", _as_markdown, _without_nul),
    "html": ("text/html", _as_html, _without_nul),
    "json": ("application/json", _as_json, str),
    "csv": ("text/csv", _as_csv, quote_sheet.in_cell),
}
