import type { Board } from '@bihuan/contract/rounds.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Sql, Tx } from '../db/sql.ts'
import { countLoops, type LoopCount } from '../loops/count-loops.ts'
import {
  type PerPerson,
  type RollFacts,
  readMarks,
  readPerPerson,
  readRollFacts,
} from './board-roll.ts'
import {
  type Place,
  readArrivals,
  readLaboratories,
  readPace,
  readTubeGroups,
  type TubeGroup,
} from './board-tubes.ts'
import { emptyAt, forecast } from './forecast.ts'
import { roundOf, roundView } from './store.ts'

type BoardView = Static<typeof Board>

async function readRecalls(sql: Reader, round: number) {
  const [counts] = await sql<
    (BoardView['recalls'] & BoardView['findings'] & { answered: number })[]
  >`
    with tasks as (
      select k.tube_id, count(*) filter (where k.outcome is null or k.outcome = 'preliminary-positive') as open,
        -- A person who was sampled twice counts in the first tube only, also when the other one is recalled.
        count(*) filter (where k.outcome is not null and x.person_id is not null) as answered
      from recall_tasks k
      left join samples x on x.round_id = k.round_id and x.person_id = k.person_id and x.sitting = 0 and x.tube_id = k.tube_id
      where k.round_id = ${round} group by k.tube_id
    )
    select (count(*) filter (where k.open > 0))::int as open, (count(*) filter (where k.open = 0))::int as closed,
      coalesce(sum(k.answered), 0)::int as answered,
      (select count(distinct t.person_id)::int from recall_tasks t join recalls r on r.round_id = t.round_id and r.tube_id = t.tube_id
        where t.round_id = ${round} and (t.outcome = 'preliminary-positive' or t.outcome is null and r.reason = 'reactive')) as members_held,
      (select count(*)::int from findings f where f.round_id = ${round} and f.state = 'preliminary') as preliminary,
      (select count(*)::int from findings f where f.round_id = ${round} and f.state = 'confirmed') as confirmed,
      (select count(*)::int from findings f where f.round_id = ${round} and f.state = 'not-confirmed') as not_confirmed
    from recalls c join tasks k on k.tube_id = c.tube_id where c.round_id = ${round}`
  return (
    counts ?? {
      open: 0,
      closed: 0,
      membersHeld: 0,
      preliminary: 0,
      confirmed: 0,
      notConfirmed: 0,
      answered: 0,
    }
  )
}

const sum = (
  groups: readonly TubeGroup[],
  name: 'tubes' | 'people' | 'answered' | 'reactivePools',
  ...places: Place[]
) =>
  groups.reduce((total, group) => (places.includes(group.place) ? total + group[name] : total), 0)

function districtRow(
  area: string,
  name: string,
  due: number,
  all: readonly TubeGroup[],
): BoardView['districts'][number] {
  const here = all.filter(({ district }) => district === area)
  const first = here.filter((group) => group.first)
  return {
    area,
    name,
    due,
    sampled: sum(first, 'people', 'site', 'transit', 'laboratory', 'resulted', 'lost'),
    tubesAtSite: sum(here, 'tubes', 'site'),
    tubesInTransit: sum(here, 'tubes', 'transit'),
    tubesInLaboratory: sum(here, 'tubes', 'laboratory'),
    tubesResulted: sum(here, 'tubes', 'resulted'),
    peopleResulted: sum(first, 'answered', 'resulted'),
    reactivePools: sum(here, 'reactivePools', 'resulted'),
  }
}

/** What of a board follows from tubes, boxes and plates, all of one snapshot. */
async function readPerTube(tx: Tx, round: number, now: Instant, known: LoopCount | null) {
  return Promise.all([
    roundOf(tx, String(round)),
    readTubeGroups(tx, round),
    readMarks(tx, round),
    readArrivals(tx, round),
    readPace(tx, round, now),
    readLaboratories(tx, round, now),
    readRecalls(tx, round),
    known ?? countLoops(tx, round, now),
  ])
}

/** What a large city has counted apart from the board: the roll, what looks at each person, and everything owed. */
export type Recent = { perPerson: PerPerson; roll?: RollFacts; loops?: LoopCount }

/**
 * The board of a round at a moment, every number from the facts. What looks at each person is read anew unless a recent
 * count is given. A district's `due` counts homes, its other numbers the sites that lie in it.
 */
export async function readBoard(
  sql: Sql,
  round: number,
  now: Instant,
  recent?: Recent,
): Promise<BoardView> {
  const roll = recent?.roll ?? (await readRollFacts(sql, round))
  // One snapshot: numbers of two moments would not sum, and a person in between would be lost or doubled on the board.
  const [row, groups, marks, arrivals, pace, queues, recalls, loops] = await sql.begin(
    'isolation level repeatable read read only',
    async (tx) => {
      if (recent?.roll) {
        // A large round: one core at a time, and room to sum in memory.
        await tx`set local max_parallel_workers_per_gather = 0`
        await tx`set local work_mem = '64MB'`
      }
      return readPerTube(tx, round, now, recent?.loops ?? null)
    },
  )
  const perPerson = recent?.perPerson ?? (await readPerPerson(sql, round, now))
  const codes = [
    ...new Set([...roll.dueOf.keys(), ...groups.map(({ district }) => district)]),
  ].sort()
  const names = await sql<
    { code: string; name: string }[]
  >`select code, name from areas where code = any(${codes}::text[])`
  const nameOf = new Map(names.map(({ code, name }) => [code, name]))

  const first = groups.filter((group) => group.first)
  const sampled = sum(first, 'people', 'site', 'transit', 'laboratory', 'resulted', 'lost')
  const onRoll = sampled - perPerson.outsideRoll
  const marked = marks.exempt + marks.refused + marks.absent + marks.unreachable
  const missing = roll.due - onRoll - marked
  const resulted = sum(first, 'answered', 'resulted') + recalls.answered
  const outstanding = sum(groups, 'tubes', 'site', 'transit', 'laboratory')
  const ends = forecast({ now, missing, outstanding, pace, laboratories: queues })
  const moment = (at: Instant | null) => (at === null ? null : isoOf(at))
  return {
    round: roundView(row),
    now: isoOf(now),
    roll: { due: roll.due, sampled: onRoll, ...marks, missing },
    outsideRoll: perPerson.outsideRoll,
    tubes: {
      opened: sum(groups, 'tubes', 'site', 'transit', 'laboratory', 'resulted', 'lost', 'void'),
      atSite: sum(groups, 'tubes', 'site'),
      inTransit: sum(groups, 'tubes', 'transit'),
      inLaboratory: sum(groups, 'tubes', 'laboratory'),
      resulted: sum(groups, 'tubes', 'resulted'),
      lost: sum(groups, 'tubes', 'lost'),
      void: sum(groups, 'tubes', 'void'),
    },
    people: {
      sampled,
      atSite: sum(first, 'people', 'site'),
      inTransit: sum(first, 'people', 'transit'),
      inLaboratory: sum(first, 'people', 'laboratory'),
      resulted,
      toBeSampledAgain: sum(first, 'people', 'resulted', 'lost') - resulted,
    },
    recalls: { open: recalls.open, closed: recalls.closed, membersHeld: recalls.membersHeld },
    findings: {
      preliminary: recalls.preliminary,
      confirmed: recalls.confirmed,
      notConfirmed: recalls.notConfirmed,
    },
    loops: {
      open: loops.open + perPerson.unvisited.open,
      overdue: loops.overdue + perPerson.unvisited.overdue,
    },
    conserved: perPerson.conserved,
    districts: codes.map((code) =>
      districtRow(code, nameOf.get(code) ?? code, roll.dueOf.get(code) ?? 0, groups),
    ),
    arrivals: arrivals.map(({ at, ...people }) => ({ at: isoOf(at), ...people })),
    laboratories: queues.map(({ id, name, waiting, onPlates, resulted: done, lastHour }) => ({
      laboratory: String(id),
      name,
      waiting,
      onPlates,
      resulted: done,
      tubesPerHour: lastHour,
      emptyAt: moment(emptyAt(now, waiting + onPlates, lastHour)),
    })),
    forecast: { ...ends, sampledBy: moment(ends.sampledBy), resultedBy: moment(ends.resultedBy) },
  }
}
