/** Our own line drawings on a 20 × 20 grid. */

import { h } from "./dom.js";

const PATHS = {
  home: ["M3 9.2 10 3.5l7 5.7", "M5 8v8.5h10V8", "M8.2 16.5v-4.2h3.6v4.2"],
  sun: [
    "M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4",
    "M10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3",
  ],
  moon: ["M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z"],
  hash: ["M8 3 6.2 17M13.8 3 12 17M3.6 7.2h13.2M3.2 12.8h13.2"],
  close: ["m5 5 10 10M15 5 5 15"],
  back: ["M12.5 4 6.5 10l6 6"],
  down: ["m5.5 8 4.5 4.5L14.5 8"],
  right: ["M8 5.5 12.5 10 8 14.5"],
  menu: ["M3.5 5.5h13M3.5 10h13M3.5 14.5h13"],
  more: ["M10 4.6v.01M10 10v.01M10 15.4v.01"],
  bolt: ["M11 2.5 4.5 11.2h4.6L8.6 17.5l6.9-9H11z"],
  send: ["M3.5 16.5 17 10 3.5 3.5l1.8 6.5z", "M5.3 10H10"],
  bold: ["M6 4h4.8a3 3 0 0 1 0 6H6zM6 10h5.6a3 3 0 0 1 0 6H6z"],
  italic: ["M8 4h6M6 16h6M11.5 4l-3 12"],
  strike: [
    "M3.5 10h13",
    "M13.8 6.5C13.2 5 11.8 4 10 4 7.7 4 6.2 5.3 6.2 7c0 .8.3 1.5.9 2M6 13.2C6.5 15 8 16 10 16c2.3 0 4-1.3 4-3.1 0-.6-.2-1.1-.4-1.5",
  ],
  code: ["M7 6 3 10l4 4M13 6l4 4-4 4"],
  quote: ["M4 4v12M8 6h8M8 10h8M8 14h5"],
  bullets: ["M4 5.5v.01M4 10v.01M4 14.5v.01M8 5.5h8.5M8 10h8.5M8 14.5h8.5"],
  numbers: [
    "M3.3 4.5 4.5 4v4M3 12.3c.8-1 2.3-.5 2.2.6-.1.9-1.2 1.4-2.2 2.6h2.4M8.5 5.5h8M8.5 10h8M8.5 14.5h8",
  ],
  reply: [
    "M4 4.5h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-6l-4 3v-3H4a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z",
    "M6.5 8h7M6.5 10.5h4.5",
  ],
  eye: [
    "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z",
    "M10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
  ],
  download: ["M10 3v9.5M6 9l4 4 4-4", "M3.5 16.5h13"],
  file: ["M5 2.5h6.5L15.5 6.5v11h-10.5z", "M11.5 2.5v4h4"],
  check: ["m4 10.5 4 4 8-9"],
  search: ["M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11", "m13 13 4 4"],
  swap: ["M6.5 8 10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5"],
  info: ["M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15", "M10 9v5M10 6.2v.01"],
  warning: ["M10 3 2.5 16.5h15z", "M10 8v4.5M10 14.6v.01"],
  error: ["M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15", "M10 6v5M10 13.6v.01"],
  success: ["M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15", "m6.5 10.3 2.5 2.5 4.5-5.3"],
  up: [
    "M6.5 9v7.5h-3V9zM6.5 9l3-6c1.5 0 2.3 1 2 2.5L11 8h4.3c1 0 1.7 1 1.4 2l-1.5 5.3c-.2.7-.8 1.2-1.5 1.2H6.5",
  ],
  thumbdown: [
    "M6.5 11V3.5h-3V11zM6.5 11l3 6c1.5 0 2.3-1 2-2.5L11 12h4.3c1 0 1.7-1 1.4-2l-1.5-5.3c-.2-.7-.8-1.2-1.5-1.2H6.5",
  ],
  trash: ["M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5"],
  play: ["M7 4.5v11l9-5.5z"],
  wrench: [
    "M12.5 7.5 5 15l-1.5-1.5L11 6a3.8 3.8 0 0 1 4.8-3L13.5 5.3l1.2 1.2L17 4.2A3.8 3.8 0 0 1 12.5 7.5",
  ],
};

/** @param {keyof typeof PATHS} name @param {number} [size] */
export function icon(name, size = 18) {
  return h(
    "svg",
    {
      class: `icon icon-${name}`,
      viewBox: "0 0 20 20",
      width: size,
      height: size,
      "aria-hidden": "true",
    },
    PATHS[name].map((d) => h("path", { d })),
  );
}

/** The app's mark: steps that climb out of a speech bubble. */
export function appMark() {
  return h(
    "svg",
    { class: "app-mark", viewBox: "0 0 36 36", "aria-hidden": "true" },
    h("rect", { width: 36, height: 36, fill: "#0f5c5c" }),
    h("path", {
      d: "M7 9.5A2.5 2.5 0 0 1 9.5 7h17A2.5 2.5 0 0 1 29 9.5v12a2.5 2.5 0 0 1-2.5 2.5H16l-6 5.5V24h-.5A2.5 2.5 0 0 1 7 21.5z",
      fill: "#f4fbf8",
    }),
    h("path", {
      d: "M11.5 20v-3.5h4V13h4V9.8",
      fill: "none",
      stroke: "#0f5c5c",
      "stroke-width": 2.4,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
    h("path", {
      d: "M21.5 20v-5M25 20V11.5",
      fill: "none",
      stroke: "#e8a33d",
      "stroke-width": 2.4,
      "stroke-linecap": "round",
    }),
  );
}

/** The messenger that speaks for the workspace itself: a plain friendly face. */
export function workspaceBotMark() {
  return h(
    "svg",
    { class: "app-mark", viewBox: "0 0 36 36", "aria-hidden": "true" },
    h("rect", { width: 36, height: 36, fill: "#5b6b8c" }),
    h("rect", { x: 8, y: 11, width: 20, height: 15, rx: 5, fill: "#fff" }),
    h("path", {
      d: "M18 11V7M14.5 17v2M21.5 17v2",
      stroke: "#fff",
      "stroke-width": 2.4,
      "stroke-linecap": "round",
      fill: "none",
    }),
    h("path", {
      d: "M14 16.5v2M22 16.5v2M14.5 22c2 1.6 5 1.6 7 0",
      stroke: "#3c4964",
      "stroke-width": 2.2,
      "stroke-linecap": "round",
      fill: "none",
    }),
  );
}
