import { hexOf, orderBytes } from '@bihuan/core/orders/canonical.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { nodeSha256 } from '@bihuan/server/transparency/ed25519.ts'
import { authorityOf } from '@bihuan/server/trust/authority.ts'
import { softwarePasskey } from '@bihuan/server/trust/software-passkey.ts'
import { type Attack, nothing, type Rights, sqlOf, tryTo } from './attack.ts'
import type { Stand } from './stand.ts'

const dayMs = 24 * hourMs
const both: readonly Rights[] = ['app', 'owner']
const each = (make: (by: Rights) => Attack): Attack[] => both.map(make)

/** A good order that was lifted an hour later: whoever brings it back restricts somebody. */
async function lifted(stand: Stand): Promise<{ person: string; order: string; lift: string }> {
  const person = stand.victim()
  const { id: order } = await stand.goodOrder(person)
  const drafted = await stand.send('ma', `/orders/${order}/lift`, {
    reason: '复核后认为没有必要继续，予以解除。',
  })
  if (drafted.status !== 200) throw new Error(JSON.stringify(drafted.body))
  const { signing, digest, act } = drafted.body as { signing: string; digest: string; act: string }
  const status = await stand.sign('ma', { signing, digest })
  if (status !== 200) throw new Error(`the lift was not signed: ${status}`)
  await stand.log()
  return { person, order, lift: act }
}

const afterLift = (stand: Stand, person: string) => [
  { person, at: stand.now + minuteMs },
  { person, at: stand.now + hourMs },
]

/** An order of two passkeys of which one has no post any more, dated back to when it had, with a row of the audit, and in the log. */
async function backDated(stand: Stand, sql: Stand['owner']) {
  const person = stand.victim()
  const at = stand.now - 1.5 * dayMs
  const fact = await stand.forge.fact(sql, person, { at: at - hourMs })
  const approver = stand.officers.signer('gone')
  const order = stand.forge.order(person, fact, { issuedAt: at, from: at, approver })
  const assertions = stand.forge.signed(order, ['wu', 'gone'], { at })
  const commandId = await stand.forge.command(sql, at)
  await stand.forge.insert(sql, order, assertions, { knownAt: at, commandId })
  await stand.log()
  return { order: order.id, person, at }
}

/** Ways that change or take away rows which the product wrote. */
export const waysOfRows: readonly Attack[] = [
  ...each((by) => ({
    way: 'prolonged',
    by,
    tries: 'write a later end into the row and the document of a signed order that is over',
    async run(stand) {
      const person = stand.victim()
      const order = await stand.goodOrder(person, { hours: 24 })
      const { id } = order
      const until = stand.now + 90 * dayMs
      const denied = await tryTo(
        () => sqlOf(stand, by)`
          update orders set until_at = ${until}, document = ${stand.owner.json({ ...order, until } as never)} where id = ${id}`,
      )
      return {
        ...nothing,
        denied,
        subjects: [`order:${id}`],
        victims: [{ person, at: stand.now + 2 * dayMs }],
      }
    },
  })),
  ...each((by) => ({
    way: 'another-person',
    by,
    tries: 'put another person into the row and the document of a signed order',
    async run(stand) {
      const person = stand.victim()
      const order = await stand.goodOrder(stand.victim())
      const document = { ...order, subject: { person } }
      const denied = await tryTo(
        () => sqlOf(stand, by)`
          update orders set person_id = ${person}, document = ${stand.owner.json(document as never)},
            digest = ${hexOf(nodeSha256(orderBytes(document)))} where id = ${order.id}`,
      )
      const victims = [{ person, at: stand.now + hourMs }]
      return { ...nothing, denied, subjects: [`order:${order.id}`], victims }
    },
  })),
  ...each((by) => ({
    way: 'column-only',
    by,
    tries: 'point the person column of a signed order at somebody else',
    async run(stand) {
      const person = stand.victim()
      const { id } = await stand.goodOrder(stand.victim())
      const denied = await tryTo(
        () => sqlOf(stand, by)`update orders set person_id = ${person} where id = ${id}`,
      )
      const victims = [{ person, at: stand.now + hourMs }]
      return { ...nothing, denied, subjects: [`order:${id}`], victims }
    },
  })),
  ...each((by) => ({
    way: 'lift-deleted',
    by,
    tries: 'delete the lift of an order, which would bring it back',
    async run(stand) {
      const { person, lift } = await lifted(stand)
      const denied = await tryTo(() => sqlOf(stand, by)`delete from order_acts where id = ${lift}`)
      return { ...nothing, denied, subjects: [`act:${lift}`], victims: afterLift(stand, person) }
    },
  })),
  ...each((by) => ({
    way: 'lift-moved',
    by,
    tries: 'let the lift of an order be about another order',
    async run(stand) {
      const { person, lift } = await lifted(stand)
      const denied = await tryTo(
        () => sqlOf(stand, by)`update order_acts set order_id = 'another' where id = ${lift}`,
      )
      return { ...nothing, denied, subjects: [`act:${lift}`], victims: afterLift(stand, person) }
    },
  })),
  ...each((by) => ({
    way: 'lift-garbled',
    by,
    tries: 'write over the lift of an order, so that its signature does not fit',
    async run(stand) {
      const { person, lift } = await lifted(stand)
      const denied = await tryTo(
        () => sqlOf(stand, by)`update order_acts set document = '{}' where id = ${lift}`,
      )
      return { ...nothing, denied, subjects: [`act:${lift}`], victims: afterLift(stand, person) }
    },
  })),
  ...each((by) => ({
    way: 'own-post',
    by,
    tries: 'appoint oneself by a row, signed with a key of one’s own, and sign with that',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const { party } = stand.city.anchors
      const officers = [
        { officer: `mallory ${by}`, unit: 'cdc' },
        { officer: `oscar ${by}`, unit: 'street' },
      ]
      const passkeys = officers.map((signer) => softwarePasskey(signer, party))
      const authority = authorityOf()
      const person = stand.victim()
      const fact = await stand.forge.fact(sql, person)
      const denied: string[] = []
      for (const { signer, credential, publicKey } of passkeys) {
        const document = {
          version: 1 as const,
          id: `post of ${signer.officer}`,
          ...signer,
          area: '4101',
          powers: ['issue' as const, 'approve' as const],
          credential,
          publicKey,
          from: stand.now - dayMs,
          until: stand.now + dayMs,
        }
        denied.push(
          ...(await tryTo(
            () => sql`
              insert into appointments (id, officer, document, signature, known_at)
              values (${document.id}, ${document.officer}, ${sql.json(document as never)}, ${authority.sign(document)}, ${stand.now - dayMs})`,
          )),
        )
      }
      const [issuer, approver] = officers
      const order = stand.forge.order(person, fact, issuer && approver ? { issuer, approver } : {})
      const digest = hexOf(nodeSha256(orderBytes(order)))
      const assertions = passkeys.map((passkey) => passkey.sign(digest, stand.now))
      denied.push(...(await tryTo(() => stand.forge.insert(sql, order, assertions))))
      return {
        ...nothing,
        denied,
        subjects: [`order:${order.id}`, `appointment:post of mallory ${by}`],
        victims: [{ person, at: stand.now }],
      }
    },
  })),
  ...each((by) => ({
    way: 'dismissal-deleted',
    by,
    tries: 'delete the dismissal of an officer, who then signs again',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const person = stand.victim()
      const fact = await stand.forge.fact(sql, person)
      const denied = await tryTo(() => sql`delete from dismissals where id = 'end of sun'`)
      const order = stand.forge.order(person, fact, { approver: stand.officers.signer('sun') })
      const assertions = stand.forge.signed(order, ['wu', 'sun'])
      await stand.forge.insert(sql, order, assertions)
      const victims = [{ person, at: stand.now }]
      return { ...nothing, denied, subjects: [`order:${order.id}`, 'table:dismissals'], victims }
    },
  })),
  ...each((by) => ({
    way: 'logged-back-dated',
    by,
    tries:
      'with a passkey whose post is over: back-date everything, let it be logged, and then move the moment of the log back too',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const { order: id, person, at } = await backDated(stand, sql)
      const denied = await tryTo(
        () => sql`update orders set logged_at = ${at + minuteMs} where id = ${id}`,
      )
      const victims = [{ person, at: stand.now }]
      return { ...nothing, denied, subjects: [`order:${id}`], victims }
    },
  })),
  {
    way: 'log-moments-moved',
    by: 'owner',
    tries:
      'the same as the owner of the database, who moves the moments of the log itself and of its checkpoints',
    async run(stand) {
      const { order, person, at } = await backDated(stand, stand.owner)
      const early = at + minuteMs
      await stand.owner`update orders set logged_at = ${early} where id = ${order}`
      await stand.owner`update log_entries set at = ${early} where subject = ${order}`
      await stand.owner`
        update log_checkpoints set signed_at = ${early}, witnessed_at = ${early}
        where size = (select max(size) from log_checkpoints)`
      const victims = [{ person, at: stand.now }]
      return { ...nothing, subjects: [`order:${order}`, 'table:log_entries'], victims }
    },
  },
  ...each((by) => ({
    way: 'batch-with-one-more',
    by,
    tries: 'add one more order to a list that two officers signed',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const person = stand.victim()
      const fact = await stand.forge.fact(sql, person)
      const people = stand.victims(3)
      for (const one of people) await stand.forge.fact(stand.owner, one)
      const drafted = await stand.send('wu', '/batches', {
        people,
        kind: 'isolate',
        basis: 'close_contact',
        place: 'centralized',
        reason: stand.forge.reason,
        approver: 'li',
      })
      if (drafted.status !== 200) throw new Error(JSON.stringify(drafted.body))
      const { batch, signing, digest } = drafted.body as Record<
        'batch' | 'signing' | 'digest',
        string
      >
      for (const name of ['wu', 'li'] as const)
        if ((await stand.sign(name, { signing, digest })) !== 200) throw new Error('not signed')
      await stand.log()
      const order = stand.forge.order(person, fact, { batch: { id: batch, index: 3 } })
      const denied = await tryTo(() => stand.forge.insert(sql, order, []))
      const widened = await tryTo(
        () =>
          sql`update order_batches set document = ${sql.json({ id: batch, digests: [] })} where id = ${batch} and false`,
      )
      return {
        ...nothing,
        denied: [...denied, ...widened],
        subjects: [`order:${order.id}`],
        victims: [{ person, at: stand.now }],
      }
    },
  })),
  ...each((by) => ({
    way: 'emergency-again',
    by,
    tries: 'a new emergency order of one officer every two hours, on the same exposure',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const person = stand.victim()
      const fact = await stand.forge.fact(sql, person)
      const subjects: string[] = []
      for (let n = 0; n < 6; n += 1) {
        const at = stand.now + 2 * n * hourMs
        const until = at + 2 * hourMs
        const order = stand.forge.order(person, fact, {
          issuedAt: at,
          from: at,
          until,
          approver: null,
        })
        const assertions = stand.forge.signed(order, ['wu'], { at })
        await stand.forge.insert(sql, order, assertions, { knownAt: at, loggedAt: null })
        if (n > 0) subjects.push(`order:${order.id}`)
      }
      await stand.log()
      const later = [3, 5, 9, 11].map((hours) => ({ person, at: stand.now + hours * hourMs }))
      return { ...nothing, subjects, victims: later }
    },
  })),
  ...each((by) => ({
    way: 'kept-out-of-the-log',
    by,
    tries: 'write into the row that an order was logged, and keep it from the public log',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const person = stand.victim()
      const fact = await stand.forge.fact(sql, person)
      const order = stand.forge.order(person, fact)
      // Two officers who collude, so that only the log stands between them and a hidden order.
      const assertions = stand.forge.signed(order, ['wu', 'li'])
      await stand.forge.insert(sql, order, assertions, { loggedAt: stand.now })
      const victims = [{ person, at: stand.now + 11 * minuteMs }]
      return { ...nothing, subjects: [`order:${order.id}`], victims }
    },
  })),
  ...each((by) => ({
    way: 'moments-moved',
    by,
    tries: 'move known_at and logged_at of an order that lapsed because nobody logged it',
    async run(stand) {
      const sql = sqlOf(stand, by)
      const person = stand.victim()
      const fact = await stand.forge.fact(sql, person)
      const order = stand.forge.order(person, fact, {
        issuedAt: stand.now - 2 * hourMs,
        from: stand.now - 2 * hourMs,
      })
      const at = stand.now - 2 * hourMs
      await stand.forge.insert(sql, order, stand.forge.signed(order, ['wu'], { at }), {
        knownAt: at,
      })
      const denied = [
        ...(await tryTo(() => sql`update orders set logged_at = ${at} where id = ${order.id}`)),
        ...(await tryTo(() => sql`update orders set known_at = ${at} where id = ${order.id}`)),
      ]
      return {
        ...nothing,
        denied,
        subjects: [`order:${order.id}`],
        victims: [{ person, at: stand.now }],
      }
    },
  })),
]
