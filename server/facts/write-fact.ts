import type { FactKind } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'

type NewFact = {
  id: string
  kind: FactKind
  person: string | null
  at: Instant
  reason?: string
  about?: string
  places?: readonly string[]
  place?: string
  site?: string
  district?: string
  until?: Instant | null
  how?: string
}

/** Writes a fact as known now; false where its id is taken. */
export async function writeFact(
  tx: Tx,
  { id, kind, person, at, ...more }: NewFact,
  { id: command, now, actor }: Request,
): Promise<boolean> {
  const rows = await tx`
    insert into facts (id, kind, person_id, reason, about, places, place, site, district, at, until_at, known_at, recorded_by, how, command_id)
    values (${id}, ${kind}, ${person}, ${more.reason ?? null}, ${more.about ?? null}, ${more.places ? [...more.places] : null}, ${more.place ?? null},
      ${more.site ?? null}, ${more.district ?? null}, ${at}, ${more.until ?? null}, ${now}, ${actor.id}, ${more.how ?? null}, ${command})
    on conflict (id) do nothing returning id`
  return rows.length > 0
}
