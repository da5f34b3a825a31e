/** Where messages and commands are written. */

import { api } from "./api.js";
import { completionKey, completionList, suggestions } from "./completion.js";
import { notice, runShortcut } from "./dispatch.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { afterDraw, change, server, ui } from "./state.js";
import { refresh } from "./sync.js";

const MARKS = [
  ["bold", "Bold", "*"],
  ["italic", "Italic", "_"],
  ["strike", "Strikethrough", "~"],
  ["code", "Code", "`"],
];

/** @param {{id: "main"|"thread", conv: any, thread?: string, label: string}} place */
export function composer(place) {
  const key = `${place.id}/${place.thread ?? place.conv.id}`;
  const draft = ui.drafts[key] ?? "";
  const id = `composer-${place.id}`;
  const fill = (text) => {
    change(() => (ui.drafts[key] = text));
    document.getElementById(id)?.focus();
  };
  const { items, active } = suggestions(draft);
  return h(
    "div",
    { class: "composer", key },
    completionList(id, draft, fill),
    h(
      "div",
      { class: "composer-tools", role: "toolbar", "aria-label": "Formatting" },
      MARKS.map(([name, label, mark], index) => markButton(id, key, name, label, mark, index)),
    ),
    h("textarea", {
      id,
      class: "composer-text",
      rows: 1,
      value: draft,
      placeholder: place.label,
      "aria-label": place.label,
      "aria-autocomplete": "list",
      "aria-controls": items.length ? `${id}-commands` : undefined,
      "aria-activedescendant": active >= 0 ? `${id}-command-${active}` : undefined,
      oninput: (event) => {
        grow(event.target);
        change(() => (ui.drafts[key] = event.target.value));
      },
      onkeydown: (event) => {
        if (event.isComposing) return;
        if (completionKey(event, draft, fill)) {
          event.preventDefault();
        } else if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          send(place, key, draft);
        }
      },
    }),
    h(
      "div",
      { class: "composer-foot" },
      place.id === "main" && shortcutMenu(place),
      h(
        "span",
        { class: "composer-hint", "aria-hidden": "true" },
        draft ? [h("b", null, "Shift + Enter"), " to add a new line"] : "",
      ),
      h(
        "button",
        {
          type: "button",
          class: "send",
          "aria-label": "Send now",
          disabled: !draft.trim(),
          onclick: () => send(place, key, draft),
        },
        icon("send"),
      ),
    ),
  );
}

/** As tall as its text, within reason. */
export function grow(el) {
  el.style.height = "auto";
  el.style.height = `${Math.min(el.scrollHeight, innerHeight * 0.4)}px`;
}

function markButton(id, key, name, label, mark, index) {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button small",
      "aria-label": label,
      title: label,
      tabindex: index === 0 ? 0 : -1,
      onclick: () => wrap(document.getElementById(id), key, mark),
      onkeydown: (event) => {
        const next = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" }[
          event.key
        ];
        event.currentTarget[next]?.focus();
      },
    },
    icon(name, 16),
  );
}

function wrap(field, key, mark) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  change(
    () =>
      (ui.drafts[key] =
        value.slice(0, from) + mark + value.slice(from, to) + mark + value.slice(to)),
  );
  afterDraw(() => {
    field.focus();
    field.setSelectionRange(from + 1, to + 1);
  });
}

function shortcutMenu(place) {
  const shortcuts = server.app.shortcuts.filter((one) => one.type === "global");
  if (!shortcuts.length) return null;
  return menuButton({
    id: "shortcuts",
    label: "Shortcuts",
    side: "above",
    heading: "Shortcuts",
    button: icon("bolt"),
    items: shortcuts.map((one) => ({
      label: one.name,
      hint: one.description,
      run: () => runShortcut(place.conv.id, api.shortcut(one.callback_id)),
    })),
  });
}

async function send(place, key, draft) {
  const text = draft.trim();
  if (!text) return;
  change(() => (ui.drafts[key] = ""));
  const sent = text.startsWith("/")
    ? await command(place, text)
    : (await api.message(place.conv.id, text, place.thread)).ok;
  if (!sent) change(() => (ui.drafts[key] ||= draft));
  await refresh();
}

/** @returns {Promise<boolean>} false when the text should be given back to the person */
async function command(place, text) {
  const [name] = text.split(/\s/);
  if (place.thread) {
    notice(place.conv.id, `\`${name}\` is not supported in threads. Sorry!`);
    return false;
  }
  const answer = await api.command(place.conv.id, text);
  return answer.error !== "unknown_command";
}
