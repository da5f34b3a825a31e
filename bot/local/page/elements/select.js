/** Select menus: a combobox with a searchable list, for one value or several. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { avatar } from "../people.js";
import { closePopup, isOpen, openPopup } from "../popup.js";
import { change, ui } from "../state.js";
import { plain } from "../mrkdwn.js";
import { aria, choose, domId, focusHook, isBusy, troubleNote, valueOf } from "./control.js";
import { choiceOf, choices, matching } from "./options.js";

/** @param {import("./control.js").Control} control */
export function select(control) {
  const chosen = choiceOf(control.element, valueOf(control));
  return box(control, {
    shown: chosen?.text ?? "",
    chosen: chosen ? [chosen] : [],
    pick: (choice) => {
      closePopup();
      choose(control, choice.raw);
    },
    after:
      chosen && control.block.optional
        ? clearButton(control)
        : h("span", { class: "select-arrow", "aria-hidden": "true" }, icon("down", 16)),
  });
}

function clearButton(control) {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button small select-clear",
      "aria-label": "Clear selection",
      onclick: () => choose(control, null),
    },
    icon("close", 14),
  );
}

/** @param {import("./control.js").Control} control */
export function multiSelect(control) {
  const chosen = valueOf(control).map((raw) => choiceOf(control.element, raw));
  const without = (choice) =>
    chosen.filter((one) => one.value !== choice.value).map((one) => one.raw);
  const full = chosen.length >= (control.element.max_selected_items ?? Infinity);
  return box(control, {
    shown: "",
    multiple: true,
    chosen,
    before: chosen.map((choice) => chip(choice, () => choose(control, without(choice)))),
    pick: (choice) => {
      const has = chosen.some((one) => one.value === choice.value);
      if (!has && full) return;
      change(() => {
        if (ui.popup) ui.popup.query = "";
      });
      choose(control, has ? without(choice) : [...chosen.map((one) => one.raw), choice.raw]);
    },
    drop: () => chosen.length && choose(control, without(chosen.at(-1))),
    after: h("span", { class: "select-arrow", "aria-hidden": "true" }, icon("down", 16)),
  });
}

function chip(choice, remove) {
  return h(
    "span",
    { class: "chip", key: choice.value },
    choice.person && avatar(choice.person, 18),
    h("span", { class: "chip-text" }, choice.text),
    h(
      "button",
      { type: "button", "aria-label": `Remove ${choice.text}`, onclick: remove },
      icon("close", 12),
    ),
  );
}

function box(control, parts) {
  const id = domId(control);
  const open = isOpen(id);
  const found = open ? matching(choices(control.element), ui.popup.query) : [];
  const active = open ? Math.min(ui.popup.active, found.length - 1) : -1;
  return h(
    "div",
    { class: `select${parts.multiple ? " multi" : ""}`, "data-popup": "" },
    h(
      "div",
      {
        class: `field select-box${isBusy(control) ? " busy" : ""}`,
        id: `${id}-box`,
        onclick: (event) => event.target.closest("button") || begin(control, parts, true),
      },
      parts.before,
      input(control, parts, { id, open, found, active }),
      parts.after,
    ),
    open && list(control, parts, { id, found, active }),
    troubleNote(control),
  );
}

function input(control, parts, { id, open, found, active }) {
  const placeholder =
    control.element.placeholder?.text ?? (parts.multiple ? "Select options" : "Select an option");
  return h("input", {
    id,
    key: "input",
    class: "select-input",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": open,
    "aria-haspopup": "listbox",
    "aria-autocomplete": "list",
    "aria-controls": open ? `${id}-list` : undefined,
    "aria-activedescendant": active >= 0 ? `${id}-o${active}` : undefined,
    ...aria(control),
    ...focusHook(control.element),
    value: open ? ui.popup.query : parts.shown,
    placeholder: parts.shown || (parts.multiple && parts.chosen.length ? "" : placeholder),
    oninput: (event) => openPopup(id, { query: event.target.value, active: 0 }),
    onblur: () => isOpen(id) && closePopup(),
    onkeydown: (event) => onKey(event, control, parts, found, active),
  });
}

function begin(control, parts, focus) {
  const id = domId(control);
  if (isOpen(id)) return;
  const at = choices(control.element).findIndex((one) => one.value === parts.chosen[0]?.value);
  openPopup(id, { query: "", active: Math.max(at, 0) });
  if (focus) document.getElementById(id)?.focus();
}

function onKey(event, control, parts, found, active) {
  const open = isOpen(domId(control));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    if (!open) begin(control, parts, false);
    else if (found.length) move((active + step + found.length) % found.length);
  } else if (event.key === "Enter" && !open) {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    begin(control, parts, false);
  } else if (event.key === "Enter") {
    event.preventDefault();
    event.stopPropagation();
    if (found[active]) parts.pick(found[active]);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    event.stopPropagation();
    closePopup();
  } else if (event.key === "Backspace" && !event.target.value) {
    parts.drop?.();
  }
}

function move(active) {
  change(() => {
    ui.popup.active = active;
    ui.popup.scroll = true;
  });
}

function list(control, parts, { id, found, active }) {
  const rows = [];
  found.forEach((choice, index) => {
    if (choice.group && choice.group !== found[index - 1]?.group) {
      rows.push(
        h(
          "div",
          { class: "option-group", role: "presentation", key: `g-${choice.group}` },
          choice.group,
        ),
      );
    }
    rows.push(row(parts, choice, { id, index, active }));
  });
  return h(
    "div",
    {
      class: "listbox",
      role: "listbox",
      id: `${id}-list`,
      "data-anchor": `${id}-box`,
      "data-width": "anchor",
      "aria-label": control.field.label ?? "Options",
      "aria-multiselectable": parts.multiple ? "true" : undefined,
      // Keeps the focus in the text field.
      onpointerdown: (event) => event.preventDefault(),
      onmousedown: (event) => event.preventDefault(),
    },
    rows.length ? rows : h("div", { class: "option-empty" }, "No results"),
  );
}

function row(parts, choice, { id, index, active }) {
  const selected = parts.chosen.some((one) => one.value === choice.value);
  return h(
    "div",
    {
      class: `option${index === active ? " active" : ""}`,
      role: "option",
      id: `${id}-o${index}`,
      key: choice.value,
      "aria-selected": selected,
      "data-active": index === active ? "" : null,
      onclick: () => parts.pick(choice),
      onpointermove: () =>
        ui.popup && ui.popup.active !== index && change(() => (ui.popup.active = index)),
    },
    choice.person && avatar(choice.person, 20),
    h(
      "span",
      { class: "option-text" },
      h("span", null, plain(choice.text)),
      choice.description && h("span", { class: "option-hint" }, plain(choice.description)),
    ),
    selected && icon("check", 16),
  );
}
