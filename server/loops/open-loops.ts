import { staffRoles } from '@bihuan/contract/access.ts'
import { cityLoopKinds, LoopParams, Loops } from '@bihuan/contract/loops.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Sql } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { loopsTally } from '../tallies/count-loops.ts'
import { keptTally } from '../tallies/renew.ts'
import { largeRounds } from '../tallies/round-size.ts'
import { carriedOf } from './carried-of.ts'
import { type Kind, kindsAt } from './count-loops.ts'
import {
  type Counted,
  countedBefore,
  countedRounds,
  countNow,
  overdueOnly,
  summed,
} from './count-open.ts'
import { firstOfAll, firstOpen } from './first-open.ts'
import { namesOfLoops } from './names-of-loops.ts'
import type { Asked, OpenRow } from './open-part.ts'
import { printedSubject } from './subject.ts'

const shownUnlessAsked = 100

async function roundsAsked(sql: Reader, round: string | undefined): Promise<number[]> {
  if (round !== undefined) return [Number(round)]
  return (await sql<{ id: number }[]>`select id from rounds order by id`).map(({ id }) => id)
}

type Looked = { rows: OpenRow[]; counts: Counted[] }

/**
 * The first rows of a round, and the counts of one that is counted for every reader. Of a large round only the kinds are looked
 * for of which some were open, here and of this owner, when it was counted; what has become late since may be any of them.
 */
async function lookInto(
  sql: Reader,
  kinds: readonly Kind[],
  openIn: ReadonlyMap<number, ReadonlySet<Kind>>,
  large: ReadonlySet<number>,
  asked: Asked,
): Promise<Looked> {
  const { round } = asked
  const open = round === null ? undefined : openIn.get(round)
  const isLarge = round !== null && large.has(round)
  const here = open ? kinds.filter((kind) => open.has(kind)) : kinds
  const [rows, counts] = await Promise.all([
    firstOpen(sql, here, isLarge, asked),
    isLarge ? [] : countNow(sql, kinds, asked),
  ])
  return { rows, counts: [...counts] }
}

/**
 * What is owed now in an area (one's own unless another inside it is asked for), most overdue first. The counts of a large
 * round are as it was last counted; its rows are read now, but for people who were not sampled.
 */
export const openLoops = query({
  name: 'loop.list',
  summary: 'What is still owed, with owner, due time and next step',
  roles: staffRoles,
  params: LoopParams,
  outcome: Loops,
  async run(sql, { round, kind, area, owner, overdue, limit }, { now, actor }) {
    const reach = areaInReach(actor, area)
    const kinds = (await kindsAt(sql, now)).filter((one) => kind === undefined || one === kind)
    const large = await largeRounds(sql)
    if (round !== undefined && large.has(Number(round)))
      await keptTally(sql as Sql, loopsTally, Number(round), now)
    const rounds = await roundsAsked(sql, round)
    const told = await countedRounds(
      sql,
      rounds.filter((id) => large.has(id)),
    )
    const asked = { now, reach, owner, overdue, limit: limit ?? shownUnlessAsked }
    const known = told.map(({ id }) => id)
    const ever = await countedBefore(sql, kinds, known, asked)
    const openIn = new Map(known.map((id) => [id, new Set<Kind>()]))
    for (const one of ever) openIn.get(one.roundId)?.add(one.kind)
    const looked: Looked[] = []
    for (const one of rounds)
      looked.push(await lookInto(sql, kinds, openIn, large, { ...asked, round: one }))
    // They belong to no round, and so to every list.
    const ofCity = cityLoopKinds.filter((one) => kind === undefined || one === kind)
    looked.push(await lookInto(sql, ofCity, openIn, large, { ...asked, round: null }))
    const before = overdueOnly(ever, overdue)
    const rows = firstOfAll(
      looked.flatMap((one) => one.rows),
      asked.limit,
    )
    // Rounds that are over and have not changed since were counted long ago and are still true.
    const asOf = told.reduce(
      (oldest, one) => (one.isClosed ? oldest : Math.min(oldest, one.asOf)),
      now,
    )
    const names = await namesOfLoops(sql, rows)
    const carried = await carriedOf(sql, rows)
    return {
      now: isoOf(now),
      countsAsOf: isoOf(asOf),
      counts: summed([...looked.map((one) => one.counts), before]),
      loops: rows.map((row, n) => ({
        kind: row.kind,
        round: row.roundId === null ? null : String(row.roundId),
        subject: printedSubject(row.subject),
        area: row.area,
        areaName: names[n]?.areaName ?? row.area,
        owner: row.owner,
        ownerName: names[n]?.ownerName ?? null,
        openedAt: isoOf(row.openedAt),
        dueAt: isoOf(row.dueAt),
        nextStep: row.nextStep,
        overdue: row.dueAt < now,
        ...carried(row),
      })),
    }
  },
})
