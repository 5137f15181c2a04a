import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { boxId } from '../labels/labels.ts'
import { ownsSite } from './own-site.ts'

export type Leg = {
  legNo: number
  fromAccount: string
  toAccount: string
  offeredBy: string
  offeredCount: number
  acceptedAt: Instant | null
}

/** A box as a command finds it: locked, with its hand-overs and the one account that has it. */
export type HeldBox = {
  id: string
  code: string
  roundId: number
  siteId: number
  receivedAt: Instant | null
  laboratoryId: number | null
  lostAt: Instant | null
  account: string
  /** The hand-over that waits for its receiver to sign. */
  open: Leg | null
  lastLegNo: number
}

/** Who has a box, told from the facts; the ledger must say the same. */
function accountOf(
  box: Pick<HeldBox, 'lostAt' | 'receivedAt' | 'laboratoryId' | 'siteId'>,
  legs: readonly Leg[],
): string {
  if (box.lostAt !== null) return 'lost'
  if (box.receivedAt !== null) return `laboratory:${box.laboratoryId}`
  return legs.findLast((leg) => leg.acceptedAt !== null)?.toAccount ?? `site:${box.siteId}`
}

/**
 * Locks a box, so that what happens to one box happens one after the other. Refuses with box.unknown.
 * The legs are read after the lock: a statement that waits for a row keeps an older view of all others. All is sent at
 * once, and what the caller sends in the same turn goes with it, behind the lock.
 */
export async function holdBox(tx: Tx, code: string): Promise<HeldBox> {
  const id = boxId(code)
  const [[box], legs] = await Promise.all([
    tx<Omit<HeldBox, 'code' | 'account' | 'open' | 'lastLegNo'>[]>`
      select id, round_id, site_id, received_at, laboratory_id, lost_at from boxes
      where id = ${id} for no key update`,
    tx<Leg[]>`
      select leg_no, from_account, to_account, offered_by, offered_count, accepted_at from box_legs
      where box_id = ${id} order by leg_no`,
  ])
  if (!box) throw new Problem('box.unknown', { box: code })
  return {
    ...box,
    code,
    account: accountOf(box, legs),
    open: legs.find((leg) => leg.acceptedAt === null) ?? null,
    lastLegNo: legs.at(-1)?.legNo ?? 0,
  }
}

/** Refuses a box whose way has ended: lost or received. */
export function refuseEnded({ code, lostAt, receivedAt }: HeldBox): void {
  if (lostAt !== null) throw new Problem('box.reported-lost', { box: code })
  if (receivedAt !== null) throw new Problem('box.already-received', { box: code })
}

/** Refuses whoever does not have the box: a site's people have what is at their site, a courier what the courier signed for. */
export async function refuseUnlessHolding(
  sql: Reader,
  { code, account }: HeldBox,
  actor: Actor,
): Promise<void> {
  const own = actor.role === 'courier' ? `courier:${actor.id}` : actor.unit
  if (account === own) return
  const site = account.startsWith('site:') ? account.slice('site:'.length) : null
  if (site !== null && actor.role !== 'courier' && (await ownsSite(sql, actor.unit, site))) return
  throw new Problem('box.not-here', { box: code, account })
}

/** The area of a box's site. Refuses with box.unknown. */
export async function areaOfBox(sql: Reader, code: string): Promise<string> {
  const [row] = await sql<{ areaCode: string }[]>`
    select s.area_code from boxes b join sites s on s.id = b.site_id where b.id = ${boxId(code)}`
  if (!row) throw new Problem('box.unknown', { box: code })
  return row.areaCode
}
