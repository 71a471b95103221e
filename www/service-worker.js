// Caches the files of the page, so that it works without a network and below any path, and receives
// what other apps share. What reads pictures is large, and is cached when it is first used. The build
// writes `files.js`.

const worker = /** @type {any} */ (self);
worker.importScripts("files.js");

const { FILES, FILES_VERSION, READ_LATER, READ_LATER_VERSION } =
  /** @type {Record<"FILES" | "READ_LATER", string[]> & Record<"FILES_VERSION" | "READ_LATER_VERSION", string>} */ (
    worker
  );
const { scope } = worker.registration;
// Other pages of the same host have their caches in the same place.
const CACHE = `kept ${scope} ${FILES_VERSION}`;
/** What reads pictures seldom changes, and has a cache of its own, which lives through new versions. */
const LATER_CACHE = `kept later ${scope} ${READ_LATER_VERSION}`;
/** Where something that was shared stays until the page takes it, since the worker may end before. */
const SHARED = `shared ${scope}`;
/** What no page has taken after this time is removed. */
const MAX_WAIT_MS = 600_000;
const urlOf = (/** @type {string} */ path) => new URL(path, scope).href;
const LATER_URLS = new Set(READ_LATER.map(urlOf));

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
    const isOld = (/** @type {string} */ name) =>
      (name.startsWith(`kept ${scope} `) && name !== CACHE) ||
      (name.startsWith(`kept later ${scope} `) && name !== LATER_CACHE);
    await Promise.all(names.filter(isOld).map((name) => caches.delete(name)));
    await removeUntaken();
    await worker.clients.claim();
  };
  event.waitUntil(removeOldVersions());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(scope)) return;
  if (request.method === "POST" && url.href === urlOf("share")) {
    event.respondWith(receiveShared(request));
  } else if (request.method === "GET") event.respondWith(respond(request, url));
});

/** Answers from the cache where it has the file. @type {(request: Request, url: URL) => Promise<Response>} */
async function respond(request, url) {
  const path = url.origin + url.pathname;
  if (LATER_URLS.has(path)) return respondLater(path);
  const page = path === scope ? urlOf("index.html") : path;
  const cache = await caches.open(CACHE);
  return (await cache.match(page)) ?? fetch(request);
}

/** Answers from the cache, or reads the file and keeps it. @type {(path: string) => Promise<Response>} */
async function respondLater(path) {
  const cache = await caches.open(LATER_CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const response = await fetch(path, { cache: "reload" });
  // Where there is no room for it, it can still be used.
  if (response.ok) await cache.put(path, response.clone()).catch(() => {});
  return response;
}

/** The address of something that was shared, which begins with the time of it. @type {(name: string) => string} */
const sharedUrl = (name) => urlOf(`shared/${encodeURIComponent(name)}`);

/** Removes what was shared some time ago and not taken. */
async function removeUntaken() {
  const cache = await caches.open(SHARED);
  for (const { url } of await cache.keys()) {
    const time = Number.parseInt(url.slice(sharedUrl("").length), 10);
    if (Date.now() - time > MAX_WAIT_MS) await cache.delete(url);
  }
}

/** Keeps what another app shares and opens the page. @type {(request: Request) => Promise<Response>} */
async function receiveShared(request) {
  await removeUntaken();
  const name = `${Date.now()}-${crypto.randomUUID()}`;
  const form = await request.formData().catch(() => new FormData());
  await (await caches.open(SHARED)).put(sharedUrl(name), new Response(form));
  return Response.redirect(urlOf(`?shared=${name}`), 303);
}

/** Returns what was shared under a name, and removes it. @type {(name: string) => Promise<{ text: string, files: File[] } | null>} */
async function takeShared(name) {
  const cache = await caches.open(SHARED);
  const kept = await cache.match(sharedUrl(name));
  await cache.delete(sharedUrl(name));
  if (!kept) return null;
  const form = await kept.formData();
  const parts = ["title", "text", "url"].map((part) => form.get(part));
  const files = form.getAll("file").filter((file) => file instanceof File && file.size > 0);
  return { text: parts.filter(Boolean).join("\n"), files: /** @type {File[]} */ (files) };
}

// A page at another path of this host can send messages to this worker as well.
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, source, ports } = event;
  if (typeof data?.shared !== "string" || !source?.url?.startsWith(scope)) return;
  const answer = async () => ports[0].postMessage(await takeShared(data.shared).catch(() => null));
  event.waitUntil(answer());
});
