// Keeps every file of the page, so that it opens without a network under any
// path, and takes what other apps share with it. `files.js` is written by the build.

const worker = /** @type {any} */ (self);
worker.importScripts("files.js");

const { FILES, VERSION } = /** @type {{ FILES: string[], VERSION: string }} */ (worker);
const KEPT = `kept-${VERSION}`;
const at = (/** @type {string} */ path) => new URL(path, worker.registration.scope).href;

/** What was shared last, until the page takes it. @type {{ text: string, files: File[] } | null} */
let shared = null;

worker.addEventListener("install", (/** @type {any} */ event) => {
  const keep = async () => {
    const cache = await caches.open(KEPT);
    // Past the browser's own cache: the files of one version belong together.
    await cache.addAll(FILES.map((path) => new Request(at(path), { cache: "reload" })));
    await worker.skipWaiting();
  };
  event.waitUntil(keep());
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const tidy = async () => {
    const scope = /** @type {string[]} */ (await caches.keys());
    await Promise.all(scope.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(worker.registration.scope)) return;
  if (request.method === "POST" && url.href === at("share")) event.respondWith(take(request));
  else if (request.method === "GET") event.respondWith(answer(request, url));
});

/** @type {(request: Request, url: URL) => Promise<Response>} */
async function answer(request, url) {
  const path = url.origin + url.pathname;
  const page = path === worker.registration.scope ? at("index.html") : path;
  const cache = await caches.open(KEPT);
  return (await cache.match(page)) ?? fetch(request);
}

/** @type {(request: Request) => Promise<Response>} */
async function take(request) {
  const form = await request.formData().catch(() => new FormData());
  const parts = ["title", "text", "url"].map((name) => form.get(name));
  const files = form.getAll("file").filter((one) => one instanceof File && one.size > 0);
  const text = parts.filter(Boolean).join("\n");
  shared = { text, files: /** @type {File[]} */ (files) };
  return Response.redirect(at("?shared"), 303);
}

worker.addEventListener("message", (/** @type {any} */ { data, ports: [port] }) => {
  if (data !== "shared") return;
  port.postMessage(shared);
  shared = null;
});
