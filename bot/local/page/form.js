/**
 * What people have entered, by surface (a view or a message), block and action. Values live here,
 * not in the DOM, so they survive every new version of a view in which block_id and action_id
 * stay the same.
 */

import { change } from "./state.js";

/** @type {Map<string, Map<string, {type: string, value: any}>>} */
const forms = new Map();

/** The field that holds the value of each element, as Slack names it. */
export const VALUE_FIELD = {
  plain_text_input: "value",
  email_text_input: "value",
  url_text_input: "value",
  number_input: "value",
  rich_text_input: "rich_text_value",
  static_select: "selected_option",
  radio_buttons: "selected_option",
  overflow: "selected_option",
  users_select: "selected_user",
  conversations_select: "selected_conversation",
  channels_select: "selected_channel",
  multi_static_select: "selected_options",
  checkboxes: "selected_options",
  multi_users_select: "selected_users",
  multi_conversations_select: "selected_conversations",
  multi_channels_select: "selected_channels",
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
  file_input: "files",
};

const INITIAL_FIELD = {
  plain_text_input: "initial_value",
  email_text_input: "initial_value",
  url_text_input: "initial_value",
  number_input: "initial_value",
  rich_text_input: "initial_value",
  static_select: "initial_option",
  radio_buttons: "initial_option",
  users_select: "initial_user",
  conversations_select: "initial_conversation",
  channels_select: "initial_channel",
  multi_static_select: "initial_options",
  checkboxes: "initial_options",
  multi_users_select: "initial_users",
  multi_conversations_select: "initial_conversations",
  multi_channels_select: "initial_channels",
  datepicker: "initial_date",
  timepicker: "initial_time",
  datetimepicker: "initial_date_time",
};

const LISTS = new Set([
  "selected_options",
  "selected_users",
  "selected_conversations",
  "selected_channels",
  "files",
]);

const controlKey = (block, element) => `${block.block_id}/${element.action_id}`;

/**
 * @typedef {{kind: "message"|"modal"|"home", key: string, container: any, view?: any}} Surface
 */

/** The current value: what was entered, else what the server kept, else what the app proposed. */
export function read(surface, block, element) {
  const entered = forms.get(surface.key)?.get(controlKey(block, element));
  if (entered && entered.type === element.type) return entered.value;
  const field = VALUE_FIELD[element.type];
  const kept = surface.view?.state?.values?.[block.block_id]?.[element.action_id];
  if (kept?.type === element.type && field in kept) return kept[field];
  return element[INITIAL_FIELD[element.type]] ?? (LISTS.has(field) ? [] : null);
}

/** Enters a value and draws. */
export function write(surface, block, element, value) {
  change(() => {
    if (!forms.has(surface.key)) forms.set(surface.key, new Map());
    forms.get(surface.key).set(controlKey(block, element), { type: element.type, value });
  });
}

/** Lets go of everything entered on surfaces that are gone. @param {(key: string) => boolean} alive */
export function forget(alive) {
  for (const key of forms.keys()) if (!alive(key)) forms.delete(key);
}

/** The elements of a block that hold a value. */
function holders(block) {
  const candidates = [
    block.element,
    block.accessory,
    ...(Array.isArray(block.elements) ? block.elements : []),
  ];
  return candidates.filter((one) => one && one.type in VALUE_FIELD && one.type !== "overflow");
}

/** Blocks of a view, those inside containers included. */
function flatBlocks(blocks) {
  return blocks.flatMap((block) => [block, ...flatBlocks(block.child_blocks ?? [])]);
}

/** All values, in the shape of view.state.values. */
export function collect(surface, blocks) {
  const values = {};
  for (const block of flatBlocks(blocks)) {
    for (const element of holders(block)) {
      values[block.block_id] ??= {};
      values[block.block_id][element.action_id] = {
        type: element.type,
        [VALUE_FIELD[element.type]]: outgoing(read(surface, block, element)),
      };
    }
  }
  return values;
}

/** Empty text is sent as null, as Slack does. */
const outgoing = (value) => (value === "" ? null : value);

const emptyRichText = (value) =>
  !value?.elements?.some((part) =>
    JSON.stringify(part).match(/"(text|user_id|name|url)":"[^"]*\S/),
  );

function isEmpty(element, value) {
  if (element.type === "rich_text_input") return emptyRichText(value);
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || value === "";
}

/** The checks that Slack makes before it asks the app. @returns {Record<string, string>} */
export function check(surface, blocks) {
  const errors = {};
  for (const block of flatBlocks(blocks)) {
    if (block.type !== "input") continue;
    const value = read(surface, block, block.element);
    const problem = isEmpty(block.element, value)
      ? !block.optional && "Please complete this required field."
      : fault(block.element, value);
    if (problem) errors[block.block_id] = problem;
  }
  return errors;
}

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URL_SHAPE = /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+/i;

function fault(element, value) {
  switch (element.type) {
    case "plain_text_input":
      return length(element, value);
    case "email_text_input":
      return MAIL.test(value.trim()) ? null : "Please enter a valid email address.";
    case "url_text_input":
      return URL_SHAPE.test(value.trim()) ? null : "Please enter a valid URL.";
    case "number_input":
      return number(element, value.trim());
    default:
      return null;
  }
}

function length(element, value) {
  const size = [...value].length;
  if (element.min_length && size < element.min_length)
    return `Must be at least ${element.min_length} characters.`;
  if (element.max_length && size > element.max_length)
    return `Must be at most ${element.max_length} characters.`;
  return null;
}

function number(element, value) {
  const shape = element.is_decimal_allowed ? /^[+-]?(\d+\.?\d*|\.\d+)$/ : /^[+-]?\d+$/;
  if (!shape.test(value))
    return element.is_decimal_allowed ? "Please enter a number." : "Please enter a whole number.";
  if (element.min_value !== undefined && Number(value) < Number(element.min_value))
    return `Must be at least ${element.min_value}.`;
  if (element.max_value !== undefined && Number(value) > Number(element.max_value))
    return `Must be at most ${element.max_value}.`;
  return null;
}
