/** What another app shares waits for the page, also where the browser ends the worker, and only for the page. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { HOST, SITE, checkPage, serveSite } from "./www-page.js";

const SCAM =
  "【国税庁】最終通知:滞納した税金がございます。本日中にお支払いください。 https://nta-pay.top/";
/** A page of the same host that has nothing to do with ours. */
const NEIGHBOUR = `https://${HOST}/other/`;

describe("sharing with the page on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** @type {ReturnType<typeof checkPage>} */
  let check;
  before(async () => {
    const preferences = { "dom.serviceWorkers.idle_timeout": 0 };
    const route = (/** @type {string} */ host, /** @type {string} */ path) =>
      path === "/other/" ? { body: "<title>Other</title>" } : serveSite(host, path, "https");
    browser = await launch(name, route, { extension: false, preferences });
    page = await browser.newPage();
    check = checkPage(page);
    await check.open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
  });
  after(() => browser?.close());

  /** Shares as another app does; returns the address that the browser opens then. @param {Record<string, string>} texts @param {string[]} [files] */
  const share = (texts, files = []) => page.evaluate(postShare, texts, files);

  it("keeps what was shared after the browser has ended the worker", async () => {
    const address = await share({ text: SCAM });
    if (name === "chromium") await browser.killBackground();
    // Firefox ends an idle worker by itself, here without a delay.
    else await new Promise((resolve) => setTimeout(resolve, 1500));
    await page.goto(address);
    await check.waitForLevel("danger");
    assert.equal(await page.evaluate(() => location.href), SITE);
  });

  it("judges every file that was shared, and the text beside them", async () => {
    await page.goto(await share({}, ["明日の会議は10時からです。", SCAM]));
    await check.waitForLevel("danger");
    await page.goto(await share({ text: SCAM }, ["明日の会議は10時からです。"]));
    await check.waitForLevel("danger");
    await page.goto(await share({}, ["明日の会議は10時からです。"]));
    await check.waitForLevel("clear");
  });

  it("gives it once, and says so when there is nothing", async () => {
    const address = await share({ text: SCAM });
    await page.goto(address);
    await check.waitForLevel("danger");
    await page.goto(address);
    const { state, text } = await check.answer();
    assert.match(state, /読み取れない/);
    assert.equal(text, "");
  });

  it("answers no other page of the same host", async () => {
    const address = await share({ text: SCAM });
    const shared = new URL(address).searchParams.get("shared") ?? "";
    await page.goto(NEIGHBOUR);
    assert.equal(await page.evaluate(askWorker, shared), "no answer");
    await page.goto(`${SITE}licences.html`);
    assert.equal(await page.evaluate(askWorker, shared), SCAM);
  });

  it("leaves the caches of other pages alone", async () => {
    await page.goto(NEIGHBOUR);
    await page.evaluate(() => caches.open("of another page").then(() => true));
    await page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistration("/some/path/");
      await all?.unregister();
    });
    await check.open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const names = await page.evaluate(() => caches.keys());
    assert.ok(names.includes("of another page"));
  });
}

/**
 * Runs in the page: sends a form as the browser does when something is shared.
 * @param {Record<string, string>} texts
 * @param {string[]} files
 */
async function postShare(texts, files) {
  const body = new FormData();
  for (const [key, text] of Object.entries(texts)) body.set(key, text);
  for (const [at, text] of files.entries()) body.append("file", new File([text], `${at}.txt`));
  await fetch("share", { method: "POST", body, redirect: "manual" });
  const kept = await caches.open(`shared ${location.origin}/some/path/`);
  const address =
    (await kept.keys())
      .map(({ url }) => url)
      .sort()
      .at(-1) ?? "";
  return address.replace("shared/", "?shared=");
}

/** Runs in a page: asks the worker for what was shared. @param {string} shared */
async function askWorker(shared) {
  const registration = await navigator.serviceWorker.getRegistration("/some/path/");
  const { port1, port2 } = new MessageChannel();
  /** @type {Promise<string>} */
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data?.text ?? "nothing");
    setTimeout(resolve, 3000, "no answer");
  });
  registration?.active?.postMessage({ shared }, [port2]);
  return answer;
}
