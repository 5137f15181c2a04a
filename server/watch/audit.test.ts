import { randomUUID } from 'node:crypto'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Sql } from '../db/sql.ts'
import { keysFrom } from '../keys.ts'
import { type Certificate, signCertificate } from '../retention/certificate.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { checkAudit } from './check-audit.ts'
import { checkTouched, touchesBetween } from './check-touched.ts'
import { forgetWatch, lookNow } from './memory.ts'
import { sealedUntil } from './seal-audit.ts'
import { watchOnce } from './watch-once.ts'

let city: TestCity
let sql: Sql
// Whole minutes that are long over by the clock of the machine.
const base = Math.floor(Date.now() / minuteMs) * minuteMs - 60 * minuteMs
const perMinute = 6

async function rowsAt(minute: number): Promise<void> {
  const ids = Array.from({ length: perMinute }, () => randomUUID())
  const at = base + minute * minuteMs + 1_000
  await sql`
    insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at, recorded_at)
    select id, 'box.seal', 'wu', 'sampler', '410105', '\\x01', '{}', ${at}, ${at} from unnest(${ids}::uuid[]) t (id)`
  await sql`
    insert into refusals (id, name, actor_id, actor_role, code, at, recorded_at)
    values (${randomUUID()}, 'order.draft', 'wu', 'sampler', 'access.role-may-not', ${at}, ${at})`
  await sql`
    insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at, recorded_at)
    values (${randomUUID()}, 410100000000001, 'person.show', 'wu', 'registrar', 'sampling', ${at}, ${at})`
}
beforeAll(async () => {
  city = await aCity()
  ;({ sql } = city)
  for (let minute = 0; minute < 20; minute += 1) if (minute !== 7) await rowsAt(minute)
})
async function audit() {
  lookNow(sql)
  const found = await watchOnce(city.city, city.start, [checkAudit])
  return found.map(({ kind, subject }) => `${kind} ${subject}`)
}
const idAt = async (minute: number): Promise<string> => {
  const at = base + minute * minuteMs
  const [row] = await sql<{ id: string }[]>`
    select id from commands where recorded_at >= ${at} and recorded_at < ${at + minuteMs} order by id limit 1`
  return row?.id ?? ''
}
const named = (minute: number) =>
  `${new Date(base + minute * minuteMs).toISOString().slice(0, 16)}Z`

describe('the audit', () => {
  test('is sealed by the minute, and whole', async () => {
    expect(await audit()).toEqual([])
    const seals = await sql<{ subject: string; rows: number }[]>`
      select subject, (body -> 'tables' -> 'commands' ->> 'rows')::int as rows from audit_seals order by window_at`
    expect(seals).toHaveLength(19)
    expect(seals.every(({ rows }) => rows === perMinute)).toBe(true)
    expect(await sealedUntil(sql)).toBe(base + 20 * minuteMs)
    expect(await audit()).toEqual([])
  })

  test('that lost a row is seen at the next pass', async () => {
    await sql`delete from commands where id = ${await idAt(3)}`
    expect(await audit()).toEqual([`audit-lost commands:${named(3)}`])
  })

  test('that gained a row in a sealed minute is seen, and in one that had none', async () => {
    await rowsAt(7)
    const found = await audit()
    expect(found).toContain(`audit-gained commands:${named(7)}`)
    expect(found).toContain(`audit-gained refusals:${named(7)}`)
    expect(found).toContain(`audit-gained person_reads:${named(7)}`)
  })

  test('that was written over is seen at once by its transaction', async () => {
    await sql`update commands set actor_id = 'li' where id = ${await idAt(5)}`
    expect(await audit()).toEqual([`audit-changed commands:${named(5)}`])
  })

  test('whose outcomes are emptied at the end of their time is whole', async () => {
    await sql`update commands set outcome = '{"gone": true}' where id = ${await idAt(6)}`
    expect(await audit()).toEqual([])
  })

  test('that was changed while nobody watched is seen after a restart', async () => {
    await sql`update refusals set code = 'nothing' where recorded_at >= ${base + 9 * minuteMs} and recorded_at < ${base + 10 * minuteMs}`
    await sql`delete from person_reads where recorded_at >= ${base + 11 * minuteMs} and recorded_at < ${base + 12 * minuteMs}`
    forgetWatch(sql)
    const found = new Set<string>()
    // One seal a pass in a small city: an hour of passes goes round all of them.
    for (let pass = 0; pass < 20; pass += 1) for (const one of await audit()) found.add(one)
    expect([...found]).toEqual(
      expect.arrayContaining([
        `audit-changed refusals:${named(9)}`,
        `audit-lost person_reads:${named(11)}`,
      ]),
    )
  })

  test('whose seal was changed to fit is seen', async () => {
    await sql`update audit_seals set body = jsonb_set(body, '{tables,commands,rows}', '5') where subject = ${named(3)}`
    expect(await audit()).toContain(`seal-changed seal:${named(3)}`)
  })

  test('rows of the last minutes that go before they are sealed are missed', async () => {
    const id = randomUUID()
    await sql`
      insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at)
      values (${id}, 'box.seal', 'wu', 'sampler', '410105', '\\x01', '{}', now())`
    await audit()
    await sql`delete from commands where id = ${id}`
    expect((await audit()).map((one) => one.split(' ')[0])).toEqual(['audit-lost'])
  })
})

describe('counters', () => {
  const mark = fc.record({
    removed: fc.nat(),
    changed: fc.nat(),
    file: fc.constantFrom('a', 'b'),
    bytes: fc.constantFrom(0, 8192),
  })

  test('that do not move say nothing, and the first look says nothing', () => {
    fc.assert(
      fc.property(mark, (one) => {
        expect(touchesBetween('commands', one, one)).toBeNull()
        expect(touchesBetween('commands', null, one)).toBeNull()
      }),
    )
  })

  test('that go back, or a table that is empty in another file, are explained by nothing', () => {
    fc.assert(
      fc.property(mark, mark, (was, is) => {
        const touch = touchesBetween('commands', was, is)
        const isEmptied = is.file !== was.file && is.bytes === 0 && was.bytes > 0
        if (isEmptied || is.removed < was.removed || is.changed < was.changed)
          expect(touch?.rows).toBe(Number.POSITIVE_INFINITY)
        else expect(touch?.rows ?? 0).toBe(is.removed - was.removed + (is.changed - was.changed))
      }),
    )
  })

  const touched = async () => {
    await sql`select pg_stat_force_next_flush()`
    return (await watchOnce(city.city, city.start, [checkTouched])).map(({ of }) => of)
  }

  test('see a table that was emptied, and a delete that was rolled back', async () => {
    const one = await sql.reserve()
    await one`select pg_stat_force_next_flush()`
    await touched()
    await one`begin`
    await one`delete from refusals where id = (select id from refusals limit 1)`
    await one`rollback`
    await one`select pg_stat_force_next_flush()`
    one.release()
    expect(await touched()).toEqual(['deleted 1, updated 0'])
    await sql`truncate refusals`
    expect(await touched()).toContain('emptied')
  })

  test('leave to retention what its certificate counts, and no row more', async () => {
    const one = await sql.reserve()
    await touched()
    const clear = async (rows: number, certified: number, keys = city.city.keys) => {
      await one`delete from person_reads where id in (select id from person_reads order by id limit ${rows})`
      const document: Certificate = {
        version: 1,
        id: randomUUID(),
        city: '4101',
        kind: 'reads',
        erasedAt: city.start,
        upTo: null,
        responseEnd: null,
        tables: [{ table: 'person_reads', rows: certified, how: 'deleted', upTo: null }],
        subjects: null,
        keys: [],
        verified: { rowsLeft: 0, keysLeft: 0, how: 'counted' },
      }
      await one`
        insert into erasures (id, kind, document, signature, erased_at)
        values (${document.id}, 'reads', ${one.json(document as never)}, ${signCertificate(document, keys)}, ${city.start})`
      await one`select pg_stat_force_next_flush()`
      await one`select`
    }
    await clear(2, 2)
    expect(await touched()).toEqual([])
    await clear(2, 1)
    expect(await touched()).toEqual(['deleted 2, updated 0'])
    await clear(1, 1, keysFrom(Buffer.alloc(32, 9)))
    expect(await touched()).toEqual(['deleted 1, updated 0'])
    one.release()
  })
})
