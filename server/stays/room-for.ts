import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Sharer, type UnsafeRoom, unsafeFor } from '@bihuan/core/stays/move-in.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

type Room = {
  id: string
  isolationSiteId: string
  code: string
  beds: number
  readyAt: Instant | null
  outSince: Instant | null
  guests: { id: string; cohort: Cohort; party: string | null; source: string | null }[]
}

// The case that somebody met, of the latest exposure that stands: contacts of one case may share.
const sourceOf = (sql: Reader, person: string) => sql`
  (select f.about from facts f where f.person_id = ${sql(person)} and f.kind = 'contact'
    and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id) order by f.at desc limit 1)`

/** With whom somebody may share: their household on the way, and the case that they met. */
export async function sharerOf(
  sql: Reader,
  person: string,
  cohort: Cohort,
  transfer: string | null,
): Promise<Sharer> {
  const [row] = await sql<{ source: string | null; party: string | null }[]>`
    select ${sourceOf(sql, 'p.id')} as source, (select t.party_id from transfers t where t.id = ${transfer}::uuid) as party
    from people p where p.id = ${person}`
  return { cohort, party: row?.party ?? null, source: row?.source ?? null }
}

/** A room with who is in it now. Throws stay.room-unknown where the site has none such. */
export async function roomAt(sql: Reader, site: string, room: string): Promise<Room> {
  const [found] = await sql<Room[]>`
    select r.id, r.isolation_site_id, r.code, r.beds, r.ready_at, r.out_since,
      coalesce((select json_agg(json_build_object('id', s.id, 'cohort', s.cohort, 'party', t.party_id, 'source', ${sourceOf(sql, 's.person_id')}))
        from stays s left join transfers t on t.id = s.transfer_id where s.room_id = r.id and s.left_at is null), '[]'::json) as guests
    from rooms r where r.id = ${room} and r.isolation_site_id = ${site}`
  if (!found) throw new Problem('stay.room-unknown')
  return found
}

const shownInstead = 5

/** Rooms of the site that could take somebody instead: those that are clean and empty, nobody expected in them. */
export async function roomsInstead(
  sql: Reader,
  site: string,
  at: Instant,
): Promise<{ room: string; code: string }[]> {
  return await sql<{ room: string; code: string }[]>`
    select r.id as room, r.code from rooms r
    where r.isolation_site_id = ${site} and r.out_since is null and r.ready_at <= ${at}
      and not exists (select from stays s where s.room_id = r.id and s.left_at is null)
      and not exists (select from transfers t where t.to_room_id = r.id and t.ended_at is null)
    order by r.floor, r.code limit ${shownInstead}`
}

const refusals = {
  out: 'stay.room-out',
  'not-cleaned': 'stay.room-not-cleaned',
  full: 'stay.room-full',
  mixed: 'stay.room-mixed',
} as const satisfies Record<UnsafeRoom, string>

/**
 * Refuses a room in which somebody would be unsafe, or would make others so, and names rooms instead; nothing else keeps anybody outside.
 * The row of the room is locked: of two at one bed the second is told. `self` is a stay that is in the room already.
 */
export async function checkRoom(
  tx: Tx,
  {
    site,
    room,
    who,
    at,
    self = null,
  }: {
    site: string
    room: string
    who: Sharer
    at: Instant
    self?: string | null
  },
): Promise<Room> {
  await tx`select from rooms where id = ${room} for no key update`
  const found = await roomAt(tx, site, room)
  const guests = found.guests.filter(({ id }) => id !== self)
  const unsafe = unsafeFor(
    who,
    { beds: found.beds, readyAt: found.readyAt, isOut: found.outSince !== null, guests },
    at,
  )
  if (unsafe === null) return found
  const instead = await roomsInstead(tx, site, at)
  throw new Problem(refusals[unsafe], {
    room: found.code,
    instead: instead.map(({ code }) => code).join(', ') || '–',
  })
}
