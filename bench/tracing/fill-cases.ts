import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { openCases } from '@bihuan/server/cases/store.ts'
import type { Tx } from '@bihuan/server/db/sql.ts'
import type { InputOf } from '@bihuan/sim/client/paths.ts'
import type { Bench } from '../bench.ts'
import type { TracingSize } from './size.ts'

type NewContact = InputOf<'contact.name'>['contacts'][number]

export type FilledCases = { cases: string[]; contacts: string[]; contactsPerS: number }

/** The moment at which the day is asked about, in the evening. */
export const askedAt = (bench: Pick<Bench, 'round'>): number => bench.round.opensAt + 12 * hourMs

const dayMs = 24 * hourMs
const decideMost = 500

async function somePeople(bench: Bench, wanted: number): Promise<string[]> {
  const rows = await bench.city.sql<{ id: string }[]>`
    select id from people order by hashint8extended(id, ${bench.options.seed + 7}) limit ${wanted}`
  return rows.map(({ id }) => id)
}

/** A contact that some rule answers: every fifth lives with the case, the others worked, ate or rode with it. */
function contactOf(person: string, n: number, at: number): NewContact {
  const from = at - ((n % 40) + 8) * hourMs
  const relation = (['household', 'workmate', 'fellow-diner', 'same-place', 'same-place'] as const)[
    n % 5
  ]
  const minutes = 15 + (n % 9) * 20
  return {
    person,
    relation: relation ?? 'other',
    exposure: {
      from: isoOf(from),
      until: isoOf(from + minutes * minuteMs),
      minutes,
      metres: n % 3 === 0 ? 0.8 : 3,
      sameRoom: n % 4 !== 3,
      air: n % 2 === 0 ? 'poor' : 'good',
      mask: 'none',
    },
  }
}

/**
 * A thousand cases of one day with a hundred contacts each, opened, named and judged by the product's own commands; two in three of
 * them are signed and handed over by raw SQL, as if that many passkeys had been used.
 */
export async function fillCases(bench: Bench, size: TracingSize): Promise<FilledCases> {
  const { city, say } = bench
  const { sql } = city
  const at = askedAt(bench)
  const people = await somePeople(bench, size.cases * (size.contactsPerCase + 1))
  const actor = {
    id: 'bench-case-investigator',
    name: 'bench',
    role: 'case-investigator' as const,
    areaCode: city.code,
    unit: 'bench',
  }
  const cases = await sql.begin((tx) =>
    openCases(
      tx as unknown as Tx,
      people.slice(0, size.cases).map((person, n) => ({
        id: `case-bench-${n}`,
        person,
        source: 'import' as const,
        openedAt: at - ((n * 37) % 600) * minuteMs,
        positiveAt: at - 11 * hourMs,
        ...(n % 3 === 0 ? { onsetAt: at - 2 * dayMs } : {}),
      })),
      { keys: city.keys, anchors: city.anchors, now: at, actor },
    ),
  )
  say(`tracing: ${cases.length} cases`)
  const began = performance.now()
  const contacts: string[] = []
  for (const [n, id] of cases.entries()) {
    const from = size.cases + n * size.contactsPerCase
    const mine = people.slice(from, from + size.contactsPerCase)
    if (mine.length === 0) break
    const { named } = await bench.act(
      { role: 'case-investigator' },
      'contact.name',
      { case: id, contacts: mine.map((person, k) => contactOf(person, k, at)) },
      at - 2 * hourMs,
    )
    contacts.push(...named.map(({ contact }) => contact))
  }
  const contactsPerS = Math.round(contacts.length / ((performance.now() - began) / 1000))
  say(`tracing: ${contacts.length} contacts, ${contactsPerS} a second`)
  for (let from = 0; from < contacts.length; from += decideMost)
    await bench.act(
      { role: 'case-investigator' },
      'contact.decide',
      { contacts: contacts.slice(from, from + decideMost) },
      at - hourMs,
    )
  await sql`
    update contacts set signed_at = ${at - 40 * minuteMs}, handed_at = ${at - 40 * minuteMs}, placed_due = ${at + 7 * hourMs}::timestamptz
    where decided in ('close', 'secondary') and hashtext(id::text) % 3 <> 0`
  await sql`update contacts set located_at = ${at - 10 * minuteMs} where handed_at is not null and hashtext(id::text) % 2 = 0`
  const districts = bench.prepared.districts
  for (let n = 0; n < size.requests; n += 1)
    await bench.act(
      { role: 'case-investigator' },
      'assist.ask',
      {
        from: districts[n % districts.length] ?? '',
        toArea: districts[(n + 1) % districts.length] ?? '',
        kind: 'locate',
        urgency: n % 3 === 0 ? 'urgent' : 'usual',
        subject: `请协查 ${n + 1}`,
        words: '请查找并落实管控措施。',
        people: [{ name: `某人${n}`, phone: '10020000000' }],
      },
      at - hourMs,
    )
  await sql`analyze cases`
  await sql`analyze contacts`
  return { cases, contacts, contactsPerS }
}
