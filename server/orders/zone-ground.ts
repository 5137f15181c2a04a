import { ZoneGround, ZoneGroundParams } from '@bihuan/contract/orders.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { ruleWords } from '@bihuan/core/status/rule-words.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { issuingRoles } from './draft-order.ts'
import { basisName } from './names.ts'

const buildingsMax = 2_000

type CaseRow = { id: string; reason: string; places: string[]; at: Instant; knownAt: Instant }
type BuildingRow = { id: number; name: string; compound: string; people: number }

/** What a zone could be declared on in an area: the levels of the rules, the buildings, and the cases in them. It names nobody. */
export const zoneGround = query({
  name: 'zone.ground',
  summary: 'Levels, buildings and cases that a zone could be declared on',
  roles: issuingRoles,
  params: ZoneGroundParams,
  outcome: ZoneGround,
  async run(sql, { area: asked }, { now, anchors, actor }) {
    const area = areaInReach(actor, asked)
    const { rules, adopted } = await rulesAt(sql, anchors, now)
    const [buildings, cases] = await Promise.all([buildingsOf(sql, area), casesIn(sql, area, now)])
    return {
      now: isoOf(now),
      adopted: adopted !== null,
      policy: rules.policy.pack.id,
      district: area.slice(0, 6),
      levels: levelsOf(rules.policy, now),
      buildings: buildings.map(({ id, ...building }) => {
        const own = `building:${id}`
        return {
          area: own,
          ...building,
          cases: cases.filter(({ places }) => places.includes(own)).map((one) => one.id),
        }
      }),
      cases: cases.map(({ id, reason, at, knownAt }) => ({
        fact: id,
        reason,
        at: isoOf(at),
        knownAt: isoOf(knownAt),
      })),
    }
  },
})

const buildingsOf = (sql: Reader, area: string) => sql<BuildingRow[]>`
  select b.id, b.name, c.name as compound,
    (select count(*)::int from people p join households h on h.id = p.household_id where h.building_id = b.id) as people
  from buildings b join compounds c on c.id = b.compound_id
  where starts_with(b.community_code, ${area}) order by c.name, b.id limit ${buildingsMax}`

const casesIn = (sql: Reader, area: string, now: Instant) => sql<CaseRow[]>`
  select f.id, f.reason, f.places, f.at, f.known_at from facts f
  where f.kind = 'case' and f.known_at <= ${now}
    and f.places && array(select 'building:' || b.id from buildings b where starts_with(b.community_code, ${area}))
    and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id and w.known_at <= ${now})
    and not exists (select from facts d where d.kind = 'discharge' and d.person_id = f.person_id and d.known_at <= ${now})
  order by f.at desc limit 500`

function levelsOf(policy: Policy, now: Instant) {
  const { levels, level, temporaryControl } = policy.areas
  const words = (basis: string) => {
    const { zh, en } = ruleWords(policy, basis, { since: now, until: null, place: null }, true).text
    return { zh, en }
  }
  const named = levels.v.flatMap((name) => {
    const rules = level[name]
    const basis = `zone_${name}`
    return rules === undefined
      ? []
      : {
          basis,
          basisName: basisName(basis, policy),
          units: [...rules.units.v],
          widenReasons: [...(rules.widenReasons?.v ?? [])],
          reason: words(basis),
        }
  })
  const temporary = {
    basis: 'temporary_control',
    basisName: basisName('temporary_control', policy),
    units: ['compound'],
    widenReasons: [],
    reason: words('temporary_control'),
  }
  return temporaryControl.allowed.v ? [...named, temporary] : named
}
