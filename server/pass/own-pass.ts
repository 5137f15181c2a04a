import { OwnPasses, OwnPassParams } from '@bihuan/contract/pass.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { seeOwn } from '../residents/own-person.ts'
import { signPasses } from './sign-passes.ts'

/**
 * Passes of oneself or of somebody one acts for, made from the status of now. The phone says only what its moving codes hash down
 * to: not even the city could show these passes. Who has registered without anybody having seen a document gets none, because a
 * second registration would otherwise be a way out of an order.
 */
export const ownPass = query({
  name: 'own.pass',
  summary: 'Passes to show to guards, for some hours',
  roles: ['resident'],
  params: OwnPassParams,
  outcome: OwnPasses,
  async run(sql, { person, form, anchors: given }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.pass', question)
    if (!documentsSeen) throw new Problem('pass.document-not-seen')
    const anchors = (given ?? '').split(',').flatMap((text) => fromBase64(text, 'url') ?? [])
    const isWhole = anchors.every(({ length }) => length === 16)
    if (form === 'screen' && (!isWhole || anchors.length === 0))
      throw new Problem('pass.anchors-needed')
    return signPasses(sql, { person, form, anchors }, question)
  },
})
