import type { Role } from '@bihuan/contract/access.ts'
import { BoxParams, BoxStory } from '@bihuan/contract/custody.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { boxId, tubeCode } from '../labels/labels.ts'
import { boxFacts } from './box-facts.ts'

export const custodyReaders: readonly Role[] = [
  'sampler',
  'registrar',
  'courier',
  'lab-technician',
  'lab-reviewer',
  'district-commander',
  'city-commander',
  'inspector',
  'administrator',
]

const moment = (at: number | null) => (at === null ? null : isoOf(at))

/** One box: its tubes, and every hand-over with both people and both counts. */
export const boxStory = query({
  name: 'box.story',
  summary: 'Follow a box: its tubes, every hand-over, both counts',
  roles: custodyReaders,
  params: BoxParams,
  outcome: BoxStory,
  async run(sql, params) {
    const facts = await boxFacts(sql, boxId(params.box))
    if (!facts) throw new Problem('box.unknown', { box: params.box })
    const { box, tubes, legs, orphans } = facts
    return {
      box: params.box,
      round: String(box.roundId),
      site: String(box.siteId),
      siteName: box.siteName,
      account: box.account,
      sealedAt: isoOf(box.sealedAt),
      sealedBy: box.sealedBy,
      tubes: tubes.map(tubeCode),
      receivedAt: moment(box.receivedAt),
      receivedCount: box.receivedCount,
      lostAt: moment(box.lostAt),
      legs: legs.map((leg) => ({
        leg: leg.legNo,
        from: leg.fromAccount,
        to: leg.toAccount,
        offeredAt: isoOf(leg.offeredAt),
        offeredBy: leg.offeredBy,
        offered: leg.offeredCount,
        offeredCelsius: leg.offeredCelsius,
        acceptedAt: moment(leg.acceptedAt),
        acceptedBy: leg.acceptedBy,
        accepted: leg.acceptedCount,
        acceptedCelsius: leg.acceptedCelsius,
        agreed: leg.acceptedCount === null ? null : leg.acceptedCount === leg.offeredCount,
        settledAt: moment(leg.settledAt),
        settledBecause: leg.settledBecause,
        late: leg.late,
      })),
      orphans: orphans.map((orphan) => ({
        tube: tubeCode(orphan.tubeId),
        foundAt: isoOf(orphan.foundAt),
        settledAt: moment(orphan.settledAt),
      })),
    }
  },
})
