import { Affected, AffectedParams } from '@bihuan/contract/policy.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { MovedPerson, Restriction } from '@bihuan/core/status/effect-of-change.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { homesOf } from '../orders/homes.ts'
import { leaveTraces } from '../people/leave-trace.ts'
import { candidateOf } from './candidate.ts'
import { effectReport } from './effect-report.ts'
import { rulesAt } from './rules-at.ts'

const pageSize = 50

const heldView = ({ class: one, until, bases, places }: Restriction) => ({
  class: one,
  until: until === null ? null : isoOf(until),
  bases: [...bases],
  places: [...places],
})

/**
 * Whom a change touches by name, a page at a time, in the asker's own area. Each of them is a read of a person: it needs a purpose, counts
 * against the asker's budget, and the person can see it.
 */
export const affectedPeople = query({
  name: 'policy.affected',
  summary: 'Whom rules would touch, by name',
  roles: ['case-investigator', 'district-commander', 'city-commander', 'inspector'],
  params: AffectedParams,
  outcome: Affected,
  people: true,
  async run(sql, params, { now, anchors, city: code, actor, purpose }) {
    const { pack, signing, at: asked, effect, basis, district, skip = 0, limit = pageSize } = params
    const at = asked === undefined ? null : instantOf(asked)
    const wanted = { ...(pack && { pack }), ...(signing && { signing }) }
    const candidate = await candidateOf(sql, anchors, { ...wanted, at }, now)
    const before = await rulesAt(sql, anchors, candidate.at - 1)
    const rules = { before: before.rules, after: candidate.rules }
    const { moved } = await effectReport(sql, { code, anchors }, rules, candidate.at)
    const isWanted = (one: MovedPerson) =>
      one.district.startsWith(actor.areaCode) &&
      (effect === undefined || one.effect === effect) &&
      (basis === undefined || one.before.bases.includes(basis)) &&
      (district === undefined || one.district.startsWith(district))
    const all = moved.filter(isWanted)
    const page = all.slice(skip, skip + limit)
    const homes = await homesOf(
      sql,
      page.map(({ person }) => person),
    )
    // The traces are written before the answer: whoever has seen has left a mark.
    await leaveTraces(
      sql,
      page.map(({ person }) => ({
        person,
        query: 'policy.affected',
        actor,
        purpose: purpose ?? '',
        at: now,
      })),
    )
    return {
      at: isoOf(candidate.at),
      total: all.length,
      people: page.map((one) => {
        const home = homes.get(one.person)
        return {
          person: one.person,
          nameMasked: home ? maskName(home.name) : '',
          address: home?.address ?? '',
          district: one.district,
          effect: one.effect,
          before: heldView(one.before),
          after: heldView(one.after),
        }
      }),
    }
  },
})
