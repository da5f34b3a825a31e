/** The scrolling list: introduction, day dividers, grouped messages. */

import { h } from "./dom.js";
import { appMark, icon } from "./icons.js";
import { drawMessage } from "./messages.js";
import { avatar } from "./people.js";
import { partner, server, ui } from "./state.js";
import { dayKey, dayText } from "./time.js";

const GROUP_SECONDS = 300;

/** Messages of a conversation with what Slackbot told only here, by time. */
export function allMessages(conv) {
  const notices = ui.notices[conv.id] ?? [];
  return [...conv.messages, ...notices].sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** Replies stay in their thread. */
const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;

export function messageList(conv) {
  const all = allMessages(conv);
  const shown = all.filter((message) => !isReply(message));
  return h(
    "div",
    {
      class: "messages-scroll",
      key: `list-${conv.id}`,
      "data-stick": "",
      tabindex: 0,
      role: "log",
      "aria-relevant": "additions",
      "aria-label": `Messages in ${conv.name}`,
    },
    intro(conv),
    h(
      "div",
      { class: "message-list", role: "list" },
      rows(conv, shown, (ts) => all.filter((one) => isReply(one) && one.thread_ts === ts)),
    ),
  );
}

/** @param {(ts: string) => any[]} repliesOf */
export function rows(conv, messages, repliesOf) {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const newDay = !before || dayKey(before.ts) !== dayKey(message.ts);
    const drawn = drawMessage(conv, message, {
      grouped: !newDay && follows(before, message),
      replies: repliesOf(message.ts),
    });
    return newDay ? [divider(message.ts), drawn] : [drawn];
  });
}

function follows(before, message) {
  return (
    before.user === message.user &&
    !before.ephemeral &&
    !message.ephemeral &&
    Number(message.ts) - Number(before.ts) < GROUP_SECONDS
  );
}

const divider = (ts) =>
  h(
    "div",
    { class: "day", role: "separator", key: `day-${dayKey(ts)}` },
    h("span", null, dayText(ts)),
  );

function intro(conv) {
  if (conv.kind === "channel") {
    return h(
      "div",
      { class: "intro", key: "intro" },
      h("div", { class: "intro-title" }, icon("hash", 26), conv.name),
      h("p", null, `This is the very beginning of the #${conv.name} channel.`),
    );
  }
  const isApp = conv.kind === "app";
  const face = isApp
    ? h("span", { class: "avatar", style: { "--size": "64px" }, "aria-hidden": "true" }, appMark())
    : avatar(partner(conv) ?? { id: conv.id, name: conv.name, real_name: conv.name }, 64);
  return h(
    "div",
    { class: "intro", key: "intro" },
    h(
      "div",
      { class: "intro-title" },
      face,
      conv.name,
      isApp && h("span", { class: "app-badge" }, "APP"),
    ),
    h(
      "p",
      null,
      isApp
        ? `This is the very beginning of your direct messages with ${server.app.name}. Only the two of you can see them.`
        : `This conversation is just between you and ${conv.name}.`,
    ),
  );
}
