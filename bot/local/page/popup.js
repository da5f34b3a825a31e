/** Menus and lists that float beside their control, one at a time. */

import { change, ui } from "./state.js";

const GAP = 4;
const EDGE = 8;

/** @param {string} id @param {Record<string, any>} [more] */
export function openPopup(id, more = {}) {
  change(() => {
    ui.popup = { id, ...more };
  });
}

export function closePopup() {
  if (!ui.popup) return;
  change(() => {
    ui.popup = null;
  });
}

/** @param {string} id */
export const isOpen = (id) => ui.popup?.id === id;

/** Puts every open popup beside its anchor, above it when there is no room below. */
export function placePopups() {
  for (const popup of document.querySelectorAll("[data-anchor]")) {
    const anchor = document.getElementById(popup.dataset.anchor);
    if (anchor) place(popup, anchor.getBoundingClientRect());
  }
}

function place(popup, anchor) {
  if (popup.dataset.width === "anchor") popup.style.width = `${anchor.width}px`;
  const below = innerHeight - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const up =
    popup.dataset.side === "above"
      ? above > 120 || above > below
      : below < Math.min(popup.scrollHeight, 260) && above > below;
  popup.style.maxHeight = `${Math.min(up ? above : below, 360)}px`;
  popup.style.top = up ? "auto" : `${anchor.bottom + GAP}px`;
  popup.style.bottom = up ? `${innerHeight - anchor.top + GAP}px` : "auto";
  const left = popup.dataset.align === "end" ? anchor.right - popup.offsetWidth : anchor.left;
  popup.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - popup.offsetWidth - EDGE))}px`;
}

/** Closes the popup on a press outside it and its control, and follows scrolling. */
export function watchPopups() {
  addEventListener("scroll", placePopups, { capture: true, passive: true });
  addEventListener("resize", placePopups);
  addEventListener("pointerdown", (event) => {
    if (ui.popup && !event.target.closest("[data-popup]")) closePopup();
  });
}
