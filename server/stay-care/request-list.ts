import { RequestParams, Requests } from '@bihuan/contract/stay-care.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checkReads } from '../stays/check-reads.ts'
import { siteReaders } from '../stays/roles.ts'
import { type RequestRow, requestView } from './request-view.ts'

type Row = RequestRow & { stayId: string; personId: string; name: string; roomCode: string | null }
const shownUnlessAsked = 50

const readCursor = (text: string | undefined): { at: number; id: string } | null => {
  const [at, id] = text?.split('~') ?? []
  return at && id && !Number.isNaN(Date.parse(at)) ? { at: instantOf(at), id } : null
}

/** What the people of a site ask for and complain about, the oldest first; names masked. */
export const requestList = query({
  name: 'stay.requests',
  summary: 'What the people of an isolation site ask for',
  roles: siteReaders,
  params: RequestParams,
  outcome: Requests,
  people: true,
  async run(sql, { site, kind, open, after, limit = shownUnlessAsked }, question) {
    const { now, actor, purpose, keys } = question
    await checkReads(sql, site, actor)
    const from = readCursor(after)
    const rows = await sql<Row[]>`
      select r.id, r.kind, r.item_id, r.quantity, r.words, r.asked_at, r.by_person, r.due_at, r.answered_at, r.answer, r.answer_words,
        s.id as stay_id, s.person_id, p.name, m.code as room_code
      from stay_requests r join stays s on s.id = r.stay_id join people p on p.id = s.person_id left join rooms m on m.id = s.room_id
      where s.isolation_site_id = ${site} and s.left_at is null
        and ${kind === undefined ? sql`true` : sql`r.kind = ${kind}`}
        and ${open === undefined ? sql`true` : open ? sql`r.answered_at is null` : sql`r.answered_at is not null`}
        and ${from === null ? sql`true` : sql`(r.asked_at, r.id) > (${from.at}::timestamptz, ${from.id}::uuid)`}
      order by r.asked_at, r.id limit ${limit + 1}`
    const page = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'stay.requests',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = page.at(-1)
    return {
      now: isoOf(now),
      requests: page.map((row) => ({
        ...requestView(row, keys),
        stay: row.stayId,
        person: row.personId,
        nameMasked: maskName(row.name),
        roomCode: row.roomCode,
      })),
      next: rows.length > limit && last ? `${isoOf(last.askedAt)}~${last.id}` : null,
    }
  },
})
