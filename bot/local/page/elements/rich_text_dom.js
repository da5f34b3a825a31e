/** Between an edited DOM tree and Slack's rich_text. */

const STYLE = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  S: "strike",
  STRIKE: "strike",
  DEL: "strike",
  CODE: "code",
};
const TAG = { bold: "b", italic: "i", strike: "s", code: "code" };

/** What was written, as a rich_text block; null when nothing was. @param {HTMLElement} root */
export function readRichText(root) {
  const parts = [];
  for (const node of root.childNodes) readBlock(node, parts);
  const elements = parts.map(trim).filter((part) => part.elements.length);
  return elements.length ? { type: "rich_text", elements } : null;
}

function readBlock(node, parts) {
  const name = node.nodeName;
  if (name === "UL" || name === "OL") {
    parts.push(readList(node));
  } else if (name === "BLOCKQUOTE") {
    parts.push({ type: "rich_text_quote", elements: readInline(node, {}) });
  } else if (
    (name === "DIV" || name === "P") &&
    [...node.children].some((child) => /^(UL|OL|BLOCKQUOTE|DIV|P)$/.test(child.nodeName))
  ) {
    for (const child of node.childNodes) readBlock(child, parts);
  } else {
    const block = name === "DIV" || name === "P";
    const last = parts.at(-1);
    const open = last?.type === "rich_text_section" ? last : null;
    const target = open ?? parts[parts.push({ type: "rich_text_section", elements: [] }) - 1];
    if (block && open) target.elements.push({ type: "text", text: "\n" });
    target.elements.push(...(block ? readInline(node, {}) : readNode(node, {})));
  }
}

function readList(node) {
  return {
    type: "rich_text_list",
    style: node.nodeName === "OL" ? "ordered" : "bullet",
    indent: 0,
    elements: [...node.children].map((item) => ({
      type: "rich_text_section",
      elements: readInline(item, {}),
    })),
  };
}

const readInline = (node, style) => [...node.childNodes].flatMap((child) => readNode(child, style));

function readNode(node, style) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.data.replaceAll("\u00a0", " ");
    return text ? [{ type: "text", text, ...(Object.keys(style).length ? { style } : {}) }] : [];
  }
  if (node.nodeName === "BR") return node.nextSibling ? [{ type: "text", text: "\n" }] : [];
  const mark = STYLE[node.nodeName];
  return readInline(node, mark ? { ...style, [mark]: true } : style);
}

function trim(part) {
  if (part.type !== "rich_text_section") return part;
  const blank = part.elements.every((one) => one.type === "text" && !one.text.trim());
  return blank ? { ...part, elements: [] } : part;
}

/** Puts a value into an empty editor. @param {HTMLElement} root @param {any} value a rich_text block */
export function fill(root, value) {
  for (const part of value?.elements ?? []) {
    if (part.type === "rich_text_list") {
      const list = document.createElement(part.style === "ordered" ? "ol" : "ul");
      for (const item of part.elements) list.append(line("li", item.elements));
      root.append(list);
    } else {
      root.append(line(part.type === "rich_text_quote" ? "blockquote" : "div", part.elements));
    }
  }
}

function line(tag, elements) {
  const el = document.createElement(tag);
  for (const one of elements) {
    let node = document.createTextNode(one.text ?? one.url ?? "");
    for (const style of Object.keys(one.style ?? {})) {
      if (!TAG[style] || !one.style[style]) continue;
      const wrapper = document.createElement(TAG[style]);
      wrapper.append(node);
      node = wrapper;
    }
    el.append(node);
  }
  return el;
}
