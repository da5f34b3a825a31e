/** Names and faces. */

import { h } from "./dom.js";
import { appMark, workspaceBotMark } from "./icons.js";
import { person, server } from "./state.js";

const SLACKBOT = { id: "USLACKBOT", name: "slackbot", real_name: "Slackbot", is_bot: true };
const COLOURS = ["#7c3085", "#1f6f8b", "#9a4a1c", "#2d6a4f", "#8a2846", "#3f51a3", "#6b5b1e"];

/** Whoever wrote a message, strangers included. */
export function author(message) {
  if (message.kind === "problem") return SLACKBOT;
  return (
    person(message.user) ?? {
      id: message.user,
      name: message.user,
      real_name: message.user,
      is_bot: message.bot,
    }
  );
}

/** @param {import("./state.js").Person} who */
export function displayName(who) {
  if (who.id === server.app.bot_user_id) return server.app.name;
  return who.real_name || who.name;
}

/** The person's own colour, else one by their id; white is readable on each of ours. */
function colour(who) {
  if (/^[0-9a-f]{6}$/i.test(who.color ?? "")) return `#${who.color}`;
  const sum = [...who.id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return COLOURS[sum % COLOURS.length];
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return (words.length > 1 ? words[0][0] + words.at(-1)[0] : name.slice(0, 1)).toUpperCase();
}

/** @param {import("./state.js").Person} who @param {number} [size] in pixels */
export function avatar(who, size = 36) {
  const box = { class: "avatar", style: { "--size": `${size}px` }, "aria-hidden": "true" };
  if (who.id === SLACKBOT.id) return h("span", box, workspaceBotMark());
  if (who.id === server.app.bot_user_id) return h("span", box, appMark());
  box.style.background = colour(who);
  return h("span", box, initials(displayName(who)));
}
