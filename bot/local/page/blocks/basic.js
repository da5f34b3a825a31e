/** The blocks that nearly every message and view is made of. */

import { h } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { picture } from "../elements/image.js";
import { icon } from "../icons.js";
import { change, ui } from "../state.js";
import { inlineText, text } from "../text.js";

export function section(surface, block) {
  const body = h(
    "div",
    { class: "section-body" },
    block.text && text(block.text),
    block.fields &&
      h(
        "div",
        { class: "fields" },
        block.fields.map((field) => h("div", { class: "section-field" }, text(field))),
      ),
  );
  if (!block.accessory) return body;
  const wide = block.accessory.type === "radio_buttons" || block.accessory.type === "checkboxes";
  return h(
    "div",
    { class: wide ? "section stacked" : "section" },
    body,
    h(
      "div",
      { class: "accessory" },
      drawElement(surface, block, block.accessory, { label: block.text?.text }),
    ),
  );
}

export const header = (_surface, block) => h("h3", { class: "header" }, inlineText(block.text));

export const divider = () => h("hr", { class: "divider" });

export function context(surface, block) {
  return h(
    "div",
    { class: "context" },
    block.elements.map((element) =>
      element.type === "image"
        ? drawElement(surface, block, element)
        : h("span", { class: "context-text" }, text(element)),
    ),
  );
}

export function actions(surface, block) {
  return h(
    "div",
    { class: "actions" },
    block.elements.map((element) =>
      h("div", { class: "action", key: element.action_id }, drawElement(surface, block, element)),
    ),
  );
}

export function image(_surface, block) {
  const id = `image/${block.block_id}/${block.image_url}`;
  const closed = ui.widgets.get(id) === true;
  return h(
    "figure",
    { class: "image" },
    h(
      "figcaption",
      null,
      h("span", null, block.title ? inlineText(block.title) : block.alt_text),
      h(
        "button",
        {
          type: "button",
          class: "icon-button small",
          "aria-label": closed ? "Show image" : "Hide image",
          "aria-expanded": !closed,
          onclick: () => change(() => ui.widgets.set(id, !closed)),
        },
        icon(closed ? "right" : "down", 14),
      ),
    ),
    !closed && picture(block, "image-body"),
  );
}
