import type { ReleasePaper } from '@bihuan/contract/release.ts'
import { ReleasePaper as Outcome, OwnPaperParams, PaperParams } from '@bihuan/contract/release.ts'
import { type PaperKind, paperOf } from '@bihuan/core/release/paper.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { seeOwn } from '../residents/own-person.ts'
import { areaInReach } from '../rounds/store.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay } from '../stays/stay-rows.ts'

type Row = {
  person: string
  name: string
  siteName: string
  city: string | null
  arrivedAt: Instant
  leftAt: Instant | null
  leftHow: string | null
  orderId: string | null
}

async function rowOf(sql: Reader, stay: string, city: string): Promise<Row> {
  const [row] = await sql<Row[]>`
    select s.person_id as person, p.name, i.name as site_name, a.name as city, s.arrived_at, s.left_at, s.left_how, s.order_id
    from stays s join people p on p.id = s.person_id join isolation_sites i on i.id = s.isolation_site_id
    left join areas a on a.code = ${city} where s.id = ${stay}`
  // A stay that was a mistake never was.
  if (!row || row.leftHow === 'mistake') throw new Problem('release.no-stay')
  return row
}

/** A paper about a stay with the signature of the city; a certificate only once somebody was let go or the order ended. */
function signedPaper(
  stay: string,
  row: Row,
  kind: PaperKind,
  { keys, now, city }: Pick<Question, 'keys' | 'now' | 'city'>,
): Static<typeof ReleasePaper> {
  const isOver = row.leftAt !== null && ['released', 'order-ended'].includes(row.leftHow ?? '')
  if (kind === 'certificate' && !isOver) throw new Problem('release.still-there')
  // By the end of the stay, so that the same paper has the same text for ever; while it goes on, by the minute.
  const statedAt = row.leftAt ?? now - (now % 60_000)
  const paper = paperOf(kind, {
    stay,
    name: row.name,
    documentMasked: null,
    cityName: row.city ?? city,
    siteName: row.siteName,
    from: row.arrivedAt,
    until: row.leftAt,
    order: row.orderId,
    statedAt,
  })
  const [key] = keys.codePublicKeys()
  const signature = keys.signCode(Buffer.from(paper.text, 'utf8')).toString('base64url')
  return {
    kind,
    ...paper,
    lines: [...paper.lines],
    signature,
    key: key?.id ?? 0,
    issuedAt: isoOf(statedAt),
  }
}

/** The certificate or the proof for an employer, to be printed at the site; names the person, so it leaves a trace. */
export const releasePaper = query({
  name: 'release.paper',
  summary: 'The certificate of a release or the proof of a period of isolation, signed',
  roles: [...siteStaff, 'grid-worker'],
  params: PaperParams,
  outcome: Outcome,
  people: true,
  async run(sql, { stay, kind }, question) {
    const { actor, purpose, now, city } = question
    areaInReach(actor, await areaOfStay(sql, stay, actor))
    const row = await rowOf(sql, stay, city)
    const look = {
      person: row.person,
      query: 'release.paper',
      actor,
      purpose: purpose ?? '',
      at: now,
    }
    await leaveTrace(sql, look)
    return signedPaper(stay, row, kind, question)
  },
})

/** The same for oneself and for whom one acts. */
export const ownPaper = query({
  name: 'own.release-paper',
  summary: 'My certificate of release, or the proof for my employer, signed',
  roles: ['resident'],
  params: OwnPaperParams,
  outcome: Outcome,
  async run(sql, { person, stay, kind }, question) {
    await seeOwn(sql, person, 'own.release-paper', question)
    const row = await rowOf(sql, stay, question.city)
    if (row.person !== person) throw new Problem('release.no-stay')
    return signedPaper(stay, row, kind, question)
  },
})
