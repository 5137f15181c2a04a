import { CloseDay, DayToSign } from '@bihuan/contract/days.ts'
import type { Attestation } from '@bihuan/core/attestation/attestation.ts'
import { type DayCloseBody, dayCloseBody, leftOf } from '@bihuan/core/clocks/day-close.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { openSigning } from '../signing/open-signing.ts'
import { digestOfAttestation } from '../trust/attested.ts'
import { leftItems } from './carry-over.ts'
import { closingRoles } from './day-roles.ts'
import { itemsOfDay, printedItem, type ReadItem, runningDay } from './store.ts'

/**
 * Puts the close of a day before the officer who asks for it. Refused with the list while anything that was open at the cut-off is
 * neither done nor carried over.
 */
export const closeDay = command({
  name: 'day.close',
  summary: 'Close a day: sign what is done and what is carried over',
  roles: closingRoles,
  input: CloseDay,
  outcome: DayToSign,
  area: (_, { district }) => district,
  async run(tx, { district, day }, request) {
    const { id, now, actor, keys } = request
    const row = await runningDay(tx, { district, day }, now)
    if (row.items === 0) throw new Problem('day.nothing-open')
    const items = await itemsOfDay(tx, keys, { district, day, now })
    const left = leftOf(items) as ReadItem[]
    if (left.length > 0)
      throw new Problem('day.not-carried', { count: String(left.length) }, leftItems(left))
    const { cutOffAt, takenAt } = row
    const body = dayCloseBody({ district, day, cutOffAt, takenAt }, items, (item) =>
      printedItem(item as ReadItem),
    )
    const signer = { officer: actor.id, unit: actor.unit }
    const document: Attestation<DayCloseBody> = {
      version: 1,
      kind: 'day-close',
      id: `day:${district}:${day}`,
      area: district,
      issuedAt: now,
      by: [signer],
      body,
    }
    const closed = body.kinds.reduce((sum, one) => sum + one.closed, 0)
    const signing = await openSigning(
      tx,
      {
        kind: 'day-close',
        document,
        digest: digestOfAttestation(document),
        area: district,
        person: null,
        signers: [{ ...signer, power: 'attest' }],
        lifeMs: hourMs,
        shown: {
          title: { zh: `日清日结 ${district} ${day}`, en: `Close of the day ${district} ${day}` },
          lines: [
            { zh: `截止时未闭环 ${row.items} 项`, en: `${row.items} open at the cut-off` },
            { zh: `已办结 ${closed} 项`, en: `${closed} done since` },
            {
              zh: `转次日 ${body.carried.length} 项，每项有原因、责任人和新时限`,
              en: `${body.carried.length} carried over, each with reason, owner and new time`,
            },
          ],
          leadsTo: `/day/${district}/${day}`,
        },
      },
      request,
    )
    await tx`
      update day_closes set signing_id = ${id} where district = ${district} and day = ${day}::date`
    return { signing }
  },
})
