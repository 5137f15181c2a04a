import {
  basesWithoutOrder,
  type CheckedIn,
  type CheckIn,
  type StayCohort,
} from '@bihuan/contract/stays.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from '../facts/ids-of.ts'
import { type SiteRow, siteOf } from '../isolation-sites/store.ts'
import { cohortOfBasis, type HoldingOrder, orderFor } from './order-for.ts'
import { checkRoom, sharerOf } from './room-for.ts'
import { momentOf, openStayOf } from './stay-rows.ts'
import { checkIn, leave } from './store.ts'
import { whoArrives } from './who-arrives.ts'

type Asked = Static<typeof CheckIn>
type Cohort = Static<typeof StayCohort>
type Transfer = { id: string; personId: string; cohort: string; orderId: string | null }

// Where people live or will live; an old hotel that is closed or not checked is no place for anybody.
const takesPeople = ['ready', 'active']

/** The transfer that ends with this arrival: the one that was scanned, or the one that is open for the person. */
async function transferFor(
  tx: Tx,
  asked: string | null | undefined,
  ids: readonly string[],
): Promise<Transfer | null> {
  if (asked) {
    const [found] = await tx<Transfer[]>`
      select id, person_id, cohort, order_id from transfers where id = ${asked}`
    if (!found) throw new Problem('stay.transfer-unknown')
    if (!ids.includes(found.personId)) throw new Problem('stay.transfer-of-another')
    return found
  }
  const [open] = await tx<Transfer[]>`
    select id, person_id, cohort, order_id from transfers
    where person_id = any(${[...ids]}::bigint[]) and ended_at is null and kind <> 'home' limit 1`
  return open ?? null
}

const isCohort = (word: string | undefined): word is Cohort =>
  word !== undefined && word !== 'cleared'

function cohortOf(asked: Asked, transfer: Transfer | null, order: HoldingOrder | null): Cohort {
  const found =
    asked.cohort ??
    (isCohort(transfer?.cohort) ? transfer.cohort : null) ??
    (order === null ? null : cohortOfBasis(order.basis))
  if (found === null) throw new Problem('stay.cohort-needed')
  return found
}

/** Why somebody is here: by the order that holds them, or of their own will; who has neither waits, and nobody holds them. */
function basisOf(asked: Asked, order: HoldingOrder | null): string {
  if (order !== null) return order.basis
  return basesWithoutOrder.find((one) => one === asked.basis) ?? 'waiting'
}

/** Who is here without an order, or at another site, and comes in anew, ends the stay before; who is here already is not let in twice. */
async function endBefore(
  tx: Tx,
  ids: readonly string[],
  site: SiteRow,
  order: HoldingOrder | null,
  at: number,
  request: Request,
): Promise<void> {
  const before = await openStayOf(tx, ids)
  if (before === null) return
  const isHere = before.isolationSiteId === site.id
  if (isHere && (before.orderId !== null || order === null)) throw new Problem('stay.already-here')
  await leave(tx, before, 'moved', Math.min(at, request.now), request)
}

/**
 * One arrival: who it is, which order holds them, whether the room is safe, and the stay. Refuses only what is unsafe; without a room, or
 * without an order, somebody is let in all the same.
 */
export async function arrive(
  tx: Tx,
  asked: Asked,
  request: Request,
): Promise<Static<typeof CheckedIn>> {
  const site = await siteOf(tx, asked.site)
  if (!takesPeople.includes(site.state))
    throw new Problem('stay.site-takes-nobody', { site: String(site.number) })
  const at = momentOf(asked.at, request)
  const person = await whoArrives(tx, asked.who, site.areaCode, request)
  const ids = await idsOf(tx, person)
  const transfer = await transferFor(tx, asked.transfer, ids)
  const place = asked.place ?? site.place
  const order = await orderFor(tx, { person, place, order: transfer?.orderId ?? null }, request)
  const cohort = cohortOf(asked, transfer, order)
  const basis = basisOf(asked, order)
  await endBefore(tx, ids, site, order, at, request)
  const who = await sharerOf(tx, person, cohort, transfer?.id ?? null)
  const room =
    asked.room === null ? null : await checkRoom(tx, { site: site.id, room: asked.room, who, at })
  const stay = await checkIn(
    tx,
    {
      id: asked.stay,
      person,
      site,
      room: room?.id ?? null,
      transfer: transfer?.id ?? null,
      order: order?.order ?? null,
      cohort,
      basis,
      place,
      at,
    },
    request,
  )
  return {
    stay,
    person,
    room: room?.code ?? null,
    order: order?.order ?? null,
    basis,
    cohort,
    withoutOrder: order === null,
    arrivedAt: isoOf(at),
  }
}
