import type { Page, Request } from 'playwright-core'
import { shoot } from './gun.ts'

/** What stands on the screen of a gate. */
export type GateSays = { sign: string; code: string; text: string; turn: number }

const panel = '.g-verdict[data-turn]'

/** What the screen says now; a turn of 0 when it waits. */
export function gateSays(page: Page): Promise<GateSays> {
  return page.evaluate((where) => {
    const node = document.querySelector<HTMLElement>(where)
    const { sign = '', code = '', turn = '0' } = node?.dataset ?? {}
    return { sign, code, turn: Number(turn), text: node?.innerText ?? '' }
  }, panel)
}

/** Scans a text by gun and waits for what the screen says to it. */
export async function scanAt(page: Page, text: string): Promise<GateSays> {
  const { turn } = await gateSays(page)
  await shoot(page, text)
  await page.waitForFunction(
    ({ where, before }) =>
      Number(document.querySelector<HTMLElement>(where)?.dataset.turn ?? 0) > before,
    { where: panel, before: turn },
  )
  return gateSays(page)
}

/** Milliseconds from the last key of a scan: until it was decided, sounded and put on the page, and until the frame was out. */
export type ScanTook = { decided: number; painted: number }

/** Scans texts one after the other inside the page, as fast as a gun can, and gives how long each took. */
export function measureScans(page: Page, texts: readonly string[]): Promise<ScanTook[]> {
  return page.evaluate(
    async ({ texts: all, where }) => {
      const turn = () => Number(document.querySelector<HTMLElement>(where)?.dataset.turn ?? 0)
      const press = (code: string) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }),
        )
      const codeOf = (letter: string) =>
        letter === '.' ? 'Period' : /\d/.test(letter) ? `Digit${letter}` : `Key${letter}`
      const took: { decided: number; painted: number }[] = []
      for (const text of all) {
        const before = turn()
        for (const letter of text) press(codeOf(letter))
        performance.clearMeasures()
        press('Enter')
        const until = performance.now() + 20_000
        while (performance.getEntriesByName('scan-to-paint').length === 0) {
          if (performance.now() > until) throw new Error(`no answer to ${text}`)
          await new Promise((resolve) => setTimeout(resolve, 0))
        }
        if (turn() === before) throw new Error('the screen did not change')
        const [decided, painted] = ['scan-to-sound', 'scan-to-paint'].map(
          (name) => performance.getEntriesByName(name)[0]?.duration ?? Number.NaN,
        )
        took.push({ decided: decided ?? Number.NaN, painted: painted ?? Number.NaN })
      }
      return took
    },
    { texts: [...texts], where: panel },
  )
}

/** Everything that the phone keeps, as one text: IndexedDB, both storages, and what caches hold of the API. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const plain = (value: unknown): unknown =>
      value instanceof Uint8Array || value instanceof ArrayBuffer
        ? Array.from(new Uint8Array(value)).join(',')
        : value instanceof Map
          ? [...value].map(([key, one]) => [key, plain(one)])
          : Array.isArray(value)
            ? value.map(plain)
            : value && typeof value === 'object'
              ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
              : value
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie]
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name ?? '')
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<[unknown, unknown][]>((resolve, reject) => {
          const found: [unknown, unknown][] = []
          const cursor = db.transaction(store).objectStore(store).openCursor()
          cursor.onerror = () => reject(cursor.error)
          cursor.onsuccess = () => {
            const at = cursor.result
            if (!at) return resolve(found)
            found.push([at.key, plain(at.value)])
            at.continue()
          }
        })
        kept.push([name, store, rows])
      }
      db.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      kept.push((await cache.keys()).map(({ url }) => url))
    }
    return JSON.stringify(kept)
  })
}

/** Writes down what a page sends from now on: addresses, headers and bodies, as texts. */
export function sentBy(page: Page): { all(): string; to(part: string): Request[] } {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  return {
    all: () =>
      requests
        .map(
          (one) =>
            `${one.method()} ${one.url()} ${JSON.stringify(one.headers())} ${one.postData() ?? ''}`,
        )
        .join('\n'),
    to: (part) => requests.filter((one) => one.url().includes(part)),
  }
}
