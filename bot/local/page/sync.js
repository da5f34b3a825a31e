/** Keeps `server` fresh: one read at a time, and a stream that says when to read again. */

import { readState, url } from "./api.js";
import { change, server, setServer, ui } from "./state.js";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;

/** @type {Promise<void>|null} */
let reading = null;
let again = false;
/** @type {EventSource|null} */
let stream = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;
let retry = FIRST_RETRY_MS;
/** @type {(before: any, after: any) => void} */
let onState = () => {};

/** @param {(before: any, after: any) => void} listener sees each new state before it is drawn */
export function start(listener) {
  onState = listener;
  return refresh();
}

/** Reads the state again, and is done when it is drawn; calls that come meanwhile share a read. */
export function refresh() {
  again = true;
  reading ??= readAll();
  return reading;
}

async function readAll() {
  try {
    while (again) {
      again = false;
      await readOnce();
    }
  } finally {
    reading = null;
  }
}

async function readOnce() {
  const state = await readState(ui.as).catch(() => null);
  if (state?.error === "user_not_found" && ui.as) {
    // An old address: the workspace chooses somebody.
    ui.as = null;
    again = true;
    return;
  }
  if (!state?.ok) {
    lost();
    return;
  }
  const before = server;
  change(() => {
    setServer(state);
    ui.online = true;
    onState(before, state);
  });
  listen(state.me.id, state.seq);
}

function listen(user, after) {
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource(url("/client/events", { user, after }));
  stream.onopen = () => {
    retry = FIRST_RETRY_MS;
  };
  stream.onmessage = refresh;
  stream.onerror = lost;
}

/** Tries again after a while, each time a little later. */
function lost() {
  stream?.close();
  stream = null;
  change(() => {
    ui.online = false;
  });
  clearTimeout(timer);
  timer = setTimeout(refresh, retry);
  retry = Math.min(retry * 2, LONGEST_RETRY_MS);
}
