// What makes the page pleasant; everything but correcting and copying works without it.
import { setUpForm } from "./form.js";
import { heldView, holdCorrections, setUpKeeping } from "./keep.js";
import { setUpGlossary } from "./glossary.js";
import { setUpMenus } from "./menus.js";
import { setUpSettings } from "./settings.js";
import { setUpSeveral } from "./several.js";
import { setUpShelf } from "./shelf.js";
import { setUpWork } from "./work.js";

document.documentElement.classList.add("scripted");
setUpSettings();
setUpForm();
setUpMenus();
setUpGlossary();
holdCorrections();
setUpWork(heldView);
setUpKeeping();
setUpShelf();
setUpSeveral();
