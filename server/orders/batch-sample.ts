import { Sample, SampleParams } from '@bihuan/contract/batches.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { evidenceFault } from '@bihuan/core/orders/ground.ts'
import { judgeOrder } from '@bihuan/core/orders/judge-order.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { homesOf } from './homes.ts'
import { groundNow, isNotItsAge } from './judge-draft.ts'
import { checkPurpose } from './order-story.ts'
import { readingRoles } from './reading-roles.ts'
import { factView } from './shown.ts'

type Row = { areaCode: string; personId: string; document: Order }

/** One order of a batch that waits for signatures, with the person and the facts: what an officer looks at before signing for many. */
export const batchSample = query({
  name: 'batch.sample',
  summary: 'One order of a batch before it is signed',
  roles: readingRoles,
  params: SampleParams,
  outcome: Sample,
  people: true,
  async run(sql, { signing, index }, question) {
    checkPurpose(question)
    const { actor, purpose, now } = question
    const [row] = await sql<Row[]>`
      select s.area_code, o.person_id, o.document from signing_orders o join signings s on s.id = o.signing_id
      where o.signing_id = ${signing} and o.index = ${Number(index)}`
    const home = row && (await homesOf(sql, [row.personId])).get(row.personId)
    if (!row || !home) throw new Problem('signing.unknown')
    if (!covers(actor.areaCode, row.areaCode))
      throw new Problem('access.area-is-not-yours', { area: row.areaCode, own: actor.areaCode })
    const { document: order, personId: person } = row
    await leaveTrace(sql, {
      person,
      query: 'batch.sample',
      actor,
      purpose: purpose ?? 'orders',
      at: now,
    })
    const ground = await groundNow(sql, order, question)
    const book = factBook(ground.facts, ground.people, now, now)
    const judgement = judgeOrder(order, ground, now)
    return {
      index: Number(index),
      order: order.id,
      person,
      nameMasked: maskName(home.name),
      address: home.address,
      from: isoOf(order.from),
      until: isoOf(order.until),
      evidence: order.evidence.map((one) => {
        const fact = book.byId.get(one.fact)
        const holds = evidenceFault(order, one, book) === null
        return fact
          ? { ...factView(fact), holds }
          : { ...one, reason: null, about: null, at: null, knownAt: null, holds }
      }),
      faults: judgement.ok
        ? []
        : judgement.faults.filter(isNotItsAge).map((fault) => ({ ...fault })),
    }
  },
})
