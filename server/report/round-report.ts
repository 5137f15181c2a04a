import { staffRoles } from '@bihuan/contract/access.ts'
import { ReportParams, RoundReport } from '@bihuan/contract/report.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Sql } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { lawsOf } from '../loops/conservation.ts'
import { loopsTally } from '../tallies/count-loops.ts'
import { reportTally } from '../tallies/count-report.ts'
import { rollTally } from '../tallies/count-roll.ts'
import { keptTally } from '../tallies/renew.ts'
import { isLarge } from '../tallies/round-size.ts'
import { readReportParts } from './report-parts.ts'

type Count = { name: string; n: number }
const asCounts = (rows: readonly Count[]) =>
  Object.fromEntries(rows.map(({ name, n }) => [name, n]))

const nobody = { sampled: 0, exempt: 0, refused: 0, absent: 0, unreachable: 0, missing: 0 }

async function people(sql: Reader, round: number) {
  const states = await sql<
    Count[]
  >`select state as name, count(*)::int as n from roll_states where round_id = ${round} group by state`
  const [outside] = await sql<{ n: number }[]>`
    select count(*)::int as n from samples x
    where x.round_id = ${round} and x.sitting = 0 and not exists (select from roll r where r.round_id = x.round_id and r.person_id = x.person_id)`
  const counts = { ...nobody, ...asCounts(states) }
  const due = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return { due, ...counts, outsideRoll: outside?.n ?? 0 }
}

const openLoops = (sql: Reader, round: number, now: Instant) => sql<Count[]>`
  select kind as name, count(*)::int as n from loops
  where round_id = ${round} and closed_at is null and opened_at <= ${now} group by kind`

async function countedNow(sql: Sql, round: number, now: Instant) {
  return {
    asOf: now,
    parts: await readReportParts(sql, round),
    people: await people(sql, round),
    loops: await openLoops(sql, round, now),
  }
}

/** The same of a large round, each part as it was last counted; the moment is that of the oldest. */
async function countedBefore(sql: Sql, round: number, now: Instant) {
  const parts = await keptTally(sql, reportTally, round, now)
  const roll = await keptTally(sql, rollTally, round, now)
  const owed = await keptTally(sql, loopsTally, round, now)
  const [states] = await sql<(typeof nobody & { due: number })[]>`
    select sum(due)::int as due, sum(sampled)::int as sampled, sum(exempt)::int as exempt, sum(refused)::int as refused,
      sum(absent)::int as absent, sum(unreachable)::int as unreachable, sum(missing)::int as missing
    from tally_rolls where round_id = ${round}`
  const loops = await sql<Count[]>`
    select kind as name, sum(open)::int as n from tally_loops where round_id = ${round} group by kind`
  return {
    asOf: Math.min(parts.asOf, roll.asOf, owed.asOf),
    parts: parts.body,
    people: { ...(states ?? { due: 0, ...nobody }), outsideRoll: roll.body.outsideRoll },
    loops,
  }
}

/** Every count of a round by state, with the laws of conservation and what is still open. */
export const roundReport = query({
  name: 'round.report',
  summary: 'The whole round in counts by state',
  roles: staffRoles,
  params: ReportParams,
  outcome: RoundReport,
  async run(sql, params, { now }) {
    const round = Number(params.round)
    const read = (await isLarge(sql, round)) ? countedBefore : countedNow
    const counted = await read(sql as Sql, round, now)
    const laws = await lawsOf(sql as Sql, round, now)
    return {
      round: params.round,
      asOf: isoOf(Math.min(counted.asOf, laws.asOf)),
      people: counted.people,
      ...counted.parts,
      loops: {
        open: counted.loops.reduce((sum, { n }) => sum + n, 0),
        byKind: asCounts(counted.loops),
      },
      conserved: laws.body.every(({ expected, found }) => expected === found),
      laws: laws.body,
    }
  },
})
