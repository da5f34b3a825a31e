/** What each kind of select offers, in one shape. */

import { displayName } from "../people.js";
import { humans, person, server } from "../state.js";

/**
 * @typedef {{value: string, text: string, description?: string, group?: string, raw: any,
 *   person?: any}} Choice `raw` is what Slack stores for it
 */

const staticChoice = (option, group) => ({
  value: option.value,
  text: option.text.text,
  description: option.description?.text,
  group,
  raw: option,
});

const personChoice = (who) => ({ value: who.id, text: displayName(who), raw: who.id, person: who });

const conversationText = (conv) => (conv.kind === "channel" ? `#${conv.name}` : conv.name);

/** @returns {Choice[]} */
export function choices(element) {
  switch (element.type.replace("multi_", "")) {
    case "static_select":
      return element.option_groups
        ? element.option_groups.flatMap((group) =>
            group.options.map((one) => staticChoice(one, group.label.text)),
          )
        : element.options.map((one) => staticChoice(one));
    case "users_select":
      return humans().map(personChoice);
    default:
      return server.conversations
        .filter((conv) => included(element, conv))
        .map((conv) => ({ value: conv.id, text: conversationText(conv), raw: conv.id }));
  }
}

function included(element, conv) {
  if (element.type.endsWith("channels_select")) return conv.kind === "channel";
  const kinds = element.filter?.include;
  return !kinds || kinds.includes(conv.kind === "channel" ? "public" : "im");
}

/** How a stored value is shown, even one that is no longer offered. @returns {Choice|null} */
export function choiceOf(element, raw) {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === "object") return staticChoice(raw);
  const offered = choices(element).find((one) => one.value === raw);
  return offered ?? { value: raw, text: person(raw) ? displayName(person(raw)) : raw, raw };
}

/** Those that contain what was typed. @param {Choice[]} all */
export function matching(all, query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return all;
  return all.filter((one) => `${one.text} ${one.description ?? ""}`.toLowerCase().includes(wanted));
}
