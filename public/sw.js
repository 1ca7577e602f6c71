// The service worker. What it keeps, and what it never does, is written in docs/style.md, "Service worker".
// The build replaces the words in capitals; opened as it is (no build), it keeps nothing but the offline pages.
"use strict";

const BUILD = "__BUILD__";
const LISTED = "__PRECACHE__";

const STATIC = `static-${BUILD}`;
const PAGES = `pages-${BUILD}`;
const MOST_PAGES = 80;
// A server that varies by language or encoding says so; the address alone tells our files and pages apart.
const ANYHOW = { ignoreVary: true };

const LANGUAGES = ["ar", "en"];
const SHELL = ["", "/services", "/fees", "/refund-calculator", "/policy", "/status"];
const OFFLINE = LANGUAGES.map((lang) => `/${lang}/offline`);
const SHELL_PAGES = LANGUAGES.flatMap((lang) => SHELL.map((page) => `/${lang}${page}`));

const FILES = (Array.isArray(LISTED) ? LISTED : []).filter((path) => !path.startsWith("/screenshots/"));
// Without these there is no application at all: the installation stands or falls with them.
const NEEDED = FILES.filter((path) => /^\/assets\/|\/frontend(_bg)?\.(js|wasm)$|^\/fonts\/.*-400-|^\/pkg\/.*\.js$/.test(path));
const WANTED = FILES.filter((path) => !NEEDED.includes(path));

/** Files under these paths never change under their names. */
const unchanging = (path) => /^\/(pkg|assets|fonts)\//.test(path);

/** The language of an address; Arabic is the portal's first. */
const languageOf = (path) => LANGUAGES.find((lang) => path === `/${lang}` || path.startsWith(`/${lang}/`)) ?? LANGUAGES[0];

/** True if nothing says that the answer is somebody's own. */
function isPublic(response) {
  const control = response.headers.get("cache-control") ?? "";
  return response.status === 200 && response.type === "basic" && !response.redirected && !/no-store|private/i.test(control);
}

/** Keeps a public page of this build; a page of another build would ask for files that this worker does not hold. */
async function keepPage(path, response) {
  const isHtml = (response.headers.get("content-type") ?? "").startsWith("text/html");
  if (!isHtml || !isPublic(response)) return;
  const text = await response.text();
  const build = /data-build="([^"]*)"/.exec(text)?.[1];
  if (build !== undefined && build !== BUILD) return;
  const pages = await caches.open(PAGES);
  await pages.put(path, new Response(text, { headers: response.headers }));
  const kept = (await pages.keys()).map((request) => new URL(request.url).pathname);
  const visited = kept.filter((known) => !SHELL_PAGES.includes(known) && !OFFLINE.includes(known));
  await Promise.all(visited.slice(0, Math.max(0, visited.length - MOST_PAGES)).map((old) => pages.delete(old)));
}

/** Fetches a page as a stranger would see it, whoever is signed in. */
async function fetchPage(path) {
  const response = await fetch(path, { credentials: "omit", cache: "no-cache" });
  if (!isPublic(response)) throw new Error(`${path}: ${response.status}`);
  await keepPage(path, response);
}

/** A file that an older build holds under the same unchanging name is not fetched again. */
async function fetchFile(path) {
  const files = await caches.open(STATIC);
  if (await files.match(path, ANYHOW)) return;
  const known = unchanging(path) ? await caches.match(path, ANYHOW) : undefined;
  const response = known ?? (await fetch(path, { cache: unchanging(path) ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await files.put(path, response);
}

/** A few at a time, so that the page being read keeps its share of a slow line. What fails is fetched when it is asked for. */
async function fetchSome(paths, fetchOne) {
  const left = [...paths];
  const worker = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      try {
        await fetchOne(path);
      } catch {
        // wanted, not needed
      }
    }
  };
  await Promise.all(Array.from({ length: 3 }, worker));
}

/** What a signed-in person may have left on this device. */
async function clearPrivate() {
  const pages = await caches.open(PAGES);
  const requests = await pages.keys();
  const visited = requests.filter((request) => {
    const path = new URL(request.url).pathname;
    return !SHELL_PAGES.includes(path) && !OFFLINE.includes(path);
  });
  await Promise.all(visited.map((request) => pages.delete(request)));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("private-")).map((name) => caches.delete(name)));
  const databases = (await indexedDB.databases?.()) ?? [];
  await Promise.all(
    databases.map(
      ({ name }) =>
        new Promise((done) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = request.onerror = request.onblocked = done;
        }),
    ),
  );
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await Promise.all([...OFFLINE.map(fetchPage), ...NEEDED.map(fetchFile)]);
      if (navigator.connection?.saveData) return;
      await fetchSome(WANTED, fetchFile);
      await fetchSome(SHELL_PAGES, fetchPage);
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name !== STATIC && name !== PAGES && /^(static|pages)-/.test(name)).map((name) => caches.delete(name)));
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  const word = typeof event.data === "string" ? event.data : event.data?.type;
  if (word === "skip-waiting") event.waitUntil(self.skipWaiting());
  if (word === "clear-private") event.waitUntil(clearPrivate().then(() => event.ports[0]?.postMessage("cleared")));
  if (word === "build") event.ports[0]?.postMessage(BUILD);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && address.pathname.endsWith("/sign-out")) return event.respondWith(signOut(event));
  if (request.method !== "GET" || address.pathname.startsWith("/api/") || request.headers.has("range")) return;
  if (request.mode === "navigate") return event.respondWith(navigate(event, address));
  if (unchanging(address.pathname)) return event.respondWith(file(request));
  if (FILES.includes(address.pathname)) event.respondWith(freshFile(request));
});

/** Signing out works without the application's script too: the worker sees it pass and clears the device. */
async function signOut(event) {
  const response = await fetch(event.request);
  if (response.ok || response.type === "opaqueredirect") event.waitUntil(clearPrivate());
  return response;
}

/** Network first; offline, the page as last seen if it is public, else the offline page, which knows where one wanted to go. */
async function navigate(event, address) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    // Only addresses without a query: what follows a question mark may be somebody's number.
    if (address.search === "") event.waitUntil(keepPage(address.pathname, response.clone()).catch(() => {}));
    return response;
  } catch (fault) {
    const pages = await caches.open(PAGES);
    const offline = `/${languageOf(address.pathname)}/offline`;
    const kept = await pages.match(address.pathname === offline ? offline : event.request, ANYHOW);
    if (kept) return kept;
    if (!(await pages.match(offline, ANYHOW))) throw fault;
    return Response.redirect(`${offline}?next=${encodeURIComponent(address.pathname + address.search)}`, 302);
  }
}

async function file(request) {
  const kept = await caches.match(request, ANYHOW);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.type === "basic") {
    const files = await caches.open(STATIC);
    await files.put(request, response.clone());
  }
  return response;
}

async function freshFile(request) {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await caches.match(request, ANYHOW);
    if (kept) return kept;
    throw fault;
  }
}
