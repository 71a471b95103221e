// The nodes whose coming or going may change what a frame asks for.

import { dom } from "./dom.js";
import { EDITABLE } from "./editable.js";
import { isTelling } from "./telling-words.js";

const FIELD_OR_LABEL = `${EDITABLE},label`;
const MAX_CHARACTERS_SEARCHED = 20_000;

/** Whether a node is or holds something to type into, or a label. @type {(node: any) => boolean} */
export const hasField = (node) =>
  dom.isElement(node) &&
  (dom.matches(node, FIELD_OR_LABEL) || dom.first(node, FIELD_OR_LABEL) !== null);

/** Whether a node brings a field or a telling word. @type {(node: any) => boolean} */
export const isTellingNode = (node) =>
  hasField(node) || isTelling((dom.content(node) ?? "").slice(0, MAX_CHARACTERS_SEARCHED));
