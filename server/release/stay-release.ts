import { StayRelease, StayReleaseParams } from '@bihuan/contract/release.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { areaOfStay, type StayRow, stayOf } from '../stays/stay-rows.ts'
import type { AskedStay } from './release-facts.ts'
import { releaseReaders } from './release-list.ts'
import { releasesOf } from './releases-of.ts'
import { wireRelease } from './wire-release.ts'

/** A stay as its release is asked of it. */
export const askedOf = ({ id, personId, basis, place, arrivedAt }: StayRow): AskedStay => ({
  id,
  person: personId,
  basis,
  place,
  arrivedAt,
})

/** The release of one stay, or of each that is named; computed now. */
export async function releaseOfStay(
  sql: Reader,
  stay: StayRow,
  at: Parameters<typeof releasesOf>[2],
) {
  const release = (await releasesOf(sql, [askedOf(stay)], at)).get(stay.id)
  if (release === undefined) throw new Error('a stay without a release')
  return release
}

/** When one person is let go and what is wanting. Shows nobody by name; leaves the trace of a list. */
export const stayRelease = query({
  name: 'release.show',
  summary: 'When somebody in isolation is let go, with every condition',
  roles: releaseReaders,
  params: StayReleaseParams,
  outcome: StayRelease,
  people: true,
  async run(sql, { stay: id }, question) {
    const { now, actor, purpose } = question
    areaInReach(actor, await areaOfStay(sql, id, actor))
    const stay = await stayOf(sql, id)
    const policy = await policyNow(sql, question)
    const person = stay.personId
    await leaveListTraces(sql, {
      people: [person],
      query: 'release.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const release = wireRelease(await releaseOfStay(sql, stay, question), policy)
    return { stay: id, person, now: isoOf(now), release }
  },
})
