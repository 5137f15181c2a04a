import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'

/** That one case may have infected another, in the words of an investigation or an import; ids of cases. */
export type NamedLink = {
  infectee: string
  infector: string
  /** How they met; free words, sealed here. */
  exposure: string | null
}

/**
 * Names links of many cases at once, as `nameLink` does. Gives how many are new: a link that stands already, named, decided or
 * rejected, stays as it is.
 */
export async function nameLinks(
  tx: Tx,
  links: readonly NamedLink[],
  { id, now, actor, keys }: Request,
): Promise<number> {
  // Whoever is the same case twice is one person, and no link; two cases of one person are told apart when the link is judged.
  const some = links.filter(({ infectee, infector }) => infectee !== infector)
  if (some.length === 0) return 0
  const rows = await tx`
    insert into case_links (id, infectee, infector, source, state, exposure, decided_by, decided_at)
    select id, infectee, infector, 'case', 'named', exposure, ${actor.id}, ${now}
    from unnest(${some.map(({ infectee, infector }) => derivedId(id, 'link', infectee, infector))}::uuid[], ${some.map(({ infectee }) => infectee)}::text[],
      ${some.map(({ infector }) => infector)}::text[],
      ${some.map(({ exposure }) => (exposure === null ? null : keys.sealText('facts', now, exposure)))}::text[])
      as t (id, infectee, infector, exposure)
    on conflict (infectee, infector) where until_at is null do nothing
    returning id`
  return rows.length
}

/**
 * Names a link: several sources of one case may be named, and which is likely is computed. Nothing happens where it stands already.
 * Gives whether it is new.
 */
export const nameLink = async (tx: Tx, link: NamedLink, request: Request): Promise<boolean> =>
  (await nameLinks(tx, [link], request)) > 0
