/** Which module draws which element. An unknown one is loud, never dropped. */

import { unknown } from "../unknown.js";
import { button, iconButton, feedbackButtons, workflowButton } from "./button.js";
import { checkboxes, radioButtons } from "./choice.js";
import { fileInput } from "./file.js";
import { imageElement } from "./image.js";
import { overflow } from "./overflow.js";
import { datepicker, datetimepicker, timepicker } from "./picker.js";
import { richTextInput } from "./rich_text_input.js";
import { multiSelect, select } from "./select.js";
import { lineInput, plainTextInput } from "./text_input.js";

const DRAW = {
  button,
  workflow_button: workflowButton,
  icon_button: iconButton,
  feedback_buttons: feedbackButtons,
  checkboxes,
  radio_buttons: radioButtons,
  file_input: fileInput,
  image: imageElement,
  overflow,
  datepicker,
  timepicker,
  datetimepicker,
  rich_text_input: richTextInput,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  plain_text_input: plainTextInput,
  email_text_input: lineInput,
  url_text_input: lineInput,
  number_input: lineInput,
};

/**
 * @param {import("../form.js").Surface} surface
 * @param {any} block the block that holds the element
 * @param {any} element
 * @param {{labelledby?: string, describedby?: string, label?: string, invalid?: boolean, required?: boolean}} [field]
 *   how the control is named when it stands in an input block
 */
export function drawElement(surface, block, element, field = {}) {
  const draw = Object.hasOwn(DRAW, element?.type) ? DRAW[element.type] : null;
  return draw ? draw({ surface, block, element, field }) : unknown("element", element?.type);
}
