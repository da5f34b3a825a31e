/** Which conversation and tab is shown; kept in the address, so that Back and reload work. */

import { api } from "./api.js";
import { appConversation, change, conversation, server, ui } from "./state.js";
import { refresh } from "./sync.js";

const TABS = ["home", "messages", "about"];

/** @param {string} id @param {"home"|"messages"|"about"} [tab] */
export function go(id, tab = "messages") {
  const hash = `#/${id}${tab === "messages" ? "" : `/${tab}`}`;
  if (location.hash === hash) arrive();
  else location.hash = hash;
}

/** Reads the address and tells the app which tab was opened. */
export function arrive() {
  const [, id, tab] = location.hash.split("/");
  const wanted = conversation(id) ?? appConversation() ?? server.conversations[0];
  change(() => {
    if (ui.conversation !== wanted.id) ui.thread = null;
    ui.conversation = wanted.id;
    ui.tab = wanted.kind === "app" && TABS.includes(tab) ? tab : firstTab(wanted);
    ui.drawer = false;
    ui.popup = null;
  });
  opened(wanted);
}

function firstTab(conv) {
  if (conv.kind !== "app" || server.app.messages_enabled) return "messages";
  return server.app.home_enabled ? "home" : "about";
}

async function opened(conv) {
  if (conv.kind === "app" && ui.tab !== "about") {
    await api.tab(ui.tab);
    await refresh();
  }
}

let marking = false;

/** Marks what is on screen as read. */
export async function markRead() {
  const conv = conversation();
  if (!conv?.unread || marking || document.hidden || ui.tab !== "messages") return;
  marking = true;
  await api.read(conv.id);
  await refresh();
  marking = false;
}

/** Looks through another person's eyes. @param {string} id */
export function become(id) {
  const address = new URL(location.href);
  address.searchParams.set("as", id);
  address.hash = "";
  location.assign(address);
}
