/** Alerts, small actions under a message, and media that only leads elsewhere. */

import { h } from "../dom.js";
import { picture } from "../elements/image.js";
import { drawElement } from "../elements/index.js";
import { icon } from "../icons.js";
import { link } from "../mrkdwn.js";
import { inlineText, text } from "../text.js";

const ALERT_ICON = {
  default: "info",
  info: "info",
  warning: "warning",
  error: "error",
  success: "success",
};

export function alert(_surface, block) {
  const level = Object.hasOwn(ALERT_ICON, block.level ?? "") ? block.level : "default";
  return h(
    "div",
    {
      class: `alert alert-${level}`,
      role: level === "error" || level === "warning" ? "alert" : "note",
    },
    icon(ALERT_ICON[level]),
    text(block.text),
  );
}

export function contextActions(surface, block) {
  return h(
    "div",
    { class: "context-actions" },
    block.elements.map((element) => drawElement(surface, block, element)),
  );
}

export function video(_surface, block) {
  const by = [block.author_name, block.provider_name].filter(Boolean).join(" · ");
  return h(
    "figure",
    { class: "video" },
    h(
      "figcaption",
      null,
      by && h("div", { class: "card-subtitle" }, by),
      link(block.title_url ?? block.video_url, inlineText(block.title)),
      block.description && h("div", null, inlineText(block.description)),
    ),
    link(
      block.video_url,
      [
        picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, "video-thumb"),
        h("span", { class: "video-play", "aria-hidden": "true" }, icon("play", 22)),
      ],
      { class: "video-frame" },
    ),
  );
}

export function file(_surface, block) {
  return h(
    "div",
    { class: "file-card" },
    icon("file"),
    h("span", { class: "file-name" }, `Remote file ${block.external_id}`),
  );
}
