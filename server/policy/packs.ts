import { staffRoles } from '@bihuan/contract/access.ts'
import { Packs, PacksParams } from '@bihuan/contract/policy.ts'
import { adoptionAt } from '@bihuan/core/policy/adopted.ts'
import type { VerifiedAdoption } from '@bihuan/core/policy/adoption.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { namesOf } from '../signing/store.ts'
import { trustOf } from '../trust/trust-of.ts'
import { readAdoptions } from './adoptions.ts'
import { shippedCases, shippedLibrary } from './shipped.ts'
import { packView } from './views.ts'

function stateOf(
  { since, adoption }: VerifiedAdoption,
  inForce: VerifiedAdoption | null,
  now: Instant,
): string {
  if (adoption.id === inForce?.adoption.id) return 'in-force'
  return since > now ? 'coming' : 'over'
}

/** The packs that there are, and what was adopted here, the newest first, with what does not count. */
export const packs = query({
  name: 'policy.packs',
  summary: 'The packs of rules, and which were adopted',
  roles: staffRoles,
  params: PacksParams,
  outcome: Packs,
  async run(sql, _, { now, anchors }) {
    const trust = await trustOf(sql, anchors)
    const { held, faulty, missing, isMissing } = await readAdoptions(sql, trust)
    const inForce = isMissing ? null : adoptionAt(held, now)
    const officers = held.flatMap(({ adoption }) => [adoption.by.officer, adoption.second.officer])
    const names = await namesOf(sql, officers)
    const cases = shippedCases()
    const adopted = new Set(held.map(({ adoption }) => adoption.pack))
    const known = new Map(shippedLibrary().packs)
    for (const { library, adoption } of held) {
      const pack = library.packs.get(adoption.pack)
      if (pack) known.set(pack.id, pack)
    }
    const listed = [...known.values()].sort((a, b) => b.period.from - a.period.from)
    return {
      now: isoOf(now),
      inForce: inForce?.adoption.pack ?? null,
      packs: listed.map((pack) => ({
        ...packView(pack),
        cases: cases.filter(({ file }) => file === `packs/${pack.id}.cases.yaml`).length,
        adopted: adopted.has(pack.id),
      })),
      adoptions: [
        ...faulty.map(({ id, knownAt, faults }) => ({
          id,
          pack: 'unknown',
          title: { zh: '无效', en: 'not valid' },
          state: 'faulty',
          from: null,
          signedAt: isoOf(knownAt),
          by: '',
          second: '',
          reason: '',
          confirmed: 0,
          faults: faults.map(({ code, zh, en }) => ({ code, zh, en })),
        })),
        ...[...held].reverse().map((one) => ({
          id: one.adoption.id,
          pack: one.adoption.pack,
          title: { ...(known.get(one.adoption.pack)?.title ?? { zh: '', en: '' }) },
          state: stateOf(one, inForce, now),
          from: isoOf(one.since),
          signedAt: isoOf(one.signedAt),
          by: names.get(one.adoption.by.officer) ?? one.adoption.by.officer,
          second: names.get(one.adoption.second.officer) ?? one.adoption.second.officer,
          reason: one.adoption.reason,
          confirmed: one.adoption.confirmations.length,
          faults: [],
        })),
      ],
      missing: [...missing],
    }
  },
})
