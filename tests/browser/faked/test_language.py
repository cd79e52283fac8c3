"""What the page says about the language of an article."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

SAID = {
    "Xqz 12345 Zrk": (False, True),
    "The mayor is in the town. The peace is there.": (True, False),
    "Le maire est à Blois.": (False, False),
}


@pytest.mark.parametrize("text", SAID)
def test_a_text_is_of_one_language(translated: Open, text: str) -> None:
    """Garbage is taken for French and not English already; each message names a control."""
    english, unsure = SAID[text]
    page = translated(text)
    told = page.locator("#result").inner_text()
    assert ("English already" in told) == english
    assert ("taken for French" in told) == unsure
    expect(page.locator(".columns span").first).to_have_text("As posted" if english else "French")
    if english or unsure:
        assert "language of the article" in told
        page.click("#asked > summary")
        page.get_by_label("Language of the article").select_option("fr" if english else "en")
        page.click("#go")
        expect(page.locator(".warning")).to_contain_text("English" if unsure else "French.")
        assert ("English already" in page.locator("#result").inner_text()) == unsure
