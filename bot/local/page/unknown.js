/** The loud answer to a block or element that this page has no drawing for. */

import { h } from "./dom.js";

const reported = new Set();

/** @param {"block"|"element"} what @param {string|undefined} type @param {unknown[]} why */
export function unknown(what, type, ...why) {
  const name = String(type);
  if (!reported.has(`${what} ${name}`)) {
    reported.add(`${what} ${name}`);
    console.error(
      `This page can't draw ${what === "block" ? "a block" : "an element"} of type ${name}`,
      ...why,
    );
  }
  return h(
    "div",
    { class: "unknown", role: "alert" },
    `This page can't draw ${what === "block" ? "a block" : "an element"} of type ${name}`,
  );
}
