/** One message: who, when, what, and what can be done with it. */

import { api, url } from "./api.js";
import { drawBlocks } from "./blocks/index.js";
import { messageSurface, runShortcut } from "./dispatch.js";
import { h } from "./dom.js";
import { sizeText } from "./elements/file.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { author, avatar, displayName } from "./people.js";
import { afterDraw, change, server, ui } from "./state.js";
import { fullText, timeText } from "./time.js";

/**
 * @param {import("./state.js").Conversation} conv
 * @param {import("./state.js").Message} message
 * @param {{grouped: boolean, replies: any[], inThread?: boolean}} place
 */
export function drawMessage(conv, message, place) {
  const who = author(message);
  const name = displayName(who);
  const classes = [
    "message",
    place.grouped && "grouped",
    message.ephemeral && "ephemeral",
    message.kind === "problem" && "problem",
  ];
  return h(
    "div",
    {
      class: classes.filter(Boolean).join(" "),
      key: `${message.kind}-${message.ts}`,
      role: "listitem",
      "aria-label": `${name}, ${timeText(message.ts)}`,
      "data-ts": message.ts,
    },
    message.ephemeral && h("div", { class: "only-you" }, icon("eye", 14), "Only visible to you"),
    h(
      "div",
      { class: "gutter" },
      place.grouped
        ? h(
            "span",
            { class: "gutter-time", "aria-hidden": "true" },
            timeText(message.ts).replace(/ [AP]M/, ""),
          )
        : avatar(who, 36),
    ),
    h(
      "div",
      { class: "message-body" },
      !place.grouped &&
        h(
          "div",
          { class: "byline" },
          h("span", { class: "author" }, name),
          (who.is_bot || message.bot) &&
            message.kind !== "problem" &&
            h("span", { class: "app-badge" }, "APP"),
          h(
            "time",
            {
              class: "time",
              title: fullText(message.ts),
              datetime: new Date(Number(message.ts) * 1000).toISOString(),
            },
            timeText(message.ts),
          ),
        ),
      content(conv, message),
      (message.files ?? []).map(fileCard),
      place.replies.length > 0 && threadLink(message, place.replies),
    ),
    !message.ephemeral && toolbar(conv, message, name, place),
  );
}

function content(conv, message) {
  const edited =
    message.edited && h("span", { class: "edited", title: "This message was edited" }, " (edited)");
  if (message.blocks?.length)
    return [drawBlocks(messageSurface(conv.id, message), message.blocks), edited];
  if (!message.text) return null;
  return h("div", { class: "text" }, mrkdwn(message.text), edited);
}

function fileCard(file) {
  const target =
    file.url ?? url(`/client/file/${encodeURIComponent(file.id)}`, { user: server.me.id });
  const local = /^(\/(?!\/)|https?:\/\/(127\.0\.0\.1|localhost)[:/])/.test(target);
  return h(
    "div",
    { class: "file-card", key: `file-${file.id}` },
    h("span", { class: "file-icon" }, icon("file", 22)),
    h(
      "span",
      { class: "file-text" },
      h("span", { class: "file-name" }, file.name),
      h(
        "span",
        { class: "file-size" },
        [file.mimetype, file.size !== undefined && sizeText(file.size)].filter(Boolean).join(" · "),
      ),
    ),
    local &&
      h(
        "a",
        {
          class: "icon-button",
          href: target,
          download: file.name,
          "aria-label": `Download ${file.name}`,
        },
        icon("download"),
      ),
  );
}

function threadLink(message, replies) {
  const faces = [...new Map(replies.map((one) => [one.user, author(one)])).values()].slice(0, 3);
  const label = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  return h(
    "button",
    { type: "button", class: "thread-link", onclick: () => openThread(message) },
    faces.map((who) => avatar(who, 24)),
    h("span", { class: "thread-count" }, label),
    h("span", { class: "thread-last" }, `Last reply ${timeText(replies.at(-1).ts)}`),
  );
}

function openThread(message) {
  change(() => {
    ui.thread = message.ts;
  });
  afterDraw(() => document.getElementById("composer-thread")?.focus());
}

function toolbar(conv, message, name, place) {
  const shortcuts = server.app.shortcuts.filter((one) => one.type === "message");
  const id = `more-${place.inThread ? "t" : "m"}-${message.ts.replace(".", "-")}`;
  const open = ui.popup?.id === id;
  return h(
    "div",
    { class: open ? "toolbar open" : "toolbar" },
    !place.inThread &&
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": "Reply in thread",
          title: "Reply in thread",
          onclick: () => openThread(message),
        },
        icon("reply"),
      ),
    shortcuts.length > 0 &&
      menuButton({
        id,
        label: `More actions for the message by ${name}`,
        align: "end",
        heading: "Message shortcuts",
        button: icon("more"),
        items: shortcuts.map((one) => ({
          label: one.name,
          hint: server.app.name,
          run: () =>
            runShortcut(conv.id, api.messageShortcut(one.callback_id, conv.id, message.ts)),
        })),
      }),
  );
}
