// Caches every file of the page, so that it works without a network and below any path, and receives
// what other apps share. The build writes `files.js`.

const worker = /** @type {any} */ (self);
worker.importScripts("files.js");

const { FILES, VERSION } = /** @type {{ FILES: string[], VERSION: string }} */ (worker);
const CACHE = `kept-${VERSION}`;
const urlOf = (/** @type {string} */ path) => new URL(path, worker.registration.scope).href;

/** What was shared last, until the page takes it. @type {{ text: string, files: File[] } | null} */
let shared = null;

worker.addEventListener("install", (/** @type {any} */ event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    // The browser's own cache may have files of another version, so it is bypassed.
    await cache.addAll(FILES.map((path) => new Request(urlOf(path), { cache: "reload" })));
    await worker.skipWaiting();
  };
  event.waitUntil(fill());
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const removeOldVersions = async () => {
    const names = /** @type {string[]} */ (await caches.keys());
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(removeOldVersions());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(worker.registration.scope)) return;
  if (request.method === "POST" && url.href === urlOf("share")) {
    event.respondWith(receiveShared(request));
  } else if (request.method === "GET") event.respondWith(respond(request, url));
});

/** Answers from the cache where it has the file. @type {(request: Request, url: URL) => Promise<Response>} */
async function respond(request, url) {
  const path = url.origin + url.pathname;
  const page = path === worker.registration.scope ? urlOf("index.html") : path;
  const cache = await caches.open(CACHE);
  return (await cache.match(page)) ?? fetch(request);
}

/** Keeps what another app shares and opens the page. @type {(request: Request) => Promise<Response>} */
async function receiveShared(request) {
  const form = await request.formData().catch(() => new FormData());
  const parts = ["title", "text", "url"].map((name) => form.get(name));
  const files = form.getAll("file").filter((file) => file instanceof File && file.size > 0);
  const text = parts.filter(Boolean).join("\n");
  shared = { text, files: /** @type {File[]} */ (files) };
  return Response.redirect(urlOf("?shared"), 303);
}

worker.addEventListener("message", (/** @type {any} */ { data, ports: [port] }) => {
  if (data !== "shared") return;
  port.postMessage(shared);
  shared = null;
});
