import { AskCoPresence, CoPresenceAsked } from '@bihuan/contract/co-presence.ts'
import type { Attestation } from '@bihuan/core/attestation/attestation.ts'
import { touches } from '@bihuan/core/investigation/windows.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { itemsOf } from '../investigation/items-of.ts'
import { openSigning } from '../signing/open-signing.ts'
import { digestOfAttestation } from '../trust/attested.ts'
import { groundOf } from './ground.ts'
import { checkPost } from './posts.ts'
import type { SearchedVisit } from './search-visits.ts'

/** What two officers sign: which visits of which case are searched, and why. */
export type CoPresenceBody = {
  readonly case: string
  readonly reason: string
  readonly minutes: number
  readonly visits: readonly (SearchedVisit & { readonly item: string })[]
}

// A search is of the moment: who needs it tomorrow asks tomorrow.
const lifeMs = 4 * hourMs

/**
 * Asks who else was where one case was. Only confirmed visits within the infectious window are searched, only for this case, and only once two
 * officers of two units have signed; nothing is read before.
 */
export const askCoPresence = command({
  name: 'co-presence.ask',
  summary: 'Ask who was where a case was, for two officers to sign',
  roles: ['case-investigator', 'district-commander'],
  input: AskCoPresence,
  outcome: CoPresenceAsked,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, items, minutes = 0, second, reason }, request) {
    const { windows } = await groundOf(tx, id, request)
    const { infectious } = windows
    const window = infectious && { ...infectious, until: infectious.until ?? request.now }
    const visits = (await itemsOf(tx, request.keys, id)).flatMap((item) => {
      const { venue, from, until, state } = item
      const isAsked = items === undefined || items.includes(item.id)
      if (state !== 'confirmed' || venue === null || from === null || !isAsked) return []
      // A scanned code tells where somebody was as little as any other candidate does.
      if (item.source === 'scan' || !touches(window, from, until)) return []
      return [{ item: item.id, venue: venue.id, from, until: until ?? from }]
    })
    if (visits.length === 0) throw new Problem('co-presence.no-visits')
    const area = (await areaOfCase(tx, id)).slice(0, 6)
    const by = { officer: request.actor.id, unit: request.actor.unit }
    if (second.unit === by.unit || second.officer === by.officer)
      throw new Problem('co-presence.second-needed')
    await checkPost(tx, by, area, request)
    await checkPost(tx, second, area, request)
    const document: Attestation<CoPresenceBody> = {
      version: 1,
      kind: 'co-presence',
      id: request.id,
      area,
      issuedAt: request.now,
      by: [by, second],
      body: { case: id, reason: reason.normalize('NFC'), minutes, visits },
    }
    const signing = await openSigning(
      tx,
      {
        kind: 'co-presence',
        document,
        digest: digestOfAttestation(document),
        area,
        person: null,
        signers: [by, second].map((one) => ({ ...one, power: 'attest' })),
        shown: {
          title: { zh: '场所同时到访检索', en: 'Search of venue visits' },
          lines: [
            {
              zh: `检索该病例传染期内 ${visits.length} 次已核实的到访；至少重合 ${minutes} 分钟`,
              en: `${visits.length} confirmed visits of the case within its window; together for ${minutes} minutes at least`,
            },
            { zh: `理由：${reason}`, en: `Reason: ${reason}` },
            {
              zh: '结果只是候选人员，一天后失效；每个人都能看到自己被检索过',
              en: 'The answer is candidates for a day; everybody in it can see that they were searched',
            },
          ],
          leadsTo: `/co-presence?case=${encodeURIComponent(id)}`,
        },
        lifeMs,
      },
      request,
    )
    return { signing, windows: visits.length }
  },
})
