/**
 * A small renderer: `h` describes DOM, `render` makes the real DOM match with as few changes as
 * it can, so that focus, caret, scroll and half-typed text survive every re-render.
 * Text only ever becomes text nodes: no markup in data can turn into elements.
 *
 * @typedef {{type: string, props: Record<string, any>, key: string, children: Child[]}} VNode
 * @typedef {VNode|string} Child
 */

const VNODE = Symbol("vnode");
const SVG = "http://www.w3.org/2000/svg";
const AS_PROPERTY = new Set(["checked", "disabled", "indeterminate", "multiple", "readOnly"]);
const NOT_ATTRIBUTES = new Set(["key", "ref", "opaque"]);

/**
 * @param {string} type tag name
 * @param {Record<string, any>|null} [props] attributes, `on…` handlers, `key`, `ref` (called once
 *   with the new element) and `opaque` (children belong to `ref`, never touched again)
 * @param {...any} children
 * @returns {VNode}
 */
export function h(type, props, ...children) {
  const own = props ?? {};
  return { type, props: own, key: own.key, children: flatten(children) };
}

/** Makes the children of `container` match. @param {Element} container @param {any} children */
export function render(container, children) {
  patchChildren(container, flatten([children]), container.namespaceURI === SVG);
}

/**
 * One flat list. A child without a key is known by its place among its siblings, those left out
 * included, so that a part that comes and goes never makes its neighbours change identity.
 * @returns {Child[]}
 */
function flatten(children, place = "#", flat = []) {
  children.forEach((child, index) => {
    if (Array.isArray(child)) {
      flatten(child, `${place}${index}.`, flat);
    } else if (typeof child === "object" && child !== null) {
      child.key ??= `${place}${index}`;
      flat.push(child);
    } else if (typeof child === "string" || typeof child === "number") {
      if (typeof flat.at(-1) === "string") flat[flat.length - 1] += child;
      else if (child !== "") flat.push(String(child));
    }
  });
  return flat;
}

function create(vnode, svg) {
  if (typeof vnode === "string") return document.createTextNode(vnode);
  const inSvg = svg || vnode.type === "svg";
  const el = inSvg ? document.createElementNS(SVG, vnode.type) : document.createElement(vnode.type);
  el[VNODE] = { type: vnode.type, key: vnode.key, props: {} };
  patchChildren(el, vnode.children, inSvg);
  patchProps(el, vnode.props);
  vnode.props.ref?.(el);
  return el;
}

function patch(node, vnode, svg) {
  if (typeof vnode === "string") {
    if (node.data !== vnode) node.data = vnode;
    return;
  }
  if (!vnode.props.opaque) patchChildren(node, vnode.children, svg || vnode.type === "svg");
  patchProps(node, vnode.props);
}

/** Pairs each new child with an old node: elements by key, text by order. */
function pair(nodes, vnodes) {
  const texts = nodes.filter((node) => node.nodeType === Node.TEXT_NODE);
  const keyed = new Map(nodes.map((node) => [node[VNODE]?.key, node]));
  return vnodes.map((vnode) => {
    if (typeof vnode === "string") return texts.shift() ?? null;
    const node = keyed.get(vnode.key);
    keyed.delete(vnode.key);
    return node?.[VNODE].type === vnode.type ? node : null;
  });
}

function patchChildren(parent, vnodes, svg) {
  const nodes = [...parent.childNodes];
  const paired = pair(nodes, vnodes);
  const kept = new Set(paired);
  for (const node of nodes) if (!kept.has(node)) node.remove();
  let cursor = parent.firstChild;
  vnodes.forEach((vnode, index) => {
    const node = paired[index];
    if (!node) {
      parent.insertBefore(create(vnode, svg), cursor);
      return;
    }
    patch(node, vnode, svg);
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  });
}

function patchProps(el, props) {
  const old = el[VNODE].props;
  for (const name of Object.keys(old))
    if (!(name in props)) setProp(el, name, undefined, old[name]);
  for (const [name, value] of Object.entries(props)) setProp(el, name, value, old[name]);
  el[VNODE].props = props;
}

function setProp(el, name, value, old) {
  if (NOT_ATTRIBUTES.has(name)) return;
  if (name === "value") {
    // Equal values are left alone: writing them would move the caret and end an IME composition.
    const text = value ?? "";
    if (el.value !== text) el.value = text;
  } else if (AS_PROPERTY.has(name)) {
    if (el[name] !== Boolean(value)) el[name] = Boolean(value);
  } else if (value === old) {
    return;
  } else if (name.startsWith("on")) {
    el[name] = value ? (event) => void value(event) : null; // a returned false would cancel
  } else if (name === "style") {
    setStyle(el, value ?? {}, old ?? {});
  } else if (
    value === undefined ||
    value === null ||
    (value === false && !name.startsWith("aria-"))
  ) {
    el.removeAttribute(name);
  } else {
    el.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
}

function setStyle(el, value, old) {
  for (const name of Object.keys(old)) if (!(name in value)) el.style.removeProperty(name);
  for (const [name, one] of Object.entries(value)) el.style.setProperty(name, one);
}
