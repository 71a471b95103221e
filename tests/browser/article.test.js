/**
 * Articles that warn of scams contain every term that the extension looks for. On a news page with a
 * newsletter form, a search field and a comment form, they must be judged clear.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { readPages } from "./pages.js";

const FOUNDING = new URL("../../../shared/founding-article.txt", import.meta.url);
const SITE = "https://kurashi-shimbun.example";
const HEAD = `<header>くらし新聞 <form role="search"><label>記事を検索 <input type="search" name="q"></label></form></header>`;
const FOOT = `<form><h2>メールマガジン</h2><label>メールアドレス <input type="email" name="mail" autocomplete="email"></label><button>登録する</button></form>
  <form><h2>コメント</h2><label>コメントを書く <textarea name="comment"></textarea></label><button>送信</button></form>
  <footer>© くらし新聞</footer>`;
/** How long nothing must appear on a page. The collector scans the page again within this time. */
const QUIET_MS = 1500;

/** @type {Record<string, string>} */
const ARTICLES = { "the project's own article": ownArticle() };
if (existsSync(FOUNDING)) ARTICLES["the founding article"] = foundingArticle();
const absentCount = existsSync(FOUNDING) ? 0 : 1;

describe("articles", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
  it(
    "every article is present",
    { skip: absentCount > 0 && `${absentCount} article is not in this checkout` },
    () => {},
  );
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => (browser = await launch(name, () => null)));
  after(() => browser?.close());

  for (const [title, body] of Object.entries(ARTICLES)) {
    it(`${title} is clear`, async () => {
      browser.proxy.route = (host) => (SITE.endsWith(host) ? { body } : null);
      const page = await browser.newPage();
      const tab = browser.tabIdOf(page);
      await page.goto(`${SITE}/`);
      await page.type("textarea", "気をつけます。");
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      assert.equal(await browser.badge(tab), "");
      assert.equal(
        await page.evaluate(() => document.querySelector(":is(html, body) > div:empty")),
        null,
      );
      const { reasons, level, fields } = await until(() => browser.verdict(tab));
      assert.deepEqual([level, fields], ["clear", 3], JSON.stringify(reasons));
      assert.deepEqual(await browser.report(tab), {
        level: "clear",
        asks: [],
        standing: "ordinary",
      });
      await page.close();
    });
  }
}

/** Returns a page with the founding article. The first line of its file is the headline. */
function foundingArticle() {
  const [headline, ...paragraphs] = readFileSync(FOUNDING, "utf8").split(/\n+/).map(escape);
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>${headline} | くらし新聞</title>
    <body>${HEAD}<main><article><h1>${headline}</h1>${text}</article></main>${FOOT}`;
}

/** Returns the article of the demonstration, which has its own search field, with the other forms. */
function ownArticle() {
  const page = readPages("demo").find(({ address }) => address === `${SITE}/`);
  const html = page?.documents.get(`${new URL(SITE).host}/`);
  assert.ok(html && html.includes('type="search"'));
  return html.replace("</main>", `${FOOT}</main>`);
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
