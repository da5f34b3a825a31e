/** Files chosen from the computer. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { aria, domId, enter, focusHook, troubleNote, valueOf } from "./control.js";

/** @param {number} bytes */
export function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** @param {import("./control.js").Control} control */
export function fileInput(control) {
  const { element } = control;
  const files = valueOf(control);
  const limit = element.max_files ?? 10;
  const types = (element.filetypes ?? []).map((type) => `.${type}`).join(",");
  return h(
    "div",
    { class: "files-input" },
    files.map((file, index) =>
      h(
        "div",
        { class: "file-card", key: `${file.name}-${index}` },
        icon("file"),
        h("span", { class: "file-name" }, file.name),
        h("span", { class: "file-size" }, sizeText(file.size)),
        h(
          "button",
          {
            type: "button",
            class: "icon-button small",
            "aria-label": `Remove ${file.name}`,
            onclick: () =>
              enter(
                control,
                files.filter((one) => one !== file),
              ),
          },
          icon("close", 14),
        ),
      ),
    ),
    files.length < limit &&
      h(
        "label",
        { class: "button file-button" },
        "Add files",
        h("input", {
          type: "file",
          class: "hidden-input",
          id: domId(control),
          multiple: limit > 1,
          accept: types || undefined,
          ...aria(control),
          ...focusHook(element),
          onchange: (event) => {
            const added = [...event.target.files].map(({ name, size, type }) => ({
              name,
              size,
              mimetype: type,
            }));
            event.target.value = "";
            enter(control, [...files, ...added].slice(0, limit));
          },
        }),
      ),
    troubleNote(control),
  );
}
