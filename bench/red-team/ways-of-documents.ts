import type { Order } from '@bihuan/core/orders/order.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { AssertionJson } from '@bihuan/server/trust/assertion-json.ts'
import { type Attack, type Done, nothing, type Rights, sqlOf, tryTo } from './attack.ts'
import type { Stand } from './stand.ts'

const dayMs = 24 * hourMs
const sqlRights: readonly Rights[] = ['app', 'owner']

/** One row that was put in: whom it is about, and by which names the watch would tell of it. */
type Put = { order: Order; assertions: readonly AssertionJson[]; beside?: object }

/** Ways that put a document of the attacker's own into the table, with a fact of their own behind it. */
const documents: {
  way: string
  tries: string
  make(stand: Stand, person: string, fact: string): Put | Promise<Put>
}[] = [
  {
    way: 'direct-insert',
    tries: 'insert an order without any signature, on an invented exposure',
    make: ({ forge }, person, fact) => ({ order: forge.order(person, fact), assertions: [] }),
  },
  {
    way: 'self-approval',
    tries: 'one officer signs for both',
    make({ forge }, person, fact) {
      const order = forge.order(person, fact, { approver: { officer: 'wu', unit: 'street' } })
      const second = forge.signed(order, ['wu'], { unit: 'street' })
      return { order, assertions: [...forge.signed(order, ['wu']), ...second] }
    },
  },
  {
    way: 'same-unit',
    tries: 'two officers of one unit sign',
    make({ forge, officers }, person, fact) {
      const order = forge.order(person, fact, { issuer: officers.signer('gone') })
      return { order, assertions: forge.signed(order, ['gone', 'li']) }
    },
  },
  {
    way: 'back-dating',
    tries: 'sign today, and say that it was a week ago',
    make({ forge, now }, person, fact) {
      const at = now - 2 * dayMs
      const order = forge.order(person, fact, { issuedAt: at, from: at })
      const assertions = forge.signed(order, ['wu', 'li'], { at })
      return { order, assertions, beside: { knownAt: at, loggedAt: at } }
    },
  },
  {
    way: 'expired-post',
    tries: 'an officer whose post ended yesterday approves',
    make({ forge, officers }, person, fact) {
      const order = forge.order(person, fact, { approver: officers.signer('gone') })
      return { order, assertions: forge.signed(order, ['wu', 'gone']) }
    },
  },
  {
    way: 'expired-post-back-dated',
    tries: 'the same, and every moment in the row says that it was before the post ended',
    make({ forge, officers, now }, person, fact) {
      const at = now - 1.5 * dayMs
      const approver = officers.signer('gone')
      const order = forge.order(person, fact, { issuedAt: at, from: at, approver })
      const assertions = forge.signed(order, ['wu', 'gone'], { at })
      return { order, assertions, beside: { knownAt: at, loggedAt: at } }
    },
  },
  {
    way: 'dismissed-officer',
    tries: 'an officer whom the authority dismissed yesterday approves',
    make({ forge, officers }, person, fact) {
      const order = forge.order(person, fact, { approver: officers.signer('sun') })
      return { order, assertions: forge.signed(order, ['wu', 'sun']) }
    },
  },
  {
    way: 'other-district',
    tries: 'an officer of another district approves',
    make({ forge, officers }, person, fact) {
      const order = forge.order(person, fact, { approver: officers.signer('far') })
      return { order, assertions: forge.signed(order, ['wu', 'far']) }
    },
  },
  {
    way: 'forged-signature',
    tries: 'the right officers, passkeys and challenge, and signatures that nobody made',
    make({ forge }, person, fact) {
      const order = forge.order(person, fact)
      const forged = Buffer.alloc(70, 7).toString('base64url')
      const assertions = forge.signed(order, ['wu', 'li'])
      return { order, assertions: assertions.map((one) => ({ ...one, signature: forged })) }
    },
  },
  {
    way: 'replayed-signature',
    tries: 'the true signatures of another order',
    make({ forge, victim }, person, fact) {
      const order = forge.order(person, fact)
      return { order, assertions: forge.signed(forge.order(victim(), fact), ['wu', 'li']) }
    },
  },
  {
    way: 'one-signature',
    tries: 'an order of five days with the signature of one',
    make({ forge }, person, fact) {
      const order = forge.order(person, fact)
      return { order, assertions: forge.signed(order, ['wu']) }
    },
  },
  {
    way: 'new-basis',
    tries: 'a basis that no rule knows: somebody who asked for their savings',
    make({ forge }, person, fact) {
      const order = forge.order(person, fact, { basis: 'depositor' as never })
      return { order, assertions: forge.signed(order, ['wu', 'li']) }
    },
  },
  {
    way: 'no-ground',
    tries:
      'two colluding officers sign an order on a fact that is not there, with a row of the audit',
    async make({ forge, owner, now }, person) {
      const order = forge.order(person, 'a scan that was no fact')
      const commandId = await forge.command(owner, now)
      return { order, assertions: forge.signed(order, ['wu', 'li']), beside: { commandId } }
    },
  },
]

const put = (way: (typeof documents)[number], by: Rights): Attack => ({
  way: way.way,
  by,
  tries: way.tries,
  async run(stand): Promise<Done> {
    const sql = sqlOf(stand, by)
    const person = stand.victim()
    const fact = await stand.forge.fact(sql, person, { at: stand.now - 3 * dayMs })
    const { order, assertions, beside } = await way.make(stand, person, fact)
    const denied = await tryTo(() => stand.forge.insert(sql, order, assertions, beside))
    const victims = [stand.now, stand.now + hourMs].map((at) => ({ person, at }))
    return { ...nothing, victims, denied, subjects: [`order:${order.id}`] }
  },
})

/** Every document in the table, by who may insert there. */
export const waysOfDocuments: readonly Attack[] = sqlRights.flatMap((by) =>
  documents.map((one) => put(one, by)),
)
