/** A labelled field with its hint and its error. */

import { h } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { icon } from "../icons.js";
import { ui } from "../state.js";
import { inlineText } from "../text.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

export function input(surface, block) {
  const id = `${surface.key}-${block.block_id}`.replace(/[^A-Za-z0-9_-]/g, "_");
  const error = ui.errors.get(surface.view?.id)?.[block.block_id];
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ");
  const field = {
    labelledby: `${id}-label`,
    label: block.label.text,
    describedby: described,
    invalid: Boolean(error),
    required: !block.optional,
  };
  const group = GROUPS.has(block.element.type);
  return h(
    "div",
    { class: error ? "input-block invalid" : "input-block", "data-block": block.block_id },
    h(
      "div",
      { class: "label-row" },
      h(
        "label",
        { class: "label", onclick: group ? null : (event) => focusField(event) },
        h("span", { id: `${id}-label` }, inlineText(block.label)),
        block.optional && h("span", { class: "optional" }, " (optional)"),
      ),
    ),
    drawElement(surface, block, block.element, field),
    error &&
      h(
        "div",
        { class: "field-error", id: `${id}-error` },
        icon("error", 16),
        h("span", null, error),
      ),
    block.hint && h("div", { class: "hint", id: `${id}-hint` }, inlineText(block.hint)),
  );
}

function focusField(event) {
  event.currentTarget
    .closest(".input-block")
    .querySelector("input, textarea, [contenteditable]")
    ?.focus();
}
