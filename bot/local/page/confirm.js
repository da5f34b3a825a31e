/** The "Are you sure?" of an element. */

import { h } from "./dom.js";
import { trapTab } from "./focus.js";
import { change, ui } from "./state.js";
import { inlineText, text } from "./text.js";

export function confirmDialog() {
  if (!ui.confirm) return null;
  const { spec } = ui.confirm;
  const danger = spec.style === "danger";
  return h(
    "div",
    { class: "modal-layer above", key: "confirm" },
    h(
      "div",
      {
        class: "modal confirm",
        role: "alertdialog",
        "aria-modal": "true",
        "aria-labelledby": "confirm-title",
        "aria-describedby": "confirm-text",
        tabindex: -1,
        onkeydown: (event) => {
          if (event.key === "Tab") trapTab(event);
          else if (event.key === "Escape") {
            event.preventDefault();
            answer(false);
          }
        },
      },
      h("div", { class: "modal-head" }, h("h2", { id: "confirm-title" }, inlineText(spec.title))),
      h("div", { class: "modal-body", id: "confirm-text" }, text(spec.text)),
      h(
        "div",
        { class: "modal-foot" },
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-first": danger ? "" : null,
            onclick: () => answer(false),
          },
          inlineText(spec.deny) ?? "Cancel",
        ),
        h(
          "button",
          {
            type: "button",
            class: `button ${danger ? "danger-filled" : "primary"}`,
            "data-first": danger ? null : "",
            onclick: () => answer(true),
          },
          inlineText(spec.confirm) ?? "Yes",
        ),
      ),
    ),
  );
}

function answer(yes) {
  const { resolve } = ui.confirm;
  change(() => {
    ui.confirm = null;
  });
  resolve(yes);
}
