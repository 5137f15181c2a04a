// Runs as /f/sw.js: web/build/field-worker.ts strips the types and puts in the list. It imports nothing.

/** Every file of the shell, by the build; the page itself is `/f/`. */
const files: readonly string[] = '__FIELD_FILES__'.split(' ')
const cacheName = 'bihuan-field-__FIELD_VERSION__'

type Lifetime = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Event & { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  addEventListener(kind: 'install' | 'activate', listener: (event: Lifetime) => void): void
  addEventListener(kind: 'fetch', listener: (event: Asked) => void): void
  addEventListener(kind: 'message', listener: (event: MessageEvent) => void): void
  skipWaiting(): Promise<void>
}
const scope = globalThis as unknown as Scope

async function takeIn(): Promise<void> {
  const cache = await caches.open(cacheName)
  // All or none: half a shell does not open. `reload`: never an old copy from the browser's own cache.
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
}

async function clearOut(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('bihuan-field-') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}

async function answer(request: Request, file: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}

/** The file of the shell that a request means, or null: then the network has it, the API above all. */
function fileOf(request: Request): string | null {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/'))
    return null
  if (request.mode === 'navigate') return /^\/f(\/|$)/.test(pathname) ? '/f/' : null
  return files.includes(pathname) ? pathname : null
}

// No skipWaiting here: a new version must never come in between two swabs (H22). The page says when.
scope.addEventListener('install', (event) => event.waitUntil(takeIn()))
scope.addEventListener('activate', (event) => event.waitUntil(clearOut()))
scope.addEventListener('message', ({ data }) => {
  if (data?.kind === 'take-over') void scope.skipWaiting()
})
scope.addEventListener('fetch', (event) => {
  const file = fileOf(event.request)
  if (file !== null) event.respondWith(answer(event.request, file))
})
