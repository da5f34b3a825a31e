/** The app's Home tab: the view that it published for this person. */

import { drawBlocks } from "./blocks/index.js";
import { viewSurface } from "./dispatch.js";
import { h } from "./dom.js";
import { server } from "./state.js";

export function home() {
  const view = server.home;
  if (!view) {
    return h(
      "div",
      { class: "home vacant" },
      h("p", null, `${server.app.name} hasn't put anything here yet.`),
    );
  }
  return h("div", { class: "home", key: view.id }, drawBlocks(viewSurface(view), view.blocks));
}
