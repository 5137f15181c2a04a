import { OwnHomeStay, OwnHomeStayParams } from '@bihuan/contract/home-isolation.ts'
import { musts, mustWords } from '@bihuan/core/home-isolation/visit.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { shippedWords } from '../policy/shipped.ts'
import { seeOwn } from '../residents/own-person.ts'
import { requestsOf } from './book-of.ts'
import { releasesAtHome } from './releases.ts'
import { releaseView } from './rows.ts'

type Row = {
  id: string
  personId: string
  orderId: string
  basis: string
  place: string
  sinceAt: Instant
  workerName: string | null
  workerPhone: string | null
}

/** What somebody kept at home sees of it: whom to call, what is asked of them, what they asked for, and when it ends. */
export const ownHomeStay = query({
  name: 'own.home-stay',
  summary: 'One’s own stay at home: whom to call, and until when',
  roles: ['resident'],
  params: OwnHomeStayParams,
  outcome: OwnHomeStay,
  async run(sql, { person }, question) {
    await seeOwn(sql, person, 'own.home-stay', question)
    const { now, keys } = question
    const [row] = await sql<Row[]>`
      select s.id, s.person_id, s.order_id, s.basis, s.place, s.since_at, a.display_name as worker_name, s.worker_phone
      from home_stays s left join accounts a on a.id = s.worker
      where s.person_id = ${person} and s.ended_at is null order by s.opened_at desc limit 1`
    const release = row ? (await releasesAtHome(sql, [row], question)).get(row.id) : undefined
    // Whose order is over is kept by nothing, whether or not somebody ticked the end.
    if (!row || release === undefined || release.orderOver) return { now: isoOf(now), stay: null }
    const policy = await policyNow(sql, question)
    const phone = row.workerPhone === null ? null : keys.openText(row.workerPhone)
    return {
      now: isoOf(now),
      stay: {
        since: isoOf(row.sinceAt),
        placeName: { ...wordsOf(policy, row.place, shippedWords()) },
        worker: row.workerName === null ? null : { name: row.workerName, phone },
        musts: musts.map((must) => ({ must, ...mustWords[must] })),
        requests: (await requestsOf(sql, row.id)).map(({ request, kind, at, doneAt }) => ({
          request,
          kind,
          at,
          doneAt,
        })),
        release: releaseView(release),
      },
    }
  },
})
