import { OwnPasses, PaperPassParams } from '@bihuan/contract/pass.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { factsOf } from '../residents/own-person.ts'
import { signPasses } from './sign-passes.ts'

/** A pass on paper, printed by the community for somebody without a phone after seeing their document. */
export const paperPass = query({
  name: 'pass.paper',
  summary: 'Print a pass on paper for somebody without a phone',
  roles: ['registrar', 'grid-worker'],
  params: PaperPassParams,
  outcome: OwnPasses,
  person: ({ person }) => person,
  async run(sql, { person }, question) {
    if (question.purpose !== 'passes') throw new Problem('pass.purpose-is-passes')
    const { community } = await factsOf(sql, person)
    const { areaCode } = question.actor
    if (!covers(areaCode, community))
      throw new Problem('access.area-is-not-yours', { area: community, own: areaCode })
    return signPasses(sql, { person, form: 'paper', anchors: [] }, question)
  },
})
