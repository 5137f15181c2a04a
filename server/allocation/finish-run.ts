import type { Allocation } from '@bihuan/core/allocation/allocate.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import type { City } from '../door/command.ts'
import { acceptRows } from './accept-rows.ts'
import { type ReadProblem, readProblem } from './read-problem.ts'
import { solverName } from './solve-lp.ts'
import { replaceSolver, solverOfProcess } from './solver-of-process.ts'

type Begun = { run: string; area: string; now: Instant; actor: Actor }

/** Solves a run that was asked for and writes its proposal, or why there is none. Where the city wants it so, the proposal is accepted at once. */
export async function finishRun(city: City, { run, area, now, actor }: Begun): Promise<void> {
  const { sql, anchors, keys } = city
  try {
    const read = await readProblem(sql, area, { now, anchors })
    const began = performance.now()
    const say = (step: string) => {
      // Where the step is told too late nothing is lost.
      void sql`update allocation_runs set step = ${step} where id = ${run} and finished_at is null`.catch(
        () => {},
      )
    }
    const found = await solverOfProcess().solve(read.problem, say)
    const seconds = (performance.now() - began) / 1000
    await sql.begin(async (tx) => {
      const written = await tx`
        update allocation_runs set finished_at = ${now}, step = null, people = ${read.problem.guests.length}, placed = ${found.rooms.size},
          unplaced = ${found.unplaced.size}, moved = ${found.moved}, cost = ${found.cost}, bound = ${Math.min(found.bound, found.cost)}, gap = ${found.gap},
          seconds = ${seconds}, solver = ${solverName}
        where id = ${run} and finished_at is null and failed_why is null returning id`
      if (written.length === 0) return
      await writeRows(tx, { run, read, found, now, keys })
    })
    if (read.settings.acceptsItself)
      await sql.begin((tx) =>
        acceptRows(tx, { run, area, transfers: null }, { now, anchors, actor }),
      )
  } catch (error) {
    // The thread may be in any state: the next run has a new one.
    replaceSolver(null)
    const why = error instanceof Error ? error.message : String(error)
    await sql`
      update allocation_runs set failed_why = ${why.slice(0, 300)}, step = null where id = ${run} and finished_at is null`
  }
}

async function writeRows(
  tx: Parameters<typeof acceptRows>[0],
  {
    run,
    read,
    found,
    now,
    keys,
  }: { run: string; read: ReadProblem; found: Allocation; now: Instant; keys: City['keys'] },
): Promise<void> {
  const siteOf = new Map(read.problem.rooms.map(({ id, site }) => [id, site]))
  const rows = read.problem.guests.map(({ id, now: before }) => {
    const room = found.rooms.get(id) ?? null
    const why = found.why.get(id)
    return {
      id,
      version: read.transfers.get(id)?.version ?? 0,
      site: room === null ? null : (siteOf.get(room) ?? null),
      room,
      before,
      moved: before !== null && room !== null && room !== before,
      unplaced: room === null ? (found.unplaced.get(id) ?? 'full') : null,
      why: why === undefined ? null : JSON.stringify(keys.sealedJson('facts', now, why)),
    }
  })
  const column = <T>(of: (row: (typeof rows)[number]) => T) => rows.map(of)
  await tx`
    insert into allocation_rows (run_id, transfer_id, transfer_version, isolation_site_id, room_id, before_room_id, moved, unplaced_why, why)
    select ${run}, id, version, site, room, before, moved::boolean, unplaced, why::jsonb
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ version }) => version)}::int[], ${column(({ site }) => site)}::uuid[],
      ${column(({ room }) => room)}::uuid[], ${column(({ before }) => before)}::uuid[], ${column(({ moved }) => String(moved))}::text[],
      ${column(({ unplaced }) => unplaced)}::text[], ${column(({ why }) => why)}::text[])
      t (id, version, site, room, before, moved, unplaced, why)`
}
