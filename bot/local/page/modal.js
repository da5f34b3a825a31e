/** The stack of modals: drawn all, shown the top one, so that going back loses nothing. */

import { api } from "./api.js";
import { drawBlocks } from "./blocks/index.js";
import { viewSurface } from "./dispatch.js";
import { h } from "./dom.js";
import { trapTab } from "./focus.js";
import { check, collect } from "./form.js";
import { appMark, icon } from "./icons.js";
import { afterDraw, change, server, ui } from "./state.js";
import { refresh } from "./sync.js";
import { bareText, inlineText } from "./text.js";

const TROUBLE = "We had some trouble connecting. Try again?";
const LINE_INPUTS = new Set([
  "text",
  "email",
  "url",
  "number",
  "tel",
  "date",
  "time",
  "datetime-local",
]);

export function modals() {
  const views = server.views;
  return (
    views.length > 0 &&
    h(
      "div",
      { class: "modal-layer", key: "modals" },
      views.map((view, index) => dialog(view, index, index === views.length - 1)),
    )
  );
}

function dialog(view, depth, top) {
  const id = `view-${view.id}`;
  return h(
    "div",
    {
      class: top ? "modal" : "modal behind",
      key: view.id,
      role: "dialog",
      "aria-modal": "true",
      "aria-labelledby": `${id}-title`,
      "aria-hidden": top ? undefined : "true",
      "data-view": view.id,
      tabindex: -1,
      onkeydown: (event) => onKey(event, view, depth),
    },
    head(view, depth, id),
    h("div", { class: "modal-body", key: "body" }, drawBlocks(viewSurface(view), view.blocks)),
    ui.trouble.has(id) &&
      h("div", { class: "modal-trouble", role: "alert" }, icon("warning"), ui.trouble.get(id)),
    foot(view, depth, id),
  );
}

function head(view, depth, id) {
  return h(
    "div",
    { class: "modal-head" },
    depth > 0
      ? h(
          "button",
          {
            type: "button",
            class: "icon-button",
            "aria-label": "Back",
            onclick: () => close(view, false),
          },
          icon("back"),
        )
      : h(
          "span",
          { class: "avatar", style: { "--size": "28px" }, "aria-hidden": "true" },
          appMark(),
        ),
    h("h2", { id: `${id}-title` }, inlineText(view.title)),
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Close",
        onclick: () => close(view, true),
      },
      icon("close"),
    ),
  );
}

function foot(view, depth, id) {
  const busy = ui.busy.has(sending(view));
  const label = bareText(view.close) || (view.submit ? "Cancel" : "Close");
  return h(
    "div",
    { class: "modal-foot" },
    h(
      "button",
      { type: "button", class: "button", onclick: () => close(view, depth === 0) },
      label,
    ),
    view.submit &&
      h(
        "button",
        {
          type: "button",
          class: `button primary${busy ? " busy" : ""}`,
          "aria-busy": busy ? "true" : undefined,
          onclick: () => submit(view),
        },
        h("span", { class: "button-label" }, inlineText(view.submit)),
      ),
  );
}

function onKey(event, view, depth) {
  if (event.key === "Tab") trapTab(event);
  else if (event.key === "Escape") {
    event.preventDefault();
    close(view, depth === 0);
  } else if (event.key === "Enter" && view.submit && submits(event)) {
    event.preventDefault();
    submit(view);
  }
}

function submits(event) {
  if (event.isComposing) return false;
  if (event.metaKey || event.ctrlKey) return true;
  return event.target instanceof HTMLInputElement && LINE_INPUTS.has(event.target.type);
}

/** What is sent is one state of a view: the next step can be sent before the answer is in. */
const sending = (view) => `${view.id}:${view.hash}`;

/** @param {boolean} all true closes the whole stack */
async function close(view, all) {
  await api.close(view.id, all);
  await refresh();
}

async function submit(view) {
  const id = `view-${view.id}`;
  if (ui.busy.has(sending(view))) return;
  const surface = viewSurface(view);
  const missing = check(surface, view.blocks);
  if (Object.keys(missing).length) {
    refuse(view, missing);
    return;
  }
  change(() => {
    ui.busy.add(sending(view));
    ui.trouble.delete(id);
    ui.errors.delete(view.id);
  });
  const answer = await api.submit(view.id, collect(surface, view.blocks));
  await refresh();
  change(() => ui.busy.delete(sending(view)));
  if (answer.errors) refuse(view, answer.errors);
  else if (!answer.ok) change(() => ui.trouble.set(id, TROUBLE));
}

/** Shows errors at their fields and goes to the first one. */
function refuse(view, errors) {
  change(() => ui.errors.set(view.id, errors));
  afterDraw(() => {
    const field = document.querySelector(
      `[data-view="${CSS.escape(view.id)}"] .input-block.invalid`,
    );
    field?.scrollIntoView({ block: "center" });
    field?.querySelector("input, textarea, [contenteditable]")?.focus({ preventScroll: true });
  });
}
