import { MoveToSite, TransferAsked } from '@bihuan/contract/stays.ts'
import { cityDateOf, cityInstant, hourMs } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteOf } from '../isolation-sites/store.ts'
import { openTransfers } from '../transfers/open-transfers.ts'
import { needsOf } from './needs-of.ts'
import { siteStaff } from './roles.ts'
import { areaOfStay, runningStay } from './stay-rows.ts'

/** Asks for somebody to be moved to another site by the end of the day. The stay ends when the other site lets them in. */
export const moveToSite = command({
  name: 'stay.move-to-site',
  summary: 'Ask for somebody to be moved to another isolation site',
  roles: siteStaff,
  input: MoveToSite,
  outcome: TransferAsked,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, site }, request) {
    const row = await runningStay(tx, stay)
    const here = await siteOf(tx, row.isolationSiteId)
    const dueAt = cityInstant(cityDateOf(request.now), '00:00') + 24 * hourMs
    const [transfer] = await openTransfers(
      tx,
      [
        {
          person: row.personId,
          kind: 'between-sites',
          cohort: row.cohort,
          basis: row.basis,
          order: row.orderId,
          area: here.areaCode,
          fromSite: here.id,
          needs: await needsOf(tx, row),
          dueAt,
        },
      ],
      request,
    )
    if (!transfer) throw new Problem('stay.changed-meanwhile')
    // Where somebody said which site, the allocation keeps it.
    if (site !== undefined) {
      await siteOf(tx, site)
      await tx`update transfers set to_site_id = ${site} where id = ${transfer}`
    }
    return { stay, transfer }
  },
})
