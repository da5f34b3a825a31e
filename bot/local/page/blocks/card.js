/** Blocks that hold others: card, carousel, container. */

import { h } from "../dom.js";
import { picture } from "../elements/image.js";
import { drawElement } from "../elements/index.js";
import { icon } from "../icons.js";
import { change, ui } from "../state.js";
import { inlineText, text } from "../text.js";
import { richElements } from "./rich_text.js";

export function card(surface, block) {
  return h(
    "article",
    { class: "card" },
    block.hero_image && picture(block.hero_image, "card-hero"),
    (block.icon || block.title || block.subtitle) &&
      h(
        "div",
        { class: "card-head" },
        block.icon && picture(block.icon, "card-icon"),
        h(
          "div",
          null,
          block.title && h("div", { class: "card-title" }, inlineText(block.title)),
          block.subtitle && h("div", { class: "card-subtitle" }, inlineText(block.subtitle)),
        ),
      ),
    block.body && h("div", { class: "card-body" }, text(block.body)),
    block.actions &&
      h(
        "div",
        { class: "actions" },
        block.actions.map((one) => drawElement(surface, block, one)),
      ),
  );
}

export function carousel(surface, block) {
  return h(
    "div",
    { class: "carousel", role: "group", "aria-label": "Cards", tabindex: 0 },
    block.elements.map((one, index) =>
      h("div", { key: String(one.block_id ?? index) }, card(surface, one)),
    ),
  );
}

/** @param {(surface: any, blocks: any[]) => any} drawBlocks handed in, because blocks nest */
export function container(surface, block, drawBlocks) {
  const id = `container/${surface.key}/${block.block_id}`;
  const closed = ui.widgets.get(id) ?? block.default_collapsed === true;
  const title = block.rich_text_title
    ? richElements(block.rich_text_title)
    : block.title && inlineText(block.title);
  const heading = [
    block.icon && picture(block.icon, "card-icon"),
    h(
      "span",
      { class: "container-title" },
      title,
      block.subtitle && h("span", { class: "card-subtitle" }, inlineText(block.subtitle)),
    ),
  ];
  return h(
    "div",
    {
      class: `container width-${block.width ?? "standard"}${block.has_header_divider ? " divided" : ""}`,
    },
    block.is_collapsible
      ? h(
          "button",
          {
            type: "button",
            class: "container-head",
            "aria-expanded": !closed,
            onclick: () => change(() => ui.widgets.set(id, !closed)),
          },
          icon(closed ? "right" : "down", 16),
          heading,
        )
      : h("div", { class: "container-head" }, heading),
    !(block.is_collapsible && closed) &&
      h("div", { class: "container-body" }, drawBlocks(surface, block.child_blocks)),
  );
}
