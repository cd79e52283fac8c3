"""The words of a text, read once or each time: the same."""

from hypothesis import given
from hypothesis import strategies as st

from service.text.words import IndexedText, words

TEXTS = st.text(st.sampled_from("aéÀ1-'&_ .\x01"), max_size=30) | st.lists(
    st.sampled_from(["aujourd'hui", "Aujourd'hui-même", "l'", "a-t-il", "R&D", " ", "-", "'"]),
    max_size=8,
).map("".join)


@given(text=TEXTS, data=st.data())
def test_an_indexed_text_has_the_same_words(text: str, data: st.DataObject) -> None:
    """Wherever a stretch begins and ends, in the middle of a word too."""
    places = st.integers(0, len(text) + 2)
    indexed = IndexedText(text)
    for _ in range(10):  # at first each stretch is read, later the words are kept
        start, end = data.draw(places), data.draw(places)
        assert words(indexed, start, end) == words(text, start, end)
        assert indexed._kept(start, end) == words(text, start, end)


def test_a_stretch_may_begin_inside_what_goes_on() -> None:
    """From its 17th character this text reads otherwise than from its beginning."""
    text = "aujourd'huia-t-ilaujourd'hui"

    assert IndexedText(text)._kept(17, 28) == words(text, 17, 28)
