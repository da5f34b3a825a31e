/** A small editor for formatted text; the browser edits, `rich_text_dom.js` translates. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { aria, domId, enter, focusHook, troubleNote, valueOf } from "./control.js";
import { fill, readRichText } from "./rich_text_dom.js";

const TOOLS = [
  ["bold", "Bold", () => document.execCommand("bold")],
  ["italic", "Italic", () => document.execCommand("italic")],
  ["strike", "Strikethrough", () => document.execCommand("strikeThrough")],
  ["code", "Code", toggleCode],
  ["numbers", "Ordered list", () => document.execCommand("insertOrderedList")],
  ["bullets", "Bulleted list", () => document.execCommand("insertUnorderedList")],
  ["quote", "Blockquote", () => document.execCommand("formatBlock", false, "blockquote")],
];

/** @param {import("./control.js").Control} control */
export function richTextInput(control) {
  const id = domId(control);
  const value = valueOf(control);
  const placeholder = control.element.placeholder?.text ?? "";
  return h(
    "div",
    { class: "editor field" },
    h(
      "div",
      { class: "editor-tools", role: "toolbar", "aria-label": "Formatting" },
      TOOLS.map(([name, label, run], index) => tool(id, name, label, run, index)),
    ),
    h("div", {
      id,
      class: value ? "editor-text" : "editor-text vacant",
      role: "textbox",
      "aria-multiline": "true",
      contenteditable: "true",
      "data-placeholder": placeholder,
      opaque: true,
      ref: (el) => fill(el, value),
      ...aria(control),
      ...focusHook(control.element),
      oninput: (event) => enter(control, readRichText(event.target)),
      onpaste: pastePlain,
    }),
    troubleNote(control),
  );
}

function tool(id, name, label, run, index) {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button small",
      "aria-label": label,
      title: label,
      tabindex: index === 0 ? 0 : -1,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => {
        document.getElementById(id).focus();
        run();
      },
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

function toggleCode() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || range.collapsed) return;
  const code = document.createElement("code");
  code.append(range.extractContents());
  range.insertNode(code);
  code.closest("[contenteditable]")?.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Foreign markup stays out: only the words come in. */
function pastePlain(event) {
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
}
