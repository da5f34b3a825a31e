/** Buttons that tell the app something at once. */

import { act } from "../dispatch.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { change, server, ui } from "../state.js";
import { inlineText } from "../text.js";
import { domId, isBusy, troubleNote } from "./control.js";

/** @param {import("./control.js").Control} control */
export function button(control) {
  const { surface, block, element } = control;
  const kind = { primary: " primary", danger: " danger" }[element.style] ?? "";
  const busy = isBusy(control);
  const props = {
    id: domId(control),
    class: `button${kind}${busy ? " busy" : ""}`,
    "aria-label": element.accessibility_label,
    "aria-busy": busy ? "true" : undefined,
    onclick: () => act(surface, block, element, { value: element.value, text: element.text }),
  };
  const face = h("span", { class: "button-label" }, inlineText(element.text));
  const drawn =
    element.url && /^https?:\/\//i.test(element.url)
      ? h("a", { ...props, href: element.url, target: "_blank", rel: "noopener noreferrer" }, face)
      : h("button", { ...props, type: "button" }, face);
  return h("span", { class: "button-box" }, drawn, troubleNote(control));
}

/** Starts a workflow in Slack; this workspace has none, so the button says so and stays. */
export function workflowButton(control) {
  const { element } = control;
  return h(
    "button",
    {
      type: "button",
      class: "button",
      disabled: true,
      title: "Workflows don't run in the local workspace",
      id: domId(control),
    },
    inlineText(element.text),
  );
}

const ICONS = { trash: "trash" };

/** @param {import("./control.js").Control} control */
export function iconButton(control) {
  const { surface, block, element } = control;
  if (element.visible_to_user_ids && !element.visible_to_user_ids.includes(server.me.id))
    return null;
  const label = element.accessibility_label ?? element.text?.text ?? element.icon;
  return h(
    "span",
    { class: "button-box" },
    h(
      "button",
      {
        type: "button",
        id: domId(control),
        class: "icon-button small",
        "aria-label": label,
        title: element.text?.text,
        "aria-busy": isBusy(control) ? "true" : undefined,
        onclick: () => act(surface, block, element, { value: element.value }),
      },
      icon(ICONS[element.icon] ?? "more", 16),
    ),
    troubleNote(control),
  );
}

/** Thumbs up and down; the pressed one stays marked. @param {import("./control.js").Control} control */
export function feedbackButtons(control) {
  const id = domId(control);
  const pressed = ui.widgets.get(id);
  const thumb = (side, picture) => {
    const spec = control.element[`${side}_button`];
    return h(
      "button",
      {
        type: "button",
        class: "icon-button small",
        "aria-label": spec.accessibility_label ?? spec.text.text,
        title: spec.text.text,
        "aria-pressed": pressed === side,
        onclick: () => {
          change(() => ui.widgets.set(id, side));
          act(control.surface, control.block, control.element, {
            value: spec.value,
            text: spec.text,
          });
        },
      },
      icon(picture, 16),
    );
  };
  return h(
    "span",
    { class: "feedback", id },
    thumb("positive", "up"),
    thumb("negative", "thumbdown"),
    troubleNote(control),
  );
}
