import { hourMs } from '@bihuan/core/time/instant.ts'
import { conserves } from '@bihuan/server/testing/conserves.ts'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { cutEveryThirdAnswer } from '../testing/field/bad-line.ts'
import { shootAll } from '../testing/gun.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import { allSent, aPhone, cut, type FieldWindow } from './field-phone.ts'

const shiftPeople = 2_000
// The first of them by gun on the page, the rest through the engine below it; all of them by `FIELD_GUN=2000`.
const gunPeople = Number(process.env.FIELD_GUN ?? 1_000)
const tubeCount = shiftPeople / 10
const eventCount = shiftPeople + tubeCount
const stayPeople = 4_550
const syncMsMax = 60_000
const served = await serveSampler(shiftPeople + stayPeople)
const { round, code, city } = served
const browser = await aBrowser(served)

type Engine = NonNullable<FieldWindow['__bihuanField']>
const isCached = () =>
  caches.keys().then(async (names) => {
    const [name] = names.filter((one) => one.startsWith('bihuan-field-'))
    return name !== undefined && (await (await caches.open(name)).keys()).length > 5
  })

/** Scans tube after tube through the engine; the kinds of the outcomes that were not as they should be. */
async function takeTubes(tubes: { label: string; codes: string[] }[]) {
  const engine = (window as FieldWindow).__bihuanField as Engine
  const odd: string[] = []
  const scan = async (text: string, wanted: string) => {
    const { kind } = await engine.scan(text)
    if (kind !== wanted) odd.push(kind)
  }
  for (const { label, codes } of tubes) {
    await scan(label, 'tube-opened')
    for (const one of codes) await scan(one, 'taken')
    const { kind } = await engine.seal(codes.length)
    if (kind !== 'sealed') odd.push(kind)
  }
  return odd
}

/** Puts the work of days on the phone's disk at once; by the engine, act by act, it would take as many flushes. */
async function putUnsent(tubes: { tube: string; people: string[] }[]) {
  const engine = (window as FieldWindow).__bihuanField as Engine
  const { book, account } = engine.getSnapshot()
  const device = book?.device ?? ''
  let seq = 0
  const at = new Date(engine.now()).toISOString()
  const said = () => ({ id: crypto.randomUUID(), seq: ++seq, at })
  const events = tubes.flatMap(({ tube, people }) => [
    ...people.map((person) => ({ kind: 'sample', ...said(), tube, person })),
    {
      kind: 'seal',
      ...said(),
      tube,
      openedAt: at,
      count: people.length,
      members: people.map((person) => ({ person, at })),
    },
  ])
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('bihuan-field')
    request.onsuccess = () => resolve(request.result)
  })
  const write = db.transaction(['acts', 'facts'], 'readwrite')
  for (const event of events)
    write.objectStore('acts').put(
      {
        n: event.seq,
        id: crypto.randomUUID(),
        account: account?.id,
        accountName: account?.name,
        at: Date.parse(at),
        words: event.kind,
        kind: 'events',
        round: book?.round,
        device,
        events: [event],
      },
      event.seq,
    )
  write.objectStore('facts').put({ n: seq, seq, walkIns: 0 }, 'counters')
  await new Promise((resolve) => {
    write.oncomplete = resolve
  })
  db.close()
  return { unsent: events.length, device }
}

/** What a device has on the server: events, each id once, and the people that they count. */
async function onServer(device: string) {
  const [row] = await city.sql<{ events: number; ids: number; seals: number; people: number }[]>`
    select count(*)::int as events, count(distinct e.id)::int as ids, count(*) filter (where e.kind = 'seal')::int as seals,
      (select count(*)::int from samples s join tubes t on t.id = s.tube_id and t.round_id = s.round_id
        where t.id in (select tube_id from field_events f where f.device_id = ${Number(device)} and f.kind = 'seal')) as people
    from field_events e where e.device_id = ${Number(device)}`
  return row
}

describe('a phone without network', () => {
  test('takes a whole shift of 2,000 people, opens again without network in the middle, and loses and doubles nothing on a line that cuts every third answer', {
    timeout: 600_000,
  }, async () => {
    const phone = await aPhone(browser, served, { as: 'sampler-1', site: '1', language: 'zh-CN' })
    const { page } = phone
    const context = page.context()
    await expect.poll(() => page.evaluate(isCached), { timeout: 60_000 }).toBe(true)
    await context.setOffline(true)
    const started = performance.now()
    const tubes = Array.from({ length: tubeCount }, (_, tube) => ({
      label: round.tube(1, tube),
      codes: Array.from({ length: 10 }, (_, n) => code(tube * 10 + n)),
    }))
    const byGun = tubes.slice(0, gunPeople / 10)
    for (const [n, { label, codes }] of byGun.entries()) {
      if (n === Math.floor(byGun.length / 2)) {
        await page.reload()
        await page.locator('.f-said').waitFor()
      }
      const heard = await shootAll(page, [label, ...codes, label])
      if (n % 10 === 0) expect(heard[10]).toContain('满管')
    }
    const gunSeconds = (performance.now() - started) / 1_000
    expect(await page.evaluate(takeTubes, tubes.slice(byGun.length))).toEqual([])
    const seconds = (performance.now() - started) / 1_000
    const before = await page.evaluate(() => {
      const { station, unsent, book } = (
        (window as FieldWindow).__bihuanField as Engine
      ).getSnapshot()
      return {
        samples: station.samples,
        tubes: station.tubes,
        open: station.open,
        unsent: unsent.count,
        device: book?.device ?? '',
      }
    })
    expect(before).toMatchObject({
      samples: shiftPeople,
      tubes: tubeCount,
      open: null,
      unsent: eventCount,
    })
    const badge = page.locator('.f-badge')
    await expect.poll(() => badge.innerText()).toContain(String(eventCount))
    const line = await cutEveryThirdAnswer(context)
    await context.setOffline(false)
    await allSent(page)
    expect(await onServer(before.device)).toEqual({
      events: eventCount,
      ids: eventCount,
      seals: tubeCount,
      people: shiftPeople,
    })
    expect(line.uploads).toBeGreaterThan(8)
    expect(line.cutUploads).toBeGreaterThan(2)
    expect(
      await page.evaluate(
        () => ((window as FieldWindow).__bihuanField as Engine).getSnapshot().conflicts.length,
      ),
    ).toBe(0)
    await expect.poll(() => badge.innerText()).not.toMatch(/[1-9]/)
    process.stderr.write(
      `field shift: ${gunPeople} people by gun in ${gunSeconds.toFixed(0)} s, ${shiftPeople} in ${seconds.toFixed(0)} s, ${line.cut} of ${line.asked} answers cut, ${line.cutUploads} of ${line.uploads} uploads\n`,
    )
    await conserves(city)
    await phone.close()
  })

  test('sends 5,000 events in less than a minute after 72 hours', {
    timeout: 400_000,
  }, async () => {
    const phone = await aPhone(browser, served, { as: 'sampler-2', site: '2' })
    const { page } = phone
    await cut(page, true)
    const work = Array.from({ length: stayPeople / 10 }, (_, tube) => ({
      tube: round.tube(2, tube),
      people: round.people.slice(shiftPeople + tube * 10, shiftPeople + tube * 10 + 10),
    }))
    const told = await page.evaluate(putUnsent, work)
    await page.reload()
    await page.waitForFunction(
      () => (window as FieldWindow).__bihuanField?.getSnapshot().phase === 'joined',
    )
    await cut(page, true)
    served.clock.set({ now: served.clock.now() + 72 * hourMs })
    await cut(page, false)
    const started = performance.now()
    await allSent(page)
    const ms = performance.now() - started
    expect(ms).toBeLessThan(syncMsMax)
    expect(await onServer(told.device)).toMatchObject({
      events: told.unsent,
      ids: told.unsent,
      people: stayPeople,
    })
    process.stderr.write(
      `field sync: ${told.unsent} events after 72 h in ${(ms / 1_000).toFixed(1)} s\n`,
    )
    await phone.close()
  })

  test('tells a second tab that the first one has the work, and lets it in when that is closed', async () => {
    const phone = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    const second = await phone.page.context().newPage()
    await second.goto(`${served.url}/f/?drive`)
    const phase = () =>
      second.evaluate(() => (window as FieldWindow).__bihuanField?.getSnapshot().phase)
    await expect.poll(phase, { timeout: 20_000 }).toBe('other-tab')
    expect(await second.evaluate(() => (window as FieldWindow).__bihuanField?.undo())).toEqual({
      kind: 'not-taken',
      why: 'other-tab',
    })
    await phone.page.close()
    await expect.poll(phase, { timeout: 20_000 }).toBe('joined')
    await phone.close()
  })
})
