import { type SingleResult, singleResult } from '@bihuan/core/recall/single-result.ts'
import { openCases } from '../cases/open-cases.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'

type Row = {
  id: string
  poolSize: number
  openedAt: number
  sealedAt: number | null
  result: 'negative' | 'reactive' | 'invalid'
  resultedAt: number
  holds: boolean
  people: string[]
  swabs: number[]
}

/**
 * The released results of those of the tubes that hold one person's swab, by tube. This is the only place where a tube
 * becomes a person's result, and core says which do: a pool has no entry.
 */
export async function readSingles(
  tx: Tx,
  round: number,
  tubes: readonly string[],
): Promise<Map<string, SingleResult>> {
  const singles = new Map<string, SingleResult>()
  if (tubes.length === 0) return singles
  const rows = await tx<Row[]>`
    select t.id, t.pool_size, t.opened_at, t.sealed_at, t.result, t.resulted_at,
      exists (select from sample_claims c where c.round_id = t.round_id and c.tube_id = t.id and c.settled_at is null and c.kind not in ('duplicate', 'voided')) as holds,
      m.people, m.swabs
    from tubes t
    -- Tube by tube: as a join it would be planned for good while the round is empty, and go through all its samples.
    cross join lateral (
      select array_agg(m.person_id::text order by m.person_id) as people,
        array_agg(extract(epoch from m.sampled_at) * 1000 order by m.person_id)::float8[] as swabs
      from tube_members m where m.round_id = ${round} and m.tube_id = t.id
    ) m
    where t.round_id = ${round} and t.id = any(${tubes}::bigint[]) and t.state = 'sealed' and t.result is not null
      and m.people is not null`
  for (const {
    id,
    poolSize,
    openedAt,
    sealedAt,
    result,
    resultedAt,
    holds,
    people,
    swabs,
  } of rows) {
    const members = people.map((person, n) => ({ person, at: swabs[n] ?? openedAt }))
    const state = {
      state: 'sealed' as const,
      movedTo: null,
      openedAt,
      sealedAt,
      members,
      claims: [],
      holds,
    }
    const single = singleResult(
      { id, tube: Number(id), call: result, at: resultedAt },
      state,
      poolSize,
    )
    if (!('refused' in single)) singles.set(id, single)
  }
  return singles
}

/** Begins the finding of each person whose own tube is reactive: preliminary, until another kit has spoken. */
export async function openFindings(
  tx: Tx,
  round: number,
  singles: readonly SingleResult[],
  kit: string,
  at: number,
): Promise<void> {
  const reactive = singles.filter(({ call }) => call === 'reactive')
  if (reactive.length === 0) return
  await tx`
    insert into findings (round_id, person_id, tube_id, state, first_kit, found_at)
    select ${round}, s.person_id, s.tube_id, 'preliminary', ${kit}, ${at}
    from unnest(${reactive.map(({ person }) => person)}::bigint[], ${reactive.map(({ tube }) => String(tube))}::bigint[]) s (person_id, tube_id)
    on conflict (round_id, person_id, tube_id) do update
      set state = 'preliminary', first_kit = excluded.first_kit, found_at = excluded.found_at, decided_at = null
      where findings.state = 'withdrawn'`
}

export type Decision = { single: SingleResult; state: 'confirmed' | 'not-confirmed' }

/**
 * Writes what the second kit found. A confirmed finding opens its case in the same transaction; positive since the swab that the second
 * kit spoke of was taken.
 */
export async function decideFindings(
  tx: Tx,
  round: number,
  decisions: readonly Decision[],
  kit: string,
  at: number,
  request: Pick<Request, 'keys' | 'now' | 'actor' | 'anchors'>,
): Promise<void> {
  if (decisions.length === 0) return
  const decided = await tx<{ personId: string; tubeId: string; state: string }[]>`
    update findings f set state = d.state, second_kit = ${kit}, decided_at = ${at}
    from unnest(
      ${decisions.map(({ single }) => single.person)}::bigint[], ${decisions.map(({ single }) => String(single.tube))}::bigint[],
      ${decisions.map(({ state }) => state)}::text[]
    ) d (person_id, tube_id, state)
    where f.round_id = ${round} and f.person_id = d.person_id and f.tube_id = d.tube_id and f.state = 'preliminary'
    returning f.person_id, f.tube_id, f.state`
  const swabs = new Map(decisions.map(({ single }) => [single.person, single.sampledAt]))
  await openCases(
    tx,
    decided
      .filter(({ state }) => state === 'confirmed')
      .map(({ personId, tubeId }) => ({
        id: `case-${round}-${tubeId}-${personId}`,
        person: personId,
        source: 'laboratory',
        round,
        tube: tubeId,
        openedAt: at,
        positiveAt: swabs.get(personId) ?? null,
      })),
    request,
  )
}
