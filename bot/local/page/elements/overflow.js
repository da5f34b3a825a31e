/** The ⋮ menu. */

import { act } from "../dispatch.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { menuButton } from "../menu.js";
import { inlineText } from "../text.js";
import { domId, isBusy, troubleNote } from "./control.js";

/** @param {import("./control.js").Control} control */
export function overflow(control) {
  const { surface, block, element } = control;
  return h(
    "span",
    { class: "button-box" },
    menuButton({
      id: domId(control),
      label: element.accessibility_label ?? "More options",
      class: "button overflow",
      align: "end",
      more: { "aria-busy": isBusy(control) ? "true" : undefined },
      button: icon("more"),
      items: element.options.map((option) => ({
        label: inlineText(option.text),
        hint: option.description && inlineText(option.description),
        run: () => {
          if (option.url && /^https?:\/\//i.test(option.url))
            open(option.url, "_blank", "noopener");
          act(surface, block, element, { selected_option: option });
        },
      })),
    }),
    troubleNote(control),
  );
}
