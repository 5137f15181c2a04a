import { CheckHome, HomeChecked } from '@bihuan/contract/home-isolation.ts'
import { lacksOf } from '@bihuan/core/home-isolation/checklist.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { checkHappened } from '../facts/store.ts'
import { areaOfHome, openHome } from './store.ts'

/** Whether a home fits to isolate somebody in, item by item, and who lives along. A home that lacks a must is shown, and a person decides. */
export const checkHome = command({
  name: 'home-stay.check-home',
  summary: 'Say whether a home fits, item by item',
  roles: ['grid-worker', 'district-commander'],
  input: CheckHome,
  outcome: HomeChecked,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, at: moment, items, household, words }, request) {
    const { keys, now, actor } = request
    const at = instantOf(moment)
    checkHappened(at, request)
    await openHome(tx, stay)
    const lacks = [...lacksOf(items)]
    const body = keys.sealedJson('facts', now, { items, household, words: words ?? null })
    await tx`
      update home_stays set conditions = ${tx.json(body)}, checked_at = ${at}, checked_by = ${actor.id}, fits = ${lacks.length === 0}
      where id = ${stay} and (checked_at is null or checked_at <= ${at}::timestamptz)`
    return { stay, fits: lacks.length === 0, lacks }
  },
})
