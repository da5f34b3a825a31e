/** The side pane with one thread. */

import { composer } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { allMessages } from "./message_list.js";
import { drawMessage } from "./messages.js";
import { afterDraw, change, ui } from "./state.js";

export function threadPane(conv) {
  const all = allMessages(conv);
  const parent = all.find((one) => one.ts === ui.thread);
  const replies = all.filter((one) => one.thread_ts === ui.thread && one.ts !== ui.thread);
  const close = () => {
    change(() => {
      ui.thread = null;
    });
    afterDraw(() => document.getElementById("composer-main")?.focus());
  };
  return h(
    "aside",
    {
      class: "thread",
      "aria-label": "Thread",
      key: `thread-${ui.thread}`,
      onkeydown: (event) => event.key === "Escape" && !event.defaultPrevented && close(),
    },
    h(
      "header",
      { class: "main-head" },
      h("h2", null, "Thread"),
      h("span", { class: "head-note" }, conv.name),
      h(
        "button",
        {
          type: "button",
          class: "icon-button push-end",
          "aria-label": "Close thread",
          onclick: close,
        },
        icon("close"),
      ),
    ),
    h(
      "div",
      {
        class: "messages-scroll",
        "data-stick": "",
        tabindex: 0,
        role: "log",
        "aria-relevant": "additions",
        "aria-label": "Messages in the thread",
      },
      h(
        "div",
        { class: "message-list", role: "list" },
        parent && drawMessage(conv, parent, { grouped: false, replies: [], inThread: true }),
        replies.length > 0 &&
          h(
            "div",
            { class: "reply-count", role: "separator", key: "count" },
            h("span", null, replies.length === 1 ? "1 reply" : `${replies.length} replies`),
          ),
        replies.map((one) =>
          drawMessage(conv, one, { grouped: false, replies: [], inThread: true }),
        ),
      ),
    ),
    h(
      "div",
      { class: "compose-area" },
      composer({ id: "thread", conv, thread: ui.thread, label: "Reply" }),
    ),
  );
}
