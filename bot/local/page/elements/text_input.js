/** Typed text: plain, mail, URL, number. */

import { act } from "../dispatch.js";
import { h } from "../dom.js";
import { aria, dispatches, domId, enter, focusHook, troubleNote, valueOf } from "./control.js";

/** From here on the counter is shown. */
const NEAR_LIMIT = 100;

/** @param {import("./control.js").Control} control */
export function plainTextInput(control) {
  const { element } = control;
  const value = valueOf(control) ?? "";
  const limit = element.max_length ?? 3000;
  const left = limit - [...value].length;
  const counted = element.max_length !== undefined || left < NEAR_LIMIT;
  return h(
    "div",
    { class: "text-box" },
    element.multiline
      ? h("textarea", { ...common(control, value), rows: 4, onkeydown: null })
      : h("input", { ...common(control, value), type: "text" }),
    counted && left <= Math.min(NEAR_LIMIT, limit / 2) && counter(left),
    troubleNote(control),
  );
}

function counter(left) {
  const words = left < 0 ? `${-left} characters too many` : `${left} characters left`;
  return h(
    "span",
    { class: left < 0 ? "counter over" : "counter" },
    h("span", { "aria-hidden": "true" }, left),
    h("span", { class: "hidden" }, words),
  );
}

const MODES = {
  email_text_input: { inputmode: "email", autocomplete: "email" },
  url_text_input: { inputmode: "url" },
  number_input: { inputmode: "decimal" },
};

/** @param {import("./control.js").Control} control */
export function lineInput(control) {
  return h(
    "div",
    { class: "text-box" },
    h("input", {
      ...common(control, valueOf(control) ?? ""),
      type: "text",
      ...MODES[control.element.type],
    }),
    troubleNote(control),
  );
}

function common(control, value) {
  const { surface, block, element } = control;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const send = (text) => act(surface, block, element, { value: text });
  return {
    id: domId(control),
    class: "field",
    value,
    placeholder: element.placeholder?.text,
    autocomplete: "off",
    spellcheck: element.type === "plain_text_input" ? "true" : "false",
    ...aria(control),
    "aria-label": control.field.labelledby ? undefined : control.field.label,
    ...focusHook(element),
    oninput: (event) => {
      enter(control, event.target.value);
      if (dispatches(control) && triggers.includes("on_character_entered"))
        later(domId(control), () => send(event.target.value));
    },
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      if (!dispatches(control) || !triggers.includes("on_enter_pressed")) return;
      event.preventDefault();
      event.stopPropagation();
      send(event.target.value);
    },
  };
}

const PAUSE_MS = 300;
const timers = new Map();

/** Slack gathers quick typing into one action. */
function later(id, run) {
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(run, PAUSE_MS));
}
