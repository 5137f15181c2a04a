let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

function noteWaiting(worker: ServiceWorker | null) {
  waiting = worker
  for (const listener of listeners) listener()
}

/** Starts the service worker of /f, which makes the shell open without network. A development server has none. */
export async function startFieldWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  try {
    const registration = await navigator.serviceWorker.register('/f/sw.js', { scope: '/f/' })
    noteWaiting(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const fresh = registration.installing
      fresh?.addEventListener('statechange', () => {
        // The first one of all has nobody to wait for.
        if (fresh.state === 'installed' && registration.active) noteWaiting(fresh)
      })
    })
    addEventListener('focus', () => void registration.update().catch(() => null))
  } catch {
    // A private window or full storage: the page works as long as it stays open, and the self-test says so.
  }
}

/** The new version that waits, and how it is let in: the page starts again under it. */
export function updateOf(changed: () => void) {
  listeners.add(changed)
  return {
    isReady: () => waiting !== null,
    async takeOver(): Promise<void> {
      if (!waiting) return
      const taken = new Promise<void>((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), {
          once: true,
        })
      })
      waiting.postMessage({ kind: 'take-over' })
      await taken
      location.reload()
    },
  }
}
