import { OwnOrderProof, OwnOrderProofParams } from '@bihuan/contract/transparency.ts'
import { toBase64 } from '@bihuan/core/transparency/base64.ts'
import { formatNoteKey } from '@bihuan/core/transparency/note-key.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { idsOf } from '../facts/ids-of.ts'
import { seeOwn } from '../residents/own-person.ts'
import { witnessedCheckpoint } from './checkpoint-store.ts'
import { orderPlace } from './entries-store.ts'
import { loggedBytes } from './log-document.ts'
import { logPolicyOf } from './log-policy.ts'
import { orderAbout } from './order-about.ts'
import { provenPlace } from './public-entries.ts'

/**
 * The proof of one's own order. Of orders about areas none is given: their bytes name the facts of other people's infections, and
 * whoever lives there reads what they ask on the notice.
 */
export const ownOrderProof = query({
  name: 'own.order-proof',
  summary: 'The proof that one’s own order is in the public log, to be checked without the city',
  roles: ['resident'],
  params: OwnOrderProofParams,
  outcome: OwnOrderProof,
  async run(sql, { person, order }, question) {
    await seeOwn(sql, person, 'own.order-proof', question)
    const document = await orderAbout(sql, order, await idsOf(sql, person))
    const bytes = document && loggedBytes({ kind: 'order', subject: order, document })
    if (!bytes) throw new Problem('order.unknown', { order })
    const city = { sql, keys: question.keys, anchors: question.anchors }
    const place = await orderPlace(sql, order)
    const witnessed = await witnessedCheckpoint(sql)
    if (!place || !witnessed || place.index >= witnessed.size) throw new Problem('order.not-in-log')
    const path = await provenPlace(city, place.index, witnessed)
    const { log, witnesses, quorum } = logPolicyOf(city)
    return {
      order: toBase64(bytes),
      salt: toBase64(place.salt),
      index: place.index,
      path: path.map((hash) => toBase64(hash)),
      checkpoint: witnessed.note,
      log: formatNoteKey(log),
      witnesses: witnesses.map(formatNoteKey),
      quorum,
    }
  },
})
