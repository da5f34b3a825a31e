/** Standard Markdown, as far as Slack's markdown block goes. */

import { h } from "../dom.js";
import { emojiNode } from "../emoji.js";
import { link } from "../mrkdwn.js";

export const markdown = (_surface, block) =>
  h("div", { class: "markdown text" }, blocksOf(block.text.split("\n")));

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const STARTS_BLOCK = /^(#{1,6}\s|```|>|\s*([-*+]|\d+[.)])\s|(-{3,}|\*{3,}|_{3,})\s*$)/;

function blocksOf(lines) {
  const out = [];
  let at = 0;
  while (at < lines.length) {
    const [node, next] = oneBlock(lines, at);
    if (node) out.push(node);
    at = next;
  }
  return out;
}

/** @returns {[any, number]} the drawn block and the line after it */
function oneBlock(lines, at) {
  const line = lines[at];
  if (!line.trim()) return [null, at + 1];
  if (line.startsWith("```")) return fence(lines, at);
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading)
    return [
      h(
        `h${Math.min(heading[1].length + 2, 6)}`,
        { class: `md-h md-h${heading[1].length}` },
        inline(heading[2]),
      ),
      at + 1,
    ];
  if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return [h("hr", { class: "divider" }), at + 1];
  if (line.startsWith(">")) {
    const end = until(lines, at, (one) => one.startsWith(">"));
    return [
      h(
        "blockquote",
        { class: "quote" },
        blocksOf(lines.slice(at, end).map((one) => one.replace(/^> ?/, ""))),
      ),
      end,
    ];
  }
  if (ITEM.test(line)) return listOf(lines, at);
  if (line.includes("|") && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[at + 1] ?? ""))
    return tableOf(lines, at);
  const end = Math.max(
    at + 1,
    until(lines, at, (one, index) => one.trim() && (index === at || !STARTS_BLOCK.test(one))),
  );
  return [h("p", null, inline(lines.slice(at, end).join("\n"))), end];
}

function until(lines, at, holds) {
  let end = at;
  while (end < lines.length && holds(lines[end], end)) end += 1;
  return end;
}

function fence(lines, at) {
  const end = until(lines, at + 1, (one) => !one.startsWith("```"));
  return [h("pre", { class: "pre" }, lines.slice(at + 1, end).join("\n")), end + 1];
}

function listOf(lines, at) {
  const [, margin, marker] = ITEM.exec(lines[at]);
  const ordered = /\d/.test(marker);
  const items = [];
  let next = at;
  while (next < lines.length) {
    const match = ITEM.exec(lines[next]);
    if (!match || match[1].length < margin.length) break;
    if (match[1].length > margin.length) {
      const [nested, end] = listOf(lines, next);
      items.at(-1)?.push(nested);
      next = end;
    } else {
      items.push([task(match[3])]);
      next += 1;
    }
  }
  return [
    h(
      ordered ? "ol" : "ul",
      { class: "rich-list", start: ordered ? parseInt(marker, 10) : undefined },
      items.map((item) => h("li", null, item)),
    ),
    next,
  ];
}

function task(text) {
  const box = /^\[([ xX])\]\s+(.*)$/.exec(text);
  if (!box) return inline(text);
  return [
    h("input", {
      type: "checkbox",
      disabled: true,
      checked: box[1] !== " ",
      "aria-label": box[1] === " " ? "To do" : "Done",
    }),
    " ",
    inline(box[2]),
  ];
}

const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

function tableOf(lines, at) {
  const end = until(lines, at + 2, (one) => one.includes("|"));
  const rows = lines.slice(at + 2, end).map(cells);
  return [
    h(
      "div",
      { class: "table-scroll" },
      h(
        "table",
        { class: "table" },
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            cells(lines[at]).map((cell) => h("th", { scope: "col" }, inline(cell))),
          ),
        ),
        h(
          "tbody",
          null,
          rows.map((row) =>
            h(
              "tr",
              null,
              row.map((cell) => h("td", null, inline(cell))),
            ),
          ),
        ),
      ),
    ),
    end,
  ];
}

const INLINE =
  /(?<code>`+)(?<codeText>.+?)\k<code>|\[(?<label>[^\]\n]+)\]\((?<target>[^)\s]+)\)|(?<url>https?:\/\/[^\s<>)]+)|\*\*(?<bold>.+?)\*\*|__(?<bold2>.+?)__|~~(?<strike>.+?)~~|(?<![\w*])\*(?<em>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])|(?<!\w)_(?<em2>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)|:(?<emoji>[a-z0-9_+-]+):/;

function inline(text) {
  const out = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    out.push(rest.slice(0, match.index), mark(match.groups, match[0]));
    rest = rest.slice(match.index + match[0].length);
  }
  out.push(rest);
  return out;
}

function mark(found, whole) {
  if (found.code) return h("code", { class: "code" }, found.codeText);
  if (found.label) return link(found.target, inline(found.label));
  if (found.url) return link(found.url, found.url);
  if (found.bold ?? found.bold2) return h("strong", null, inline(found.bold ?? found.bold2));
  if (found.strike) return h("s", null, inline(found.strike));
  if (found.em ?? found.em2) return h("em", null, inline(found.em ?? found.em2));
  return emojiNode(found.emoji) ?? whole;
}
