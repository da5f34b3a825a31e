/** Sends what people do with interactive elements to the app. */

import { api } from "./api.js";
import { collect } from "./form.js";
import { change, server, ui } from "./state.js";
import { refresh } from "./sync.js";

/** Identifies one control on one surface. */
export const controlId = (surface, block, element) =>
  `${surface.key}/${block.block_id}/${element.action_id}`;

/** @param {any} view */
export function viewSurface(view) {
  return {
    kind: view.type,
    key: `view:${view.id}`,
    container: { type: "view", view_id: view.id },
    view,
  };
}

/** @param {string} channel @param {import("./state.js").Message} message */
export function messageSurface(channel, message) {
  return {
    kind: "message",
    key: `message:${channel}:${message.ts}`,
    container: { type: "message", channel, ts: message.ts },
    blocks: message.blocks,
  };
}

/** Opens the confirmation dialog of an element; true when there is none. @returns {Promise<boolean>} */
function confirmed(spec) {
  if (!spec) return Promise.resolve(true);
  return new Promise((resolve) => {
    change(() => {
      ui.popup = null;
      ui.confirm = { spec, resolve };
    });
  });
}

/** Sends a block action. @param {any} chosen the element's value as Slack names it */
export async function act(surface, block, element, chosen) {
  const id = controlId(surface, block, element);
  if (ui.busy.has(id) || !(await confirmed(element.confirm))) return false;
  change(() => {
    ui.busy.add(id);
    ui.trouble.delete(id);
  });
  const answer = await api.action({
    container: surface.container,
    block_id: block.block_id,
    action_id: element.action_id,
    element: { type: element.type, ...chosen },
    values: collect(surface, surface.view?.blocks ?? surface.blocks ?? []),
  });
  change(() => {
    ui.busy.delete(id);
    if (!answer.ok) ui.trouble.set(id, trouble());
  });
  await refresh();
  return answer.ok;
}

const trouble = () => `${server.app.name} didn't respond. Try again.`;

/** Runs a global or message shortcut. @returns {Promise<void>} */
export async function runShortcut(conversation, request) {
  const answer = await request;
  if (!answer.ok)
    notice(conversation, `${server.app.name} didn't respond to the shortcut (${answer.error}).`);
  await refresh();
}

/** A sentence that Slackbot shows to this person only. */
export function notice(conversation, text) {
  change(() => {
    ui.notices[conversation] ??= [];
    ui.notices[conversation].push({
      ts: (Date.now() / 1000).toFixed(6),
      user: "USLACKBOT",
      bot: true,
      text,
      blocks: null,
      ephemeral: true,
      edited: false,
      thread_ts: null,
      files: [],
      kind: "problem",
    });
  });
}
