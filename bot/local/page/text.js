/** Slack's text objects. */

import { h } from "./dom.js";
import { mrkdwn, plain } from "./mrkdwn.js";

/** @param {{type: string, text: string, emoji?: boolean}|undefined} object */
export function text(object) {
  if (!object) return null;
  if (object.type === "mrkdwn") return h("div", { class: "text" }, mrkdwn(object.text));
  return h("div", { class: "text" }, object.emoji === false ? object.text : plain(object.text));
}

/** The same without a box of its own, for labels and buttons. */
export function inlineText(object) {
  if (!object) return null;
  if (object.type === "mrkdwn") return mrkdwn(object.text);
  return object.emoji === false ? object.text : plain(object.text);
}

/** What a screen reader or an attribute gets. */
export const bareText = (object) => object?.text ?? "";
