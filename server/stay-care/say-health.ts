import { HealthRecorded, SayHealth } from '@bihuan/contract/stay-care.ts'
import { command } from '../door/command.ts'
import { momentOf } from '../stays/stay-rows.ts'
import { ownStayOf } from './own-stay-of.ts'
import { writeCheck } from './write-check.ts'

/** Says how oneself, or a child for whom one acts, is today. */
export const sayHealth = command({
  name: 'stay.say-health',
  summary: 'Say how one is, in isolation',
  roles: ['resident'],
  input: SayHealth,
  outcome: HealthRecorded,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { person, at, ...said }, request) {
    const stay = await ownStayOf(tx, person, request)
    return await writeCheck(
      tx,
      stay,
      { ...said, at: momentOf(at, request), byPerson: true },
      request,
    )
  },
})
