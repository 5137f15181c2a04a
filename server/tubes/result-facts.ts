import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { PlateFormat } from '@bihuan/core/lab/plate.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type WellFact = {
  plateId: string
  format: PlateFormat
  position: number
  laboratory: string
  loadedAt: Instant
  loadedBy: string
  importedAt: Instant | null
  importedBy: string | null
  call: string | null
  cts: (number | null)[] | null
  assay: Assay
  rejectedAt: Instant | null
  rejectedReason: string | null
  releasedAt: Instant | null
}
export type ResultFact = {
  version: number
  releasedAt: Instant
  call: string
  plateId: string | null
  releasedBy: string
  secondBy: string
  reason: string | null
}
export type RecallFact = { reason: string; openedAt: Instant; memberCount: number }
export type TaskFact = {
  person: string
  name: string
  sitting: number
  openedAt: Instant
  outcome: string | null
  outcomeAt: Instant | null
  answeredByTube: string | null
  excuse: string | null
}
export type FindingFact = {
  person: string
  name: string
  state: string
  firstKit: string
  foundAt: Instant
  secondKit: string | null
  decidedAt: Instant | null
}

// As JSON, because postgres.js reads a null inside an array as NaN.
const wellsOf = (sql: Reader, round: number, tube: string) => sql<WellFact[]>`
  select w.plate_id, p.format, w.position, y.name as laboratory, p.loaded_at, coalesce(l.display_name, p.loaded_by) as loaded_by,
    p.imported_at, coalesce(i.display_name, f.imported_by) as imported_by, w.call, to_jsonb(w.cts) as cts, s.body as assay, p.rejected_at, p.rejected_reason, p.released_at
  from wells w
  join plates p on p.id = w.plate_id
  join laboratories y on y.id = p.laboratory_id
  join assays s on s.id = p.assay_id and s.version = p.assay_version
  left join lateral (select imported_by from result_files where plate_id = p.id order by imported_at desc limit 1) f on true
  left join accounts l on l.id = p.loaded_by
  left join accounts i on i.id = f.imported_by
  where w.plate_id = any(array(select plate_id from tube_plates where round_id = ${round} and tube_id = ${tube})) and w.tube_id = ${tube}
  order by p.loaded_at`

const resultsOf = (sql: Reader, round: number, tube: string) => sql<ResultFact[]>`
  select v.version, v.released_at, v.call, v.plate_id, coalesce(r.display_name, v.released_by) as released_by,
    coalesce(s.display_name, v.second_by) as second_by, v.reason
  from tube_results v
  left join accounts r on r.id = v.released_by
  left join accounts s on s.id = v.second_by
  where v.plate_id = any(array(select plate_id from tube_plates where round_id = ${round} and tube_id = ${tube})) and v.tube_id = ${tube}
  order by v.version`

const tasksOf = (sql: Reader, round: number, tube: string) => sql<TaskFact[]>`
  select k.person_id as person, p.name, k.sitting, k.opened_at, k.outcome, k.outcome_at, k.answered_by_tube, k.excuse
  from recall_tasks k join people p on p.id = k.person_id
  where k.round_id = ${round} and k.tube_id = ${tube}
  order by k.outcome_at, k.person_id`

const findingsOf = (sql: Reader, round: number, tube: string) => sql<FindingFact[]>`
  select f.person_id as person, p.name, f.state, f.first_kit, f.found_at, f.second_kit, f.decided_at
  from findings f join people p on p.id = f.person_id
  where f.round_id = ${round} and f.tube_id = ${tube}`

/** What the laboratory found in a tube, and what followed for its members. */
export async function resultFacts(sql: Reader, round: number, tube: string) {
  const recalls = await sql<
    RecallFact[]
  >`select reason, opened_at, member_count from recalls where round_id = ${round} and tube_id = ${tube}`
  return {
    wells: await wellsOf(sql, round, tube),
    results: await resultsOf(sql, round, tube),
    recall: recalls[0] ?? null,
    tasks: await tasksOf(sql, round, tube),
    findings: await findingsOf(sql, round, tube),
  }
}

export type ResultFacts = Awaited<ReturnType<typeof resultFacts>>
