import { RunAllocation, RunStarted } from '@bihuan/contract/allocation.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaInReach } from '../rounds/store.ts'
import { finishRun } from './finish-run.ts'
import { settingsOf } from './settings.ts'
import { givingRoles } from './store.ts'

/**
 * Proposes rooms for everybody of an area as a whole. What is written at once is that it was asked; the thread solves it after that, and
 * the answer comes when it is done, or when it failed and the run says what to do by hand.
 */
export const runAllocation = command({
  name: 'allocation.run',
  summary: 'Propose rooms for all who wait, as a whole',
  roles: givingRoles,
  input: RunAllocation,
  outcome: RunStarted,
  area: (_sql, { area }, { actor }) => area ?? actor.areaCode,
  async run(tx, { area: asked }, { id, now, actor }) {
    const area = areaInReach(actor, asked)
    // A process that died leaves a run without an end: after two minutes of the machine nobody waits for it any more.
    const lost = await tx<{ id: string }[]>`
      select id from allocation_runs
      where area_code = ${area} and finished_at is null and failed_why is null and started_at < clock_timestamp() - interval '2 minutes'`
    await tx`
      update allocation_runs set failed_why = 'worker-died'
      where id = any(${lost.map((run) => run.id)}::uuid[]) and finished_at is null`
    const [waiting] = await tx<{ people: number }[]>`
      select count(*)::int as people from transfers t
      where t.ended_at is null and t.kind in ('to-site', 'between-sites') and t.area_code >= ${area} and t.area_code < ${`${area}:`}`
    if ((waiting?.people ?? 0) === 0) throw new Problem('allocation.nobody-waits')
    const { weights } = await settingsOf(tx)
    const begun = await tx`
      insert into allocation_runs (id, area_code, asked_by, asked_at, started_at, people, weights)
      values (${id}, ${area}, ${actor.id}, ${now}, clock_timestamp(), ${waiting?.people ?? 0}, ${tx.json(weights)})
      on conflict (area_code) where finished_at is null and failed_why is null do nothing returning id`
    if (begun.length === 0) throw new Problem('allocation.running')
    return { run: id, area }
  },
  after: (city, { run, area }, { now, actor }) => finishRun(city, { run, area, now, actor }),
})
