import { TakeWaste, WasteTaken } from '@bihuan/contract/home-isolation.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { checkHappened } from '../facts/store.ts'
import { areaOfHome, openHome } from './store.ts'

/** Bags that a home handed to the community, sprayed and tied (S-IS6). */
export const takeWaste = command({
  name: 'home-stay.waste',
  summary: 'Note the waste that a home handed over',
  roles: ['grid-worker'],
  input: TakeWaste,
  outcome: WasteTaken,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, at: moment, bags, sprayed }, request) {
    const at = instantOf(moment)
    checkHappened(at, request)
    await openHome(tx, stay)
    await tx`
      insert into home_waste (id, home_stay_id, at, bags, sprayed, taken_by)
      values (${derivedId(request.id, 'waste')}, ${stay}, ${at}, ${bags}, ${sprayed}, ${request.actor.id})`
    return { stay, bags }
  },
})
