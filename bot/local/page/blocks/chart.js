/** Simple charts in SVG, each with its figures as a table for screen readers. */

import { h } from "../dom.js";
import { unknown } from "../unknown.js";

const WIDTH = 480;
const HEIGHT = 240;
const PAD = { left: 52, right: 12, top: 12, bottom: 44 };

export function dataVisualization(_surface, block) {
  const chart = block.chart;
  const draw = { pie, bar: axes, line: axes, area: axes }[chart?.type];
  if (!draw) return unknown("element", `chart ${chart?.type}`);
  const series =
    chart.type === "pie"
      ? chart.segments.map((one) => one.label)
      : chart.series.map((one) => one.name);
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", null, block.title),
    h(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": block.title },
      draw(chart),
    ),
    h(
      "div",
      { class: "legend", "aria-hidden": "true" },
      series.map((name, index) =>
        h("span", null, h("span", { class: `key fill-${index % 6}` }), name),
      ),
    ),
    figures(chart),
  );
}

function figures(chart) {
  const lines =
    chart.type === "pie"
      ? chart.segments.map((one) => [one.label, one.value])
      : chart.series.flatMap((one) =>
          one.data.map((point) => [`${one.name}, ${point.label}`, point.value]),
        );
  return h(
    "table",
    { class: "hidden" },
    h(
      "tbody",
      null,
      lines.map(([label, value]) =>
        h("tr", null, h("th", { scope: "row" }, label), h("td", null, value)),
      ),
    ),
  );
}

function pie(chart) {
  const total = chart.segments.reduce((sum, one) => sum + one.value, 0) || 1;
  let turn = 0;
  return chart.segments.map((one, index) => {
    const from = turn;
    turn += one.value / total;
    return h(
      "path",
      { d: slice(from, Math.min(turn, from + 0.99999)), class: `fill-${index % 6} slice` },
      h("title", null, `${one.label}: ${one.value}`),
    );
  });
}

function slice(from, to) {
  const [cx, cy, r, inner] = [WIDTH / 2, HEIGHT / 2, 104, 56];
  const at = (turn, radius) => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return `${(cx + radius * Math.cos(angle)).toFixed(2)} ${(cy + radius * Math.sin(angle)).toFixed(2)}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  return `M${at(from, r)}A${r} ${r} 0 ${large} 1 ${at(to, r)}L${at(to, inner)}A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}Z`;
}

/** A round step that gives at most five lines. */
function ticks(low, high) {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
  const out = [];
  for (let value = Math.floor(low / step) * step; value < high + step; value += step)
    out.push(Number(value.toPrecision(12)));
  return out;
}

const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

function axes(chart) {
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config;
  const values = chart.series.flatMap((one) => one.data.map((point) => point.value));
  const lines = ticks(Math.min(0, ...values), Math.max(0, ...values));
  const [low, high] = [lines[0], lines.at(-1)];
  const inner = { w: WIDTH - PAD.left - PAD.right, h: HEIGHT - PAD.top - PAD.bottom };
  const y = (value) => PAD.top + inner.h * (1 - (value - low) / (high - low));
  const slot = inner.w / categories.length;
  const x = (index) => PAD.left + slot * (index + 0.5);
  const every = Math.ceil(categories.length / 8);
  return [
    lines.map((value) => [
      h("line", {
        class: value === 0 ? "axis" : "grid",
        x1: PAD.left,
        x2: WIDTH - PAD.right,
        y1: y(value),
        y2: y(value),
      }),
      h(
        "text",
        { class: "tick", x: PAD.left - 8, y: y(value) + 4, "text-anchor": "end" },
        short.format(value),
      ),
    ]),
    categories.map(
      (name, index) =>
        index % every === 0 &&
        h(
          "text",
          { class: "tick", x: x(index), y: HEIGHT - PAD.bottom + 16, "text-anchor": "middle" },
          cut(name, slot * every),
        ),
    ),
    xLabel &&
      h(
        "text",
        { class: "tick label", x: PAD.left + inner.w / 2, y: HEIGHT - 6, "text-anchor": "middle" },
        xLabel,
      ),
    yLabel &&
      h(
        "text",
        {
          class: "tick label",
          transform: `translate(12 ${PAD.top + inner.h / 2}) rotate(-90)`,
          "text-anchor": "middle",
        },
        yLabel,
      ),
    chart.series.map((one, index) =>
      (chart.type === "bar" ? bars : trace)(chart, one, index, { x, y, slot, low }),
    ),
  ];
}

function cut(name, room) {
  const fits = Math.max(3, Math.floor(room / 6));
  return name.length > fits ? `${name.slice(0, fits - 1)}…` : name;
}

const pointOf = (chart, series, category) =>
  series.data.find((one) => one.label === category) ??
  series.data[chart.axis_config.categories.indexOf(category)];

function bars(chart, series, order, { x, y, slot }) {
  const width = Math.min(36, (slot * 0.72) / chart.series.length);
  return chart.axis_config.categories.map((category, index) => {
    const value = pointOf(chart, series, category)?.value ?? 0;
    const left = x(index) + (order - chart.series.length / 2) * width;
    const [top, bottom] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
    return h(
      "rect",
      {
        class: `fill-${order % 6}`,
        x: left + 1,
        y: top,
        width: width - 2,
        height: Math.max(bottom - top, 1),
        rx: 2,
      },
      h("title", null, `${series.name}, ${category}: ${value}`),
    );
  });
}

function trace(chart, series, order, { x, y, low }) {
  const spots = chart.axis_config.categories.map((category, index) => [
    x(index),
    y(pointOf(chart, series, category)?.value ?? 0),
  ]);
  const path = spots
    .map(([px, py], index) => `${index ? "L" : "M"}${px.toFixed(1)} ${py.toFixed(1)}`)
    .join("");
  const floor = y(Math.max(low, 0));
  return [
    chart.type === "area" &&
      h("path", {
        class: `fill-${order % 6} faint`,
        d: `${path}L${spots.at(-1)[0]} ${floor}L${spots[0][0]} ${floor}Z`,
      }),
    h("path", { class: `stroke-${order % 6} trace`, d: path }),
    spots.map(([cx, cy]) => h("circle", { class: `fill-${order % 6}`, cx, cy, r: 3 })),
  ];
}
