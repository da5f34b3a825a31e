/** A button with a menu: arrows, Home, End, Enter, Esc, typing a first letter. */

import { h } from "./dom.js";
import { closePopup, isOpen, openPopup } from "./popup.js";
import { afterDraw } from "./state.js";

/**
 * @param {{id: string, label: string, button: any, items: {label: any, hint?: any, danger?: boolean, checked?: boolean, run: () => void}[],
 *   class?: string, align?: "start"|"end", side?: "above", heading?: string, more?: Record<string, any>}} menu
 */
export function menuButton(menu) {
  const open = isOpen(menu.id);
  return h(
    "span",
    { class: "menu-anchor", "data-popup": "", key: menu.id },
    h(
      "button",
      {
        type: "button",
        id: `${menu.id}-button`,
        class: menu.class ?? "icon-button",
        "aria-haspopup": "menu",
        "aria-expanded": open,
        "aria-label": menu.label,
        ...menu.more,
        onclick: () => (open ? closePopup() : openPopup(menu.id)),
        onkeydown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          openPopup(menu.id);
        },
      },
      menu.button,
    ),
    open && panel(menu),
  );
}

function panel(menu) {
  return h(
    "div",
    {
      class: "menu",
      role: "menu",
      "aria-label": menu.label,
      "data-anchor": `${menu.id}-button`,
      "data-align": menu.align,
      "data-side": menu.side,
      ref: (el) => afterDraw(() => el.querySelector("[role^=menuitem]")?.focus()),
      onkeydown: (event) => onKey(event, menu),
    },
    menu.heading && h("div", { class: "menu-heading", role: "presentation" }, menu.heading),
    menu.items.map((item) =>
      h(
        "button",
        {
          type: "button",
          role: item.checked === undefined ? "menuitem" : "menuitemradio",
          "aria-checked": item.checked,
          tabindex: -1,
          class: item.danger ? "menu-item danger" : "menu-item",
          onclick: () => {
            document.getElementById(`${menu.id}-button`)?.focus();
            closePopup();
            item.run();
          },
        },
        h("span", { class: "menu-label" }, item.label),
        item.hint && h("span", { class: "menu-hint" }, item.hint),
      ),
    ),
  );
}

function onKey(event, menu) {
  const items = [...event.currentTarget.querySelectorAll("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items.at(to % items.length)?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    event.stopPropagation();
    document.getElementById(`${menu.id}-button`)?.focus();
    closePopup();
  } else if (event.key.length === 1) {
    items
      .find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))
      ?.focus();
  }
}
