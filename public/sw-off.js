// The kill switch: the server answers /sw.js with this file when the service worker is turned off. It empties the caches,
// takes itself off, and loads the open pages anew if there was anything to take away (once: the second time there is nothing).
"use strict";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.map((name) => caches.delete(name)));
      await self.registration.unregister();
      if (names.length === 0) return;
      const open = await self.clients.matchAll({ type: "window" });
      await Promise.all(open.map((client) => client.navigate(client.url).catch(() => {})));
    })(),
  );
});
