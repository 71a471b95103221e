/** Pictures of QR codes as they are on letters and posters, straight and as somebody photographs them. */
import { readFileSync } from "node:fs";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

const WRITER = new URL(
  "../../node_modules/zxing-wasm/dist/writer/zxing_writer.wasm",
  import.meta.url,
);
// The library would load its Wasm from a network.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(WRITER)).buffer } });

const HOSTS = [
  "nta-pay.top",
  "myna-go-jp.example",
  "city.example.lg.jp",
  "www.digital.go.jp",
  "bit.ly",
];
const PATHS = ["", "a", "refund?id=0418&lang=ja", "p/".repeat(12), "k".repeat(90), "%E7%A8%8E"];
/** How a telephone is held: turned by degrees, tilted by degrees, out of focus by pixels. */
const HELD = [
  ...[
    { turn: 8, tilt: 0, blur: 0.6 },
    { turn: -20, tilt: 12, blur: 0.8 },
  ],
  ...[
    { turn: 45, tilt: 0, blur: 1 },
    { turn: 90, tilt: 20, blur: 0.6 },
  ],
  ...[
    { turn: 180, tilt: 25, blur: 1 },
    { turn: -12, tilt: 35, blur: 0.8 },
  ],
];

/**
 * @typedef {object} QrPicture
 * @property {string} address
 * @property {string} html
 */

/** A QR code as SVG. @type {(text: string) => Promise<string>} */
export const codeOf = async (text) =>
  (await writeBarcode(text, { format: "QRCode", scale: 6 })).svg;

/** @type {(isHeld: boolean) => Promise<QrPicture[]>} */
export function qrPictures(isHeld) {
  const addresses = HOSTS.flatMap((host) => PATHS.map((path) => `https://${host}/${path}`));
  return Promise.all(
    addresses.map(async (address, at) => {
      return {
        address,
        html: letterWith(await codeOf(address), isHeld ? HELD[at % HELD.length] : null),
      };
    }),
  );
}

/** @type {(svg: string, held: typeof HELD[number] | null) => string} */
function letterWith(svg, held) {
  const style = held
    ? `transform: perspective(900px) rotateX(${held.tilt}deg) rotate(${held.turn}deg); filter: blur(${held.blur}px)`
    : "";
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #d8d2c4; font: 18px "Noto Sans CJK JP"; }
    div { margin: 160px 100px; padding: 24px; background: #fff; width: 400px; ${style} }
  </style><div><p>お手続きは、こちらのQRコードから</p>${svg}<p>お問い合わせ 03-0000-0000</p></div>`;
}

/** Takes the picture, as PNG in base64. @param {import("puppeteer-core").Page} page @param {QrPicture} picture */
export async function takeQrPicture(page, { html }) {
  await page.bringToFront();
  await page.setViewport({ width: 660, height: 800 });
  await page.setContent(html);
  return page.screenshot({ encoding: "base64" });
}
