import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { PatientTest } from '@bihuan/core/patients/course.ts'
import type { Fact, ResultFact } from '@bihuan/core/status/fact.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { tubeCode } from '../labels/labels.ts'

type Well = {
  roundId: number
  tubeId: string
  plateId: string
  releasedAt: Instant
  assay: Assay
  cts: (number | null)[] | null
  call: 'negative' | 'reactive' | 'invalid' | 'repeat' | null
}

const named = /^result:(\d+):(\d+):\d+(?::v\d+)?$/

/** The wells of tubes on every plate that released them. */
const wellsOf = (sql: Reader, rounds: readonly number[], tubes: readonly string[]) => sql<Well[]>`
  select q.round_id, q.tube_id, p.id as plate_id, l.released_at, a.body as assay, to_jsonb(w.cts) as cts, w.call
  from unnest(${[...rounds]}::int[], ${[...tubes]}::bigint[]) q (round_id, tube_id)
  cross join lateral (select distinct x.plate_id from tube_plates x where x.round_id = q.round_id and x.tube_id = q.tube_id
    union select r.plate_id from retests r where r.round_id = q.round_id and r.tube_id = q.tube_id) x
  join plate_releases l on l.plate_id = x.plate_id and q.tube_id = any(l.tubes)
  join plates p on p.id = x.plate_id
  join assays a on a.id = p.assay_id and a.version = p.assay_version
  cross join lateral (select w.cts, w.call from wells w where w.round_id = q.round_id and w.plate_id = x.plate_id and w.tube_id = q.tube_id limit 1) w
  order by l.released_at, p.id`

/**
 * A person's own tests as the laboratories of the city read them: each gene of each kit with its Ct. Only tubes that the facts say are that
 * person's alone; what was amended counts as it was amended.
 */
export async function testsOfFacts(
  sql: Reader,
  facts: readonly Fact[],
  since: Instant,
): Promise<PatientTest[]> {
  const singles = facts.flatMap((fact): [ResultFact, number, string][] => {
    if (fact.kind !== 'result' || fact.of !== 'single' || fact.at < since) return []
    const [, round, tube] = named.exec(fact.id) ?? []
    return round === undefined || tube === undefined ? [] : [[fact, Number(round), tube]]
  })
  if (singles.length === 0) return []
  const wells = await wellsOf(
    sql,
    singles.map(([, round]) => round),
    singles.map(([, , tube]) => tube),
  )
  return singles.flatMap(([fact, round, tube]) => {
    const own = wells.filter((well) => well.roundId === round && well.tubeId === tube)
    const isAmended = fact.id.split(':').length > 4
    return own.map((well, n): PatientTest => {
      const read = well.call === 'repeat' || well.call === null ? 'invalid' : well.call
      return {
        id: `${tubeCode(tube)}/${well.plateId}`,
        at: fact.at,
        knownAt: Math.max(momentOf(well.releasedAt), fact.at),
        kit: well.assay.kit,
        genes: well.assay.targets.map(({ name, cutoffCt }, target) => ({
          gene: name,
          ct: well.cts?.[target] ?? null,
          cutoff: cutoffCt,
        })),
        call: n === 0 && (isAmended || well.call === null) ? fact.call : read,
        from: 'chain',
      }
    })
  })
}

const momentOf = (at: Instant | string): Instant => (typeof at === 'string' ? instantOf(at) : at)
