/** Slack's mrkdwn as DOM descriptions: every character of the source ends as text or is a mark. */

import { h } from "./dom.js";
import { emoji, emojiNode } from "./emoji.js";
import { displayName } from "./people.js";
import { person, server } from "./state.js";
import { formatDate } from "./time.js";

const FENCE = /```\n?([\s\S]+?)\n?```/;
const QUOTE = /^(?:>|&gt;) ?/;
/** Marks open after, and close before, anything that is not a letter or digit. */
const INLINE = new RegExp(
  [
    "(?<code>`[^`\\n]+`)",
    "(?<angle><[^<>\\n]+>)",
    "(?<url>https?:\\/\\/[^\\s<>|]+[^\\s<>|.,;:!?)\\]'\"])",
    "(?<emoji>:[a-z0-9_+'-]+:(?::skin-tone-[2-6]:)?)",
    "(?<![\\p{L}\\p{N}*])(?<bold>\\*(?![\\s*])[^*\\n]*?[^\\s*]\\*)(?![\\p{L}\\p{N}*])",
    "(?<![\\p{L}\\p{N}_])(?<italic>_(?![\\s_])[^\\n]*?[^\\s_]_)(?![\\p{L}\\p{N}_])",
    "(?<![\\p{L}\\p{N}~])(?<strike>~(?![\\s~])[^~\\n]*?[^\\s~]~)(?![\\p{L}\\p{N}~])",
  ].join("|"),
  "u",
);

/** @param {string} text */
function decode(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** @param {string} text mrkdwn source */
export function mrkdwn(text) {
  const out = [];
  let rest = text;
  for (let fence = FENCE.exec(rest); fence; fence = FENCE.exec(rest)) {
    out.push(quotes(rest.slice(0, fence.index).replace(/\n$/, "")));
    out.push(h("pre", { class: "pre" }, decode(fence[1])));
    rest = rest.slice(fence.index + fence[0].length).replace(/^\n/, "");
  }
  out.push(quotes(rest));
  return out;
}

/** Groups neighbouring quoted lines into one quotation. */
function quotes(text) {
  if (!text) return [];
  const groups = [];
  for (const line of text.split("\n")) {
    const quoted = QUOTE.test(line);
    if (groups.at(-1)?.quoted === quoted) groups.at(-1).lines.push(line);
    else groups.push({ quoted, lines: [line] });
  }
  return groups.map(({ quoted, lines }) => {
    const body = lines.map((line) => (quoted ? line.replace(QUOTE, "") : line)).join("\n");
    return quoted ? h("blockquote", { class: "quote" }, inline(body)) : inline(body);
  });
}

/** Marks within lines. @param {string} text */
export function inline(text) {
  const out = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    out.push(decode(rest.slice(0, match.index)), mark(match.groups, match[0]));
    rest = rest.slice(match.index + match[0].length);
  }
  out.push(decode(rest));
  return out;
}

function mark(groups, whole) {
  const inner = whole.slice(1, -1);
  if (groups.code) return h("code", { class: "code" }, decode(inner));
  if (groups.angle) return angle(inner);
  if (groups.url) return link(decode(whole), decode(whole));
  if (groups.emoji) return emojiNode(inner) ?? whole;
  if (groups.bold) return h("strong", null, inline(inner));
  if (groups.italic) return h("em", null, inline(inner));
  return h("s", null, inline(inner));
}

function angle(inner) {
  const [target, label] = split(inner);
  if (target.startsWith("@")) return userMention(target.slice(1), label);
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!")) return special(target.slice(1), label);
  return link(decode(target), decode(label ?? target.replace(/^mailto:/, "")));
}

function split(inner) {
  const bar = inner.indexOf("|");
  return bar < 0 ? [inner, null] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

function special(command, label) {
  if (command.startsWith("date^")) return dateNode(command.slice(5).split("^"), label);
  if (command.startsWith("subteam^"))
    return h("span", { class: "mention" }, decode(label ?? `@${command.slice(8)}`));
  return broadcast(command);
}

function dateNode([seconds, template, target], fallback) {
  const text = formatDate(seconds, decode(template ?? "")) ?? decode(fallback ?? "");
  return target ? link(decode(target), text) : h("time", null, text);
}

/** "@channel" and its like, drawn as the alarm that it would be. @param {string} range */
export function broadcast(range) {
  return h("span", { class: "mention broadcast" }, `@${decode(range)}`);
}

/** @param {string} id @param {string|null} [label] */
export function userMention(id, label = null) {
  const who = person(id);
  const mine = id === server.me.id;
  return h(
    "span",
    { class: mine ? "mention me" : "mention" },
    `@${who ? displayName(who) : decode(label ?? id)}`,
  );
}

/** @param {string} id @param {string|null} [label] */
export function channelMention(id, label = null) {
  const conv = server.conversations.find((one) => one.id === id && one.kind === "channel");
  const text = `#${conv ? conv.name : decode(label ?? id)}`;
  return conv
    ? h("a", { class: "mention", href: `#/${id}` }, text)
    : h("span", { class: "mention" }, text);
}

/** A link that leaves the page only by http, https, mailto or tel; anything else is plain text. */
export function link(target, children, more = {}) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(target)) return h("span", more, children);
  return h("a", { ...more, href: target, target: "_blank", rel: "noopener noreferrer" }, children);
}

/** Text with emoji names drawn and nothing else interpreted. @param {string} text */
export function plain(text) {
  return text
    .split(/(:[a-z0-9_+'-]+:)/)
    .map((piece) => (emoji(piece.slice(1, -1)) ? emojiNode(piece.slice(1, -1)) : piece));
}
