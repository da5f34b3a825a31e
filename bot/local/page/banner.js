/** One line above the composer for someone who has just arrived. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { afterDraw, change, server, ui } from "./state.js";

const KEY = "banner-dismissed";

/** What a first visitor is asked to type. */
const firstCommand = () => `${server.app.commands[0]?.command ?? "/negotiate"} prep`;

export function banner(conv) {
  if (ui.bannerDismissed || localStorage.getItem(KEY)) return null;
  const command = firstCommand();
  return h(
    "aside",
    { class: "banner", "aria-label": "About this page" },
    h(
      "span",
      { class: "banner-text" },
      "A local stand-in for Slack: nothing leaves this computer. Type ",
      h("code", { class: "code" }, command),
      " to start.",
    ),
    h(
      "button",
      { type: "button", class: "button small", onclick: () => type(conv, command) },
      "Type it for me",
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button small",
        "aria-label": "Hide this note",
        onclick: dismiss,
      },
      icon("close", 14),
    ),
  );
}

function type(conv, command) {
  change(() => {
    ui.drafts[`main/${conv.id}`] = command;
  });
  afterDraw(() => {
    const field = document.getElementById("composer-main");
    field.focus();
    field.setSelectionRange(command.length, command.length);
  });
}

function dismiss() {
  localStorage.setItem(KEY, "1");
  change(() => {
    ui.bannerDismissed = true;
  });
  document.getElementById("composer-main")?.focus();
}
