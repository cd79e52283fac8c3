"""Six Word files as newsrooms get them; names and events are made up.

Each is made of python-docx's own paragraphs, tables, lists and pictures; links, notes and the field
of a page number, which it does not make, are written as Word writes them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph

from tests.office_files import picture

_WORDS = f"{nsdecls('w')} {nsdecls('r')}"
_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)
_NOTE_SIGN = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote>"
)
_RED = RGBColor(0xB0, 0x20, 0x20)


@dataclass(frozen=True, slots=True)
class Look:
    """Words that look otherwise than the rest, and a pattern of what they may be in English."""

    french: str
    english: str
    kind: str  # bold, italic, bold italic, colour, link
    address: str = ""


@dataclass(frozen=True, slots=True)
class NewsroomFile:
    """A file, and what its English is checked for.

    `names`: names that are the same in English; `looks`: the words in another format.
    """

    title: str
    content: bytes
    names: tuple[str, ...]
    looks: tuple[Look, ...]


Words = str | Look | int  # an int is a footnote's number


def _b(french: str, english: str) -> Look:
    return Look(french, english, "bold")


def _i(french: str, english: str) -> Look:
    return Look(french, english, "italic")


def _bi(french: str, english: str) -> Look:
    return Look(french, english, "bold italic")


def _red(french: str, english: str) -> Look:
    return Look(french, english, "colour")


def _link(french: str, english: str, page: str) -> Look:
    return Look(french, english, "link", f"https://exemple.fr/{page}")


@dataclass(slots=True)
class _Maker:
    """Makes a file."""

    document: Document = field(default_factory=docx.Document)
    looks: list[Look] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading."""
        self.document.add_heading(text, level)

    def add(self, *words: Words, style: str | None = None) -> None:
        """Add a paragraph."""
        self.fill(self.document.add_paragraph(style=style), words)

    def items(self, *items: Sequence[Words], style: str = "List Bullet") -> None:
        """Add a list."""
        for words in items:
            self.add(*words, style=style)

    def table(self, *rows: Sequence[Words]) -> None:
        """Add a table; its first row is its head."""
        made = self.document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                self.fill(cell.paragraphs[0], [words])

    def fill(self, paragraph: Paragraph, words: Iterable[Words]) -> None:
        """Add words to a paragraph."""
        for one in words:
            if isinstance(one, str):
                paragraph.add_run(one)
            elif isinstance(one, int):
                _append(paragraph, f'{_NOTE_SIGN}<w:footnoteReference w:id="{one}"/>')
            else:
                self.looks.append(one)
                self._style(paragraph, one)

    def _style(self, paragraph: Paragraph, look: Look) -> None:
        run = paragraph.add_run(look.french)
        run.bold = "bold" in look.kind or None
        run.italic = "italic" in look.kind or None
        if look.kind == "colour":
            run.font.color.rgb = _RED
        if look.address:
            relation = self.document.part.relate_to(
                look.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link = parse_xml(f'<w:hyperlink {_WORDS} r:id="{relation}"/>')
            run.font.underline = True
            paragraph._p.append(link)
            link.append(run._r)

    def footer(self, text: str) -> None:
        """Add a footer that ends with the number of the page."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.add_run(text)
        for xml in _FIELD:
            _append(paragraph, xml)

    def made(self, title: str, *names: str) -> NewsroomFile:
        """Return the file."""
        if self.notes:
            _add_notes(self.document, self.notes)
        file = BytesIO()
        self.document.save(file)
        return NewsroomFile(title, file.getvalue(), names, tuple(self.looks))


def _append(paragraph: Paragraph, xml: str) -> None:
    """Add a run of some XML."""
    into: Any = paragraph._p
    into.append(parse_xml(f"<w:r {_WORDS}>{xml}</w:r>"))


def _add_notes(document: Document, notes: Sequence[str]) -> None:
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r>{_NOTE_SIGN}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    xml = f"<w:footnotes {_WORDS}>{_SEPARATORS}{texts}</w:footnotes>"
    package = document.part.package
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


# --- the files -----------------------------------------------------------------------------------


def _press_release() -> NewsroomFile:
    made = _Maker()
    made.document.sections[0].header.paragraphs[0].text = "Communiqué de presse"
    made.add(_red("Sous embargo jusqu’au 12 mars, 6 heures", "embargo"))
    made.heading("Le port de Brest ouvre un quai pour les éoliennes en mer")
    made.add(
        _b("Brest, le 11 mars 2027.", "Brest"),
        " Le premier quai de la pointe réservé à l’assemblage des éoliennes en mer sera mis en"
        " service ",
        _b("lundi prochain", "next Monday|Monday"),
        ". Les travaux ont duré 28 mois et ont coûté 220 millions d’euros.",
    )
    made.add(
        "« Nous avons bâti ce quai ",
        _i("avec", "with"),
        " les pêcheurs, et non contre eux », a déclaré ",
        _b("Solenn Kermarec", "Solenn Kermarec"),
        ", la directrice du port.",
    )
    made.add("Le nouveau quai comprend :")
    made.items(
        ["une dalle de ", _b("40 hectares", "40 hectares"), " ;"],
        ["deux grues de 1 200 tonnes ;"],
        ["un centre de formation pour 150 apprentis."],
    )
    made.add(
        "Le préfet a salué un chantier « exemplaire par son calendrier ». Les riverains demandent"
        " toutefois une étude du bruit."
    )
    made.add("Contact presse :\tYann Morvan\n02 98 00 00 00")
    made.footer("Port de Brest, page ")
    return made.made("press release", "Brest", "Solenn Kermarec", "Yann Morvan")


def _agency_page() -> NewsroomFile:
    made = _Maker()
    made.add(_b("ÉCONOMIE – EMPLOI", "ECONOMY|ECONOMIC"))
    made.heading("Le chômage recule dans trois régions sur quatre")
    made.add(
        "Le taux de chômage a baissé au deuxième trimestre, selon les chiffres publiés jeudi. Il"
        " s’établit à 7,1 % de la population active, contre 7,4 % trois mois plus tôt."
    )
    made.table(
        [
            _b("Région", "Region"),
            _b("Chômeurs", "[Uu]nemployed"),
            _b("Évolution", "Evolution|Change|Trend"),
        ],
        ["Bretagne", "92 400", "en baisse de 2,3 %"],
        ["Normandie", "118 000", "en baisse de 1,1 %"],
        ["Occitanie", "251 700", "en hausse de 0,4 %"],
        [_b("Les trois régions", "three regions"), "462 100", "en baisse de 0,5 %"],
    )
    made.add(
        "« La baisse est réelle, mais elle reste ",
        _b("fragile", "fragile"),
        " », a prévenu l’économiste Marc Tessier. Il rappelle que « les contrats courts ont"
        " représenté sept embauches sur dix ».",
    )
    made.add("Le gouvernement présentera son plan pour l’emploi le 4 septembre.")
    made.add(_i("Les chiffres sont corrigés des variations saisonnières.", "season"))
    return made.made("agency page with a table", "Marc Tessier", "Occitanie")


def _report() -> NewsroomFile:
    made = _Maker()
    made.notes += [
        "Rapport annuel 2026, chapitre 3, page 41.",
        "Le ministère a répondu que « les contrôles ont été renforcés depuis janvier ».",
        "Entretien avec l’auteur, le 9 février 2027.",
    ]
    made.heading("Les barrages français vieillissent")
    made.heading("Un entretien insuffisant", 2)
    made.add(
        "La moitié des 570 grands barrages du pays ont plus de 60 ans",
        1,
        ". Les crédits d’entretien ont pourtant baissé de 15 % en dix ans.",
    )
    made.add(
        "Dans son rapport ",
        _i("Eaux troubles", "[Ww]aters|Eaux troubles"),
        ", l’inspecteur Paul Verdier écrit que « ",
        _i("trois", "three"),
        " ouvrages sur dix n’ont pas été visités depuis 2021 »",
        2,
        ". Les exploitants contestent ce chiffre.",
    )
    made.heading("Les recommandations", 2)
    made.items(
        ["Visiter chaque barrage tous les ", _b("deux ans", "two years"), "."],
        ["Publier les résultats des visites."],
        ["Créer un fonds de 300 millions d’euros", 3, "."],
        style="List Number",
    )
    made.footer("Les barrages, page ")
    return made.made("report with footnotes", "Paul Verdier")


def _letter() -> NewsroomFile:
    made = _Maker()
    header = made.document.sections[0].header.paragraphs[0]
    header.add_run().add_picture(BytesIO(picture()), width=Cm(2.4))
    header.add_run("\tPréfecture de la Sarthe\tCabinet du préfet")
    made.add("Madame Claire Aubry\nMaire de Sablé\n12, place Carnot")
    made.add("Le Mans, le 3 mai 2027")
    made.add(_b("Objet : fermeture du pont de fer", "[Bb]ridge"))
    made.add("Madame la Maire,")
    made.add(
        "Vous m’avez demandé de rouvrir le pont de fer avant l’été. Le rapport des experts, reçu le"
        " 28 avril, conclut que « deux piles sur cinq présentent des fissures ",
        _b("dangereuses", "dangerous"),
        " ».",
    )
    made.add(
        "Je ne peux donc pas autoriser la circulation des véhicules de plus de ",
        _b("3,5 tonnes", r"3\.5 tonnes|3\.5 tons"),
        ". L’article 7 de votre arrêté prévoit que « le passage des piétons reste libre » : il le"
        " restera.",
    )
    made.add("Je vous prie d’agréer, Madame la Maire, mes salutations distinguées.")
    made.add(_i("Le préfet,", "[Pp]refect"), "\nHenri Vasseur")
    made.footer("Préfecture de la Sarthe, page ")
    return made.made("letter with header and picture", "Claire Aubry", "Le Mans", "Henri Vasseur")


def _links() -> NewsroomFile:
    made = _Maker()
    made.heading("La revue de presse du mardi")
    made.add("Voici ce que nous avons lu pour vous ce matin.")
    made.items(
        [_link("Le budget de la Sécurité sociale", "[Bb]udget", "budget"), " sera voté jeudi."],
        [
            "À Lyon, ",
            _link("la grève des bus", "[Bb]us strike|strike", "greve"),
            " entre dans sa deuxième semaine.",
        ],
        [
            "Le maire de Toulon ",
            _link("annonce sa démission", "announce|resign", "demission"),
            " : « Je n’ai plus la force de continuer ».",
        ],
        [_link("Notre carte des incendies", "[Mm]ap|[Ff]ire", "carte"), ", mise à jour à 8 h 30."],
        ["Sports : ", _link("les résultats du week-end", "results|[Ww]eekend", "sports"), "."],
    )
    made.add("Pour ne plus recevoir cette lettre, ", _link("cliquez ici", "[Cc]lick", "fin"), ".")
    return made.made("list of links", "Lyon", "Toulon")


def _article() -> NewsroomFile:
    made = _Maker()
    made.heading("Le théâtre de Nîmes sauvé par ses spectateurs")
    made.add(
        _b("Nîmes.", "Nîmes|Nimes"),
        " « Nous étions ",
        _b("à trois jours", "three days"),
        " de la fermeture », se souvient ",
        _i("Inès Carrère", "Inès Carrère"),
        ", qui dirige le théâtre depuis 2019.",
    )
    made.add(
        "« Les dons sont venus ",
        _i("de partout", "everywhere|all over"),
        ", raconte-t-elle, et ",
        _bi("personne", "no one|nobody"),
        " n’a demandé son argent en retour. » En six semaines, 4 300 spectateurs ont donné 610 000"
        " euros.",
    )
    made.add(
        "La pièce ",
        _i("Marchands ambulants", "Marchands|[Mm]erchants|[Ss]treet|[Pp]eddlers"),
        " sera jouée 24 fois. Selon le metteur en scène, « un théâtre ",
        _b("n’est pas", "is not|isn[’']t"),
        " un commerce comme les autres ».",
    )
    made.add(
        "La ville, elle, promet une aide « ",
        _i("exceptionnelle", "exceptional"),
        " et ",
        _i("limitée", "limited"),
        " », d’après son adjoint à la culture, Tom Salvi.",
    )
    return made.made("article with mixed formats", "Inès Carrère", "Tom Salvi")


MAKERS: Mapping[str, Callable[[], NewsroomFile]] = {
    "communique.docx": _press_release,
    "depeche.docx": _agency_page,
    "rapport.docx": _report,
    "lettre.docx": _letter,
    "liens.docx": _links,
    "article.docx": _article,
}


def newsroom_files() -> Mapping[str, NewsroomFile]:
    """Return the six files by name."""
    return {name: make() for name, make in MAKERS.items()}
