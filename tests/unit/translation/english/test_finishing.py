"""English is finished from what the model gives, and what is wrong with it is found."""

import re
from functools import partial

import pytest

from service.article import CaveatCode, Quoted, Span
from service.knowledge import french
from service.translation import assembly
from service.translation.english import (
    checks,
    finishing,
    numerals,
    proper_names,
    terminology,
    typography,
)


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("une hausse de 3,5 %", "a rise of 3,5 %", "a rise of 3.5%"),
        ("1 000,5 euros", "1 000,5 euros", "1,000.5 euros"),
        ("1\u202f234\u00a0567 habitants", "1 234 567 people", "1,234,567 people"),
        ("en 2024", "in 2024", "in 2024"),
        ("à 10 h 30", "at 10 h 30", "at 10:30"),
        ("à 20h", "at 20h", "at 20:00"),
        ("de 10 à 14°C", "10 to 14C", "10 to 14°C"),
        ("La semaine de 35h", "The 35h week", "The 35-hour week"),
        ("pendant 3 h", "for 3 h", "for 3 hours"),
        ("la réunion de 18 h", "the 18:00 meeting", "the 18:00 meeting"),
        ("pendant 3 h, dès 8 h", "for 3:00, from 8:00", "for 3 hours, from 8:00"),
        (
            "dans les 48h, soit 2 h après",
            "in 48hs, or 2am after",
            "in 48 hours, or 2 hours after",
        ),
        (
            "à 2 h de route, après 1 h d'attente",
            "a 2h drive, 1h wait",
            "a 2-hour drive, 1 hour wait",
        ),
        ("Les 24 h du Mans, 24h/24", "The 24 h, 24h/24", "The 24 hours, 24h/24"),
        (
            "en 26 h 30 ou 2 h 30 min",
            "26 h 30 or 2 h 30 min",
            "26 hours 30 minutes or 2 hours 30 min",
        ),
        ("Samedi 5 mai, 14 h, de 9h à 12h30", "14 h, 9h to 12h30", "14:00, 9:00 to 12:30"),
        ("Ouvert 9h-12h. Il est 20 h", "9h-12h. It is 20 h", "9:00-12:00. It is 20:00"),
        ("18 h : concert", "18 h: concert", "18:00: concert"),
        ("le 20 h, entre 9h et 11h", "the 20h, 9h to 11h", "the 20:00, 9:00 to 11:00"),
        ("de 12,5 à 13,5", "from 12,5 to 13.5", "from 12.5 to 13.5"),
        ("la version 6.4.4", "version 6.4.4", "version 6.4.4"),
        ("2.518,53 euros", "2.518,53 euros", "2,518.53 euros"),
        ("99.000 tonnes", "99.000 tonnes", "99,000 tonnes"),
        ("1.250.000 euros", "1.250.000 euros", "1,250,000 euros"),
        ("3.500.000.000 euros", "3.500.000.000 euros", "3,500,000,000 euros"),
        ("l'adresse 192.168.100.200", "address 192.168.100.200", "address 192.168.100.200"),
        ("la version 0.125", "version 0.125", "version 0.125"),
        ("à 18 heures", "at 18 o'clock", "at 18:00"),
        ("de 11 heures à 18 heures", "from 11.000 to 18.000", "from 11:00 to 18:00"),
        ("entre 18 h et 20 h 30", "between 18.00pm and 20.30pm", "between 18:00 and 20:30"),
        ("à 00H50 et 9H40", "at 00.50am and 9H40", "at 00:50 and 9:40"),
        ("la version Meteor-2H", "version Meteor-2H", "version Meteor-2H"),
        ("à 23H10 et 10H35", "at 23.10pm and 10.35pm", "at 23:10 and 10:35"),
        ("vers 22h, un homme", "around 22pm, a man", "around 22:00, a man"),
        ("à 7h30 et", "at 7.30 p.m. and", "at 7:30 and"),
        ("débute à 7h30.", "begins at 7.30 p.m.", "begins at 7:30."),
        ("à 7h30 du soir", "at 7.30 p.m.", "at 7:30 p.m."),
        ("à 9 heures du matin", "at 9 am", "at 9:00 am"),
        ("3 heures, jusqu'à 15 h", "3 hours, until 3 pm", "3 hours, until 15:00"),
        ("de 8h à 20h", "from 8:00pm to 20:00", "from 8:00 to 20:00"),
        ("à 20 h 30", "at 8.30pm", "at 20:30"),
        ("de 21 h 17 à 5 h 52", "21:17 to 5:52am", "21:17 to 5:52"),
        ("de 8h à 20h", "8am to 8pm", "8:00 to 20:00"),
        ("à 00H30 et à 8 heures", "at 12:30am and 8 o'clock", "at 00:30 and 8:00"),
        ("à 08H30", "at 8.30", "at 08:30"),
        ("mardi soir, à 8 heures", "Tuesday at 8 p.m.", "Tuesday at 8:00 p.m."),
        ("11,00 euros à 11 heures", "11.00 euros at 11", "11.00 euros at 11"),
        ("à 6h du matin", "at 6:00am in the morning", "at 6:00am"),
        ("soit 38 de moins", "38 less, $38 less", "38 fewer, $38 less"),
        ("à 38 km de moins", "at 38 less", "at 38 less"),
        ("les années 60 et 2020", "the 60's, end of 2020's", "the 60s, end of the 2020s"),
        ("début de l'année 2019", "the beginning of 2019 year", "the beginning of 2019"),
        ("les 11e, 21e et 112e", "11st, 21th and 112nd", "11th, 21st and 112th"),
        ("but (58e, 71e)", "goal (58th, 71e)", "goal (58th, 71st)"),
        ("but (90e+4)", "goal (90e+4)", "goal (90+4)"),
        ("les 7, 8 et 9 mai", "on 7, 8 and 9 May", "on 7, 8 and 9 May"),
        ("le 0 800 840 800", "on 0,800,840,800", "on 0 800 840 800"),
        ("le 0800 840 800", "on 0800 840 800", "on 0800 840 800"),
        ("le code 007 123", "code 007 123", "code 007 123"),
        ("à 20:00 300 élus", "at 20:00 300 councillors", "at 20:00 300 councillors"),
    ],
)
def test_numbers_take_english_form(source: str, output: str, expected: str) -> None:
    """Decimal commas, spaced thousands and clock times that came through are rewritten."""
    assert expected == numerals.convert_numbers(source, output)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5 % ; 12.000 ; 1,2,3", "3.5% ; 12,000 ; 1,2,3"),
        ("1 000 000,5 - 007 000", "1,000,000.5 - 007 000"),
        ("0 100 ; 00.50", "0 100 ; 00.50"),
        ("100 " + "200 " * 2000, "100" + ",200" * 2000 + " "),
    ],
)
def test_a_row_of_figures_takes_english_form(text: str, expected: str) -> None:
    """However many digits a number seems to have: a row of a table may have thousands."""
    assert expected == numerals.figures(text)


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("grave menace", "Serious threat.", "serious threat"),
        ("ça grimpe", "It's climbing.", "it's climbing"),
        ("Sophie Londres part.", "Sophie Londres leaves.", "Sophie Londres leaves."),
        ("Raphaël Leroy part.", "Raphaël Leroy leaves.", "Raphaël Leroy leaves."),
        ("Anne Le Goff part.", "Anne The Goff leaves.", "Anne Le Goff leaves."),
        ("Le Goff part.", "The Goff leaves.", "The Goff leaves."),
        ("Au point, selon Le Point", "At the point, the Point says", "At the point, Le Point says"),
        ("Né à La Ferté-sur-Aube", "Born in The Ferté-Sur-Aube", "Born in La Ferté-sur-Aube"),
        ("Direct – Il part", "Live -- He leaves", "Live – He leaves"),
        ("Tapez -- ici – puis là", "Type -- here -- then", "Type -- here -- then"),
        ("M. Roy part.", "Mr. Roy leaves.", "Mr Roy leaves."),
        ("Mme Roy voit Mme Le.", "Ms. Roy sees Mrs. Le.", "Ms Roy sees Mrs Le."),
        ("Le Dr Roy part.", "Dr. Roy leaves.", "Dr Roy leaves."),
        ("Un loyer de 1 euro", "A rent of 1 Euro", "A rent of 1 euro"),
        ("Maurice Leroy part.", "Maurice Leroy leaves.", "Maurice Leroy leaves."),
        ("L'OTAN a tort.", "The OTAN is wrong", "The NATO is wrong."),
        ("le maire a dit", "The mayor said.", "the mayor said"),
        ("Vraiment ?", "Really ?", "Really?"),
        ("le domaine .fr ", "the .fr domain .", "the .fr domain"),
        ("pour 2 milliards d'euros", "for EUR 2 billion", "for €2 billion"),
        ("pour 2 milliards d'euros", "for $2 billion", "for €2 billion"),
        ("2 euros ou 3 dollars", "2 euros or $3", "2 euros or $3"),
        ("Caen (Manche) et la Manche", "Caen (Manche) and Manche", "Caen (Manche) and Channel"),
        ("dans le New Jersey", "in the New Jersey", "in New Jersey"),
        ("L'élu du Minnesota a dit", "The MP of the Minnesota said", "The MP of Minnesota said"),
        ("le sénat du Minnesota", "the Minnesota senate", "the Minnesota senate"),
        ("la France de 1968 et du Texas", "the France of 1968", "the France of 1968"),
        ("de l'Irak et du Texas", "the Iraq and Texas wars", "the Iraq and Texas wars"),
        ("au Sahel", "committed in Sahel.", "committed in the Sahel"),
        ("au Panthéon en 2018", "entered Pantheon in 2018", "entered the Pantheon in 2018"),
        ("des pays du Sahel", "in Sahel countries", "in Sahel countries"),
        ("pour La Manche", "for La Channel", "for the Manche"),
        ("le préfet de la Manche", "the prefect of the Channel", "the prefect of the Manche"),
        ("dans la Manche", "in the Channel", "in the Channel"),
        ("Le Dr Roy dort.", "Dr. Roy sleeps.", "Dr Roy sleeps."),
        ("selon Pr Anne Roy", "according to Pr Anne Roy", "according to Professor Anne Roy"),
        ("Me Roux plaide.", "Ms Roux pleads.", "Maître Roux pleads."),
        ("Selon Maître Roux", "According to Master Roux", "According to Maître Roux"),
        ("selon sœur André", "says sister André", "says Sister André"),
        ("selon sa sœur André", "says his sister André", "says his sister André"),
        ("Une autopsie aura lieu.", "A autopsy will be held.", "An autopsy will be held."),
        ("un uniforme et une heure", "a uniform and a hour", "a uniform and an hour"),
        ("un Européen", "a European", "a European"),
        ("un avis unanime", "a unanimous opinion", "a unanimous opinion"),
        ("Un surfeur", "An surfer", "A surfer"),
        ("Fini ! Un avis.", "Over! A opinion.", "Over! An opinion."),
        ("La vitamine A améliore tout.", "Vitamin A improves all.", "Vitamin A improves all."),
        ("Nguyen Van An parle.", "Nguyen Van An speaks.", "Nguyen Van An speaks."),
        ("Il est venu.", 'He came ".', "He came."),
        ("Paris brûle", "Paris is burning.", "Paris is burning"),
        ("Il a hésité...", "He hesitated...", "He hesitated..."),
        ("Non !", "no !", "No!"),
        ("il se défend cependant", "he defends himself, however,", "he defends himself, however"),
    ],
)
def test_edges_follow_the_source(source: str, output: str, expected: str) -> None:
    """Capital, final stop and marks are those that the French calls for."""
    assert expected == finishing.finish(
        source, output, terminology.Terms({**french.terms, **french.places})
    )


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("Le chat dort.", "The cat is sleeping.", ()),
        ("Le chat dort.", "The cat the cat the cat the cat the cat", ("repetition",)),
        ("Le chat dort.", "Le chat est dans la rue", ("untranslated",)),
        ("Il a lu le Journal du dimanche.", "He read the Journal du Dimanche.", ()),
        ("Il a lu dimanche.", "He read.", ("date_changed",)),
        ("Le chat dort.", "", ("untranslated",)),
        ("Il y a 12 chats.", "There are cats.", ("number_changed",)),
        ("Il y a 3 chats.", "There are three cats.", ()),
        ("à 20 h", "at 8 p.m.", ()),
        ("vers 23h00", "at around 11.00pm", ()),
        ("les années 60 et 70", "the 1960s and 1970s", ()),
        ("les années 60", "the 1950s", ("number_changed",)),
        ("2 millions et demi", "2 and a half million", ()),
        ("2 millions et demi", "2 million", ("number_changed",)),
        ("6 ans et demi", "6 and a half years", ()),
        ("6 ans et demi", "7 and a half years", ("number_changed",)),
        ("les lignes 1,2,5 et 9", "lines 1,2,5 and 9", ()),
        ("les lignes 1,2,5 et 9", "lines 1,2.5 and 9", ("number_changed",)),
        ("Selon Le Monde, à La Baule.", "According to Le Monde, in La Baule.", ()),
        ("3 milliards d'euros", "3 million euros", ("number_changed",)),
        ("3 milliards d'euros", "€3 billion", ()),
        ("2,50 euros", "2.5 euros", ()),
        ("Il a 12 ans et 12 chats.", "He is 12 and has cats.", ("number_changed",)),
        ("Il a 12 ans et 12 chats.", "He is twelve and has 12 cats.", ()),
        ("10 000 soldats", "10,000 soldiers", ()),
        ("10 000 soldats", "1,000 soldiers", ("number_changed",)),
        ("Non, non, non, non et non.", "No, no, no, no and no.", ()),
        ("aux régulateurs", "to regulators, regulators, regulators", ("repetition",)),
        ("la version 6.4.4 de 2.0", "version 6.4.4 of 2.0", ()),
        ("la version 6.4.4", "version 6.4", ("number_changed",)),
        ("2.518,53 euros", "2,518.53 euros", ()),
        ("99.000 tonnes", "99,000 tonnes", ()),
        ("99.000 tonnes", "99 tonnes", ("number_changed",)),
        ("3.500.000.000 euros", "3.5 billion euros", ()),
        ("le 19/12/2000", "on 19/12/2000", ()),
        ("le 0 800 840 800", "on 800,840,800", ("number_changed",)),
        ("le 0 800 840 800.", "on 0800 840 800.", ()),
        ("le code 007 123", "code 7,123", ("number_changed",)),
        ("à 20:00 300 élus", "at 20:00 300 councillors", ()),
        ("trois cent huit députés", "three hundred and eight MPs", ()),
        ("trois cent huit députés", "308 MPs", ()),
        ("trois cent huit députés", "three hundred MPs", ("number_changed",)),
        ("quatre-vingt-dix-sept ans", "ninety-seven years", ()),
        ("quatre-vingt-dix-sept ans", "ninety-four years", ("number_changed",)),
        ("quatre-vingt-onze ans", "91 years", ()),
        ("soixante et onze et vingt et un ans", "71 and twenty-one years", ()),
        ("soixante et onze ans", "sixty-one years", ("number_changed",)),
        ("soixante et onze ans", "sixty and eleven years", ("number_changed",)),
        ("deux cent cinq ans", "two hundred and five years", ()),
        ("douze élus", "twelve councillors", ()),
        ("douze élus", "two councillors", ("number_changed",)),
        ("en mille neuf cent quarante-cinq", "in 1945", ()),
        ("deux cents mille euros", "200,000 euros", ()),
        ("deux millions trois cent mille", "2.3 million", ()),
        ("3,5 millions et 2 milliards", "3.5 million and 2 billion", ()),
        ("3,5 millions et 2 milliards", "3.5 billion and 2 million", ("number_changed",)),
        ("1.200 milliards", "1.2 trillion", ()),
        ("3 millions d'euros", "3,000,000 euros", ()),
        ("3 à 4 millions", "3 to 4 million", ()),
        ("60 mille voix", "60 thousand votes", ()),
        ("des millions de gens", "many people", ("number_changed",)),
        ("Soixante pour cent des gens", "Sixty percent of people", ()),
        ("Il fait moins douze.", "It is minus twelve.", ()),
        ("Il fait moins douze.", "It is twelve.", ("number_changed",)),
        ("Il fait -12 degrés.", "It is 12 degrees below zero.", ()),
        ("Il fait -12 degrés.", "It is 12 degrees.", ("number_changed",)),
        ("Il a au moins douze ans.", "He is at least twelve.", ()),
        ("Au moins 350 avocats sont venus.", "At least 350 lawyers came.", ()),
        ("Il y a plus ou moins 300 blessés.", "There are about 300 wounded.", ()),
        ("Il part à dix heures moins vingt.", "He leaves at twenty to ten.", ()),
        ("Il finit vingt et unième.", "He is twenty-first.", ()),
        ("Il finit vingt et unième.", "He is twenty.", ("number_changed",)),
        ("dans quinze jours", "in two weeks", ()),
        ("Ils sont deux ou trois.", "There are both, or three.", ()),
        ("Il est sans danger immédiat.", "He is at immediate risk.", ("negation_changed",)),
        ("Il est sans danger.", "He is safe.", ()),
        ("Il n'a rien dit.", "He said something.", ("negation_changed",)),
        ("Il ne le lui a jamais dit.", "He told him.", ("negation_changed",)),
        ("Il ne l'a pas dit.", "He did not say so.", ()),
        ("Il n'est pas capable de lire.", "He is incapable of reading.", ()),
        ("Il n'y en aura plus.", "There will be no more.", ()),
        ("Il ne vient que le lundi.", "He comes on Mondays.", ()),
        ("C'est sans doute vrai.", "It is probably true.", ()),
        ("Neuf ans plus tard, il part.", "Nine years later, he leaves.", ()),
        ("Il travaille le lundi.", "He does not work on Mondays.", ("negation_changed",)),
        ("Il refuse.", "He does not want to.", ()),
        ("L'article no. 4 existe.", "Article no. 4 exists.", ()),
    ],
)
def test_faults_are_found(source: str, output: str, expected: tuple[CaveatCode, ...]) -> None:
    """Loops, French left standing, changed numbers and negations are named; sound output is not."""
    assert expected == checks.faults(source, output, truncated=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ["He said ", "no", " twice."]),
        ("“A”, he said, “B”", ["", "A", ", he said, ", "B", ""]),
        ("« A » and “B”", ["", " A ", " and ", "B", ""]),
        ('He said "no twice.', None),
        ("He said ” no “", None),
        ("No marks.", ["No marks."]),
    ],
)
def test_balanced_quotations_are_cut_out(text: str, expected: list[str] | None) -> None:
    """Outside and inside alternate; what is not balanced is refused."""
    assert expected == typography.split_quoted(text)


@pytest.mark.parametrize(
    ("bits", "expected"),
    [
        (
            ["We will go", "the mayor said", " to the end."],
            "We will go,” the mayor said, “to the end.",
        ),
        (["Both", "the agent replies", ". First late."], "Both,” the agent replies. “First late."),
        (["No", "he says", "."], "No, he says."),
        (["Why?", "asks the judge", " Because."], "Why?” asks the judge, “Because."),
        (["Why?", "asks the judge", ""], "Why? asks the judge"),
    ],
)
def test_incises_stand_where_they_stood(bits: list[str], expected: str) -> None:
    """The author's words inside a quotation are set apart from the words quoted."""
    text = bits[0] + typography.incise(bits[1]) + bits[2]

    assert expected == typography.settle_incises(text)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["as ", "propaganda.", "."], ["as ", "propaganda", "."]),
        (["", "Non,", " he says."], ["", "Non", ", he says."]),
        (["He said: ", "Never.", ""], ["He said: ", "Never.", ""]),
        (["the ", "old...", " one"], ["the ", "old...", " one"]),
    ],
)
def test_stops_stand_outside_the_marks(pieces: list[str], expected: list[str]) -> None:
    """A comma or full stop belongs to the sentence around, unless the quotation is one itself."""
    assert expected == typography.stops_outside(pieces)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("la version 6.4.4+deb7u1", ["6.4.4+deb7u1"]),
        ("l'article 27.3b)", ["27.3b"]),
        ("2-1 le 19/12/2000.", ["2-1", "19/12/2000"]),
        ("12 000 000,5 % de PM2.5", ["12 000 000,5"]),
        ("le 1er mai", []),
        ("le 0800 840 800", ["0800 840 800"]),
        ("en 2'03\" puis 1’59", ["2'03\"", "1’59"]),
    ],
)
def test_numbers_are_masked_whole(source: str, expected: list[str]) -> None:
    """With what hangs on them; a digit in a word is part of the word."""
    assert numerals.french_numbers(source) == expected


@pytest.mark.parametrize(
    ("output", "token", "expected"),
    [
        ("a <q1>-year-old", "34", "a 34-year-old"),
        ("the <q1>th", "19", "the 19th"),
        ("it costs a <q1>", "cent", "it costs a cent"),  # English already
        ("the <q1>'s reporter", "Herald", "the Herald's reporter"),
        ("of<q1>and", "Herald", "of Herald and"),
        ("<q2><q1>", "Herald", "<q2> Herald"),
        ("<q1>'s ruling", "the Court", "the Court's ruling"),
        ("the <q1>", "the Court", "the Court"),
        ("France's<q1>", "the Court", "France's Court"),
    ],
)
def test_what_was_masked_is_set_back(output: str, token: str, expected: str) -> None:
    """A blank only between it and a word, and one article."""
    assert terminology.unmasked(output, "<q1>", token) == expected


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("1 000,5", "1,000.5"),
        ("trois cent huit", "308"),
        ("Deux mille trois cents", "2,300"),
        ("moins douze", "minus 12"),
        ("vingt et unième", "21th"),
        ("Six", "Six"),
        ("deux mille vingt-quatre", "2024"),
    ],
)
def test_a_number_takes_english_form(token: str, expected: str) -> None:
    """One in words becomes figures; a word that may be a name stays."""
    assert numerals.to_english_number(token) == expected


def test_a_term_is_left_alone_within_the_english_of_another() -> None:
    """A paper keeps the town in its name; elsewhere the town has its English."""
    terms = terminology.Terms({"Genève": "Geneva", "journal": "Journal de Genève"})
    french = "Le journal est à Genève."

    kept = terminology.apply_terms(french, "The Journal de Genève is here.", terms)
    assert kept == "The Journal de Genève is here."
    assert terminology.apply_terms(french, "It is in Genève.", terms) == "It is in Geneva."


def test_terms_of_one_length_come_in_one_order() -> None:
    """Longest first; the order in which a set holds them differs from one process to the next."""
    names = [chr(ord("a") + i) * 6 for i in range(12)]
    found = terminology.terms_in(
        " ".join(reversed(names)), terminology.Terms(dict.fromkeys([*names, "aaaaaa bbbbbb"], ""))
    )

    assert list(found) == names


@pytest.mark.parametrize(
    ("output", "name", "expected"),
    [
        ("the bridge of Rochebrun.", "Rochebrune", "the bridge of Rochebrune."),
        ("Rochebrun's bridge, Rochebrun", "Rochebrune", "Rochebrune's bridge, Rochebrune"),
        ("the Comb-Noire Lake", "Combe-Noire", "the Combe-Noire Lake"),
        ("mayor Gerald Tremblay", "Gérald", "mayor Gérald Tremblay"),
        ("Alban Cheitiux", "Chevreux", "Alban Cheitiux"),  # too little is alike
        ("Normandau or Normandea", "Normandeau", "Normandau or Normandea"),  # which one?
        ("Martine spoke", "Martin", "Martine spoke"),  # she is in the French too
    ],
)
def test_names_nearly_right_are_put_right(output: str, name: str, expected: str) -> None:
    """Where one word alone can be the name."""
    assert proper_names.respelt(output, [name], f"Martine et {name}") == expected


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("d'Édouard Philippe", "of Edward Philippe", "of Édouard Philippe"),
        ("Marthe Robin et Jean", "Martha Robin and John", "Marthe Robin and John"),
        ("Yassine Belattar a dit", "Yassin Belattar said", "Yassine Belattar said"),
        ("le ministre Michel Roux", "Minister Roux", "Minister Roux"),
        ("Marc Roux dort.", "Mr Roux sleeps.", "Mr Roux sleeps."),
        ("l'Iranien Kakavand", "the Iranian Kakavand", "the Iranian Kakavand"),
        ("Dmitri Medvedev", "Dmitry Medvedev", "Dmitry Medvedev"),
        ("Alexandre Loukachenko", "Alexander Lukashenko", "Alexander Lukashenko"),
        ("Marie Stuart", "Mary Stuart", "Mary Stuart"),
    ],
)
def test_a_first_name_stays_as_it_is(source: str, output: str, expected: str) -> None:
    """Where its surname does, behind another form of it: a word of English is none."""
    words = {"minister"}
    terms = {"Marie Stuart": "Mary, Queen of Scots"}
    restored = partial(proper_names.first_names_restored, source, output, terms)

    assert restored(words, {"iranien"}.__contains__) == expected
    assert restored((), str.islower) == output


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Il vit à Alès avec Rochebrune.", ["Alès", "Rochebrune"]),
        ("Rochebrune : un pont rouvre", ["Rochebrune"]),
        ("Le juge suit Me Roux.", ["Roux"]),
        # inside a sentence, each of these may be a common noun
        ("Vu par les Tadjiks, avec Résurrection", ["Résurrection"]),
        ("Rochebrune rouvre.", ["Rochebrune"]),
        ("Etant absente, Le Goff écrit.", ["Le Goff"]),
        ("Placez-les ici. Pourra-t-il ?", []),
        ("Ex-ministre, il va à Blois, Ça", ["Blois"]),
        ("Aujourd'hui, il pleut.", []),
        ("Rochebé, à midi, parle.", []),  # a participle, for all that is known
        ("Rochebé parle.", ["Rochebé"]),
        ("Agnès de Rochebrune part.", ["Agnès de Rochebrune", "Rochebrune"]),
        ("Agnès Rochebrune part.", ["Agnès Rochebrune", "Rochebrune"]),
        ("Charles Trois part, Agnès chante.", []),
        ("Il lit La Chambre des eaux.", ["La Chambre des eaux"]),
        ("Il lit la Chambre des eaux.", []),
        ("Il lit La Chambre du Trieux.", []),  # of which it may be
        ("Un discours de Yann Le Goff", ["Yann Le Goff", "Le Goff", "Yann", "Goff"]),
    ],
)
def test_names_that_the_model_should_not_spell(source: str, expected: list[str]) -> None:
    """Places with an accent, what opens a headline or a sentence and is no word, whole names."""
    words = {"vu", "chambre", "étant", "agnès", "placez", "carambolage", "charles", "trois", "ça"}
    terms = {"Charles Trois": "Charles the Third"}

    assert proper_names.names(source, lambda word: word.lower() in words, terms) == expected


def test_a_loop_is_cut_to_one() -> None:
    """What comes three times on end stays once; twice is left alone."""
    assert (
        checks.without_loops("the way the way the way out, very very") == "the way out, very very"
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Né en mille neuf cent quarante-cinq.", "Né en 1945."),
        ("En dix-neuf cent quatorze, la guerre", "En 1914, la guerre"),
        ("depuis deux mille seize et l'an deux mille", "depuis 2016 et l'an 2000"),
        ("en deux mille heures, avant mille cent euros", None),
        ("après mille cinq cents mètres, mille deux cents élus", None),
    ],
)
def test_years_in_words_are_asked_for_in_figures(text: str, asked: str | None) -> None:
    """Where nothing is counted."""
    assert numerals.with_years(text) == (asked or text)


def test_masks_side_by_side_stay_so() -> None:
    """No comma comes between a first name and a surname."""
    assert (
        terminology.masks_rejoined("<q1>,<q2> and <q3>", "<q1> <q2> et <q3>")
        == "<q1> <q2> and <q3>"
    )
    assert terminology.masks_rejoined("<q1>, <q2>", "<q1>, <q2>") == "<q1>, <q2>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Le tribunal de Besançon a jugé", ["Besançon"]),
        ("Le tribunal d'Alençon a jugé", ["Alençon"]),
        ("Il vit à Tours.", ["Tours"]),
        ("Il aime les Tours.", []),
        ("Le tribunal de Rennes a jugé", ["Rennes"]),
        ("Il chante avec Résurrection", ["Résurrection"]),
        ("Il voit les Tadjiks.", []),
        ("Il va à la Résurrection.", []),
        ("Il dit qu'Appianos chante avec Loirac.", ["Appianos", "Loirac"]),
        ("Kerdoncuff chante, M. Rochebrune écoute.", ["Kerdoncuff", "Rochebrune"]),
        ("Attablé, il chante.", []),
        ("Charpentier part.", ["Charpentier"]),
        ("Berger part.", []),
        ("Berger se tait.", ["Berger"]),
        ("Berger, lui, se tait.", []),
        ("Celui-ci a parlé.", []),
        ("Entre-temps, il chante.", []),
        ("Le Goff part.", ["Le Goff", "Goff"]),
        ("Le Bihan part.", ["Bihan"]),
        ("Il a vu Ursula von der Leyen.", ["Ursula von der Leyen", "Ursula", "Leyen"]),
        ("Le ministre Omar al-Razzaz est venu.", ["al-Razzaz", "Omar"]),
    ],
)
def test_names_that_the_model_does_not_know_are_found(source: str, expected: list[str]) -> None:
    """Towns that are words too, names with accents and behind an elision; not common nouns."""

    def knows(word: str) -> bool:
        return word in {"tours", "rennes", "charpentier", "berger"}

    article = (
        "Attablé, il chante. On a vu Jonas Kerdoncuff chanter avec Charpentier, dit Le Goff :"
        " Entre-temps, il part."
    )
    assert proper_names.names(source, knows, {}, proper_names.introduced(article)) == expected


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("The Minister of Justice and Europe spoke", "The minister of justice and Europe spoke"),
        ("the Turkish Prime Minister spoke", "the Turkish prime minister spoke"),
        ("the Foreign Minister, Mr Blois, spoke", "the foreign minister, Mr Blois, spoke"),
        ("Mr Blois, Governor of Texas", "Mr Blois, governor of Texas"),
        ("her Secretary of State for Justice", "her secretary of state for justice"),
        ("The President of Foreign Affairs Ltd left", "The president of Foreign Affairs Ltd left"),
        ("it met President Blois", "it met President Blois"),
        ("a letter urging President Blois to go", "a letter urging President Blois to go"),
        ("The President", "The President"),
        ("it is for the Court to say", "it is for the court to say"),
        ("the Court of Justice spoke", "the Court of Justice spoke"),
    ],
)
def test_offices_have_small_letters_but_before_names(output: str, expected: str) -> None:
    """With what a minister is in charge of; a title alone is one of a work."""
    words = {"justice", "foreign", "affairs"}
    assert finishing.finish(output[0], output, terminology.Terms({}), words) == expected


def test_an_office_is_written_as_the_term_for_it() -> None:
    """The operator's terms have the capitals that they are given."""
    terms = terminology.Terms({"Premier ministre": "Prime Minister"})
    said = "The Prime Minister spoke"
    assert finishing.finish("Le Premier ministre a parlé", said, terms, {"spoke"}) == said


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        (
            "Amaury de Saint-Quentin a dit",
            "Amaury of Saint-Quentin said",
            "Amaury de Saint-Quentin",
        ),
        ("Anne d'Ornano a dit", "Anne of Ornano said", "Anne d'Ornano"),
        ("le maire de Blois a dit", "the mayor of Blois said", "the mayor of Blois"),
        ("Reine de Suède, elle a dit", "Queen of Sweden, she said", "Queen of Sweden"),
    ],
)
def test_names_keep_their_particles(source: str, output: str, expected: str) -> None:
    """« de » behind a first name is part of the name."""
    assert finishing.finish(source, output, terminology.Terms({})).startswith(expected)


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("Une femme part.", "A woman woman leaves.", "A woman leaves."),
        ("Lundi, elle part.", "On Monday, Monday, she leaves.", "On Monday, she leaves."),
        ("Il a eu ce qu'il avait.", "He had had what he had.", "He had had what he had."),
        ("Duran Duran chante.", "Duran Duran sings.", "Duran Duran sings."),
    ],
)
def test_a_word_that_the_model_says_twice_stands_once(
    source: str, output: str, expected: str
) -> None:
    """Unless the French has one twice, or English does."""
    assert finishing.finish(source, output, terminology.Terms({})) == expected


def test_departments_behind_an_article_have_their_english() -> None:
    """With a straight or a curly apostrophe, hyphens or none; « la somme » is a sum."""
    fixed = terminology.Terms(french.fixed_terms)

    assert terminology.terms_in("la police de l’Aude et de la Somme", fixed) == {
        "l’Aude": "the Aude",
        "la Somme": "the Somme",
    }
    assert terminology.terms_in("la Seine et Marne", fixed) == {"Seine et Marne": "Seine-et-Marne"}
    assert not terminology.terms_in("la somme de trois", fixed)


def _quoted(english: str) -> Quoted:
    """Return a quotation with this English."""
    return Quoted("q1", 0, Span(0, 1), english, opens=True, closes=True)


@pytest.mark.parametrize(
    "right",
    [
        "an LR MP, a UN jet, an EU law, a UEFA cup, an SNCF strike, an F-15, an X-ray, an M6",
        "an 80-year-old, an 8, an 11,000th, an 18:00 call, an €8 fine, a 118, a €1,800 fine",
        "an hour, an honest heir, an honorary title, a hotel, a historic day",
        "a useful unit, a unanimous vote, an uninformed uncle, a utopia, a US-led war, a Ukrainian",
        "a one-off, a European, a euro, an onerous duty, an e-mail, an iPhone, an old age",
        "a FIFA, a SIM, an RER, a RER: of what may be a word what was written stays",
        "a are, a and: no article stands before a word of grammar, but a same term is one",
        "l'an dernier",
        "AN OFF DAY, A MAN",
        "An Nguyen speaks",
    ],
)
def test_an_article_goes_by_the_sound_of_the_next_word(right: str) -> None:
    """Letters and figures are spoken; of the two forms only one can be said."""
    assert typography.articles(right) == right
    if not right.startswith(("An ", "A", "l'", "a FIFA", "a are")):
        wrong = re.sub(r"\b(an?)(?= )", lambda at: "a" if at[1] == "an" else "an", right)
        assert typography.articles(wrong) == right


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("ce - mot - là", "that - word - there -", "that – word – there -"),
        ("« A » - mot", " - word", " – word"),
        ("Lui - à 3 - 1", "He - at 3 - 1", "He – at 3 - 1"),
        ("mot", "word - word", "word - word"),
        ("- mot -", "- word - word -", "- word - word -"),
        ("a - b\tc", "a - b", "a - b"),
    ],
)
def test_a_hyphen_between_words_is_a_dash(source: str, output: str, expected: str) -> None:
    """Where the French has it so too; – in Britain, — in America."""
    assert typography.dashed(output, source, american=False) == expected
    assert typography.dashed(output, source, american=True) == expected.replace("–", "—")


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (["He says", "“oui”", "today."], "He says “oui” today."),
        (["He says ", "“oui”", " , today"], "He says “oui”, today"),
        (["", "“oui”", ""], "“oui”"),
        (["a", "“oui”", "", "“non”", "b"], "a “oui” “non” b"),
        (["“oui”", "“non”"], "“oui” “non”"),
        (["says:", "“oui”"], "says: “oui”"),
        (["(", "“oui”", ")"], "(“oui”)"),
        (["center_", "“oui”"], "center_ “oui”"),
        (["1 \t 2", "“oui”", " \t3"], "1\t2 “oui”\t3"),
        (["a\u00a0 b", "“oui”"], "a b “oui”"),
        (["a", "“imminent”", "risk"], "an “imminent” risk"),
        (["A", "“real”", "risk"], "A “real” risk"),
        (["an", "“useful”", "risk"], "a “useful” risk"),
        (["a", "“an overt”", "risk"], "an “overt” risk"),
        (["of", "“an overt”", "risk"], "of “an overt” risk"),
        (["A", "“overt”", "risk"], "An “overt” risk"),
        (["Plan A", "“almost”", "failed"], "Plan A “almost” failed"),
        (["says that", "“a old risk, a old man”"], "says that “a old risk, a old man”"),
        ([], ""),
    ],
)
def test_blanks_stand_around_quotations(frame: list[str], expected: str) -> None:
    """One between words and a quotation or two quotations, none before a stop; tabs stay."""
    bits = [_quoted(bit[1:-1]) if bit[:1] == "“" else bit for bit in frame]
    made = typography.around_quoted(bits)

    assert expected == "".join(b if isinstance(b, str) else f"“{b.english}”" for b in made)


@pytest.mark.parametrize(
    ("bits", "expected"),
    [
        (["It costs 95 ", "£", " in London."], "It costs £95 in London."),
        (["some 12.5 million ", "£", ", or"], "some £12.5 million, or"),
        (["1,200", "¥", ")"], "¥1,200)"),
        (["the ", "£", " at 1.30"], "the £ at 1.30"),
        (["B2", " £"], "B2 £"),
        (["from ", "£", "3"], "from £3"),
    ],
)
def test_a_currency_stands_before_its_sum(bits: list[str], expected: str) -> None:
    """The network never saw these signs: they are put back where the French had them."""
    assert assembly.frame_of(bits) == (expected,)
    assert assembly.join(bits) == expected


@pytest.mark.parametrize(
    ("french_words", "english", "expected"),
    [
        ("la maire", "The mayor.", "the mayor"),
        ("la maire", "the mayor", "the mayor"),
        ("Anne Dupont", "Anne Dupont.", "Anne Dupont"),
        ("l’ONU", "UN", "UN"),
        ("M. Dupont Jr.", "Mr Dupont Jr.", "Mr Dupont Jr."),
        ("la maire", "", ""),
    ],
)
def test_a_phrase_is_set_as_none_of_a_sentence(
    french_words: str, english: str, expected: str
) -> None:
    """With the case and the end that the French has."""
    assert typography.as_phrase(english, french_words) == expected


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("brevetés par la direction", "Patented by the directorate", "patented by the directorate"),
        ("brevetés par la direction", "Invented by the directorate", "Invented by the directorate"),
        ("allemand de naissance", "German by birth", "German by birth"),
        ("dit Rose au maire", "Rose told the mayor", "Rose told the mayor"),
        ("dit le président Li", "President Li said", "President Li said"),
        ("Brevetés par la direction", "Patented by the directorate", "Patented by the directorate"),
    ],
)
def test_what_begins_small_in_french_does_in_english(
    source: str, output: str, expected: str
) -> None:
    """Where it is a word of the package, and no name."""
    english_words = frozenset({"patented", "german", "rose", "president"})

    assert finishing.finish(source, output, terminology.Terms({}), english_words) == expected
