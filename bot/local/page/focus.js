/** Where the keyboard is: kept inside the top dialog, and given back afterwards. */

import { afterDraw, server, ui } from "./state.js";

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [contenteditable], [tabindex='0']";
const FIELD = "input:not(:disabled), textarea, [contenteditable]";

/** @type {Map<string, Element>} last focus by view */
const last = new Map();
/** @type {Element|null} */
let returnTo = null;
/** @type {string|null} */
let shown = null;
/** @type {Element|null} */
let beforeConfirm = null;

const usable = (el) => el.tabIndex >= 0 && el.getClientRects().length > 0;

/** Keeps Tab within the element that handles it. @param {KeyboardEvent} event */
export function trapTab(event) {
  const all = [...event.currentTarget.querySelectorAll(FOCUSABLE)].filter(usable);
  if (!all.length) return;
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (
    document.activeElement !== edge &&
    event.currentTarget.contains(document.activeElement) &&
    document.activeElement !== event.currentTarget
  )
    return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0]).focus();
}

/** Remembers, before a first modal is drawn, where the person was. */
export function remember(before, after) {
  if (!before?.views.length && after.views.length) returnTo = document.activeElement;
  for (const id of last.keys()) if (!after.views.some((view) => view.id === id)) last.delete(id);
}

/** A view that became another step is read from its top, and entered like a new one. */
export function followSteps(before, after) {
  for (const view of after.views) {
    const old = before?.views.find((one) => one.id === view.id);
    if (!old || old.hash === view.hash || !isNewStep(old, view)) continue;
    last.delete(view.id);
    afterDraw(() => {
      const dialog = document.querySelector(`[data-view="${CSS.escape(view.id)}"]`);
      dialog?.querySelector(".modal-body").scrollTo(0, 0);
      if (dialog && server.views.at(-1)?.id === view.id) enter(dialog);
    });
  }
}

/** Nothing in common with the version before, or another field that asks for the focus. */
function isNewStep(old, view) {
  const known = new Set(old.blocks.map((block) => block.block_id));
  const asks = view.blocks.find((block) => block.element?.focus_on_load);
  return asks ? !known.has(asks.block_id) : !view.blocks.some((block) => known.has(block.block_id));
}

export function watchFocus() {
  document.addEventListener("focusin", (event) => {
    const view = event.target.closest?.("[data-view]")?.dataset.view;
    if (view) last.set(view, event.target);
  });
}

/** After each drawing: the focus belongs to the topmost dialog. */
export function settleFocus() {
  if (confirmFocus()) return;
  const top = server.views.at(-1)?.id ?? null;
  const dialog = top && document.querySelector(`[data-view="${CSS.escape(top)}"]`);
  if (dialog && (top !== shown || !dialog.contains(document.activeElement)))
    enter(dialog, last.get(top));
  if (!dialog && shown) giveBack();
  shown = top;
}

function confirmFocus() {
  const box = document.querySelector("[role=alertdialog]");
  if (!ui.confirm || !box) {
    if (beforeConfirm?.isConnected) beforeConfirm.focus();
    beforeConfirm = null;
    return false;
  }
  if (!box.contains(document.activeElement)) {
    beforeConfirm ??= document.activeElement;
    box.querySelector("[data-first]").focus();
  }
  return true;
}

function enter(dialog, kept) {
  const wanted =
    kept?.isConnected && dialog.contains(kept)
      ? kept
      : dialog.querySelector("[data-focus-on-load]");
  const first = [...dialog.querySelectorAll(`.modal-body :is(${FIELD})`)].find(usable);
  (wanted ?? first ?? dialog).focus({ preventScroll: wanted === kept });
}

function giveBack() {
  const target =
    returnTo?.isConnected && returnTo !== document.body
      ? returnTo
      : document.querySelector("#composer-main");
  target?.focus({ preventScroll: true });
  returnTo = null;
}
