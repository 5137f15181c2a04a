import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openProfile } from '../testing/chromium.ts'
import { killBrowser } from '../testing/field/kill-browser.ts'
import { tally } from '../testing/field/life-record.ts'
import { lookAtShelf, type ShelfLook } from '../testing/field/shelf-look.ts'
import { tearLog } from '../testing/field/tear-log.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import type { FieldWindow } from './field-phone.ts'

// 200 by `npm run soak`.
const kills = Number(process.env.FIELD_KILLS ?? 10)
const served = await serveSampler(40)
const { round } = served
let profile = ''
let tubesUsed = 0
async function forgetProfile() {
  if (profile === '') return
  await killBrowser(profile)
  rmSync(profile, { recursive: true, force: true })
}
// A second try must not meet the browser or the disk of the first.
beforeEach(async () => {
  await forgetProfile()
  profile = mkdtempSync(join(tmpdir(), 'bihuan-kill-'))
})
afterAll(async () => {
  await forgetProfile()
  await served.stop()
})

type Engine = NonNullable<FieldWindow['__bihuanField']>
type Hearing = Window & { heard?: (word: string) => Promise<void> }

async function openPhone(): Promise<BrowserContext> {
  const context = await openProfile(profile)
  await context.addInitScript("localStorage.setItem('bihuan.drive', '1')")
  return context
}
async function openField(context: BrowserContext) {
  const page = await context.newPage()
  await page.goto(`${served.url}/f/?drive`)
  await page.waitForFunction(
    () =>
      !['opening', undefined].includes((window as FieldWindow).__bihuanField?.getSnapshot().phase),
  )
  return page
}

/** Scans on and on until the browser dies; each word that the sampler would have heard is handed out. */
async function scanUntilKilled(context: BrowserContext, heard: string[], afterMs: number) {
  const page = await openField(context)
  await page.exposeFunction('heard', (word: string) => {
    heard.push(word)
  })
  const first = tubesUsed
  tubesUsed += 40
  const labels = Array.from({ length: 40 }, (_, n) => round.tube(1, first + n))
  const scanning = page.evaluate(
    async ({ labels, people }) => {
      const engine = (window as FieldWindow).__bihuanField as Engine
      const say = (word: string) => void (window as Hearing).heard?.(word)
      if (engine.getSnapshot().station.open) await engine.voidTube('begun before')
      for (const tube of labels) {
        await engine.scan(tube)
        for (const person of people) {
          const { kind } = await engine.addPerson({ person, name: '张三' })
          if (kind === 'taken') say(`sample ${tube} ${person}`)
        }
        for (const person of people.slice(-3))
          if ((await engine.undo(person)).kind === 'undone') say(`undo ${tube} ${person}`)
        if ((await engine.seal(people.length - 3)).kind === 'sealed') say(`seal ${tube} `)
        if ((await engine.voidTube('again', tube)).kind === 'voided') say(`void ${tube} `)
      }
    },
    { labels, people: round.people.slice(0, 8) },
  )
  scanning.catch(() => undefined) // its browser dies
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  return killBrowser(profile)
}

/** Signs in and joins while there is a network. */
async function beginShift() {
  const context = await openPhone()
  const page = await openField(context)
  await page.evaluate(async (round) => {
    const engine = (window as FieldWindow).__bihuanField as Engine
    await engine.signIn('sampler-1')
    await engine.join(round, '1')
  }, round.round)
  await context.close()
}

/** What the disk holds; looked at before the engine runs again. */
async function lookFrom(context: BrowserContext): Promise<ShelfLook> {
  const page = await context.newPage()
  await page.goto(`${served.url}/api/problems`)
  return lookAtShelf(page)
}

/** Everything that was heard is there, and the table, the counters and the acts tell the same; how many acts there are. */
function expectWhole(shelf: ShelfLook, heard: readonly string[]): number {
  const kept = tally(shelf.words)
  const missing = [...tally(heard)].filter(([word, times]) => times > (kept.get(word) ?? 0))
  expect(missing).toEqual([])
  // Every life uses tubes of its own, so nothing can rightly be said twice.
  expect([...kept].filter(([, times]) => times > 1)).toEqual([])
  expect(shelf.open?.people ?? []).toEqual(shelf.played)
  expect(shelf.seqs).toEqual(shelf.seqs.map((_, n) => n + 1))
  expect(shelf.counters?.seq ?? 0).toBe(shelf.seqs.length)
  return shelf.words.length
}

test(`the browser is killed at ${kills} moments: everything that was heard is on the disk, and no act is half there`, {
  timeout: 120_000 + kills * 15_000,
}, async () => {
  await beginShift()
  const heard: string[] = []
  let acts = 0
  for (let kill = 0; kill <= kills; kill += 1) {
    const context = await openPhone()
    acts = expectWhole(await lookFrom(context), heard)
    if (kill % 20 === 0) process.stderr.write(`field kills: ${kill}, ${acts} acts on the disk\n`)
    if (kill < kills) {
      await context.route('**/api/v1/**', (route) => route.abort())
      // 30 to 1,500 ms, every kill another instant.
      const killed = await scanUntilKilled(context, heard, 30 + ((kill * 379) % 1_471))
      expect(killed).toBeGreaterThan(1)
    }
    await context.close().catch(() => undefined)
  }
  process.stderr.write(
    `field kills: ${kills} kills, ${heard.length} acts heard, ${acts} on the disk, 0 lost, 0 doubled\n`,
  )
  expect(heard.length).toBeGreaterThan(kills * 5)
})

// The kill that falls between the two writes of one record, about one of 100, made on purpose: see turn-log.ts.
test('a kill in the middle of a record of the disk’s own log loses nothing, not in the life after it either', {
  timeout: 120_000,
}, async () => {
  await beginShift()
  const heard: string[] = []
  for (let life = 0; life < 3; life += 1) {
    const context = await openPhone()
    await context.route('**/api/v1/**', (route) => route.abort())
    await scanUntilKilled(context, heard, 800)
    await context.close().catch(() => undefined)
    tearLog(profile)
  }
  const context = await openPhone()
  expectWhole(await lookFrom(context), heard)
  await context.close()
  expect(heard.length).toBeGreaterThan(20)
})
