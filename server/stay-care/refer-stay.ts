import { Referred, ReferStay, Returned, ReturnStay } from '@bihuan/contract/stay-care.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { roomsEmptied } from '../isolation-sites/rooms-emptied.ts'
import { siteOf } from '../isolation-sites/store.ts'
import { needsOf } from '../stays/needs-of.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf, runningStay } from '../stays/stay-rows.ts'
import { openTransfers } from '../transfers/open-transfers.ts'

// An ambulance is asked for at once; who can wait goes within the shift. Our own choice.
const withinMs = { urgent: 30 * minuteMs, usual: 240 * minuteMs }

/**
 * Sends somebody to hospital; care is open whatever an order says, and the stay goes on, so that its days do. The bed is kept, or free for
 * others from now on. Where a transfer is open already it takes them.
 */
export const referStay = command({
  name: 'stay.refer',
  summary: 'Send somebody in isolation to hospital',
  roles: [...siteStaff, 'doctor'],
  input: ReferStay,
  outcome: Referred,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, urgent, keepBed, words, at }, request) {
    const row = await runningStay(tx, stay)
    const site = await siteOf(tx, row.isolationSiteId)
    const moment = momentOf(at, request)
    const [transfer] = await openTransfers(
      tx,
      [
        {
          person: row.personId,
          kind: 'to-hospital',
          cohort: row.cohort,
          basis: row.basis,
          // The order is of the isolation, and care needs none.
          order: null,
          area: site.areaCode,
          fromSite: site.id,
          needs: await needsOf(tx, row),
          dueAt: request.now + (urgent ? withinMs.urgent : withinMs.usual),
        },
      ],
      request,
    )
    const referral = derivedId(request.id, 'referral')
    const written = await tx`
      insert into stay_referrals (id, stay_id, transfer_id, urgent, keep_bed, words, at, by)
      values (${referral}, ${stay}, ${transfer ?? null}, ${urgent}, ${keepBed}, ${request.keys.sealText('facts', request.now, words)},
        ${moment}, ${request.actor.id})
      on conflict do nothing returning id`
    if (written.length === 0) throw new Problem('stay.referred-already')
    if (!keepBed && row.roomId !== null) {
      await tx`update stays set room_id = null, version = version + 1 where id = ${stay}`
      await roomsEmptied(tx, [row.roomId], moment)
    }
    return { referral, transfer: transfer ?? null }
  },
})

async function stayOfReferral(sql: Reader, referral: string): Promise<string> {
  const [row] = await sql<{ stayId: string }[]>`
    select stay_id from stay_referrals where id = ${referral} and returned_at is null`
  if (!row) throw new Problem('stay.referral-unknown')
  return row.stayId
}

/** Says that somebody came back from hospital; without a room they wait in the waiting room until one is given. */
export const returnStay = command({
  name: 'stay.return',
  summary: 'Say that somebody came back from hospital',
  roles: siteStaff,
  input: ReturnStay,
  outcome: Returned,
  area: async (sql, { referral }, { actor }) =>
    areaOfStay(sql, await stayOfReferral(sql, referral), actor),
  async run(tx, { referral, words, at }, request) {
    const moment = momentOf(at, request)
    const sealed = words === undefined ? null : request.keys.sealText('facts', request.now, words)
    const [back] = await tx`
      update stay_referrals set returned_at = ${moment}, returned_by = ${request.actor.id}, returned_words = ${sealed}
      where id = ${referral} and returned_at is null returning id`
    if (!back) throw new Problem('stay.referral-unknown')
    return { referral, at: isoOf(moment) }
  },
})
