import { cityDateOf, cityInstant, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'

/**
 * How many people an officer has restricted since the city's midnight without the city's signature. Orders of a batch that the
 * city signed do not count against the officer.
 */
export async function issuedToday(sql: Reader, officer: string, now: Instant): Promise<number> {
  const midnight = cityInstant(cityDateOf(now), '00:00')
  const [row] = await sql<{ people: number }[]>`
    select count(distinct o.person_id)::int as people
    from orders o left join order_batches b on b.id = o.batch_id
    where o.issuer = ${officer} and o.issued_at >= ${midnight} and o.issued_at <= ${now}
      and b.by_city is not true`
  return row?.people ?? 0
}

/**
 * Lets the last signatures under one officer's orders follow each other: whoever comes second waits for the commit of the first and counts
 * its people. Drafts need no turn, because they are counted again here.
 */
export async function takeTurn(tx: Tx, officer: string, now: Instant): Promise<void> {
  await tx`
    insert into issuer_days (issuer, day) values (${officer}, ${cityDateOf(now)})
    on conflict (issuer, day) do update set day = excluded.day`
}
