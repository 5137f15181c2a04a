import { readStatus } from '../status/read-status.ts'
import type { Check } from './finding.ts'

const canaries = 3
// Ids that no person is given: those of people have fifteen digits.
const firstCanary = 9_000_000_000_000_000n

/** Invented people without any ground are clear at every moment; nobody but us knows their ids. */
export const checkCanaries: Check = {
  name: 'canaries',
  async run({ city, now }) {
    const { sql, keys } = city
    const people = Array.from({ length: canaries }, (_, n) => {
      const drawn = keys.digest(`canary ${city.code} ${n}`).readBigUInt64BE(0)
      return String(firstCanary + (drawn % 1_000_000_000_000n))
    })
    const found = await Promise.all(
      people.map(async (person, n) => {
        const status = await readStatus(sql, { person, at: now }, city)
        return status.class === 'clear'
          ? []
          : [{ kind: 'canary' as const, subject: `canary:${n}:${status.class}`, of: status.class }]
      }),
    )
    return found.flat()
  },
}
