// Draws a QR code.

import { generate } from "../qr-code/index.js";

const SVG = "http://www.w3.org/2000/svg";
/** The white edge that readers need, in squares. */
const EDGE = 4;

/** @type {(tag: string, attributes: Record<string, string>) => SVGElement} */
function make(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return /** @type {SVGElement} */ (element);
}

/**
 * @param {string} text what the code says
 * @param {string} label what a screen reader says instead of the drawing
 */
export function drawQrCode(text, label) {
  const code = generate(text);
  const squares = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`);
  }
  const width = code.size + 2 * EDGE;
  const viewBox = `${-EDGE} ${-EDGE} ${width} ${width}`;
  const drawing = make("svg", { viewBox, role: "img", "aria-label": label, class: "qr-code" });
  drawing.append(make("path", { d: squares.join(""), "shape-rendering": "crispEdges" }));
  return drawing;
}
