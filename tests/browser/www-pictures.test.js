/**
 * The page on the web reads the QR code or the text of a picture on the device, and judges it. What it needs
 * for that comes from its own host, once. How well it reads is measured by tests/quality/ocr.js and qr.js.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { codeOf, qrPictures, takeQrPicture } from "../quality/qr-pictures.js";
import { screenshots, takePicture } from "../quality/sms-screenshots.js";
import { BROWSER_MAKERS, launch, NAMES, until } from "./browsers.js";
import { HOST, checkPage, serveSite } from "./www-page.js";

const READER = /^\/some\/path\/(?:ocr|qr)\//;
const EMPTY = `<!doctype html><body style="background: #cde">`;
const TYPED = "書きかけの文";

describe("pictures on the page on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** @type {import("./browsers.js").Page} */
  let camera;
  /** @type {ReturnType<typeof checkPage>} */
  let check;
  before(async () => {
    browser = await launch(name, serveSite, { extension: false });
    camera = await browser.newPage();
    page = await browser.newPage();
    check = checkPage(page);
    await check.open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
  });
  after(() => browser?.close());

  /** Opens a picture, and returns the answer. @param {string} picture */
  async function read(picture) {
    await page.bringToFront();
    await check.openPicture(picture);
    return check.pictureAnswer();
  }
  const pictureOf = (/** @type {string} */ html) =>
    takePicture(camera, { name: "", text: "", html, scale: 1 });
  const pictureOfCode = async (/** @type {string} */ text) => pictureOf(await codeOf(text));
  const loads = () =>
    browser.proxy.requests.filter(({ path }) => READER.test(path)).map(({ path }) => path);

  it("says that it needs a network once, and keeps the text", async () => {
    await check.type(TYPED);
    const picture = await pictureOf(EMPTY);
    browser.proxy.route = (host, path, protocol) =>
      READER.test(path) ? { status: 503 } : serveSite(host, path, protocol);
    try {
      assert.match((await read(picture)).state, /インターネットにつながっているとき/);
      assert.equal(await check.fieldText(), TYPED);
    } finally {
      browser.proxy.route = serveSite;
    }
  });

  for (const screenshot of screenshots().slice(0, 2)) {
    it(`reads and judges an SMS: ${screenshot.name}`, async () => {
      const answer = await read(await takePicture(camera, screenshot));
      assert.equal(answer.level, "danger", answer.read);
      assert.match(answer.state, /写真から読み取った文字/);
    });
  }

  it("says that there is no text in a picture, and keeps what is in the field", async () => {
    await check.type(TYPED);
    const { state, read: text } = await read(await pictureOf(EMPTY));
    assert.match(state, /読み取れる文字もQRコードもありません/);
    assert.equal(text, TYPED);
  });

  it("judges the address in a QR code and does not open it", async () => {
    const [picture] = await qrPictures(false);
    const { state, level, read: text } = await read(await takeQrPicture(camera, picture));
    assert.equal(text, picture.address);
    assert.match(state, /アドレスは開いていません/);
    assert.equal(level, "warning");
  });

  it("says that a QR code holds no address", async () => {
    const { state, read: text } = await read(
      await pictureOfCode("WIFI:T:WPA;S:mamori;P:example;;"),
    );
    assert.match(state, /アドレスではありませんでした/);
    assert.match(text, /^WIFI:/);
  });

  it("reads a QR code with the camera, and stops the camera", async () => {
    await check.type("");
    const picture = await pictureOfCode("https://nta-pay.top/");
    await page.bringToFront();
    await page.evaluate(showToCamera, picture);
    await page.evaluate(() => document.getElementById("camera")?.click());
    await until(async () => (await check.fieldText()) === "https://nta-pay.top/");
    await check.waitForLevel("warning");
    assert.deepEqual(await page.evaluate(cameraState), { hidden: true, running: false });
  });

  it("says that the camera cannot be used", async () => {
    await check.type(TYPED);
    await page.evaluate(() => {
      const getUserMedia = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
      Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
    });
    await page.evaluate(() => document.getElementById("camera")?.click());
    await until(async () => /カメラを使えませんでした/.test((await check.report()).state));
    assert.equal(await check.fieldText(), TYPED);
  });

  it("refuses a picture of 20 megabytes, and one that is damaged", async () => {
    await check.open();
    await check.type(TYPED);
    await page.evaluate(dropBytes, 20_000_000);
    await until(async () => /大きすぎて読めません/.test((await check.report()).state));
    await page.evaluate(dropBytes, 1000);
    await until(async () => /開けませんでした/.test((await check.report()).state));
    assert.equal(await check.fieldText(), TYPED);
  });

  it("loads the readers once, and sends requests only to its own host", async () => {
    const before = loads().length;
    await check.open();
    await read(await takePicture(camera, screenshots()[0]));
    await check.waitForLevel("danger");
    assert.equal(loads().length, before, loads().join(" "));
    const hosts = browser.proxy.requests.map(({ host }) => host);
    assert.deepEqual(
      hosts.filter((host) => host !== HOST && !BROWSER_MAKERS.test(host)),
      [],
    );
  });
}

/** Runs in the page: lets the camera see a picture. @param {string} picture a PNG in base64 */
async function showToCamera(picture) {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const context = canvas.getContext("2d");
  const stream = canvas.captureStream(10);
  // A canvas gives a picture to its stream when it is drawn.
  const draw = () => context?.drawImage(bitmap, 0, 0);
  setInterval(draw, 100);
  const getUserMedia = async () => stream;
  Object.assign(globalThis, { stream });
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia }, configurable: true });
}

/** Runs in the page: whether the camera is shown and runs. */
function cameraState() {
  const { stream } = /** @type {any} */ (globalThis);
  const tracks = /** @type {MediaStream} */ (stream).getTracks();
  const running = tracks.some(({ readyState }) => readyState === "live");
  return { hidden: document.getElementById("viewfinder")?.hidden, running };
}

/** Runs in the page: drops a file of zeros that says it is a picture. @param {number} size */
function dropBytes(size) {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(size)], "photo.jpg", { type: "image/jpeg" }));
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
}
