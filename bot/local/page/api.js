/** The workspace's page API; every answer is {"ok": true, …} or {"ok": false, "error" | "errors"}. */

import { server } from "./state.js";

/** @param {string} path @param {Record<string, string>} query */
export function url(path, query) {
  return `${path}?${new URLSearchParams(query)}`;
}

/** @param {string|null} user null asks for the workspace's default person */
export async function readState(user) {
  const response = await fetch(url("/client/state", user ? { user } : {}), { cache: "no-store" });
  return response.json();
}

/**
 * Posts as the current person. A server that cannot be reached answers like one that timed out,
 * because that is what the person sees in Slack.
 */
async function post(name, body) {
  try {
    const response = await fetch(`/client/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: server.me.id, ...body }),
    });
    return await response.json();
  } catch {
    return { ok: false, error: "dispatch_failed" };
  }
}

export const api = {
  message: (channel, text, thread) =>
    post("message", { channel, text, ...(thread ? { thread_ts: thread } : {}) }),
  command: (channel, text) => post("command", { channel, text }),
  shortcut: (callback) => post("shortcut", { callback_id: callback }),
  messageShortcut: (callback, channel, ts) =>
    post("message_shortcut", { callback_id: callback, channel, ts }),
  action: (body) => post("action", body),
  submit: (view, values) => post("view_submit", { view_id: view, values }),
  close: (view, all) => post("view_close", { view_id: view, all }),
  tab: (tab) => post("tab", { tab }),
  read: (channel) => post("read", { channel }),
  rateLimit: (method, seconds) => post("rate_limit", { method, seconds }),
};
