/** Tables: the plain one, and the one with pages and sorting. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { change, ui } from "../state.js";
import { unknown } from "../unknown.js";
import { richElements } from "./rich_text.js";

const DEFAULT_PAGE = 5;

function cell(content) {
  switch (content?.type) {
    case "raw_text":
      return content.text;
    case "raw_number":
      return content.text ?? String(content.value ?? content.number ?? "");
    case "rich_text":
      return richElements(content);
    default:
      return unknown("element", content?.type);
  }
}

const look = (settings, column) => ({
  class: settings?.[column]?.is_wrapped ? "wrap" : undefined,
  style: settings?.[column]?.align ? { "text-align": settings[column].align } : undefined,
});

export function table(_surface, block) {
  const [head, ...rows] = block.rows;
  const settings = block.column_settings;
  return h(
    "div",
    { class: "table-scroll", tabindex: 0, role: "region", "aria-label": "Table" },
    h(
      "table",
      { class: "table" },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          head.map((one, column) =>
            h("th", { scope: "col", ...look(settings, column) }, cell(one)),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map((row) =>
          h(
            "tr",
            null,
            row.map((one, column) => h("td", look(settings, column), cell(one))),
          ),
        ),
      ),
    ),
  );
}

/** What a cell sorts by: a number when it is one. */
function sortKey(content) {
  if (content.type === "raw_number") return Number(content.value ?? content.number ?? content.text);
  const text = content.type === "raw_text" ? content.text : JSON.stringify(content.elements);
  const number = Number(text.replace(/[^0-9.-]/g, ""));
  return /\d/.test(text) && !Number.isNaN(number) ? number : text.toLowerCase();
}

function sorted(rows, order) {
  if (!order) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [sortKey(a[order.column]), sortKey(b[order.column])];
    if (typeof x !== typeof y) return sign * (typeof x === "number" ? -1 : 1);
    return sign * (x < y ? -1 : x > y ? 1 : 0);
  });
}

export function dataTable(surface, block) {
  const id = `table/${surface.key}/${block.block_id}`;
  const state = ui.widgets.get(id) ?? { page: 0, order: null };
  const set = (next) => change(() => ui.widgets.set(id, { ...state, ...next }));
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? DEFAULT_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(state.page, pages - 1);
  const shown = sorted(rows, state.order).slice(page * size, (page + 1) * size);
  return h(
    "div",
    { class: "data-table" },
    h(
      "div",
      { class: "table-scroll", tabindex: 0, role: "region", "aria-label": block.caption },
      h(
        "table",
        { class: "table" },
        h("caption", null, block.caption),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            head.map((one, column) => columnHead(one, column, state.order, set)),
          ),
        ),
        h(
          "tbody",
          null,
          shown.map((row) =>
            h(
              "tr",
              null,
              row.map((one, column) => dataCell(one, column, block)),
            ),
          ),
        ),
      ),
    ),
    pages > 1 && pager(page, pages, set),
  );
}

function dataCell(content, column, block) {
  const numeric = content.type === "raw_number";
  const props = { class: numeric ? "number" : undefined };
  return column === (block.row_header_column_index ?? 0)
    ? h("th", { scope: "row", ...props }, cell(content))
    : h("td", props, cell(content));
}

function columnHead(content, column, order, set) {
  const own = order?.column === column ? order : null;
  return h(
    "th",
    { scope: "col", "aria-sort": own ? (own.down ? "descending" : "ascending") : "none" },
    h(
      "button",
      {
        type: "button",
        class: "sort",
        onclick: () => set({ page: 0, order: own?.down ? null : { column, down: Boolean(own) } }),
      },
      cell(content),
      h("span", { "aria-hidden": "true", class: "sort-mark" }, own ? (own.down ? "↓" : "↑") : "↕"),
    ),
  );
}

function pager(page, pages, set) {
  const step = (to, label, name) =>
    h(
      "button",
      {
        type: "button",
        class: "icon-button small",
        "aria-label": label,
        disabled: to < 0 || to >= pages,
        onclick: () => set({ page: to }),
      },
      icon(name, 14),
    );
  return h(
    "div",
    { class: "pager" },
    step(page - 1, "Previous page", "back"),
    h("span", null, `Page ${page + 1} of ${pages}`),
    step(page + 1, "Next page", "right"),
  );
}
