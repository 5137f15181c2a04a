import { faultyAdoptions } from '../policy/faulty-adoptions.ts'
import type { Check, Finding } from './finding.ts'
import { seldom } from './seldom.ts'

/** Adopted packs that are not what two officers signed, or that are gone. */
export const checkAdoptions: Check = {
  name: 'adoptions',
  async run({ city: { sql, anchors }, memory }) {
    const found: Finding[] = []
    await seldom(memory, 'adoptions', async () => {
      for (const { id, kind, faults } of await faultyAdoptions(sql, anchors))
        found.push({
          kind: kind === 'missing' ? 'adoption-missing' : 'adoption-faulty',
          subject: `adoption:${id}`,
          of: faults.map(({ code }) => code).join(', '),
        })
    })
    return found
  },
}
