/** Radio buttons and checkboxes. */

import { h } from "../dom.js";
import { inlineText } from "../text.js";
import { aria, choose, domId, focusHook, troubleNote, valueOf } from "./control.js";

/** @param {import("./control.js").Control} control */
export function radioButtons(control) {
  const chosen = valueOf(control)?.value;
  return group(control, "radiogroup", (option, index) => ({
    type: "radio",
    name: domId(control),
    checked: option.value === chosen,
    onchange: () => choose(control, control.element.options[index]),
  }));
}

/** @param {import("./control.js").Control} control */
export function checkboxes(control) {
  const chosen = valueOf(control) ?? [];
  const has = (option) => chosen.some((one) => one.value === option.value);
  return group(control, "group", (option) => ({
    type: "checkbox",
    checked: has(option),
    onchange: (event) =>
      choose(
        control,
        control.element.options.filter((one) =>
          one.value === option.value ? event.target.checked : has(one),
        ),
      ),
  }));
}

function group(control, role, input) {
  const id = domId(control);
  const { "aria-required": required, "aria-invalid": invalid, ...names } = aria(control);
  return h(
    "div",
    {
      class: "choices",
      role,
      id,
      ...names,
      "aria-required": role === "radiogroup" ? required : undefined,
    },
    control.element.options.map((option, index) =>
      h(
        "label",
        { class: "choice", key: option.value },
        h("input", {
          ...input(option, index),
          "aria-invalid": invalid,
          "aria-describedby": option.description ? `${id}-d${index}` : undefined,
          ...(index === 0 ? focusHook(control.element) : {}),
        }),
        h("span", { class: "choice-text" }, h("span", null, inlineText(option.text))),
        option.description &&
          h(
            "span",
            { class: "choice-hint", id: `${id}-d${index}`, "aria-hidden": "true" },
            inlineText(option.description),
          ),
      ),
    ),
    troubleNote(control),
  );
}
