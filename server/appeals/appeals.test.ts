import { randomUUID } from 'node:crypto'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { codesOf } from '../orders/an-order-desk.ts'
import { readOrders } from '../orders/read-orders.ts'
import { anAppealDesk } from './an-appeal-desk.ts'
import { appealQueue } from './appeal-queue.ts'
import { figures } from './figures.ts'
import { lodgeAppeal } from './lodge-appeal.ts'
import { ordersToAppeal } from './orders-to-appeal.ts'
import { ownAppeals } from './own-appeals.ts'
import { showAppeal } from './show-appeal.ts'
import { tellLapses } from './tell-lapses.ts'
import { writeDownAppeal } from './write-down-appeal.ts'

const desk = await anAppealDesk()
const { city, officers, people, now } = desk
const [bai = '', chen = '', dong = '', gao = '', he = '', jin = '', kong = '', lin = ''] = people
let next = 8
const somebody = () => people[next++] ?? ''

const isInForce = async (order: string, at: number) => {
  const { orders, book } = await readOrders(city.sql, city.city.anchors, { ids: [order] })
  const own = orders.find((one) => one.order.id === order)
  return own ? inForce(own, book, at).inForce : false
}
const ownOf = async (person: string, order: string, at: number) => {
  const actor = await desk.resident(person)
  const { orders } = await city.ask(ownAppeals, actor, { person }, undefined, at)
  return orders.find((one) => one.order === order)
}
const textsSince = async (at: number) => {
  const rows = await city.sql<{ textCipher: Buffer }[]>`
    select text_cipher from messages where written_at >= ${at}`
  return rows.map(({ textCipher }) => city.city.keys.open(textCipher))
}

describe('lodging', () => {
  test('is for the person and who acts for them; nobody else learns that there is an order', async () => {
    const order = await desk.logged(bai)
    const other = await desk.resident(chen)
    expect(await codesOf(city.run(lodgeAppeal, other, { person: bai, order, words: '' }))).toBe(
      'person.unknown',
    )
    expect(await codesOf(city.run(lodgeAppeal, other, { person: chen, order, words: '' }))).toBe(
      'appeal.order-unknown',
    )
    expect(
      await codesOf(city.run(lodgeAppeal, officers.actor('wu'), { person: bai, order, words: '' })),
    ).toBe('access.role-may-not')
  })

  test('takes an appeal without a word of reason, from the minute after signing', async () => {
    const order = await desk.logged(chen)
    const actor = await desk.resident(chen)
    const at = now + minuteMs
    const done = await city.run(lodgeAppeal, actor, { person: chen, order, words: '' }, at)
    expect(done).toMatchObject({
      order,
      isNew: true,
      answerBy: isoOf(at + 4 * hourMs),
      decideBy: isoOf(at + 24 * hourMs),
    })
    const own = await ownOf(chen, order, at)
    expect(own?.appeals).toMatchObject([{ appeal: done.appeal, outcome: 'open', words: '' }])
  })

  test('by a proxy stands with the person, and both of them see it', async () => {
    const order = await desk.logged(dong)
    const child = await desk.resident(gao)
    await city.sql`
      insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
      values (${randomUUID()}, ${dong}, ${gao}, 'parent', 1, ${now}, ${now + 90 * 24 * hourMs})`
    const done = await city.run(
      lodgeAppeal,
      child,
      { person: dong, order, words: '我妈妈没出过门' },
      now + minuteMs,
    )
    expect((await ownOf(dong, order, now + hourMs))?.appeals[0]?.appeal).toBe(done.appeal)
  })

  test('sent twice is one, and a second one while the first is open adds its words to it', async () => {
    const order = await desk.logged(he)
    const actor = await desk.resident(he)
    const id = randomUUID()
    const input = { person: he, order, words: '第一次' }
    const one = await city.run(lodgeAppeal, actor, input, now + minuteMs, id)
    expect(await city.run(lodgeAppeal, actor, input, now + minuteMs, id)).toEqual(one)
    const more = await city.run(lodgeAppeal, actor, { ...input, words: '补充' }, now + hourMs)
    expect(more).toEqual({ ...one, isNew: false })
    const own = await ownOf(he, order, now + hourMs)
    expect(own?.appeals).toHaveLength(1)
    expect(own?.appeals[0]?.additions.map(({ words }) => words)).toEqual(['补充'])
  })
})

describe('a call or a letter', () => {
  test('is written down by a clerk, who is named, with its receipt; its clock runs from when it was made', async () => {
    const order = await desk.logged(kong)
    const clerk = city.actor('grid-worker', '410105001001')
    const input = {
      order,
      channel: 'paper' as const,
      words: '我没有去过那里',
      madeAt: isoOf(now + minuteMs),
      receipt: '扫描件 0007',
    }
    expect(
      await codesOf(city.run(writeDownAppeal, clerk, { ...input, receipt: ' ' }, now + hourMs)),
    ).toBe('appeal.receipt-missing')
    const done = await city.run(writeDownAppeal, clerk, input, now + hourMs)
    expect(done.answerBy).toBe(isoOf(now + minuteMs + 4 * hourMs))
    expect((await ownOf(kong, order, now + hourMs))?.appeals[0]?.channel).toBe('paper')
    const shown = await city.ask(
      showAppeal,
      officers.actor('ma'),
      { appeal: done.appeal },
      'orders',
      now + hourMs,
    )
    expect(shown).toMatchObject({ receipt: '扫描件 0007', clerk: { officer: clerk.id } })
  })

  test('a clerk finds the orders of who is on the line, for a purpose and with a trace', async () => {
    const clerk = city.actor('registrar', '410105001001')
    const ask = (purpose?: string) => city.ask(ordersToAppeal, clerk, { person: kong }, purpose)
    expect(await codesOf(ask())).toBe('access.purpose-needed')
    const found = await ask('orders')
    expect(found.orders).toHaveLength(1)
    expect(found.nameMasked).toContain('*')
    const [trace] = await city.sql`
      select from person_reads where person_id = ${kong} and query = 'appeal.orders-of-person'`
    expect(trace).toBeDefined()
  })
})

describe('what an officer does', () => {
  test('lifting ends the order at once, with the reason to the person and a text to the phone that does not tell it', async () => {
    const person = lin
    const order = await desk.logged(person)
    const appeal = await desk.lodge(person, order)
    const at = now + 2 * hourMs
    expect(await isInForce(order, at)).toBe(true)
    await desk.review('ma', appeal, { act: 'lifted' }, at)
    expect(await isInForce(order, at)).toBe(false)
    const own = await ownOf(person, order, at)
    expect(own?.appeals).toMatchObject([{ outcome: 'lifted', decidedAt: isoOf(at) }])
    expect(own?.appeals[0]?.reason).toContain('流调')
    expect(own?.ended?.because).toBe('appeal-lifted')
    const texts = await textsSince(at)
    expect(texts.some((text) => text.includes(order) && text.includes('已解除'))).toBe(true)
    expect(texts.join()).not.toContain('流调')
  })

  test('who made the order may lift it, and can neither uphold nor keep it, which is said before they try', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const appeal = await desk.lodge(person, order)
    const at = now + hourMs
    expect(await codesOf(desk.review('wu', appeal, { act: 'upheld' }, at))).toBe('appeal.own-order')
    expect(await codesOf(desk.review('li', appeal, { act: 'keep' }, at))).toBe('appeal.own-order')
    const shown = await city.ask(showAppeal, officers.actor('wu'), { appeal }, 'orders', at)
    const why = new Map(shown.may.map((one) => [one.act, one.why?.zh ?? null]))
    expect(why.get('lifted')).toBeNull()
    expect(why.get('answer')).toBeNull()
    expect(why.get('upheld')).toContain('不能维持')
    expect(shown.row.mayUphold).toBe('own-order')
    await desk.review('wu', appeal, { act: 'lifted' }, at)
    expect(await isInForce(order, at)).toBe(false)
  })

  test('nobody of another district, nobody without a post, and nothing without eight characters of reason', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const appeal = await desk.lodge(person, order)
    const at = now + hourMs
    expect(await codesOf(desk.review('far', appeal, { act: 'lifted' }, at))).toBe(
      'access.area-is-not-yours',
    )
    expect(await codesOf(desk.review('clerk', appeal, { act: 'lifted' }, at))).toEqual(['no-post'])
    expect(await codesOf(desk.review('gone', appeal, { act: 'lifted' }, at))).toEqual(['no-post'])
    expect(await isInForce(order, at)).toBe(true)
  })

  test('an answer stops the first clock, a decision in time keeps the order, and the person may appeal again', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const appeal = await desk.lodge(person, order)
    await desk.review('sun', appeal, { act: 'answer' }, now + 3 * hourMs)
    const answered = await ownOf(person, order, now + 3 * hourMs)
    expect(answered?.appeals[0]).toMatchObject({
      outcome: 'open',
      answeredAt: isoOf(now + 3 * hourMs),
    })
    await desk.review('sun', appeal, { act: 'upheld' }, now + 20 * hourMs)
    expect(await isInForce(order, now + 30 * hourMs)).toBe(true)
    expect(await codesOf(desk.review('ma', appeal, { act: 'upheld' }, now + 21 * hourMs))).toBe(
      'appeal.already-over',
    )
    const again = await desk.lodge(person, order, now + 40 * hourMs)
    expect(again).not.toBe(appeal)
  })

  test('shortening needs an earlier end, and the order ends then', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const appeal = await desk.lodge(person, order)
    const at = now + hourMs
    const own = await ownOf(person, order, at)
    expect(
      await codesOf(desk.review('ma', appeal, { act: 'shortened', until: own?.until ?? '' }, at)),
    ).toBe('appeal.not-shorter')
    const until = now + 10 * hourMs
    await desk.review('ma', appeal, { act: 'shortened', until: isoOf(until) }, at)
    expect(await isInForce(order, until - 1)).toBe(true)
    expect(await isInForce(order, until)).toBe(false)
    expect((await ownOf(person, order, at))?.appeals[0]?.until).toBe(isoOf(until))
  })
})

describe('when nobody decides', () => {
  test('the order has no effect from the 24th hour on, on read, with no job run; and then nothing upholds it', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const at = now + minuteMs
    const appeal = await desk.lodge(person, order, at)
    const end = at + 24 * hourMs
    expect(await isInForce(order, end - 1)).toBe(true)
    expect(await isInForce(order, end)).toBe(false)
    expect(await codesOf(desk.review('ma', appeal, { act: 'upheld' }, end + 1))).toBe(
      'appeal.already-over',
    )
    expect(await codesOf(desk.review('ma', appeal, { act: 'keep' }, end + 1))).toBe(
      'appeal.already-over',
    )
    const own = await ownOf(person, order, end)
    expect(own?.appeals[0]?.outcome).toBe('lapsed')
    expect(own?.ended?.because).toBe('appeal-lapsed')
  })

  test('a decision and a keeping that were written straight into the table keep nobody', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const at = now + minuteMs
    const appeal = await desk.lodge(person, order, at)
    for (const kind of ['decide', 'keep']) {
      const id = `forged-${kind}`
      const document = {
        ...{ version: 1, id, kind, at: at + 1, appeal, by: officers.signer('ma') },
        ...{ area: '410105', reason: '复核后认为仍有必要。', outcome: 'upheld', until: null },
      }
      await city.sql`
        insert into order_acts (id, kind, appeal_id, document, assertions, at, known_at)
        values (${id}, ${kind}, ${appeal}, ${city.sql.json(document as never)}, '[]', ${at + 1}, ${at + 1})`
    }
    expect(await isInForce(order, at + 24 * hourMs - 1)).toBe(true)
    expect(await isInForce(order, at + 24 * hourMs)).toBe(false)
    await city.sql`delete from order_acts where id like 'forged-%'`
  })

  test('a second officer keeps it once for one more term, and not twice', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const at = now + minuteMs
    const appeal = await desk.lodge(person, order, at)
    await desk.review('sun', appeal, { act: 'keep' }, at + 20 * hourMs)
    expect(await codesOf(desk.review('ma', appeal, { act: 'keep' }, at + 21 * hourMs))).toBe(
      'appeal.already-kept',
    )
    expect(await isInForce(order, at + 48 * hourMs - 1)).toBe(true)
    expect(await isInForce(order, at + 48 * hourMs)).toBe(false)
    await desk.review('ma', appeal, { act: 'lifted' }, at + 60 * hourMs)
    expect((await ownOf(person, order, at + 60 * hourMs))?.appeals[0]?.outcome).toBe('lifted')
  })

  test('the person is told once by a job, and the page says it without the job', async () => {
    const late = now + 26 * hourMs
    const first = await tellLapses(city.city, late)
    expect(first).toBeGreaterThan(0)
    expect(await tellLapses(city.city, late)).toBe(0)
  })
})

describe('the queue', () => {
  test('has overdue appeals on top and then the oldest, each with whose turn it is, and no names', async () => {
    const at = now + 6 * hourMs
    const asked = await city.ask(appealQueue, officers.actor('ma'), {}, undefined, at)
    expect(asked.appeals.length).toBeGreaterThan(3)
    const overdue = asked.appeals.map((one) => one.overdue)
    expect(overdue).toEqual([...overdue].sort((a, b) => Number(b) - Number(a)))
    const made = asked.appeals.filter((one) => one.overdue).map((one) => Date.parse(one.madeAt))
    expect(made).toEqual([...made].sort((a, b) => a - b))
    expect(asked.appeals.every(({ turn }) => turn !== 'none')).toBe(true)
    expect(JSON.stringify(asked)).not.toContain('张')
  })

  test('is not for those who do not review, and shows nothing of another district', async () => {
    expect(await codesOf(city.ask(appealQueue, city.actor('sampler'), {}))).toBe(
      'access.role-may-not',
    )
    const far = await city.ask(appealQueue, officers.actor('far'), {})
    expect(far.appeals).toEqual([])
  })

  test('one appeal is read for a purpose and leaves a trace with the person', async () => {
    const person = somebody()
    const order = await desk.logged(person)
    const appeal = await desk.lodge(person, order)
    const ask = (purpose?: string) =>
      city.ask(showAppeal, officers.actor('ma'), { appeal }, purpose, now + hourMs)
    expect(await codesOf(ask())).toBe('access.purpose-needed')
    const shown = await ask('orders')
    expect(shown.evidence).toMatchObject([{ kind: 'contact', holds: true }])
    expect(shown.order.issuer.officer).toBe('wu')
    const [trace] = await city.sql`
      select from person_reads where person_id = ${person} and query = 'appeal.show'`
    expect(trace).toBeDefined()
    expect(
      await codesOf(city.ask(showAppeal, officers.actor('ma'), { appeal: 'A-none' }, 'orders')),
    ).toBe('appeal.unknown')
  })

  test('every undecided appeal is a loop with its clock, and a decided one is closed', async () => {
    const rows = await city.sql<{ nextStep: string; isClosed: boolean; n: number }[]>`
      select next_step, closed_at is not null as is_closed, count(*)::int as n
      from loop_appeal_unanswered where opened_at <= ${now + 90 * hourMs}::timestamptz group by 1, 2 order by 1, 2`
    const { appeals } = await city.ask(
      appealQueue,
      officers.actor('ma'),
      {},
      undefined,
      now + 90 * hourMs,
    )
    const open = rows.filter((row) => !row.isClosed).reduce((sum, { n }) => sum + n, 0)
    expect(open).toBe(appeals.length)
    expect(rows.some(({ isClosed }) => isClosed)).toBe(true)
  })
})

test('figures count by basis and district what came of appeals, and by which way they came', async () => {
  const { rows } = await city.ask(figures, officers.actor('he'), {}, undefined, now + 70 * hourMs)
  expect(rows).toHaveLength(1)
  const [row] = rows
  expect(row).toMatchObject({ district: '410105', basis: 'close_contact' })
  const { open = 0, upheld = 0, lifted = 0, shortened = 0, lapsed = 0, lodged = 0 } = row ?? {}
  expect(open + upheld + lifted + shortened + lapsed).toBe(lodged)
  expect(row?.byChannel.paper).toBe(1)
  expect(lapsed).toBeGreaterThan(0)
})

// The last one: the log of a city does not go back in time.
test('an appeal is refused when its time is over, and works long after the order ended', async () => {
  const late = now + 100 * hourMs
  const order = await desk.logged(jin, {}, late)
  const actor = await desk.resident(jin)
  const own = await ownOf(jin, order, late)
  const last = Date.parse(own?.appealUntil ?? '')
  const input = { person: jin, order, words: '' }
  expect(await codesOf(city.run(lodgeAppeal, actor, input, last))).toBe('appeal.lodged-too-late')
  await city.run(lodgeAppeal, actor, input, last - 1)
})

test('a forged order with nonsense in its hours does not stop the list of loops', async () => {
  const id = randomUUID()
  await city.sql`
    insert into orders (id, digest, document, assertions, kind, basis, district, issuer, issued_at, from_at, until_at, known_at)
    values (${id}, ${id}, '{"appeal": {"answerHours": "soon", "decideHours": 1e300}}', '[]', 'isolate', 'x', '410105', 'nobody', ${now}, ${now}, ${now}, ${now})`
  await city.sql`
    insert into order_acts (id, kind, order_id, document, assertions, at, known_at)
    values (${`A-${id}`}, 'appeal', ${id}, '{}', '[]', ${now}, ${now})`
  const [row] = await city.sql<{ hours: number }[]>`
    select (extract(epoch from due_at - opened_at) / 3600)::float8 as hours from loop_appeal_unanswered where subject = ${`appeal:A-${id}`}`
  expect(row?.hours).toBe(4)
  await city.ask(appealQueue, officers.actor('ma'), {})
})
