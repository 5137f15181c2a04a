import { MovePatient, PatientMoved } from '@bihuan/contract/patients.ts'
import type { TransferKind } from '@bihuan/contract/transfers.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { Level } from '@bihuan/core/patients/place.ts'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { homesOf } from '../orders/homes.ts'
import { readOrders } from '../orders/read-orders.ts'
import { openTransfers } from '../transfers/open-transfers.ts'
import { writePlan } from './plans.ts'
import { areaOfPatient, openPatient } from './store.ts'

// The same day, as practice (DESIGN): a doctor who needs it sooner says so.
const usualMs = 8 * hourMs

/** The order in force by which somebody is kept in care or at home; null where none is. */
async function orderOf(tx: Tx, ids: readonly string[], { anchors, now }: Request) {
  const { orders, book } = await readOrders(tx, anchors, { persons: ids })
  const held = orders.findLast(
    (one) =>
      ['admit', 'isolate', 'stay_home'].includes(one.order.kind) && inForce(one, book, now).inForce,
  )
  return held?.order.id ?? null
}

function kindOf(level: Level, fromSite: string | null): TransferKind {
  if (level === 'home') return 'home'
  if (level === 'designated-hospital') return 'to-hospital'
  return fromSite === null ? 'to-site' : 'between-sites'
}

/** Moves a patient between hospitals and levels: a new plan, and a transfer that the dispatcher sees at once. */
export const movePatient = command({
  name: 'patient.move',
  summary: 'Move a patient to another hospital or level',
  roles: ['doctor'],
  input: MovePatient,
  outcome: PatientMoved,
  area: (sql, { patient }) => areaOfPatient(sql, patient),
  async run(tx, { patient: id, level, isolationSite, dueAt, words }, request) {
    const patient = await openPatient(tx, id, request.actor)
    const site = isolationSite ?? null
    const ids = (await homesOf(tx, [patient.personId])).get(patient.personId)?.ids ?? []
    const [stay] = await tx<{ isolationSiteId: string }[]>`
      select isolation_site_id from stays where person_id = any(${[...ids]}::bigint[]) and left_at is null`
    const fromSite = stay?.isolationSiteId ?? null
    if (fromSite !== null && fromSite === site) throw new Problem('patient.already-moving')
    await writePlan(tx, patient, { level, site, words }, request)
    const [transfer] = await openTransfers(
      tx,
      [
        {
          person: patient.personId,
          kind: kindOf(level, fromSite),
          cohort: 'positive',
          basis: patient.reason,
          order: await orderOf(tx, ids, request),
          area: patient.areaCode,
          fromSite,
          dueAt: dueAt === undefined ? request.now + usualMs : instantOf(dueAt),
        },
      ],
      request,
    )
    if (!transfer) throw new Problem('patient.already-moving')
    // Where the doctor named the house, nobody has to look for one; its room is given as any other.
    if (site !== null)
      await tx`
        update transfers set to_site_id = ${site} where id = ${transfer} and to_site_id is null and ended_at is null`
    return { patient: id, transfer }
  },
})
