import type { StatusClass } from '@bihuan/core/policy/words.ts'
import { connect } from '@bihuan/server/db/sql.ts'
import type { Keys } from '@bihuan/server/keys.ts'
import { readStatus } from '@bihuan/server/status/read-status.ts'
import { noAnchors } from '@bihuan/server/trust/anchors.ts'
import { nodeCrypto } from '@bihuan/server/trust/node-crypto.ts'
import { watchOnce } from '@bihuan/server/watch/watch-once.ts'
import type { Stand } from './stand.ts'

/** A control: with the protection away the same attack must succeed, or its failure proves nothing. */
export type Control = { failed: boolean; checked: string; unchecked: string }

/** An order with forged signatures, asked of the product as it is and of one that takes every signature. */
export async function signaturesUnchecked(stand: Stand): Promise<Control> {
  const person = stand.victim()
  const fact = await stand.forge.fact(stand.owner, person)
  const order = stand.forge.order(person, fact)
  const forged = Buffer.alloc(70, 7).toString('base64url')
  const assertions = stand.forge.signed(order, ['wu', 'li'])
  const rows = assertions.map((one) => ({ ...one, signature: forged }))
  await stand.forge.insert(stand.owner, order, rows)
  const checked = (await stand.status(person)).class
  const { verify } = nodeCrypto
  let unchecked: StatusClass
  try {
    Object.assign(nodeCrypto, { verify: () => true })
    // Anchors of its own: nothing that is kept for the real ones is touched.
    const city = { ...stand.city, anchors: { ...stand.city.anchors } }
    unchecked = (await readStatus(stand.city.sql, { person, at: stand.now }, city)).class
  } finally {
    Object.assign(nodeCrypto, { verify })
  }
  return { failed: checked !== 'stay' && unchecked === 'stay', checked, unchecked }
}

/** A row put in while no watch goes round: nobody tells of it until one does. */
export async function watchOff(url: string, keys: Keys): Promise<Control> {
  const owner = connect(url, '4101', { max: 2, name: 'attacker, owner' })
  try {
    const id = 'put in while nobody watched'
    await owner`
      insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, issued_at, from_at, until_at, known_at)
      values (${id}, ${id}, '{}', '[]', null, 'isolate', 'close_contact', '410105', 'wu', now(), now(), now(), now())`
    const told = async () =>
      (await owner`select from alarms where subject = ${`order:${id}`}`).length
    const off = await told()
    await watchOnce({ sql: owner, code: '4101', keys, anchors: noAnchors }, Date.now())
    const on = await told()
    return { failed: off === 0 && on > 0, checked: `${on} alarms`, unchecked: `${off} alarms` }
  } finally {
    await owner.end({ timeout: 5 })
  }
}
