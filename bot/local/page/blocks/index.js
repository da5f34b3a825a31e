/** Which module draws which block. An unknown one is loud, never dropped. */

import { h } from "../dom.js";
import { unknown } from "../unknown.js";
import { actions, context, divider, header, image, section } from "./basic.js";
import { card, carousel, container } from "./card.js";
import { dataVisualization } from "./chart.js";
import { input } from "./input.js";
import { markdown } from "./markdown.js";
import { alert, contextActions, file, video } from "./notice.js";
import { richText } from "./rich_text.js";
import { dataTable, table } from "./table.js";

const DRAW = {
  section,
  header,
  divider,
  context,
  actions,
  input,
  image,
  rich_text: richText,
  markdown,
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  alert,
  context_actions: contextActions,
  card,
  carousel,
  container,
  video,
  file,
};

/**
 * @param {import("../form.js").Surface} surface
 * @param {any[]} blocks
 */
export function drawBlocks(surface, blocks) {
  return blocks.map((block, index) => {
    const type = block?.type;
    const draw = Object.hasOwn(DRAW, type) ? DRAW[type] : null;
    return h(
      "div",
      {
        class: `block block-${draw ? type : "unknown"}`,
        key: `${type}-${block?.block_id ?? index}`,
      },
      draw ? guarded(draw, surface, block) : unknown("block", type),
    );
  });
}

/** A block that isn't shaped as Slack's are spoils its own place, not the page. */
function guarded(draw, surface, block) {
  try {
    return draw(surface, block, drawBlocks);
  } catch (error) {
    return unknown("block", `${block.type}, as it was sent`, error);
  }
}
