/** What can follow a "/" at the start of a message. */

import { h } from "./dom.js";
import { appMark } from "./icons.js";
import { change, server, ui } from "./state.js";

/** @typedef {{insert: string, shown: string, note: string}} Suggestion */

/** "[prep | reframe TEXT]" offers its alternatives too. @returns {Suggestion[]} */
function all() {
  return server.app.commands.flatMap((one) => {
    const hint = one.usage_hint ?? "";
    const words = hint
      .replace(/^\[|\]$/g, "")
      .split(/\s*\|\s*/)
      .filter(Boolean);
    const base = { insert: `${one.command} `, shown: one.command, hint, note: one.description };
    if (words.length < 2) return [base];
    return [
      base,
      ...words.map((word) => ({
        insert: `${one.command} ${fixed(word)}`,
        shown: `${one.command} ${word}`,
        hint: "",
        note: "",
      })),
    ];
  });
}

/** The part of an alternative to type as it stands: "reframe TEXT" gives "reframe ". */
function fixed(word) {
  const parts = word.split(/\s+/);
  const end = parts.findIndex((part) => !/^[a-z]/.test(part));
  return end < 0 ? word : `${parts.slice(0, end).join(" ")} `;
}

/** @param {string} draft @returns {{items: Suggestion[], active: number}} */
export function suggestions(draft) {
  const none = { items: [], active: -1 };
  if (!draft.startsWith("/") || draft.includes("\n") || ui.completion?.dismissed === draft)
    return none;
  const typed = draft.toLowerCase();
  const items = all().filter(
    (one) =>
      one.insert.toLowerCase().startsWith(typed) &&
      one.insert.trim().toLowerCase() !== typed.trim(),
  );
  const exact = all().some((one) => one.insert.trim().toLowerCase() === typed.trim());
  const chosen = ui.completion?.draft === draft ? ui.completion.active : undefined;
  return { items, active: items.length ? (chosen ?? (exact ? -1 : 0)) : -1 };
}

/**
 * Handles the keys of the open list. @returns {boolean} whether the key was used
 * @param {(text: string) => void} fill
 */
export function completionKey(event, draft, fill) {
  const { items, active } = suggestions(draft);
  if (!items.length) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const next = (active + step + items.length) % items.length;
    change(
      () => (ui.completion = { draft, active: active < 0 && step < 0 ? items.length - 1 : next }),
    );
    return true;
  }
  if (event.key === "Tab" && !event.shiftKey) fill(items[Math.max(active, 0)].insert);
  else if (event.key === "Enter" && !event.shiftKey && active >= 0) fill(items[active].insert);
  else if (event.key === "Escape") change(() => (ui.completion = { dismissed: draft }));
  else return false;
  return true;
}

export function completionList(id, draft, fill) {
  const { items, active } = suggestions(draft);
  if (!items.length) return null;
  return h(
    "div",
    {
      class: "completion",
      role: "listbox",
      id: `${id}-commands`,
      "aria-label": "Commands",
      onmousedown: (event) => event.preventDefault(),
    },
    items.map((one, index) =>
      h(
        "div",
        {
          class: index === active ? "option active" : "option",
          role: "option",
          id: `${id}-command-${index}`,
          "aria-selected": index === active,
          "data-active": index === active ? "" : null,
          key: one.shown,
          onclick: () => fill(one.insert),
        },
        h(
          "span",
          { class: "avatar", style: { "--size": "20px" }, "aria-hidden": "true" },
          appMark(),
        ),
        h(
          "span",
          { class: "option-text" },
          h(
            "span",
            null,
            h("strong", null, one.shown),
            " ",
            h("span", { class: "option-hint" }, one.hint),
          ),
          one.note && h("span", { class: "option-hint" }, one.note),
        ),
      ),
    ),
    h(
      "div",
      { class: "completion-foot", role: "presentation" },
      h("kbd", null, "↑↓"),
      " to choose ",
      h("kbd", null, "Tab"),
      " to take ",
      h("kbd", null, "Esc"),
      " to dismiss",
    ),
  );
}
