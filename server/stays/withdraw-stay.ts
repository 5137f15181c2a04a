import { StayChanged, WithdrawStay } from '@bihuan/contract/stays.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from './roles.ts'
import { areaOfStay, runningStay, stayOf } from './stay-rows.ts'
import { leave } from './store.ts'

/**
 * Takes a check-in back that was of the wrong person: its fact does not stand any longer. Where the person was measured or swabbed in it,
 * they were here, and the stay is ended instead.
 */
export const withdrawStay = command({
  name: 'stay.withdraw',
  summary: 'Take a wrong check-in back',
  roles: siteStaff,
  input: WithdrawStay,
  outcome: StayChanged,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, why }, request) {
    const row = await runningStay(tx, stay)
    const [lived] = await tx`
      select from health_checks where stay_id = ${stay}
      union all select from stay_tests where stay_id = ${stay} and taken_at is not null limit 1`
    if (lived) throw new Problem('stay.others-recorded')
    await leave(tx, row, 'mistake', request.now, request)
    await tx`
      insert into stay_moves (id, stay_id, from_room_id, to_room_id, words, at, by)
      values (${derivedId(request.id, 'withdraw')}, ${stay}, ${row.roomId}, null, ${request.keys.sealText('facts', request.now, why)},
        ${request.now}, ${request.actor.id})`
    const { version } = await stayOf(tx, stay)
    return { stay, version }
  },
})
