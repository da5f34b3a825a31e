/** The bar on top: jump to a conversation by name. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { go } from "./navigation.js";
import { closePopup, isOpen, openPopup } from "./popup.js";
import { afterDraw, server, ui } from "./state.js";

const ID = "jump";

export function topBar() {
  const open = isOpen(ID);
  const found = open ? matching(ui.popup.query) : [];
  return h(
    "div",
    { class: "top-bar", key: "top" },
    h(
      "div",
      { class: "jump", "data-popup": "" },
      icon("search", 14),
      h("input", {
        id: ID,
        type: "text",
        role: "combobox",
        autocomplete: "off",
        "aria-label": "Jump to a conversation",
        "aria-expanded": open,
        "aria-haspopup": "listbox",
        "aria-autocomplete": "list",
        "aria-controls": open ? "jump-list" : undefined,
        "aria-activedescendant": open && found.length ? `jump-${ui.popup.active}` : undefined,
        placeholder: `Jump to… in ${server.team.name}`,
        value: open ? ui.popup.query : "",
        onclick: () => open || openPopup(ID, { query: "", active: 0 }),
        oninput: (event) => openPopup(ID, { query: event.target.value, active: 0 }),
        onblur: () => isOpen(ID) && closePopup(),
        onkeydown: (event) => onKey(event, found),
      }),
      open && list(found),
    ),
    !ui.online &&
      h(
        "div",
        { class: "offline", role: "status" },
        h("span", { class: "spinner", "aria-hidden": "true" }),
        "Reconnecting…",
      ),
  );
}

function matching(query) {
  const wanted = query.trim().toLowerCase().replace(/^[#@]/, "");
  return server.conversations.filter((one) => one.name.toLowerCase().includes(wanted));
}

function onKey(event, found) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    if (!isOpen(ID)) openPopup(ID, { query: "", active: 0 });
    else if (found.length)
      openPopup(ID, {
        query: ui.popup.query,
        active: (ui.popup.active + step + found.length) % found.length,
      });
  } else if (event.key === "Enter" && isOpen(ID) && found.length) {
    pick(found[ui.popup.active]);
  } else if (event.key === "Escape") {
    closePopup();
    document.getElementById("composer-main")?.focus();
  }
}

function pick(conv) {
  closePopup();
  go(conv.id);
  afterDraw(() => document.getElementById("composer-main")?.focus());
}

function list(found) {
  return h(
    "div",
    {
      class: "listbox",
      role: "listbox",
      id: "jump-list",
      "aria-label": "Conversations",
      "data-anchor": ID,
      "data-width": "anchor",
      onmousedown: (event) => event.preventDefault(),
    },
    found.length
      ? found.map((one, index) =>
          h(
            "div",
            {
              class: index === ui.popup.active ? "option active" : "option",
              role: "option",
              id: `jump-${index}`,
              key: one.id,
              "aria-selected": index === ui.popup.active,
              onclick: () => pick(one),
            },
            h(
              "span",
              { class: "option-text" },
              one.kind === "channel" ? `# ${one.name}` : one.name,
            ),
          ),
        )
      : h("div", { class: "option-empty" }, "No results"),
  );
}
