import type { Reader } from '../db/sql.ts'

type Count = { name: string; n: number }
type Counts = Record<string, number>
const asCounts = (rows: readonly Count[]): Counts =>
  Object.fromEntries(rows.map(({ name, n }) => [name, n]))

async function rows(sql: Reader, round: number) {
  const [sent] = await sql<
    { events: number; applied: number; repeated: number; refused: number }[]
  >`
    select coalesce(sum(events), 0)::int as events, coalesce(sum(applied), 0)::int as applied,
      coalesce(sum(repeated), 0)::int as repeated, coalesce(sum(refused), 0)::int as refused
    from uploads where round_id = ${round}`
  const [files] = await sql<{ files: number; fileRows: number; fileRowsUsed: number }[]>`
    select count(*)::int as files, coalesce(sum(f.rows), 0)::int as file_rows, coalesce(sum(f.used), 0)::int as file_rows_used
    from result_files f join plates p on p.id = f.plate_id where p.round_id = ${round}`
  return { ...sent, ...files } as Record<string, number>
}

async function pools(sql: Reader, round: number) {
  const [row] = await sql<Record<string, number>[]>`
    select count(*)::int as recalled, count(*) filter (where reason = 'reactive')::int as reactive,
      count(*) filter (where reason = 'invalid')::int as invalid, count(*) filter (where reason = 'lost')::int as lost,
      count(*) filter (where exists (
        select from recall_tasks k where k.round_id = c.round_id and k.tube_id = c.tube_id and k.outcome is null))::int as open
    from recalls c where round_id = ${round}`
  const outcomes = await sql<Count[]>`
    select 'members ' || coalesce(outcome, 'open') as name, count(*)::int as n from recall_tasks where round_id = ${round} group by 1`
  const [cases] = await sql<
    { n: number }[]
  >`select count(*)::int as n from cases where round_id = ${round}`
  return { ...row, ...asCounts(outcomes), cases: cases?.n ?? 0 }
}

/** What of a report costs a look at every tube: where tubes and boxes are, what was sent in, what came out. */
export type ReportParts = {
  tubes: Counts
  rows: Counts
  boxes: Counts
  pools: Counts
  results: Counts
}

/** These parts, counted now. */
export async function readReportParts(sql: Reader, round: number): Promise<ReportParts> {
  const tubes = await sql<Count[]>`
    select split_part(account, ':', 1) as name, count(*)::int as n from tube_accounts where round_id = ${round} group by 1`
  const [issued] = await sql<{ n: number }[]>`
    select coalesce(sum(last_id - first_id + 1), 0)::int as n from tube_ranges where round_id = ${round}`
  const boxes = await sql<Count[]>`
    select case when lost_at is not null then 'lost' when received_at is not null then 'delivered' else 'underway' end as name, count(*)::int as n
    from boxes where round_id = ${round} group by 1`
  const results = await sql<Count[]>`
    select coalesce(result, 'none') as name, count(*)::int as n from tubes where round_id = ${round} and state = 'sealed' group by 1`
  const findings = await sql<Count[]>`
    select 'finding ' || state as name, count(*)::int as n from findings where round_id = ${round} group by 1`
  const opened = tubes.reduce((sum, { n }) => sum + n, 0)
  return {
    tubes: { issued: issued?.n ?? 0, unused: (issued?.n ?? 0) - opened, ...asCounts(tubes) },
    rows: await rows(sql, round),
    boxes: asCounts(boxes),
    pools: await pools(sql, round),
    results: { ...asCounts(results), ...asCounts(findings) },
  }
}
