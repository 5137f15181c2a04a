import type { City } from '@bihuan/server/door/command.ts'

/** Faults that the end of a run must notice: each takes one row away, or leaves one thing undone, behind the door's back. */
const faults: Record<string, (city: City) => Promise<unknown>> = {
  'lost-sample': ({ sql }) =>
    sql`delete from samples where (round_id, person_id, sitting) in (select round_id, person_id, sitting from samples where sitting = 0 limit 1)`,
  'lost-tube': ({ sql }) =>
    sql`delete from tubes where (round_id, id) in (select round_id, id from tubes where state = 'sealed' limit 1)`,
  'lost-result': ({ sql }) =>
    sql`update plate_releases set tubes = tubes[2:], positions = positions[2:], calls = substr(calls, 2)
      where (plate_id, turn) in (select plate_id, turn from plate_releases where length(calls) > 1 limit 1)`,
  'open-loop': ({ sql }) =>
    sql`update recall_tasks set outcome = null, outcome_at = null where (round_id, tube_id, person_id) in (select round_id, tube_id, person_id from recall_tasks where outcome is not null limit 1)`,
  // A bag of a manifest that stands nowhere any more, with its steps.
  'lost-bag': async ({ sql }) => {
    const [bag] = await sql<{ label: string }[]>`
      select label::text from waste_bags where manifest_id is not null order by label limit 1`
    if (!bag) throw new Error('no bag was collected yet')
    await sql`delete from waste_moves where label = ${bag.label}`
    await sql`delete from waste_bags where label = ${bag.label}`
  },
}

/** Whether a fault is of the round alone: a run that plants it needs nobody who investigates or isolates. */
export const isOfTheRound = (name: string): boolean => name !== 'lost-bag'

/** The faults by name. */
export const plantable = Object.keys(faults)

/** Breaks something on purpose: the control that shows that the checks at the end can fail. */
export async function plantFault(city: City, name: string): Promise<void> {
  await faults[name]?.(city)
}
