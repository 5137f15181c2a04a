import { EffectParams, EffectView } from '@bihuan/contract/policy.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { namesOfAreas } from '../orders/area-of.ts'
import { candidateOf } from './candidate.ts'
import { effectReport } from './effect-report.ts'
import { namesOfPlaces } from './place-names.ts'
import { effectRoles } from './roles.ts'
import { rulesAt } from './rules-at.ts'

/** Whom rules would touch if they came into force: figures and zones. Nothing is written and nobody is named. */
export const effectOfPack = query({
  name: 'policy.effect',
  summary: 'Whom rules would free, and whose measure they would shorten: figures and zones',
  roles: effectRoles,
  params: EffectParams,
  outcome: EffectView,
  async run(sql, { pack, signing, at: asked, confirmed: as }, { now, anchors, city: code }) {
    const began = performance.now()
    const at = asked === undefined ? null : instantOf(asked)
    const wanted = {
      ...(pack && { pack }),
      ...(signing && { signing }),
      ...(as && { confirmed: as }),
    }
    const candidate = await candidateOf(sql, anchors, { ...wanted, at }, now)
    const before = await rulesAt(sql, anchors, candidate.at - 1)
    const rules = { before: before.rules, after: candidate.rules }
    const { report } = await effectReport(sql, { code, anchors }, rules, candidate.at)
    const districts = await namesOfAreas(sql, Object.keys(report.byDistrict))
    const areas = report.zones.flatMap((zone) => zone.areas)
    const zoneNames = await namesOfPlaces(sql, areas)
    const { policy: was } = before.rules
    return {
      at: isoOf(candidate.at),
      before: { pack: was.pack.id, title: { ...was.pack.title }, adopted: before.adopted },
      after: { pack: candidate.pack.id, title: { ...candidate.pack.title } },
      confirmed: candidate.confirmed,
      asIfNow: candidate.pack.period.from > candidate.at,
      tookMs: Math.round(performance.now() - began),
      districts: Object.fromEntries(districts),
      bases: Object.fromEntries(
        [...new Set([...Object.keys(report.byBasis), ...Object.keys(report.ended)])].map(
          (basis) => [basis, wordsOf(was, basis)],
        ),
      ),
      zoneNames: Object.fromEntries(zoneNames),
      report,
    }
  },
})
