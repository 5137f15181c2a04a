import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'

export type Sheet = 'line-list' | 'links'
type Kept = { area: string; sheet: Sheet; heads: readonly string[] }

// The order of columns does not matter to what they mean.
const digestOf = ({ heads }: Kept, { keys }: Pick<Request, 'keys'>) =>
  keys.digest(JSON.stringify([...heads].sort()))

/** The mapping by which this office read a file with the same heads the last time; null where it never did. */
export async function rememberedMapping<Mapping>(
  sql: Reader,
  kept: Kept,
  request: Pick<Request, 'keys'>,
): Promise<Mapping | null> {
  const [row] = await sql<{ mapping: Mapping }[]>`
    select mapping from import_mappings
    where area_code = ${kept.area} and sheet = ${kept.sheet} and heads = ${digestOf(kept, request)}`
  return row?.mapping ?? null
}

/** Keeps the mapping of an import that was done, for the next file with the same heads. */
export async function rememberMapping(
  tx: Tx,
  kept: Kept,
  mapping: unknown,
  request: Request,
): Promise<void> {
  await tx`
    insert into import_mappings (area_code, sheet, heads, mapping, used_by, used_at)
    values (${kept.area}, ${kept.sheet}, ${digestOf(kept, request)}, ${tx.json(mapping as never)}, ${request.actor.id}, ${request.now})
    on conflict (area_code, sheet, heads) do update
      set mapping = excluded.mapping, used_by = excluded.used_by, used_at = excluded.used_at`
}
