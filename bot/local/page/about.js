/** What this page is, and a corner for developers. */

import { api } from "./api.js";
import { h } from "./dom.js";
import { appMark, icon } from "./icons.js";
import { change, server, ui } from "./state.js";

const METHODS = [
  "chat.postMessage",
  "chat.postEphemeral",
  "chat.update",
  "views.open",
  "views.push",
  "views.update",
  "views.publish",
  "conversations.open",
  "users.info",
];

export function about() {
  return h(
    "div",
    { class: "about" },
    h(
      "div",
      { class: "about-head" },
      h("span", { class: "avatar", style: { "--size": "72px" }, "aria-hidden": "true" }, appMark()),
      h(
        "div",
        null,
        h("h2", null, server.app.name),
        h("p", { class: "muted" }, `App in ${server.team.name}`),
      ),
    ),
    h(
      "p",
      null,
      "This is a local workspace: a stand-in for Slack that runs on this computer only, with people who don't exist. It sends the app the same signed requests that Slack would, so what you see here is what the real app does.",
    ),
    commands(),
    developerCorner(),
  );
}

function commands() {
  if (!server.app.commands.length) return null;
  return h(
    "section",
    { "aria-labelledby": "about-commands" },
    h("h3", { id: "about-commands" }, "Commands"),
    h(
      "dl",
      { class: "command-list" },
      server.app.commands.map((one) => [
        h(
          "dt",
          null,
          h("code", { class: "code" }, `${one.command} ${one.usage_hint ?? ""}`.trim()),
        ),
        h("dd", null, one.description),
      ]),
    ),
  );
}

function developerCorner() {
  return h(
    "section",
    { class: "corner", "aria-labelledby": "about-corner" },
    h("h3", { id: "about-corner" }, icon("wrench", 16), "Developer corner"),
    h(
      "p",
      null,
      "Answer 429 next: the app's next call of a method is refused as too frequent, with a time to wait.",
    ),
    h(
      "form",
      { class: "corner-form", onsubmit: refuseNext },
      h(
        "label",
        null,
        "Method",
        h(
          "select",
          { class: "field", name: "method" },
          METHODS.map((one) => h("option", { value: one }, one)),
        ),
      ),
      h(
        "label",
        null,
        "Wait, in seconds",
        h("input", {
          class: "field",
          name: "seconds",
          type: "number",
          min: 1,
          max: 600,
          value: ui.widgets.get("429-seconds") ?? "30",
          oninput: (event) => ui.widgets.set("429-seconds", event.target.value),
        }),
      ),
      h("button", { class: "button", type: "submit" }, "Answer 429 next"),
    ),
    h("p", { class: "muted", role: "status" }, ui.widgets.get("429") ?? ""),
  );
}

async function refuseNext(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const method = String(form.get("method"));
  const answer = await api.rateLimit(method, Number(form.get("seconds")));
  change(() =>
    ui.widgets.set(
      "429",
      answer.ok
        ? `The next call of ${method} will be answered with 429.`
        : `That didn't work: ${answer.error}.`,
    ),
  );
}
