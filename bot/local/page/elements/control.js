/** What all interactive elements share: ids, aria wiring, values, dispatching, trouble. */

import { act, controlId } from "../dispatch.js";
import { h } from "../dom.js";
import { read, VALUE_FIELD, write } from "../form.js";
import { change, ui } from "../state.js";

/** @typedef {{surface: any, block: any, element: any, field: any}} Control */

/** An id that is valid in HTML and stable across drawings. @param {Control} control */
export function domId({ surface, block, element }) {
  return `c-${controlId(surface, block, element).replace(/[^A-Za-z0-9_-]/g, "_")}`;
}

/** @param {Control} control */
export const valueOf = ({ surface, block, element }) => read(surface, block, element);

/** @param {Control} control */
export const isBusy = ({ surface, block, element }) =>
  ui.busy.has(controlId(surface, block, element));

/** Attributes that name and describe a control. @param {Control} control */
export function aria({ element, field }) {
  return {
    "aria-labelledby": field.labelledby,
    "aria-label": field.labelledby
      ? undefined
      : (element.accessibility_label ?? element.placeholder?.text ?? field.label),
    "aria-describedby": field.describedby || undefined,
    "aria-invalid": field.invalid ? "true" : undefined,
    "aria-required": field.required ? "true" : undefined,
  };
}

/** Focuses the one element of a view that asks for it. */
export const focusHook = (element) => (element.focus_on_load ? { "data-focus-on-load": "" } : {});

/** Enters a value without telling the app. @param {Control} control */
export function enter(control, value) {
  const { surface, block, element } = control;
  const errors = ui.errors.get(surface.view?.id);
  if (errors?.[block.block_id]) {
    change(() => {
      const { [block.block_id]: _, ...others } = errors;
      ui.errors.set(surface.view.id, others);
    });
  }
  write(surface, block, element, value);
}

/** True when choosing tells the app: outside input blocks always, inside on dispatch_action. */
export const dispatches = ({ block }) => block.type !== "input" || block.dispatch_action === true;

/** Enters a chosen value and tells the app if it listens. @param {Control} control */
export async function choose(control, value) {
  const { surface, block, element } = control;
  const before = valueOf(control);
  enter(control, value);
  if (!dispatches(control)) return;
  const done = await act(surface, block, element, { [VALUE_FIELD[element.type]]: value });
  if (!done && element.confirm) write(surface, block, element, before);
}

/** The sentence under a control whose request failed. @param {Control} control */
export function troubleNote({ surface, block, element }) {
  const sentence = ui.trouble.get(controlId(surface, block, element));
  return sentence ? h("span", { class: "trouble", role: "alert" }, sentence) : null;
}
