// The picture of the toolbar button, as in icons/icon.svg. A page's policy can refuse an image, and
// nothing of the extension can be loaded from a page.

const SVG = "http://www.w3.org/2000/svg";

/** Each shape with its attributes. @type {[string, Record<string, string>][]} */
const SHAPES = [
  ["path", { fill: "#00666d", d: "M64 4 116 20v42c0 30-22 50-52 62C34 112 12 92 12 62V20z" }],
  [
    "path",
    {
      fill: "#0e2224",
      d: "M34 92c-4-34 8-62 36-62 17 0 27 12 28 26 1 18-12 24-15 46-10 8-16 11-19 12-12-5-22-12-30-22z",
    },
  ],
  ["path", { fill: "#ffb000", d: "M94 50 118 60 95 69z" }],
  ["path", { fill: "#ffd76a", d: "M58 58c4-8 12-9 18-6-1 9-8 14-19 15z" }],
  ["circle", { fill: "#fff", cx: "79", cy: "49", r: "7" }],
  ["circle", { fill: "#0e2224", cx: "80", cy: "49", r: "3.5" }],
];

// A page may name an image "createElementNS".
const create = Document.prototype.createElementNS.bind(document, SVG);

/** @type {(tag: string, attributes: Record<string, string>) => any} */
function shape(tag, attributes) {
  const element = create(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The picture; what it shows is said by the text beside it. */
export function drawIcon() {
  const icon = shape("svg", { viewBox: "0 0 128 128", "aria-hidden": "true" });
  icon.append(...SHAPES.map(([tag, attributes]) => shape(tag, attributes)));
  return icon;
}
