import { clockKinds } from '@bihuan/contract/clocks.ts'
import { cityDateOf, hourMs, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { carryOver, carryWithinLimit } from '../days/carry-over.ts'
import { closeDay } from '../days/close-day.ts'
import { dayFile } from '../days/day-file.ts'
import { showDay } from '../days/show-day.ts'
import { takeDays } from '../days/take-days.ts'
import { verifyDay } from '../days/verify-day.ts'
import { verifyDayFile } from '../days/verify-paper.ts'
import { Problem } from '../door/problem.ts'
import { openLoops } from '../loops/open-loops.ts'
import { sign } from '../signing/sign.ts'
import { aWeek, districts, type Owed } from './a-week.ts'
import { clockBoard } from './board.ts'
import { caseClocks } from './case-clocks.ts'

type Line = {
  district: string
  kind: string
  open: number
  late: number
  carried: number
  oldestAt: string | null
  nextDueAt: string | null
}
const byPlace = (a: Line, b: Line) => (`${a.district}${a.kind}` < `${b.district}${b.kind}` ? -1 : 1)

/** The board as it must be, by the list of what is owed alone. */
function expected(owed: Iterable<Owed>, now: Instant): Line[] {
  const lines = new Map<string, Owed[]>()
  for (const one of owed)
    if (one.openedAt <= now && one.closedAt === null) {
      const key = `${one.district} ${one.kind}`
      lines.set(key, [...(lines.get(key) ?? []), one])
    }
  return [...lines.values()]
    .map((own) => {
      const coming = own.filter(({ dueAt }) => dueAt >= now).map(({ dueAt }) => dueAt)
      return {
        district: own[0]?.district ?? '',
        kind: own[0]?.kind ?? '',
        open: own.length,
        late: own.filter(({ dueAt }) => dueAt < now).length,
        carried: own.filter(({ isCarried }) => isCarried).length,
        oldestAt: isoOf(Math.min(...own.map(({ openedAt }) => openedAt))),
        nextDueAt: coming.length === 0 ? null : isoOf(Math.min(...coming)),
      }
    })
    .sort(byPlace)
}

test('through a week of three districts every board says what the loops say, and what the events say, at every step', async () => {
  const week = await aWeek()
  const { city, officers, actor, start, owed, owe, close } = week
  const { sql } = city

  async function agree(now: Instant, forgets: string | null = null): Promise<void> {
    const must = expected(owed.values(), now)
    const board = await city.ask(clockBoard, actor, {}, undefined, now)
    const shown = board.districts
      .filter(({ kind }) => kind !== forgets)
      .map(({ districtName: _, ...line }) => line)
      .sort(byPlace)
    expect(shown, `the board at ${isoOf(now)}`).toEqual(must)
    const views = await sql<{ district: string; kind: string; open: number; late: number }[]>`
      select left(area, 6) as district, kind, count(*)::int as open, (count(*) filter (where due_at < ${now}::timestamptz))::int as late
      from loops where kind = any(${[...clockKinds]}::text[]) and opened_at <= ${now} and (closed_at is null or closed_at > ${now}::timestamptz)
      group by 1, 2`
    const counted = must.map(({ district, kind, open, late }) => ({ district, kind, open, late }))
    const sorted = [...views].sort((a, b) => (a.district + a.kind < b.district + b.kind ? -1 : 1))
    expect(sorted, `the views at ${isoOf(now)}`).toEqual(counted)
    const list = await city.ask(openLoops, actor, { limit: 500 }, undefined, now)
    const total = must.reduce((sum, { open }) => sum + open, 0)
    const ofClocks = list.loops.filter(({ kind }) => clockKinds.some((one) => one === kind))
    expect(ofClocks.length, `the list at ${isoOf(now)}`).toBe(Math.min(total, 500))
    const late = ofClocks.filter(({ overdue }) => overdue).length
    expect(late).toBe(must.reduce((sum, line) => sum + line.late, 0))
    expect(ofClocks.filter(({ carried }) => carried !== undefined)).toHaveLength(
      must.reduce((sum, line) => sum + line.carried, 0),
    )
    // The rows of cases: how many of their contacts are judged and placed is the same list read another way.
    const { cases } = await city.ask(caseClocks, actor, { limit: 200 }, undefined, now)
    const running = new Set(cases.map((one) => one.case))
    const waiting = cases.flatMap(({ contacts }) =>
      contacts.filter(({ step }) => step === 'placed'),
    )
    const notPlaced = waiting.reduce((sum, one) => sum + one.of - one.done, 0)
    const [own] = await sql<{ n: number }[]>`
      select count(*)::int as n from loop_contact_not_placed l join contacts c on l.subject = 'contact:' || c.id
      where l.closed_at is null and c.case_id = any(${[...running]}::text[])`
    expect(notPlaced).toBe(own?.n)
  }

  /** What was open at a cut-off is written down once, as it was then. */
  async function take(now: Instant): Promise<void> {
    const before = await takeDays(city.city, now)
    if (before === 0) return
    const day = cityDateOf(now - 24 * hourMs)
    const cutOffAt = instantOf(`${cityDateOf(now)}T00:00:00+08:00`)
    for (const district of districts) {
      const must = [...owed.values()].filter(
        (one) =>
          one.district === district &&
          one.kind !== 'day-not-closed' &&
          one.openedAt <= cutOffAt &&
          (one.closedAt === null || one.closedAt > cutOffAt),
      )
      const rows =
        await sql`select from day_items where district = ${district} and day = ${day}::date`
      expect(rows.length).toBe(must.length)
      if (must.length > 0) owe('day-not-closed', `day:${district}:${day}`, district, cutOffAt, 2)
    }
  }

  let refused = 0
  let verified = 0
  async function closeIt(district: string, day: string, now: Instant): Promise<void> {
    const at = { district, day }
    const found = await city.ask(showDay, actor, at, undefined, now)
    if (found.items.length === 0) return
    const left = found.items.filter(({ state }) => state === 'left')
    if (left.length > 0) {
      const error = await city.run(closeDay, actor, at, now).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Problem)
      expect((error as Problem).code).toBe('day.not-carried')
      expect((error as Problem).items).toHaveLength(left.length)
      refused += 1
    }
    await city.run(carryWithinLimit, actor, at, now)
    const late = left.filter(({ dueAt }) => instantOf(dueAt) <= now)
    const dueAt = found.latestDueAt
    if (late.length > 0)
      await city.run(
        carryOver,
        actor,
        {
          ...at,
          items: late.map(({ kind, subject }) => ({ kind, subject })),
          reason: 'hands-short',
          words: '人手不足，明早优先。',
          owner: `district:${district}`,
          dueAt,
        },
        now,
      )
    const { signing } = await city.run(closeDay, actor, at, now)
    const [row] = await sql<{ digest: string }[]>`select digest from signings where id = ${signing}`
    const { officer: _, unit: __, at: ___, ...answer } = officers.sign('he', row?.digest ?? '', now)
    await city.run(sign, actor, { signing, answer }, now)
    close('day-not-closed', `day:${district}:${day}`, now)
    for (const item of left) {
      const one = owed.get(`${item.kind} ${item.subject}`)
      if (!one) throw new Error(`not owed: ${item.kind} ${item.subject}`)
      if (one.dueAt <= now) one.dueAt = instantOf(dueAt)
      one.isCarried = true
    }
    const file = await city.ask(dayFile, actor, at, undefined, now)
    expect(verifyDayFile(file, city.city.anchors)).toMatchObject({ ok: true, district, day })
    const said = await city.run(verifyDay, actor, { file }, now)
    expect(said).toMatchObject({ ok: true, isTheOneHere: true, carried: left.length })
    const text = JSON.stringify(file).replace('"hands-short"', '"no-room"')
    if (late.length > 0)
      expect(verifyDayFile(JSON.parse(text), city.city.anchors).faults).toEqual([
        'signature-invalid',
      ])
    verified += 1
  }

  let lates = 0
  for (let step = 1; step <= 56; step += 1) {
    const now = start + step * 3 * hourMs
    await take(now)
    await week.step(now)
    if (new Date(now).getUTCHours() === 21) {
      const day = cityDateOf(now - 24 * hourMs)
      // One district does not close its day now and then: that stays owed.
      for (const district of districts)
        if (district !== '410102' || step % 16 < 8) await closeIt(district, day, now)
    }
    await agree(now)
    lates += expected(owed.values(), now).reduce((sum, { late }) => sum + late, 0)
  }
  // A week in which nothing was late, refused or closed would prove nothing.
  expect(lates).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(5)
  expect(verified).toBeGreaterThan(10)
  // The control: a board that forgets one kind does not pass.
  await expect(agree(start + 168 * hourMs, 'contact-not-informed')).rejects.toThrow('the board at')
}, 60_000)
