// Adoptions for the tests, signed as officers of the city would.

import type { Power } from '../../orders/register.ts'
import { anAssertion, aPost, aTrust, crypto, posts } from '../../orders/testing/officers.ts'
import { minuteMs } from '../../time/instant.ts'
import { type Adoption, adoptionBytes, type StoredAdoption, sourceDigest } from '../adoption.ts'
import { sortedText } from '../policy-text.ts'
import { packBegins, says, sure } from './a-policy.ts'

const named = { zh: '示例', en: 'made up' }

/** The source text of a made-up pack whose isolation lasts so many days. */
export function aSource(days = 5, id = 'aster'): string {
  const date = { v: '2031-03-01', src: [], grade: 'DESIGN' }
  const [first, ...rest] = says.tracks.close_contact.stages
  const tests = [1, 2, 3].filter((day) => day <= days)
  const stages = [{ ...first, days: sure(days), test_days: sure(tests) }, ...rest]
  const tracks = { ...says.tracks, close_contact: { ...says.tracks.close_contact, stages } }
  return sortedText({
    sources: {
      file: 'sources.yaml',
      value: { 'S-1': { grade: 'a', title: 'made up', address: ['nowhere'] } },
    },
    modules: [
      {
        file: 'modules/base.yaml',
        value: {
          ...{ id: 'base', kind: 'national-plan', title: named, effective_from: date },
          says: { ...says, tracks },
        },
      },
    ],
    packs: [
      {
        file: `packs/${id}.yaml`,
        value: { id, title: named, effective_from: date, modules: ['base'] },
      },
    ],
  })
}

const power: Power[] = ['policy']
/** 何 and 佘 of the city may sign rules; so may 谷 of the same unit as 何, and 远 of one district only. */
export const policyTrust = aTrust([
  ...posts.filter(({ officer }) => officer !== 'he' && officer !== 'she'),
  aPost('he', 'city', { area: '4101', powers: power, until: packBegins + 1e11 }),
  aPost('she', 'city health', { area: '4101', powers: power, until: packBegins + 1e11 }),
  aPost('gu', 'city', { area: '4101', powers: power, until: packBegins + 1e11 }),
  aPost('yuan', 'health', { area: '410105', powers: power, until: packBegins + 1e11 }),
  aPost('mute', 'street of the city', {
    area: '4101',
    powers: ['issue'],
    until: packBegins + 1e11,
  }),
])

/** An adoption as it would lie in a table: signed by both at its draft and a minute later. */
export function aStoredAdoption(
  change: Partial<Adoption> = {},
  { source = aSource(), signedAt }: { source?: string; signedAt?: number } = {},
): StoredAdoption {
  const issuedAt = change.issuedAt ?? packBegins
  const adoption: Adoption = {
    version: 1,
    id: 'adoption 1',
    city: '4101',
    pack: 'aster',
    digest: sourceDigest(source, crypto.sha256),
    confirmations: [],
    issuedAt,
    from: issuedAt,
    by: { officer: 'he', unit: 'city' },
    second: { officer: 'she', unit: 'city health' },
    reason: '按国家方案施行。',
    ...change,
  }
  const bytes = adoptionBytes(adoption)
  const at = signedAt ?? issuedAt + minuteMs
  const units = new Map([adoption.by, adoption.second].map(({ officer, unit }) => [officer, unit]))
  const assertions = [adoption.by, adoption.second].map(({ officer }) => ({
    ...anAssertion(officer, bytes, at),
    unit: units.get(officer) ?? '',
  }))
  return { adoption, source, assertions }
}
