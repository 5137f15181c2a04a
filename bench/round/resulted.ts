import { labelCode } from '@bihuan/core/labels/label.ts'
import type { Sql } from '@bihuan/server/db/sql.ts'
import type { Bench } from '../bench.ts'
import { brokenLaws, laws } from '../city/conserved.ts'
import { personIds } from '../prepare/bench-round.ts'

/** What the database holds of a round when all is said to be done. */
export type Resulted = {
  people: number
  tubes: number
  /** Sealed tubes without a released result, a few of their codes, and the people in them. */
  tubes_without_result: number
  without_result: string[]
  people_without_result: number
  reactive_pools: number
  recalled_people: number
}

const codesKept = 5

/** Looks for every tube and person of a round that ended without a released result. */
export async function resultedIn(sql: Sql, round: string): Promise<Resulted> {
  const [row] = await sql<
    {
      people: number
      tubes: number
      left: number
      leftPeople: number
      pools: number
      recalled: number
    }[]
  >`
    select (select count(*)::int from samples where round_id = ${round}) as people,
      (select count(*)::int from tubes where round_id = ${round}) as tubes,
      (select count(*)::int from tubes where round_id = ${round} and state = 'sealed' and result is null) as left,
      (select count(*)::int from samples s left join tubes t on t.round_id = s.round_id and t.id = s.tube_id
        where s.round_id = ${round} and t.result is null) as left_people,
      (select count(*)::int from recalls where round_id = ${round} and reason = 'reactive') as pools,
      (select count(*)::int from recall_tasks where round_id = ${round}) as recalled`
  const some = await sql<{ id: string }[]>`
    select id from tubes where round_id = ${round} and state = 'sealed' and result is null order by id limit ${codesKept}`
  return {
    people: row?.people ?? 0,
    tubes: row?.tubes ?? 0,
    tubes_without_result: row?.left ?? 0,
    without_result: some.map(({ id }) => labelCode('tube', Number(id))),
    people_without_result: row?.leftPeople ?? 0,
    reactive_pools: row?.pools ?? 0,
    recalled_people: row?.recalled ?? 0,
  }
}

/** Asks the product over HTTP for the results of so many people by chance; answers how many were told one of this round. */
export async function readResults(
  bench: Bench,
  people: number,
): Promise<{ asked: number; told: number }> {
  const { port } = await bench.product()
  // Who inspects may read a hundred different people a day for it, and no more.
  const reader = bench.prepared.staff.get('inspector')
  const random = bench.random.fork('read after the round')
  const sites = bench.round.sites.filter((site) => site.people > 0)
  let told = 0
  for (let n = 0; n < people; n += 1) {
    const site = random.pick(sites)
    const at = random.integer(0, site.people - 1)
    const [person] = personIds(site, at, at + 1)
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/people/${person}/results`, {
      headers: { authorization: `Bearer ${reader?.token}`, 'x-purpose': 'inspection' },
    })
    const { results = [] } = (await answer.json()) as {
      results?: { round: string; answer: string }[]
    }
    const isTold = results.some(
      (one) =>
        one.round === bench.round.round &&
        ['negative', 'awaiting-individual-test'].includes(one.answer),
    )
    if (isTold) told += 1
  }
  return { asked: people, told }
}

const readersAtTheEnd = 100

/** Everything that must hold after the last release; `conserved` says whether it does, and what does not is said aloud. */
export async function wholeRound(bench: Bench, released: number) {
  const { sql } = bench.city
  const resulted = await resultedIn(sql, bench.round.round)
  const broken = brokenLaws(await laws(sql))
  for (const { law, round, expected, found } of broken)
    bench.say(`not conserved: ${law} of ${round}, expected ${expected}, found ${found}`)
  if (resulted.tubes_without_result > 0)
    bench.say(
      `${resulted.tubes_without_result} tubes without result, such as ${resulted.without_result.join(' ')}`,
    )
  const read = await readResults(bench, readersAtTheEnd)
  const conserved =
    broken.length === 0 &&
    resulted.tubes_without_result === 0 &&
    resulted.people_without_result === 0 &&
    resulted.tubes === released &&
    read.told === read.asked
  return {
    ...resulted,
    released_tubes: released,
    results_read: read,
    laws_broken: broken,
    conserved,
  }
}
