import { LookBackParams, LookBackView } from '@bihuan/contract/look-back.ts'
import type { Proposal } from '@bihuan/core/contacts/propose.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { wireOf } from './exposure-json.ts'
import { summaryOf } from './look-back-list.ts'
import { knownLookBack, linesOf } from './look-back-store.ts'
import { rowView, viewOf } from './row-view.ts'
import { wireProposal } from './show-contact.ts'
import { contactsOf } from './store.ts'

/** The sample that a second reader has before them: names are masked, and everybody on it can see that it was read. */
export const showLookBack = query({
  name: 'look-back.show',
  summary: 'The sample of a second reading',
  roles: ['case-investigator', 'district-commander', 'city-commander', 'inspector'],
  params: LookBackParams,
  outcome: LookBackView,
  people: true,
  async run(sql, { lookBack }, { actor, now, purpose }) {
    const row = await knownLookBack(sql, lookBack)
    if (!covers(actor.areaCode, row.areaCode))
      throw new Problem('access.area-is-not-yours', { area: row.areaCode, own: actor.areaCode })
    const lines = await linesOf(sql, lookBack)
    const ids = lines.map(({ contactId }) => contactId)
    const views = await viewOf(
      sql,
      sql`select t.id, t.n from unnest(${ids}::uuid[]) with ordinality t (id, n)`,
    )
    const records = new Map((await contactsOf(sql, ids)).map((one) => [one.id, one]))
    const byId = new Map(views.map((view) => [view.id, view]))
    await leaveListTraces(sql, {
      people: views.flatMap(({ personId }) => (personId === null ? [] : [personId])),
      query: 'look-back.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    return {
      ...summaryOf(row),
      lines: lines.flatMap((line) => {
        const view = byId.get(line.contactId)
        const record = records.get(line.contactId)
        if (!view || !record) return []
        const proposal = Object(record.proposal) as Proposal
        return [
          {
            row: rowView(view),
            exposure: wireOf(record.exposure),
            proposal: Object.hasOwn(proposal, 'rule') ? wireProposal(proposal) : null,
            decidedKind: line.decided,
            decidedByUnit: line.decidedUnit ?? '',
            isOwn: line.decidedUnit === actor.unit,
            verdict: line.verdict,
            kind: line.kind,
            words: typeof line.words === 'string' ? line.words : null,
            readAt: line.readAt === null ? null : isoOf(line.readAt),
          },
        ]
      }),
    }
  },
})
