/** The rail, the channel list and the switch between people. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { become, go } from "./navigation.js";
import { avatar, displayName } from "./people.js";
import { appConversation, change, partner, person, server, ui } from "./state.js";
import { isDark, toggleTheme } from "./theme.js";

export function sidebar() {
  return h(
    "div",
    { class: ui.drawer ? "side open" : "side", key: "side" },
    rail(),
    h(
      "nav",
      { class: "channels", "aria-label": "Channels and direct messages" },
      h(
        "div",
        { class: "team-name" },
        h("span", null, server.team.name),
        h(
          "button",
          {
            type: "button",
            class: "icon-button drawer-close",
            "aria-label": "Close the channel list",
            onclick: () => change(() => (ui.drawer = false)),
          },
          icon("close"),
        ),
      ),
      section("Channels", "channel"),
      section("Direct messages", "im"),
      section("Apps", "app"),
    ),
    you(),
  );
}

function rail() {
  const dark = isDark();
  return h(
    "div",
    { class: "rail" },
    h("div", { class: "team-tile", "aria-hidden": "true" }, server.team.name.slice(0, 1)),
    h(
      "button",
      {
        type: "button",
        class: "rail-item active",
        onclick: () => go(appConversation()?.id ?? server.conversations[0].id),
      },
      h("span", { class: "rail-icon" }, icon("home", 20)),
      "Home",
    ),
    h("span", { class: "rail-gap" }),
    h(
      "button",
      {
        type: "button",
        class: "rail-item",
        "aria-label": dark ? "Switch to light mode" : "Switch to dark mode",
        onclick: () => change(toggleTheme),
      },
      h("span", { class: "rail-icon" }, icon(dark ? "sun" : "moon", 20)),
      dark ? "Light" : "Dark",
    ),
  );
}

function section(title, kind) {
  const conversations = server.conversations.filter((one) => one.kind === kind);
  if (!conversations.length) return null;
  const id = `section-${kind}`;
  return h(
    "section",
    { "aria-labelledby": id },
    h("h2", { id }, title),
    h("ul", null, conversations.map(row)),
  );
}

function row(conv) {
  const current = conv.id === ui.conversation;
  const unread = conv.unread > 0 && !current;
  return h(
    "li",
    { key: conv.id },
    h(
      "button",
      {
        type: "button",
        class: `channel${unread ? " unread" : ""}`,
        "aria-label": unread ? `${conv.name}, ${conv.unread} unread` : conv.name,
        "aria-current": current ? "page" : undefined,
        onclick: () => go(conv.id),
      },
      face(conv),
      h("span", { class: "channel-name" }, conv.name),
      unread &&
        conv.kind !== "channel" &&
        h("span", { class: "badge", "aria-hidden": "true" }, conv.unread),
    ),
  );
}

function face(conv) {
  if (conv.kind === "channel") return icon("hash", 16);
  const who =
    conv.kind === "app"
      ? (person(server.app.bot_user_id) ?? {
          id: server.app.bot_user_id,
          real_name: server.app.name,
          name: server.app.name,
        })
      : (partner(conv) ?? { id: conv.id, name: conv.name, real_name: conv.name });
  return avatar(who, 20);
}

function you() {
  const others = server.people.filter((one) => one.switchable);
  const inside = [
    avatar(server.me, 36),
    h(
      "span",
      { class: "you-text" },
      h("span", { class: "you-lead" }, "You are"),
      h("span", { class: "you-name" }, displayName(server.me)),
    ),
    icon("swap", 16),
  ];
  return h(
    "div",
    { class: "you" },
    menuButton({
      id: "people",
      label: `You are ${displayName(server.me)}. Switch to another person`,
      class: "you-button",
      side: "above",
      heading: "Look through the eyes of",
      button: inside,
      items: others.map((one) => ({
        label: [avatar(one, 24), displayName(one)],
        hint: one.id === server.me.id ? "you" : one.title,
        checked: one.id === server.me.id,
        run: () => one.id === server.me.id || become(one.id),
      })),
    }),
  );
}
