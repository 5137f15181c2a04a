import { AcceptRun, RunAccepted } from '@bihuan/contract/allocation.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { acceptRows } from './accept-rows.ts'
import { givingRoles, runOf } from './store.ts'

/** Gives the rooms that a run proposed, as a whole or of some people. */
export const acceptRun = command({
  name: 'allocation.accept',
  summary: 'Give the proposed rooms, as a whole or row by row',
  roles: givingRoles,
  input: AcceptRun,
  outcome: RunAccepted,
  area: async (sql, { run }, { actor }) => (await runOf(sql, run, actor)).areaCode,
  async run(tx, { run, transfers }, request) {
    const { finishedAt, areaCode } = await runOf(tx, run, request.actor)
    if (finishedAt === null) throw new Problem('allocation.not-finished')
    const { accepted, left } = await acceptRows(
      tx,
      { run, area: areaCode, transfers: transfers ?? null },
      request,
    )
    return { run, accepted, left }
  },
})
