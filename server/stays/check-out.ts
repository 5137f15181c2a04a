import { CheckOut, StayChanged } from '@bihuan/contract/stays.ts'
import { command } from '../door/command.ts'
import { siteStaff } from './roles.ts'
import { areaOfStay, momentOf, stayOf } from './stay-rows.ts'
import { leave } from './store.ts'

/** Lets somebody out, and says how. A door is never locked by this system: it writes down what happened. */
export const checkOut = command({
  name: 'stay.check-out',
  summary: 'End a stay and say how',
  roles: siteStaff,
  input: CheckOut,
  outcome: StayChanged,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, how, at }, request) {
    await leave(tx, stay, how, momentOf(at, request), request)
    const { version } = await stayOf(tx, stay)
    return { stay, version }
  },
})
