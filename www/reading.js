// Makes a text of what was read in a picture: lines that the screen broke are one again, and what the reader
// gets wrong again and again in addresses is mended.

/**
 * @typedef {{ text: string, bbox: { x1: number, y0: number, y1: number } }} Line
 * @typedef {{ paragraphs: { lines: Line[] }[] }} Block
 */

const JAPANESE = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー、。「」【】（）・：";
/** Blanks between Japanese letters, which Japanese does not have. */
const BLANKS = new RegExp(`(?<=[${JAPANESE}])[ \\t]+(?=[${JAPANESE}])`, "gu");
/** The beginning of an address; of two strokes side by side, often one is read. */
const SCHEME = /\bh[t1lfi]{2}p(s?) ?[:;：] ?[/／]{1,3} ?/gi;
/** The end of a sentence, after which a new line is meant. */
const ENDS = /[。！？!?」】]$/;
/** Where screens break addresses and numbers. */
const BREAKS = /[\w%][-./?&=_~]$/;
/** A line that begins something else. */
const BEGINS = /^(?:https?:|[【「■●・◆▼▶※①-⑳]|\d+[.)）])/;
/** A line that ends within so many of its heights of the right edge may have been broken there. */
const EDGE = 1.6;

/** @type {(text: string) => string} */
const tidyLine = (text) => text.replace(BLANKS, "").replace(SCHEME, "http$1://").trim();

/** Whether the screen broke a line only because there was no more room. @type {(line: Line, edge: number, next: string) => boolean} */
function isBroken({ text, bbox }, edge, next) {
  const shown = tidyLine(text);
  if (BREAKS.test(shown) && /^\w/.test(next) && !BEGINS.test(next)) return true;
  const isAtEdge = edge - bbox.x1 < EDGE * (bbox.y1 - bbox.y0);
  return isAtEdge && !ENDS.test(shown) && !BEGINS.test(next);
}

/** What stands between two parts of a broken line: Latin words have a blank, and addresses none. @type {(before: string, after: string) => string} */
function joint(before, after) {
  const isAddress = /(?:\/\/|\.)\S*$/.test(before) || BREAKS.test(before);
  return /[a-z,]$/i.test(before) && /^[a-z]/i.test(after) && !isAddress ? " " : "";
}

/** @type {(block: Block) => string} */
function textOf({ paragraphs }) {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
  const edge = Math.max(...lines.map(({ bbox }) => bbox.x1));
  let text = "";
  lines.forEach((line, at) => {
    const shown = tidyLine(line.text);
    const before = lines[at - 1];
    if (!before) text = shown;
    else if (isBroken(before, edge, shown)) text += joint(text, shown) + shown;
    else text += `\n${shown}`;
  });
  return text;
}

/** The text of a picture. @type {(blocks: Block[]) => string} */
export const textOfReading = (blocks) => blocks.map(textOf).filter(Boolean).join("\n");
