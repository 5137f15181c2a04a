import type { Instant } from '@bihuan/core/time/instant.ts'
import { boxFacts } from '../custody/box-facts.ts'
import type { Reader } from '../db/sql.ts'

export type IssuedFact = {
  roundId: number
  siteId: number
  poolSize: number
  perHousehold: boolean
  sitting: number
  issuedAt: Instant
}
export type TubeFact = {
  siteId: number
  deviceId: number
  openedAt: Instant
  sealedAt: Instant | null
  boxedAt: Instant | null
  resultedAt: Instant | null
  state: string
  result: string | null
  poolSize: number
  sitting: number
  memberCount: number
  movedTo: string | null
  boxId: string | null
  account: string
}
export type SiteFact = {
  id: number
  name: string
  areaCode: string
  areaName: string
  laboratoryId: number
}
export type MemberFact = { person: string; name: string; at: Instant; counts: boolean }
export type EventFact = {
  kind: 'undo' | 'void' | 'move'
  at: Instant
  deviceId: number
  body: Record<string, string> | null
}
export type ClaimFact = {
  kind: string
  person: string
  name: string
  sampledAt: Instant
  claimedAt: Instant
  settledAt: Instant | null
  settledBy: string | null
  verdict: string | null
  reason: string | null
  firstTube: string | null
  firstAt: Instant | null
}
export type LossFact = { at: Instant; by: string; reason: string; fromAccount: string }
export type OrphanFact = {
  foundAt: Instant
  laboratoryId: number
  settledAt: Instant | null
  reason: string | null
}

/** The lot in which a tube was issued; every code that was ever printed lies in one. */
export async function issuedFact(sql: Reader, tube: string): Promise<IssuedFact | null> {
  const [lot] = await sql<(IssuedFact & { lastId: string })[]>`
    select last_id, round_id, site_id, pool_size, per_household, sitting, issued_at from tube_ranges
    where first_id <= ${tube} order by first_id desc limit 1`
  return lot && Number(lot.lastId) >= Number(tube) ? lot : null
}

async function tubeFact(sql: Reader, round: number, tube: string): Promise<TubeFact | null> {
  const [row] = await sql<TubeFact[]>`
    select t.site_id, t.device_id, t.opened_at, t.sealed_at, t.boxed_at, t.resulted_at, t.state, t.result, t.pool_size, t.sitting, t.member_count,
      t.moved_to, t.box_id, a.account
    from tubes t
    join tube_accounts a on a.round_id = t.round_id and a.tube_id = t.id
    where t.round_id = ${round} and t.id = ${tube}`
  return row ?? null
}

async function siteFact(sql: Reader, site: number): Promise<SiteFact | null> {
  const [row] = await sql<SiteFact[]>`
    select s.id, s.name, s.area_code, a.name as area_name, s.laboratory_id from sites s join areas a on a.code = s.area_code where s.id = ${site}`
  return row ?? null
}

const membersOf = (sql: Reader, round: number, tube: string) => sql<MemberFact[]>`
  select m.person_id as person, p.name, m.sampled_at as at, x.person_id is not null as counts
  from tube_members m
  join people p on p.id = m.person_id
  left join samples x on x.round_id = m.round_id and x.person_id = m.person_id and x.tube_id = m.tube_id
  where m.round_id = ${round} and m.tube_id = ${tube}
  order by m.sampled_at, m.person_id`

const eventsOf = (sql: Reader, round: number, tube: string, code: string) => sql<EventFact[]>`
  select kind, at, device_id, body from field_events
  where round_id = ${round} and tube_id = ${tube} and kind in ('undo', 'void', 'move')
  union all
  select kind, at, device_id, body from field_events
  where round_id = ${round} and kind = 'move' and body ->> 'to' = ${code}
  order by at`

const claimsOf = (sql: Reader, round: number, tube: string, sitting: number) => sql<ClaimFact[]>`
  select c.kind, c.person_id as person, p.name, c.sampled_at, c.claimed_at, c.settled_at, coalesce(a.display_name, c.settled_by) as settled_by,
    c.verdict, c.reason, x.tube_id as first_tube, x.sampled_at as first_at
  from sample_claims c
  join people p on p.id = c.person_id
  left join accounts a on a.id = c.settled_by
  left join samples x on x.round_id = c.round_id and x.person_id = c.person_id and x.sitting = ${sitting} and x.tube_id <> c.tube_id
  where c.round_id = ${round} and c.tube_id = ${tube}
  order by c.claimed_at, c.person_id, c.kind`

const lossOf = (sql: Reader, round: number, tube: string) => sql<LossFact[]>`
  select l.reported_at as at, coalesce(a.display_name, l.reported_by) as by, l.reason, l.from_account
  from tube_losses l left join accounts a on a.id = l.reported_by
  where l.round_id = ${round} and l.tube_id = ${tube}`

/** Everything about the tube itself and its way; null for a code that was never issued. */
export async function wayFacts(sql: Reader, tube: string, code: string) {
  const issued = await issuedFact(sql, tube)
  if (!issued) return null
  const { roundId: round } = issued
  const row = await tubeFact(sql, round, tube)
  const limits = await sql<
    { step: string; minutes: number }[]
  >`select step, minutes from round_limits where round_id = ${round}`
  const orphans = await sql<
    OrphanFact[]
  >`select found_at, laboratory_id, settled_at, reason from orphan_tubes where tube_id = ${tube}`
  return {
    issued,
    tube: row,
    site: await siteFact(sql, row?.siteId ?? issued.siteId),
    limits: new Map(limits.map(({ step, minutes }) => [step, minutes])),
    members: await membersOf(sql, round, tube),
    events: await eventsOf(sql, round, tube, code),
    claims: await claimsOf(sql, round, tube, issued.sitting),
    losses: await lossOf(sql, round, tube),
    orphans: [...orphans],
    box: row?.boxId ? await boxFacts(sql, row.boxId) : null,
  }
}

export type WayFacts = NonNullable<Awaited<ReturnType<typeof wayFacts>>>
