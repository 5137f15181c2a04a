import { EndHomeStay, HomeStayEnded } from '@bihuan/contract/home-isolation.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkHappened } from '../facts/store.ts'
import { releasesAtHome } from './releases.ts'
import { areaOfHome, openHome } from './store.ts'

/**
 * Ends a stay at home. `released` hands the release notice over, and is refused while an order holds and its rule is not met: who ticks a list
 * frees nobody early, and holds nobody late, because the order ends by itself.
 */
export const endHome = command({
  name: 'home-stay.end',
  summary: 'End a stay at home, with the release notice',
  roles: ['grid-worker', 'district-commander'],
  input: EndHomeStay,
  outcome: HomeStayEnded,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, at: moment, how, words }, request) {
    const { keys, now, actor } = request
    const at = instantOf(moment)
    checkHappened(at, request)
    const home = await openHome(tx, stay)
    if (how === 'released' || how === 'order-ended') {
      const release = (await releasesAtHome(tx, [home], request)).get(stay)
      const isFree = release?.orderOver || (release?.met && (release.dueAt ?? now) <= now)
      if (!isFree) throw new Problem('home-stay.not-released')
    }
    const sealed = words === undefined ? null : keys.sealText('facts', now, words)
    await tx`
      update home_stays set ended_at = ${at}, ended_by = ${actor.id}, ended_how = ${how}, ended_words = ${sealed} where id = ${stay} and ended_at is null`
    return { stay, how }
  },
})
