// What makes the page pleasant; everything but correcting and copying works without it.
import { one } from "./words.js";
import { setUpForm } from "./form.js";
import { setUpResult } from "./result.js";
import { setUpWork } from "./work.js";

document.documentElement.classList.add("scripted");
setUpForm();
setUpWork();
if (one("#result")) setUpResult(one("#result"));
