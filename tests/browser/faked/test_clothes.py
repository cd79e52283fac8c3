"""What the page looks like and says to assistive software: axe with all its rules, the font."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.faked.test_flow import ARTICLE
from tests.browser.hands import violations

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WORN: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "French": {"locale": "fr"},
    "phone": PHONE,
    "forced colours": {"forced_colors": "active"},
}
COLOURED = {"light", "dark"}  # each state has colours of its own there
LOADED = """async face => {
    await document.fonts.ready;
    const faces = [...document.fonts].filter(found => found.status === "loaded");
    return faces.some(found => `${found.weight} ${found.style}` === face);
}"""


@pytest.mark.parametrize("worn", WORN)
def test_axe_finds_nothing(translated: Open, worn: str) -> None:
    """Experimental rules and best practice too; with everything open that opens."""
    page = translated(ARTICLE, **WORN[worn])
    expect(page.locator(".texts :is(.note, .flag)").first).to_be_visible()
    found = {"result": violations(page)} if worn in COLOURED else {}
    for line in ("#asked", "#asked .heads", "#glossary-box", "#shelf"):
        page.locator(f"{line} > summary").click()
    page.locator("#quotation-q1 summary").click()
    found["opened"] = violations(page)
    if worn in COLOURED:
        page.click("#add-here")
        found["dialogue"] = violations(page)
        page.keyboard.press("Escape")
        page.focus("#e-s2")
        page.locator("#e-s2 .other").press("Enter")
        expect(page.locator(".wording").first).to_be_focused()
        found["wordings"] = violations(page)
    page.click("#new")
    found["form"] = violations(page)

    assert not {state: broken for state, broken in found.items() if broken}


@pytest.mark.parametrize("width", [1440, 1024, 280])
def test_what_belongs_together_is_not_torn(translated: Open, width: int) -> None:
    """The result's buttons stand in one line where there is room; no label breaks inside a word."""
    page = translated(ARTICLE, viewport={"width": width, "height": 900}, locale="fr")
    buttons = page.locator("#take .buttons > *")
    assert buttons.count() == 3
    tops = buttons.evaluate_all("all => all.map(e => Math.round(e.getBoundingClientRect().y))")
    assert len(set(tops)) == 1 or width == 280
    lines = """label => {
        const range = document.createRange();
        range.selectNodeContents(label.firstChild);
        return range.getClientRects().length;
    }"""
    assert page.locator(".heading .method").evaluate(lines) == 1


@pytest.mark.parametrize("worn", ["light", "dark"])
def test_axe_finds_nothing_on_the_apis_page(open_page: Open, worn: str) -> None:
    """With an operation open, and what can be sent there; the rest is Swagger's, of one kind."""
    page = open_page("docs", **WORN[worn])
    operation = page.locator(".opblock").first
    expect(operation).to_be_visible()
    found = {"closed": violations(page)} if worn == "light" else {}
    operation.locator(".opblock-summary-control").click()
    expect(operation.locator(".microlight").first).to_be_visible()
    found["open"] = violations(page)

    assert not {state: broken for state, broken in found.items() if broken}


def test_the_serif_comes_along(translated: Open) -> None:
    """Regular, italic and bold, from here; so it is on the API's page, which leads back."""
    page = translated(f"{ARTICLE} Šefčovič est à Łódź.")
    for face in ("400 normal", "400 italic", "700 normal"):
        assert page.evaluate(LOADED, face), face
    family = "e => getComputedStyle(e).fontFamily.split(',')[0]"
    assert page.locator(".target").first.evaluate(family) == "Literata"

    page.click("footer a")
    expect(page.locator(".opblock").first).to_be_visible()
    assert page.locator(".opblock-tag").first.evaluate(family) == "Literata"
    paper = "e => getComputedStyle(e).backgroundColor"
    assert page.locator("body").evaluate(paper) == "rgb(253, 252, 249)"
    page.get_by_role("link", name="editors’ page").click()
    expect(page.locator(".target").first).to_be_visible()
