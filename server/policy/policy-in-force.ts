import { staffRoles } from '@bihuan/contract/access.ts'
import { PolicyParams, PolicyView } from '@bihuan/contract/policy.ts'
import { packAt } from '@bihuan/core/policy/library.ts'
import { parametersOf } from '@bihuan/core/policy/parameters.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { namesOf } from '../signing/store.ts'
import { adoptedAt, libraryWith, packIn, rulesFor } from './candidate.ts'
import { rulesAt, shippedLine } from './rules-at.ts'
import { shippedLibrary } from './shipped.ts'
import { policyView } from './views.ts'

/** The rules in force at a moment, or a pack asked for by name, each value with source, grade and who confirmed it. */
export const policyInForce = query({
  name: 'policy.in-force',
  summary: 'The rules in force, or a pack, with source and grade of every value',
  roles: staffRoles,
  params: PolicyParams,
  outcome: PolicyView,
  async run(sql, { pack: wanted, at: asked }, { now, anchors }) {
    const moment = asked === undefined ? now : instantOf(asked)
    const held = await adoptedAt(sql, anchors, moment)
    const isHeld = held !== null && (wanted === undefined || held.adoption.pack === wanted)
    const head = { now: isoOf(now) }
    if (isHeld) {
      const { policy } = (await rulesAt(sql, anchors, moment)).rules
      const { library, adoption } = held
      const by = parametersOf(policy).flatMap(({ confirmed }) => (confirmed ? [confirmed.by] : []))
      const names = await namesOf(sql, by)
      const pack = packIn(library, adoption.pack)
      const view = policyView(library, pack, policy, names)
      return { ...head, at: isoOf(moment), adopted: adoption.id, ...view }
    }
    const library =
      wanted === undefined ? shippedLibrary() : await libraryWith(sql, anchors, wanted)
    const pack =
      wanted === undefined
        ? (packAt(library, shippedLine, moment) ?? packIn(library, shippedLine))
        : packIn(library, wanted)
    const { from, until } = pack.period
    // A pack that holds at another time is read at its own first moment.
    const at = from <= moment && (until === null || moment < until) ? moment : from
    const { policy } = rulesFor(library, pack, at, [])
    return {
      ...head,
      at: isoOf(at),
      adopted: null,
      ...policyView(library, pack, policy, new Map()),
    }
  },
})
