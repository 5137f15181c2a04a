import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { acceptCheckpoint } from '@bihuan/core/transparency/accept-checkpoint.ts'
import { planInclusion } from '@bihuan/core/transparency/proof-plan.ts'
import { proveOrder } from '@bihuan/core/transparency/prove-order.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connect } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { appendPending } from './append-pending.ts'
import { newestCheckpoint } from './checkpoint-store.ts'
import { nodeSha256, verifyEd25519 } from './ed25519.ts'
import { loggedBytes } from './log-document.ts'
import { readProof } from './log-nodes.ts'
import { logPolicyOf } from './log-policy.ts'
import { seenAt } from './seen-at.ts'
import { aWitness, type TestWitness } from './testing/a-witness.ts'
import { aDismissal, someActs, someOrders } from './testing/some-orders.ts'

const by = { verify: verifyEd25519, sha256: nodeSha256 }

/** A city whose log wants the lines of all its witnesses. */
async function aLoggedCity(names: string[], quorum = names.length) {
  const made = await aCity()
  const clock = { now: made.start }
  const witnesses: TestWitness[] = []
  for (const name of names) witnesses.push(await aWitness(made.city, name, () => clock.now))
  onTestFinished(() => {
    for (const witness of witnesses) witness.close()
  })
  const { anchors } = made.city
  const log = { ...anchors.log, witnesses: witnesses.map(({ anchor }) => anchor), quorum }
  const city: City = { ...made.city, anchors: { ...anchors, log } }
  const loggedAt = async () =>
    (await made.sql<{ at: number | null }[]>`select logged_at as at from orders order by id`).map(
      ({ at }) => at,
    )
  return { made, city, clock, witnesses, loggedAt, sql: made.sql }
}
const alarmsOf = ({ sql }: Pick<TestCity, 'sql'>) =>
  sql<{ kind: string; subject: string; words: { zh: string; en: string } }[]>`
    select kind, subject, words from alarms order by subject`

describe('a turn of the log', () => {
  test('takes what is not in it, in a fixed order, and says since when a quorum has seen it', async () => {
    const { made, city, clock, loggedAt, sql } = await aLoggedCity([
      'court.example/w',
      'school.example/w',
    ])
    await someOrders(sql, 3, made.start)
    await someActs(sql, 'order-000000', made.start)
    await aDismissal(sql, made.start)
    await sql`insert into order_batches (id, document, assertions, known_at) values ('b1', '{"version":1,"id":"b1"}', '[]', ${made.start})`
    await sql`insert into policy_adoptions (id, pack, document, source, assertions, from_at, known_at)
      values ('p1', 'cn-b2', '{"version":1}', '{"a":"b"}', '[]', ${made.start}, ${made.start})`
    clock.now = made.start + 5_000
    expect(await appendPending(city, clock.now)).toEqual({
      added: 9,
      size: 9,
      quorum: true,
      breach: null,
    })
    const entries = await sql<{ line: string }[]>`
      select concat_ws(' ', kind, subject, 'about ' || about) as line from log_entries order by index`
    expect(entries.map(({ line }) => line)).toEqual([
      'adoption p1',
      'dismissal d1 about post-wu',
      'batch b1',
      'order order-000000',
      'order order-000001',
      'order order-000002',
      'act appeal-order-000000 about order-000000',
      'act lift-order-000000 about order-000000',
      'act serve-order-000000 about order-000000',
    ])
    expect(await loggedAt()).toEqual([clock.now, clock.now, clock.now])
    const acts = await sql<{ at: number }[]>`select logged_at as at from order_acts`
    expect(acts.map(({ at }) => at)).toEqual([clock.now, clock.now, clock.now])
    // Nothing new: nothing is signed anew, and what was logged keeps its moment.
    clock.now += hourMs
    expect(await appendPending(city, clock.now)).toMatchObject({ added: 0, size: 9, quorum: true })
    expect(await loggedAt()).toEqual(Array(3).fill(made.start + 5_000))
    // A row from which the moment was taken away gets the same one again.
    await sql`update orders set logged_at = null where id = 'order-000001'`
    await appendPending(city, clock.now)
    expect(await loggedAt()).toEqual(Array(3).fill(made.start + 5_000))
    expect(await alarmsOf(made)).toEqual([])
  })

  test('each of 1,000 orders proves itself under the witnessed checkpoint, and no forged one', async () => {
    const { made, city, clock, sql } = await aLoggedCity(['court.example/w'])
    await someOrders(sql, 700, made.start, 'a')
    await appendPending(city, clock.now)
    await someOrders(sql, 300, made.start, 'b')
    await appendPending(city, clock.now)
    const newest = await newestCheckpoint(sql)
    if (!newest) throw new Error('no checkpoint')
    const rows = await sql<{ index: string; salt: Buffer; document: object }[]>`
      select e.index, e.salt, o.document from log_entries e join orders o on o.id = e.subject`
    expect(rows).toHaveLength(1000)
    const answers = { proven: 0, refused: 0 }
    for (const row of rows) {
      const index = Number(row.index)
      const proof = {
        index,
        path: await readProof(sql, planInclusion(index, newest.size)),
        checkpoint: newest.note,
      }
      const say = async (document: object) => {
        const bytes = loggedBytes({ kind: 'order', subject: '', document }) ?? new Uint8Array()
        const leaf = { salt: Uint8Array.from(row.salt), bytes }
        return (await proveOrder(leaf, proof, logPolicyOf(city), clock.now, by)).ok
      }
      if (await say(row.document)) answers.proven += 1
      if (!(await say({ ...row.document, kind: 'monitor' }))) answers.refused += 1
    }
    expect(answers).toEqual({ proven: 1000, refused: 1000 })
  })

  test('of three processes at once each document gets one place, and none is lost', async () => {
    const { made, city, clock, sql } = await aLoggedCity([], 0)
    // Turns of one process follow each other, so each has its own connections.
    const processes = [1, 2, 3].map((n) => ({
      ...city,
      sql: connect(made.url, '4101', { max: 3, name: `process ${n}` }),
    }))
    onTestFinished(async () => {
      await Promise.all(processes.map((one) => one.sql.end({ timeout: 5 })))
    })
    for (const word of ['a', 'b', 'c', 'd', 'e']) {
      await someOrders(sql, 40, made.start, word)
      const turns = await Promise.all(processes.map((one) => appendPending(one, clock.now)))
      expect(turns.reduce((sum, { added }) => sum + added, 0)).toBe(40)
    }
    const [count] = await sql`
      select count(*)::int as entries, count(distinct subject)::int as orders, max(index)::int as last from log_entries`
    expect(count).toEqual({ entries: 200, orders: 200, last: 199 })
    const newest = await newestCheckpoint(sql)
    const said = await acceptCheckpoint(
      newest?.note ?? '',
      logPolicyOf(city),
      clock.now,
      verifyEd25519,
    )
    expect(said).toMatchObject({ ok: true, checkpoint: { size: 200 }, witnesses: [] })
  })

  test('whoever comes during a turn shares the next: a hundred ask the witness twice', async () => {
    const { made, city, clock, witnesses, sql } = await aLoggedCity(['court.example/w'])
    await someOrders(sql, 3, made.start)
    const first = appendPending(city, clock.now)
    const later = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        await someOrders(sql, 1, made.start, `later-${n}`)
        return await appendPending(city, clock.now)
      }),
    )
    expect(await first).toMatchObject({ added: 3 })
    expect(later.every(({ quorum }) => quorum)).toBe(true)
    expect(witnesses[0]?.asked).toBeLessThan(20)
    const [left] = await sql`select count(*)::int as n from orders where logged_at is null`
    expect(left).toEqual({ n: 0 })
  })

  test('a document that this process cannot read is left for one that can', async () => {
    const { made, city, clock, loggedAt, sql } = await aLoggedCity([], 0)
    const [first] = await someOrders(sql, 2, made.start)
    await sql`update orders set document = '{"$erased": true}' where id = ${first ?? ''}`
    expect(await appendPending(city, clock.now)).toMatchObject({ added: 1 })
    expect(await loggedAt()).toEqual([null, made.start])
  })

  test('a document without a canonical text holds nobody else up', async () => {
    const { made, city, clock, loggedAt, sql } = await aLoggedCity([], 0)
    const [first] = await someOrders(sql, 2, made.start)
    await sql`update orders set document = document || '{"half": 0.5}' where id = ${first ?? ''}`
    expect(await appendPending(city, clock.now)).toMatchObject({ added: 1 })
    expect(await loggedAt()).toEqual([null, made.start])
  })
})

describe('witnesses', () => {
  test('without a quorum nothing is logged, an alarm says who is away, and it heals by itself', async () => {
    const { made, city, clock, witnesses, loggedAt, sql } = await aLoggedCity([
      'court.example/w',
      'school.example/w',
    ])
    const [court] = witnesses
    if (!court) throw new Error('no witness')
    court.away = true
    await someOrders(sql, 2, made.start)
    expect(await appendPending(city, clock.now)).toMatchObject({ added: 2, quorum: false })
    expect(await alarmsOf(made)).toEqual([])
    for (const minutes of [1, 2, 9]) await appendPending(city, made.start + minutes * minuteMs)
    expect(await loggedAt()).toEqual([null, null])
    expect(await alarmsOf(made)).toEqual([
      {
        kind: 'witness-away',
        subject: 'court.example/w',
        words: { zh: expect.stringContaining('十分钟'), en: expect.stringContaining('no answer') },
      },
    ])
    court.away = false
    clock.now = made.start + 20 * minuteMs
    expect(await appendPending(city, clock.now)).toMatchObject({ quorum: true })
    // The quorum is there when the last of it has signed: core sees that this is later than ten minutes.
    expect(await loggedAt()).toEqual([clock.now, clock.now])
  })

  test('a witness that signs again says that it is alive, and moves no order to a later moment', async () => {
    const { made, city, clock, sql } = await aLoggedCity(['court.example/w'])
    await someOrders(sql, 1, made.start)
    await appendPending(city, clock.now)
    const seen = async () => {
      const [row] = await sql<{ size: string; mark: string }[]>`
        select size, xmin::text as mark from log_checkpoints`
      return seenAt(sql, city, Number(row?.size), row?.mark ?? '')
    }
    expect(await seen()).toBe(made.start)
    const { note } = (await newestCheckpoint(sql)) ?? {}
    clock.now = made.start + 2 * hourMs
    await appendPending(city, clock.now)
    const [alive] = await sql`select signed_at from log_witnesses`
    expect(alive).toEqual({ signedAt: clock.now })
    expect((await newestCheckpoint(sql))?.note).toBe(note)
    expect(await seen()).toBe(made.start)
    // Whoever writes another moment beside the note moves nothing, and a note without its lines is seen by nobody.
    await sql`update log_checkpoints set witnessed_at = ${made.start - hourMs}`
    expect(await seen()).toBe(made.start)
    await sql`update log_checkpoints set note = substring(note for strpos(note, '— court') - 1)`
    expect(await seen()).toBeNull()
  })

  test('one of two is enough where the quorum is one', async () => {
    const { made, city, clock, witnesses, loggedAt, sql } = await aLoggedCity(
      ['a.example/w', 'b.example/w'],
      1,
    )
    for (const witness of witnesses.slice(0, 1)) witness.away = true
    await someOrders(sql, 1, made.start)
    expect(await appendPending(city, clock.now)).toMatchObject({ quorum: true })
    expect(await loggedAt()).toEqual([made.start])
    expect(await alarmsOf(made)).toEqual([])
  })

  test('a witness with another key than the anchors say counts for nothing', async () => {
    const { made, city, clock, witnesses, loggedAt, sql } = await aLoggedCity(
      ['a.example/w', 'b.example/w'],
      2,
    )
    const [one, other] = witnesses
    const [first, second] = city.anchors.log.witnesses
    if (!one || !other || !first || !second) throw new Error('no witness')
    const log = {
      ...city.anchors.log,
      witnesses: [first, { ...second, publicKey: first.publicKey }],
    }
    await someOrders(sql, 1, made.start)
    const wrong = { ...city, anchors: { ...city.anchors, log } }
    expect(await appendPending(wrong, clock.now)).toMatchObject({ quorum: false })
    expect(await loggedAt()).toEqual([null])
    // The control: with the right key the same witness makes the quorum.
    expect(await appendPending(city, clock.now)).toMatchObject({ quorum: true })
  })

  test('a log that was cut back to an old state is refused by its witness; a bought one signs (the control)', async () => {
    const { made, city, clock, witnesses, loggedAt, sql } = await aLoggedCity(['court.example/w'])
    const [court] = witnesses
    if (!court) throw new Error('no witness')
    await someOrders(sql, 5, made.start, 'old')
    await appendPending(city, clock.now)
    await someOrders(sql, 4, made.start, 'later')
    await appendPending(city, clock.now)
    // With the rights of the owner: the log is put back to five entries, whole in itself, and another four are put in.
    await sql`delete from log_entries where index >= 5`
    await sql`delete from log_nodes where (index + 1) << level > 5`
    await sql`delete from log_checkpoints where size > 5`
    await sql`delete from orders where id like 'later%'`
    await sql`delete from log_witnesses`
    await someOrders(sql, 4, made.start, 'other')
    clock.now += 2 * minuteMs
    expect(await appendPending(city, clock.now)).toMatchObject({
      added: 4,
      breach: null,
      quorum: false,
    })
    expect((await loggedAt()).slice(5)).toEqual([null, null, null, null])
    await appendPending(city, clock.now + 2 * minuteMs)
    expect(await alarmsOf(made)).toMatchObject([
      { kind: 'witness-away', words: { en: expect.stringContaining('refused 409') } },
    ])
    court.blind = true
    court.known = null
    expect(await appendPending(city, clock.now)).toMatchObject({ quorum: true })
  })

  test('a witness that signs two histories is not enough beside an honest one; with a quorum of one it is (the control)', async () => {
    const { made, city, clock, witnesses, loggedAt, sql } = await aLoggedCity([
      'honest.example/w',
      'bought.example/w',
    ])
    const [honest, bought] = witnesses
    if (!honest || !bought) throw new Error('no witness')
    await someOrders(sql, 3, made.start, 'shown')
    await appendPending(city, clock.now)
    const before = (await newestCheckpoint(sql))?.note
    await sql`delete from log_entries`
    await sql`delete from log_nodes`
    await sql`delete from log_checkpoints`
    await sql`delete from log_witnesses`
    await sql`delete from orders`
    await someOrders(sql, 3, made.start, 'hidden')
    bought.blind = true
    expect(await appendPending(city, clock.now)).toMatchObject({ added: 3, quorum: false })
    expect(await loggedAt()).toEqual([null, null, null])
    // Both checkpoints of the same size carry the line of the bought one: that is the proof against it.
    const after = (await newestCheckpoint(sql))?.note
    for (const note of [before, after]) {
      expect(note).toContain('— bought.example/w ')
      expect(note?.split('\n')[1]).toBe('3')
    }
    expect(before?.split('\n')[2]).not.toBe(after?.split('\n')[2])
    expect(after).not.toContain('— honest.example/w ')
    const log = { ...city.anchors.log, quorum: 1 }
    const easy = { ...city, anchors: { ...city.anchors, log } }
    expect(await appendPending(easy, clock.now)).toMatchObject({ quorum: true })
    expect(await loggedAt()).toEqual([clock.now, clock.now, clock.now])
  })
})

describe('tables that are not the log that was signed', () => {
  const cuts: [string, string][] = [
    ['cut', 'delete from log_entries where index = 4'],
    ['cut', 'delete from log_checkpoints where size = 5'],
    ['root', `update log_nodes set hash = sha256(hash) where level = 2 and index = 0`],
    ['root', 'delete from log_nodes where level = 2'],
    [
      'signature',
      `update log_checkpoints set note = replace(note, 'localhost/orders', 'localhost/other')`,
    ],
  ]
  test.each(cuts)('%s: %s stops the log with an alarm', async (breach, change) => {
    const { made, city, clock, sql } = await aLoggedCity([], 0)
    await someOrders(sql, 5, made.start)
    await appendPending(city, clock.now)
    await sql.unsafe(change)
    await someOrders(sql, 1, made.start, 'next')
    expect(await appendPending(city, clock.now)).toMatchObject({ added: 0, breach })
    expect(await alarmsOf(made)).toMatchObject([{ kind: 'log-broken' }])
    const [logged] = await sql`select logged_at from orders where id like 'next%'`
    expect(logged).toEqual({ loggedAt: null })
  })
})
