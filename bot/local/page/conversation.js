/** The main pane: header, tabs, messages, composer. */

import { about } from "./about.js";
import { banner } from "./banner.js";
import { composer } from "./composer.js";
import { h } from "./dom.js";
import { home } from "./home.js";
import { appMark, icon } from "./icons.js";
import { messageList } from "./message_list.js";
import { go } from "./navigation.js";
import { avatar } from "./people.js";
import { change, conversation, partner, server, ui } from "./state.js";
import { threadPane } from "./thread.js";

export function mainPane() {
  const conv = conversation();
  return h(
    "div",
    { class: ui.thread ? "panes with-thread" : "panes", key: "panes" },
    h(
      "main",
      { class: "main", key: `main-${conv.id}`, "aria-label": conv.name },
      header(conv),
      conv.kind === "app" && tabs(conv),
      body(conv),
    ),
    ui.thread && threadPane(conv),
  );
}

function header(conv) {
  return h(
    "header",
    { class: "main-head" },
    h(
      "button",
      {
        type: "button",
        class: "icon-button drawer-open",
        "aria-label": "Open the channel list",
        onclick: () => change(() => (ui.drawer = true)),
      },
      icon("menu"),
    ),
    conv.kind === "channel" ? icon("hash", 18) : face(conv),
    h("h1", null, conv.name),
    conv.kind === "app" && h("span", { class: "app-badge" }, "APP"),
    conv.kind === "im" && h("span", { class: "head-note" }, partner(conv)?.title),
  );
}

function face(conv) {
  if (conv.kind === "app")
    return h(
      "span",
      { class: "avatar", style: { "--size": "24px" }, "aria-hidden": "true" },
      appMark(),
    );
  return avatar(partner(conv) ?? { id: conv.id, name: conv.name, real_name: conv.name }, 24);
}

function tabs(conv) {
  const names = [
    server.app.home_enabled && ["home", "Home"],
    server.app.messages_enabled && ["messages", "Messages"],
    ["about", "About"],
  ].filter(Boolean);
  return h(
    "div",
    {
      class: "tabs",
      role: "tablist",
      "aria-label": `${conv.name} tabs`,
      onkeydown: (event) => onKey(event, conv, names),
    },
    names.map(([tab, name]) => {
      const selected = ui.tab === tab;
      return h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${tab}`,
          class: "tab",
          "aria-selected": selected,
          "aria-controls": selected ? `panel-${tab}` : undefined,
          tabindex: selected ? 0 : -1,
          onclick: () => go(conv.id, tab),
        },
        name,
      );
    }),
  );
}

function onKey(event, conv, names) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = names.findIndex(([tab]) => tab === ui.tab);
  const [next] = names.at((at + step) % names.length);
  go(conv.id, next);
  document.getElementById(`tab-${next}`).focus();
}

function body(conv) {
  if (ui.tab === "home") return panel("home", home());
  if (ui.tab === "about") return panel("about", about());
  const readOnly = conv.kind === "app" && server.app.messages_read_only;
  const parts = [
    messageList(conv),
    h(
      "div",
      { class: "compose-area", key: "compose" },
      conv.kind === "app" && !readOnly && banner(conv),
      readOnly
        ? h("p", { class: "read-only" }, "Sending messages to this app has been turned off.")
        : composer({
            id: "main",
            conv,
            label: conv.kind === "channel" ? `Message #${conv.name}` : `Message ${conv.name}`,
          }),
    ),
  ];
  return conv.kind === "app"
    ? h(
        "div",
        {
          class: "tab-panel messages",
          role: "tabpanel",
          id: "panel-messages",
          "aria-labelledby": "tab-messages",
          key: "messages",
        },
        parts,
      )
    : h("div", { class: "tab-panel messages", key: "messages" }, parts);
}

const panel = (tab, content) =>
  h(
    "div",
    {
      class: "tab-panel",
      role: "tabpanel",
      id: `panel-${tab}`,
      "aria-labelledby": `tab-${tab}`,
      key: tab,
    },
    content,
  );
