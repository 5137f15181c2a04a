import { SiteBookChunk, SiteBookChunkParams } from '@bihuan/contract/site-book.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checksPerDay } from '../stays/checks-per-day.ts'
import { peopleOfBook } from './people-of-book.ts'
import { siteRoles } from './roles.ts'
import { chunkSize } from './take-site-book.ts'

const readableMs = 2 * hourMs

type Take = { site: string; takenBy: string; at: Instant; all: number; people: string[] }

/** A part of a take, for whoever took it and while it may be read. Refuses with site-book.unknown, .not-yours, .over. */
async function readable(sql: Reader, take: string, chunk: number, { actor, now }: Question) {
  const first = chunk * chunkSize
  const [row] = await sql<Take[]>`
    select isolation_site_id as site, taken_by, at, cardinality(people) as all,
      people[${first + 1}::int:${first + chunkSize}::int] as people
    from site_book_takes where id = ${take}`
  if (!row || (chunk > 0 && first >= row.all)) throw new Problem('site-book.unknown')
  if (row.takenBy !== actor.id) throw new Problem('site-book.not-yours')
  if (now > row.at + readableMs) throw new Problem('site-book.over')
  return row
}

async function siteAndRooms(sql: Reader, site: string) {
  const [is] = await sql<
    { site: string; number: number; name: string; place: string; address: string }[]
  >`select id as site, number, name, place, address from isolation_sites where id = ${site}`
  const rooms = await sql<
    {
      room: string
      code: string
      floor: number
      kind: string
      beds: number
      readyAt: Instant | null
      isOut: boolean
    }[]
  >`select id as room, code, floor, kind, beds, ready_at, out_since is not null as is_out
    from rooms where isolation_site_id = ${site} order by floor, code`
  return {
    site: is ?? null,
    rooms: rooms.map(({ readyAt, ...room }) => ({
      ...room,
      readyAt: readyAt === null ? null : isoOf(readyAt),
    })),
  }
}

/** Up to 200 people of a book that was taken, with the rooms in the first part. */
export const siteBookChunk = query({
  name: 'site-book.chunk',
  summary: 'A part of a book of an isolation site',
  roles: siteRoles,
  params: SiteBookChunkParams,
  outcome: SiteBookChunk,
  people: true,
  async run(sql, { take, chunk }, question) {
    const part = await readable(sql, take, Number(chunk), question)
    const { actor, purpose, now } = question
    // The same name as the take's, so that one reading within an hour is one trace.
    await leaveListTraces(sql, {
      people: part.people,
      query: 'site-book.take',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const more = chunk === '0' ? await siteAndRooms(sql, part.site) : { site: null, rooms: [] }
    const [alarm] = await sql<{ from: number | null }[]>`
      select min(temperature)::float8 as from from alarm_rules where kind = 'temperature-at-least' and ended_at is null`
    return {
      takenAt: isoOf(part.at),
      ...more,
      checksPerDay: await checksPerDay(sql, question),
      alarmFrom: alarm?.from ?? null,
      city: question.city,
      codeKeys: question.keys
        .codePublicKeys()
        .map(({ id, publicKey }) => ({ id: String(id), publicKey })),
      people: await peopleOfBook(sql, part.site, part.people, question),
    }
  },
})
