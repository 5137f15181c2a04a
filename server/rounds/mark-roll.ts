import { MarkRoll, RollMarked } from '@bihuan/contract/rounds.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { column } from '../city/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { roundOf } from './store.ts'

type Standing = { person: string; due: boolean; sampled: boolean; standing: boolean }

/**
 * Marks people of one building who were not sampled, each with the fact. Of two marks the later stands, whichever comes
 * in first; a sample outweighs all. The mark of somebody sampled is kept beneath it: an undo may still be on its way.
 * Still open after the round is closed: whoever is missing is owed a visit then.
 */
export const markRoll = command({
  name: 'roll.mark',
  summary: 'Mark people of a building who were not sampled',
  roles: ['grid-worker', 'sampler', 'registrar'],
  input: MarkRoll,
  outcome: RollMarked,
  async area(sql, { building }) {
    const [found] = await sql<
      { code: string }[]
    >`select community_code as code from buildings where id = ${building}`
    if (!found) throw new Problem('city.reference-unknown', { what: 'building' })
    return found.code
  },
  async run(tx, { round, building, marks }, request) {
    await roundOf(tx, round)
    const rows = marks.map(({ at, ...mark }) => ({ ...mark, at: instantOf(at) }))
    const people = [...new Set(column(rows, 'person'))]
    await tx`
      insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by)
      select distinct on (g.person) ${round}::int, g.person, g.kind, g.fact, g.at, ${request.actor.id}
      from unnest(${column(rows, 'person')}::bigint[], ${column(rows, 'kind')}::text[], ${column(rows, 'fact')}::text[],
        ${column(rows, 'at')}::timestamptz[]) as g (person, kind, fact, at)
      join roll r on r.round_id = ${round} and r.person_id = g.person and r.building_id = ${building}
      order by g.person, g.at desc, g.kind desc, g.fact desc
      on conflict (round_id, person_id) do update
        set kind = excluded.kind, fact = excluded.fact, marked_at = excluded.marked_at, marked_by = excluded.marked_by
        where (excluded.marked_at, excluded.kind, excluded.fact) > (roll_marks.marked_at, roll_marks.kind, roll_marks.fact)`
    const latest = rows.reduce(
      (map, { person, at }) => map.set(person, Math.max(at, map.get(person) ?? at)),
      new Map<string, number>(),
    )
    const states = await tx<Standing[]>`
      select g.person, r.person_id is not null as due, x.person_id is not null as sampled, coalesce(m.marked_at > g.at, false) as standing
      from unnest(${people}::bigint[], ${people.map((person) => latest.get(person) ?? 0)}::timestamptz[]) as g (person, at)
      left join roll r on r.round_id = ${round} and r.person_id = g.person and r.building_id = ${building}
      left join samples x on x.round_id = ${round} and x.person_id = g.person and x.sitting = 0
      left join roll_marks m on m.round_id = ${round} and m.person_id = g.person
      order by g.person`
    const those = (fits: (state: Standing) => boolean) =>
      states.filter(fits).map(({ person }) => person)
    return {
      marked: those(({ due, sampled, standing }) => due && !sampled && !standing).length,
      outdated: those(({ due, sampled, standing }) => due && !sampled && standing),
      alreadySampled: those(({ due, sampled }) => due && sampled),
      notDue: those(({ due }) => !due),
    }
  },
})
