import { type Role, staffRoles } from '@bihuan/contract/access.ts'
import { ClockBoard, ClockBoardParams, clockKinds } from '@bihuan/contract/clocks.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { namesOfLoops } from '../loops/names-of-loops.ts'
import { openOf } from '../loops/open-cases.ts'
import { isInside } from '../loops/open-part.ts'
import { areaInReach } from '../rounds/store.ts'

/** Who looks at the clocks of cases: whoever investigates, transfers, answers for an area or looks after those who do. */
export const clockRoles: readonly Role[] = staffRoles.filter((role) =>
  [
    'case-investigator',
    'transfer-dispatcher',
    'grid-worker',
    'district-commander',
    'city-commander',
    'inspector',
  ].includes(role),
)

export type ClockKind = (typeof clockKinds)[number]
type Figures = {
  open: number
  late: number
  carried: number
  oldestAt: Instant
  nextDueAt: Instant | null
}
type Row = Figures & { kind: ClockKind; district: string; owner: string }

/** What is open of one kind in an area, by place or by owner: what is alike in every row of a part is no key of its groups. */
const countOf = (
  sql: Reader,
  kind: ClockKind,
  { reach, now, by }: { reach: string; now: Instant; by: 'district' | 'owner' },
) => sql`
  select ${kind}::text as kind, ${by === 'district' ? sql`area` : sql`owner`} as place, count(*) as open,
    count(*) filter (where due_at < ${now}::timestamptz) as late, count(*) filter (where is_carried) as carried,
    min(opened_at) as oldest_at, min(due_at) filter (where due_at >= ${now}::timestamptz) as next_due_at
  from (${openOf(sql, [kind])}) l
  where opened_at <= ${now}::timestamptz and ${isInside(sql, reach)}
  group by 2`

/** What is open in an area at this moment, by kind and district, or by kind and owner. */
export async function countClocks(
  sql: Reader,
  reach: string,
  now: Instant,
  by: 'district' | 'owner',
): Promise<Row[]> {
  const [first, ...rest] = clockKinds.map((kind) => countOf(sql, kind, { reach, now, by }))
  if (first === undefined) return []
  return sql<Row[]>`
    select kind, ${by === 'district' ? sql`left(place, 6)` : sql`''`} as district, ${by === 'owner' ? sql`place` : sql`''`} as owner,
      sum(open)::int as open, sum(late)::int as late, sum(carried)::int as carried, min(oldest_at) as oldest_at, min(next_due_at) as next_due_at
    from (${rest.reduce((all, one) => sql`${all} union all ${one}`, first)}) l
    group by 1, 2, 3 order by late desc, open desc, 2, 3, 1`
}

const least = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : Math.min(a, b)

function sumOf(rows: readonly Figures[]): Figures | null {
  const [first, ...rest] = rows
  if (first === undefined) return null
  return rest.reduce(
    (sum, row) => ({
      open: sum.open + row.open,
      late: sum.late + row.late,
      carried: sum.carried + row.carried,
      oldestAt: Math.min(sum.oldestAt, row.oldestAt),
      nextDueAt: least(sum.nextDueAt, row.nextDueAt),
    }),
    first,
  )
}

/** The sums of a district by kind, the latest first, as `countClocks` orders them. */
const summedIn = (district: string, owners: readonly Row[]): Row[] =>
  clockKinds
    .flatMap((kind) => {
      const sum = sumOf(owners.filter((row) => row.kind === kind))
      return sum === null ? [] : [{ ...sum, kind, district, owner: '' }]
    })
    .sort((a, b) => b.late - a.late || b.open - a.open || (a.kind < b.kind ? -1 : 1))

const told = ({ open, late, carried, oldestAt, nextDueAt }: Figures) => ({
  open,
  late,
  carried,
  oldestAt: isoOf(oldestAt),
  nextDueAt: nextDueAt === null ? null : isoOf(nextDueAt),
})

/** What is open, how much of it is late and what is due next: by district and kind, and inside one district by who owes it. */
export const clockBoard = query({
  name: 'clock.board',
  summary: 'What is open of cases, contacts and requests, by whom and by when',
  roles: clockRoles,
  params: ClockBoardParams,
  outcome: ClockBoard,
  async run(sql, { area }, { now, actor }) {
    const reach = areaInReach(actor, area)
    // Inside one district the sums of its owners are its own.
    const owners = reach.length >= 6 ? await countClocks(sql, reach, now, 'owner') : []
    const rows =
      reach.length >= 6
        ? summedIn(reach.slice(0, 6), owners)
        : await countClocks(sql, reach, now, 'district')
    const names = await namesOfLoops(sql, [
      ...rows.map(({ district }) => ({ area: district, owner: '' })),
      ...owners.map(({ owner }) => ({ area: '', owner })),
    ])
    return {
      now: isoOf(now),
      kinds: clockKinds.flatMap((kind) => {
        const sum = sumOf(rows.filter((row) => row.kind === kind))
        return sum === null ? [] : [{ kind, ...told(sum) }]
      }),
      districts: rows.map((row, n) => ({
        district: row.district,
        districtName: names[n]?.areaName ?? row.district,
        kind: row.kind,
        ...told(row),
      })),
      owners: owners.map((row, n) => ({
        owner: row.owner,
        ownerName: names[rows.length + n]?.ownerName ?? null,
        kind: row.kind,
        ...told(row),
      })),
    }
  },
})
