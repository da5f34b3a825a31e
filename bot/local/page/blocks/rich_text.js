/** Slack's structured rich text. */

import { h } from "../dom.js";
import { emojiNode } from "../emoji.js";
import { broadcast, channelMention, link, userMention } from "../mrkdwn.js";
import { formatDate } from "../time.js";
import { unknown } from "../unknown.js";

export const richText = (_surface, block) =>
  h("div", { class: "rich-text text" }, richElements(block));

/** @param {any} block a rich_text block */
export const richElements = (block) => (block.elements ?? []).map(part);

function part(element) {
  switch (element.type) {
    case "rich_text_section":
      return h("div", { class: "rich-section" }, element.elements.map(span));
    case "rich_text_list":
      return list(element);
    case "rich_text_quote":
      return h("blockquote", { class: "quote" }, element.elements.map(span));
    case "rich_text_preformatted":
      return h("pre", { class: "pre" }, element.elements.map(span));
    default:
      return unknown("element", element.type);
  }
}

const BULLETS = ["disc", "circle", "square"];
const NUMBERS = ["decimal", "lower-alpha", "lower-roman"];

function list(element) {
  const ordered = element.style === "ordered";
  const indent = element.indent ?? 0;
  return h(
    ordered ? "ol" : "ul",
    {
      class: element.border ? "rich-list bordered" : "rich-list",
      start: ordered && element.offset ? element.offset + 1 : undefined,
      style: {
        "--indent": String(indent),
        "list-style-type": (ordered ? NUMBERS : BULLETS)[indent % 3],
      },
    },
    element.elements.map((item) => h("li", null, (item.elements ?? []).map(span))),
  );
}

const WRAP = { bold: "strong", italic: "em", strike: "s", underline: "u" };

function span(element) {
  const style = element.style ?? {};
  let node = face(element);
  if (style.code) node = h("code", { class: "code" }, node);
  if (style.highlight || style.client_highlight) node = h("mark", null, node);
  for (const [name, tag] of Object.entries(WRAP)) if (style[name]) node = h(tag, null, node);
  return node;
}

function face(element) {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return link(element.url, element.text ?? element.url);
    case "user":
      return userMention(element.user_id);
    case "channel":
      return channelMention(element.channel_id);
    case "usergroup":
      return h("span", { class: "mention" }, `@${element.usergroup_id}`);
    case "broadcast":
      return broadcast(element.range);
    case "emoji":
      return emojiNode(element.name) ?? `:${element.name}:`;
    case "date":
      return dateFace(element);
    case "color":
      return h(
        "span",
        { class: "colour" },
        h("span", { class: "swatch", style: { background: element.value } }),
        element.value,
      );
    default:
      return unknown("element", element.type);
  }
}

function dateFace(element) {
  const text =
    formatDate(element.timestamp, element.format ?? "{date_short}") ?? element.fallback ?? "";
  return element.url ? link(element.url, text) : h("time", null, text);
}
