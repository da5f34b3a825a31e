/** Pictures, with their description in place when they can't be loaded. */

import { h } from "../dom.js";

/** @param {{image_url?: string, slack_file?: {url?: string}, alt_text: string}} spec @param {string} name class */
export function picture(spec, name) {
  const source = spec.image_url ?? spec.slack_file?.url ?? "";
  const alt = spec.alt_text ?? "";
  if (!/^(https?:\/\/|data:image\/|\/)/i.test(source)) return missing(alt, name);
  return h("img", {
    class: name,
    src: source,
    alt,
    loading: "lazy",
    referrerpolicy: "no-referrer",
    onerror: (event) => event.target.classList.add("broken"),
  });
}

const missing = (alt, name) =>
  h("span", { class: `${name} broken`, role: "img", "aria-label": alt }, alt);

/** @param {import("./control.js").Control} control */
export const imageElement = ({ element, block }) =>
  picture(element, block.type === "context" ? "context-image" : "accessory-image");
