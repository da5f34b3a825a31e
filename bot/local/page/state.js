/**
 * What the page knows: `server` is the last state that the workspace sent, `ui` is ours.
 * Every change goes through `change`, which draws once for all changes made in one go.
 *
 * @typedef {{id: string, name: string, real_name: string, title?: string, tz?: string,
 *   color?: string, is_bot?: boolean, switchable?: boolean}} Person
 * @typedef {{ts: string, user: string, bot: boolean, text: string, blocks: any[]|null,
 *   ephemeral: boolean, edited: boolean, thread_ts: string|null, files: any[],
 *   kind: "message"|"problem"}} Message
 * @typedef {{id: string, kind: "channel"|"im"|"app", name: string, unread: number,
 *   messages: Message[]}} Conversation
 */

/** @type {any} the answer of GET /client/state, null until the first one arrives */
export let server = null;

export const ui = {
  /** Whose eyes we look through; null lets the workspace choose. @type {string|null} */
  as: new URLSearchParams(location.search).get("as"),
  /** @type {string|null} */
  conversation: null,
  /** @type {"home"|"messages"|"about"} */
  tab: "messages",
  /** ts of the message whose thread is open @type {string|null} */
  thread: null,
  online: true,
  drawer: false,
  /** The one open menu, listbox or picker. @type {{id: string, [more: string]: any}|null} */
  popup: null,
  /** @type {{spec: any, resolve: (yes: boolean) => void}|null} */
  confirm: null,
  /** Text being written, by composer. @type {Record<string, string>} */
  drafts: {},
  /** What Slackbot tells only here, by conversation. @type {Record<string, Message[]>} */
  notices: {},
  /** Keys of controls that wait for an answer. @type {Set<string>} */
  busy: new Set(),
  /** Sentences beside controls whose request failed. @type {Map<string, string>} */
  trouble: new Map(),
  /** Field errors by view, then block. @type {Map<string, Record<string, string>>} */
  errors: new Map(),
  /** Small open/closed and page-number state of blocks. @type {Map<string, any>} */
  widgets: new Map(),
  /** The list of commands under the caret. @type {{draft?: string, active?: number, dismissed?: string}|null} */
  completion: null,
  bannerDismissed: false,
};

/** @type {(() => void)[]} */
const listeners = [];
let scheduled = false;

/** @type {(() => void)[]} */
let afterwards = [];

/** @param {() => void} listener called once after all changes made in one go */
export function onChange(listener) {
  listeners.push(listener);
}

/** Applies `mutate` and schedules a drawing. @param {() => void} [mutate] */
export function change(mutate) {
  mutate?.();
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    listeners.forEach((listener) => listener());
    const due = afterwards;
    afterwards = [];
    due.forEach((run) => run());
  });
}

/** Runs once the changes made so far are on screen. @param {() => void} run */
export function afterDraw(run) {
  afterwards.push(run);
  change();
}

/** @param {any} state */
export function setServer(state) {
  server = state;
}

/** @returns {Person|undefined} */
export function person(id) {
  return (
    server.people.find((one) => one.id === id) ?? (server.me.id === id ? server.me : undefined)
  );
}

/** @returns {Conversation|undefined} */
export function conversation(id = ui.conversation) {
  return server.conversations.find((one) => one.id === id);
}

/** The direct messages with the app. @returns {Conversation|undefined} */
export function appConversation() {
  return server.conversations.find((one) => one.kind === "app");
}

/** Who can be asked for: everyone but bots. @returns {Person[]} */
export function humans() {
  return server.people.filter((one) => !one.is_bot);
}

/** The other side of a direct message. @returns {Person|undefined} */
export function partner(conv) {
  return server.people.find(
    (one) => one.id !== server.me.id && [one.real_name, one.name].includes(conv.name),
  );
}
