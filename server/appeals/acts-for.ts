import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

/** Refuses with person.unknown a resident who is neither the person nor acts for them now. */
export async function actsFor(
  sql: Reader,
  person: string,
  { actor, now }: { actor: Actor; now: Instant },
): Promise<void> {
  const [found] = await sql`
    select from residents r
    where r.account_id = ${actor.id} and (r.person_id = ${person} or exists (
      select from proxies x where x.proxy_person_id = r.person_id and x.person_id = ${person} and x.ended_at is null and x.until_at > ${now}))`
  if (!found) throw new Problem('person.unknown')
}
