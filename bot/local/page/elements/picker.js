/** Dates and times, entered in the browser's own fields. */

import { h } from "../dom.js";
import { aria, choose, domId, focusHook, troubleNote, valueOf } from "./control.js";

/** @param {import("./control.js").Control} control */
export const datepicker = (control) =>
  picker(control, "date", valueOf(control), (text) => text || null);

/** @param {import("./control.js").Control} control */
export const timepicker = (control) =>
  picker(control, "time", valueOf(control), (text) => text || null);

/** Slack counts in Unix seconds, the field in local time. @param {import("./control.js").Control} control */
export const datetimepicker = (control) =>
  picker(control, "datetime-local", local(valueOf(control)), (text) =>
    text ? Math.round(new Date(text).getTime() / 1000) : null,
  );

function local(seconds) {
  if (!seconds) return "";
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function picker(control, type, value, parse) {
  return h(
    "div",
    { class: "picker" },
    h("input", {
      type,
      id: domId(control),
      class: value ? "field" : "field empty",
      value: value ?? "",
      ...aria(control),
      ...focusHook(control.element),
      // A half-typed date reads as empty and stays as typed, because equal values aren't written.
      onchange: (event) => choose(control, parse(event.target.value)),
    }),
    troubleNote(control),
  );
}
