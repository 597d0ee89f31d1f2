// Keeps the page and the data in it, so that they are fetched once, and works without a network from then on.
// `scripts/wasm` writes the version, a digest of all files: the browser sees another one, and fetches them anew.
const KEPT = "coquille-try-{{version}}";
const FILES = [
  "./",
  "icon.svg",
  "try.css",
  "try.js",
  "words.js",
  "worker.js",
  "coquille/index.js",
  "coquille/undo.js",
  "coquille/coquille_wasm.js",
  "coquille/coquille_wasm_bg.wasm",
];

addEventListener("install", (event) => {
  // not from the cache of the browser, where files of two versions may stand
  const requests = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => cache.addAll(requests))
      .then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("coquille-try-") && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  // the page has two addresses, with its name and without
  const page = new URL("./", location).href;
  const address = event.request.url.split(/[?#]/)[0];
  const wanted = address === page + "index.html" ? page : event.request;
  event.respondWith(
    caches
      .open(KEPT)
      .then((cache) => cache.match(wanted, { ignoreSearch: true }))
      .then((found) => found ?? fetch(event.request)),
  );
});
