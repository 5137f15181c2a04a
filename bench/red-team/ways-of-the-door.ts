import { hourMs } from '@bihuan/core/time/instant.ts'
import { authorityOf } from '@bihuan/server/trust/authority.ts'
import { softwarePasskey } from '@bihuan/server/trust/software-passkey.ts'
import { type Attack, nothing, type Rights, sqlOf, tryTo } from './attack.ts'
import { type Stand, staff } from './stand.ts'

const dayMs = 24 * hourMs
/** How many of the 1,317 had only opened a picture of a venue code. */
export const venuePeople = 871

const orderOf = (stand: Stand, person: string, evidence: readonly string[], more: object = {}) => ({
  person,
  kind: 'isolate',
  basis: 'close_contact',
  evidence,
  place: 'centralized',
  reason: stand.forge.reason,
  approver: 'li',
  ...more,
})

/** What an insider tries through the product itself, with a session of their own. */
const tries: {
  way: string
  tries: string
  send(stand: Stand, person: string): Promise<number[]>
}[] = [
  {
    way: 'self-approval',
    tries: 'draft an order and name oneself as the one who approves',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const { status } = await stand.send(
        'wu',
        '/orders',
        orderOf(stand, person, [fact], { approver: 'wu' }),
      )
      return [status]
    },
  },
  {
    way: 'same-unit',
    tries: 'have somebody of one’s own unit approve',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const { status } = await stand.send(
        'li',
        '/orders',
        orderOf(stand, person, [fact], { approver: 'far' }),
      )
      return [status]
    },
  },
  {
    way: 'back-dating',
    tries: 'draft an order that began last week',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const from = new Date(stand.now - 7 * dayMs).toISOString()
      const { status } = await stand.send('wu', '/orders', orderOf(stand, person, [fact], { from }))
      return [status]
    },
  },
  {
    way: 'expired-post',
    tries: 'have an officer approve whose post is over',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const { status } = await stand.send(
        'wu',
        '/orders',
        orderOf(stand, person, [fact], { approver: 'gone' }),
      )
      return [status]
    },
  },
  {
    way: 'forged-signature',
    tries: 'answer for the one who approves with a signature of one’s own',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const drafted = await stand.send('wu', '/orders', orderOf(stand, person, [fact]))
      const signing = drafted.body as { signing: string; digest: string }
      const first = await stand.sign('wu', signing)
      if (drafted.status !== 200 || first !== 200) throw new Error('the draft was refused')
      const { credential, authenticatorData, clientData, signature } = stand.officers.sign(
        'wu',
        signing.digest,
        stand.now,
      )
      const answer = { credential, authenticatorData, clientData, signature }
      const path = `/signings/${signing.signing}/sign`
      const again = await stand.send('wu', path, { answer })
      const asLi = await stand.send('li', path, { answer })
      return [again.status, asLi.status]
    },
  },
  {
    way: 'dismissed-officer',
    tries: 'have an officer approve whom the authority dismissed',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const body = orderOf(stand, person, [fact], { approver: 'sun' })
      return [(await stand.send('wu', '/orders', body)).status]
    },
  },
  {
    way: 'replayed-signature',
    tries: 'answer one document with the signature of another',
    async send(stand, person) {
      const other = stand.victim()
      const drafts: { signing: string; digest: string }[] = []
      for (const one of [person, other]) {
        const fact = await stand.forge.fact(stand.owner, one)
        const { body } = await stand.send('wu', '/orders', orderOf(stand, one, [fact]))
        drafts.push(body as { signing: string; digest: string })
      }
      const [first, second] = drafts
      if (!first || !second) throw new Error('two drafts')
      return [await stand.sign('wu', { signing: first.signing, digest: second.digest })]
    },
  },
  {
    way: 'no-ground',
    tries: 'name the exposure of somebody else as the ground',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, stand.victim())
      return [(await stand.send('wu', '/orders', orderOf(stand, person, [fact]))).status]
    },
  },
  {
    way: 'new-basis',
    tries: 'draft an order on a basis that no rule knows',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const body = orderOf(stand, person, [fact], { basis: 'depositor' })
      return [(await stand.send('wu', '/orders', body)).status]
    },
  },
  {
    way: 'own-post',
    tries: 'import an appointment that the administrator signed',
    async send(stand) {
      const { party } = stand.city.anchors
      const signer = { officer: 'red-administrator', unit: 'cdc' }
      const { credential, publicKey } = softwarePasskey(signer, party)
      const document = {
        version: 1 as const,
        id: 'post of the administrator',
        ...signer,
        area: '4101',
        powers: ['issue' as const, 'approve' as const],
        credential,
        publicKey,
        from: stand.now - dayMs,
        until: stand.now + dayMs,
      }
      const signature = authorityOf().sign(document).toString('base64url')
      const body = { appointments: [{ document, signature }], dismissals: [] }
      return [(await stand.send('administrator', '/appointments/import', body)).status]
    },
  },
  {
    way: 'emergency-again',
    tries: 'draft a second emergency order on the same exposure when two hours are over',
    async send(stand, person) {
      const fact = await stand.forge.fact(stand.owner, person)
      const body = orderOf(stand, person, [fact], { approver: null })
      const drafted = await stand.send('wu', '/orders', body)
      const signed = await stand.sign('wu', drafted.body as { signing: string; digest: string })
      if (drafted.status !== 200 || signed !== 200) throw new Error('the first one was refused')
      await stand.log()
      const later = stand.now + 2.5 * hourMs
      return [(await stand.send('wu', '/orders', body, later)).status]
    },
  },
]

const door = ({ way, tries: words, send }: (typeof tries)[number]): Attack => ({
  way,
  by: 'session',
  tries: words,
  async run(stand) {
    const person = stand.victim()
    const statuses = await send(stand, person)
    const taken = statuses.filter((status) => status < 400)
    const later = way === 'emergency-again' ? 3 * hourMs : 0
    return {
      ...nothing,
      refused: statuses.length - taken.length,
      victims: [{ person, at: stand.now + later }],
    }
  },
})

/** Every role tries to restrict somebody by the forwarded picture of a venue code. */
const venueBySession: Attack = {
  way: 'venue-code',
  by: 'session',
  tries: `${venuePeople} people who opened a forwarded picture: every role tries to name the scan as the ground`,
  async run(stand) {
    const people = stand.victims(venuePeople)
    const [first = ''] = people
    let refused = 0
    for (const role of staff) {
      const { status } = await stand.send(
        role,
        '/orders',
        orderOf(stand, first, ['scan of a venue']),
      )
      if (status >= 400) refused += 1
    }
    const many = await stand.send('wu', '/batches', {
      people,
      kind: 'isolate',
      basis: 'close_contact',
      place: 'centralized',
      reason: stand.forge.reason,
      approver: 'li',
      cityApprover: 'he',
    })
    if (many.status >= 400) refused += 1
    const victims = people.map((person) => ({ person, at: stand.now }))
    return { ...nothing, refused, victims }
  },
}

const venueBySql = (by: Rights): Attack => ({
  way: 'venue-code',
  by,
  tries: 'write scans of a venue as facts, of their own kind and as invented exposures',
  async run(stand) {
    const sql = sqlOf(stand, by)
    const people = stand.victims(20)
    const denied = await tryTo(() => stand.forge.fact(sql, people[0] ?? '', { kind: 'scan' }))
    const subjects: string[] = []
    for (const person of people) subjects.push(`fact:${await stand.forge.fact(sql, person)}`)
    return {
      ...nothing,
      denied,
      subjects,
      victims: people.map((person) => ({ person, at: stand.now })),
    }
  },
})

/** Ways through the product, and the forwarded venue code by every right there is. */
export const waysOfTheDoor: readonly Attack[] = [
  ...tries.map(door),
  venueBySession,
  venueBySql('app'),
  venueBySql('owner'),
]
