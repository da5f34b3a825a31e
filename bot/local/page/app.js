/** Starts the page and draws it. */

import { confirmDialog } from "./confirm.js";
import { mainPane } from "./conversation.js";
import { h, render } from "./dom.js";
import { followSteps, remember, settleFocus, watchFocus } from "./focus.js";
import { forget } from "./form.js";
import { topBar } from "./jump.js";
import { modals } from "./modal.js";
import { arrive, markRead } from "./navigation.js";
import { placePopups, watchPopups } from "./popup.js";
import { change, conversation, onChange, server, ui } from "./state.js";
import { sidebar } from "./sidebar.js";
import { start } from "./sync.js";
import { startTheme } from "./theme.js";
import { grow } from "./composer.js";

const root = document.getElementById("root");
/** How near the end, in pixels, still counts as reading the newest message. */
const NEAR_END = 60;
let title = "";

function page() {
  if (!server) return waiting();
  const blocked = server.views.length > 0 || Boolean(ui.confirm);
  return [
    h(
      "div",
      { class: "app", key: "app", inert: blocked },
      topBar(),
      sidebar(),
      ui.drawer &&
        h("div", {
          class: "scrim",
          key: "scrim",
          onclick: () => change(() => (ui.drawer = false)),
        }),
      mainPane(),
    ),
    modals(),
    confirmDialog(),
  ];
}

const waiting = () =>
  h(
    "div",
    { class: "waiting", role: "status", key: "waiting" },
    h("span", { class: "spinner", "aria-hidden": "true" }),
    ui.online ? "Opening the workspace…" : "Reconnecting…",
  );

function draw() {
  const lists = [...document.querySelectorAll("[data-stick]")];
  const atEnd = new Set(
    lists.filter((list) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END),
  );
  const focused = document.activeElement;
  render(root, page());
  for (const list of document.querySelectorAll("[data-stick]")) {
    if (!lists.includes(list) || atEnd.has(list)) list.scrollTop = list.scrollHeight;
  }
  if (!server) return;
  if (focused !== document.activeElement && focused?.isConnected && !focused.closest("[inert]"))
    focused.focus({ preventScroll: true });
  document.querySelectorAll(".composer-text").forEach(grow);
  placePopups();
  document.querySelector(".listbox [data-active]")?.scrollIntoView({ block: "nearest" });
  settleFocus();
  nameWindow();
}

function nameWindow() {
  const unread = server.conversations.reduce(
    (sum, one) => sum + (one.id === ui.conversation ? 0 : one.unread),
    0,
  );
  const next = `${unread ? `(${unread}) ` : ""}${conversation()?.name ?? ""} - ${server.team.name}`;
  if (next !== title) document.title = next;
  title = next;
}

/** Sees each new state just before it is drawn. */
function onState(before, after) {
  remember(before, after);
  forget((key) => alive(after, key));
  if (before && spoke(before, after)) toEnd();
  followSteps(before, after);
  if (!before) arrive();
}

function alive(state, key) {
  const [kind, id, ts] = key.split(":");
  if (kind === "view") return state.home?.id === id || state.views.some((view) => view.id === id);
  return Boolean(
    state.conversations.find((one) => one.id === id)?.messages.some((one) => one.ts === ts),
  );
}

/** Whether the person has just said something in the open conversation. */
function spoke(before, after) {
  const own = (state) =>
    state.conversations
      .find((one) => one.id === ui.conversation)
      ?.messages.filter((one) => one.user === after.me.id).length;
  return own(after) > own(before);
}

/** One's own message is always shown. */
function toEnd() {
  document.querySelectorAll("[data-stick]").forEach((list) => {
    list.scrollTop = list.scrollHeight;
  });
}

function onKey(event) {
  if (
    event.key.toLowerCase() === "k" &&
    (event.metaKey || event.ctrlKey) &&
    !server?.views.length
  ) {
    event.preventDefault();
    document.getElementById("jump")?.focus();
    document.getElementById("jump")?.click();
  }
}

startTheme(() => change());
onChange(() => {
  draw();
  if (server) markRead();
});
watchPopups();
watchFocus();
addEventListener("hashchange", () => server && arrive());
addEventListener("visibilitychange", () => server && markRead());
addEventListener("keydown", onKey);
draw();
await start(onState);
