import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { hourMs } from '@bihuan/core/time/instant.ts'
import Type from 'typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import {
  type OfficerName,
  officersOf,
  type TestOfficers,
  testAuthority,
} from '../testing/officers.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'
import { softwarePasskey } from '../trust/software-passkey.ts'
import { enrolPasskey } from './enrol-passkey.ts'
import { importAppointments } from './import-appointments.ts'
import { officerList } from './officer-list.ts'
import { openSigning } from './open-signing.ts'
import { sign } from './sign.ts'
import { signingQuery } from './signing.ts'
import { signingList } from './signing-list.ts'
import { withdrawSigning } from './withdraw.ts'

let city: TestCity
let officers: TestOfficers
beforeAll(async () => {
  city = await aCity()
  officers = await officersOf(city)
})

const digest = 'ab'.repeat(32)
const answerOf = ({ credential, authenticatorData, clientData, signature }: AssertionJson) => ({
  credential,
  authenticatorData,
  clientData,
  signature,
})

/** A command that opens a signing for two officers, as those of the nouns do. */
const open = (signers: OfficerName[], powers = ['issue', 'approve'] as const) =>
  command({
    name: 'test.open',
    summary: 'test',
    roles: ['district-commander'],
    input: Type.Object({}),
    outcome: Type.Object({ signing: Type.String() }),
    area: () => '410105',
    async run(tx, _input, request) {
      const needed = signers.map((name, n) => ({
        ...officers.signer(name),
        power: powers[n] ?? 'approve',
      }))
      const document = { kind: 'isolate' }
      return {
        signing: await openSigning(
          tx,
          { kind: 'order', document, digest, area: '410105', person: null, signers: needed },
          request,
        ),
      }
    },
  })

const opened = async (...signers: OfficerName[]) =>
  (await city.run(open(signers), officers.actor('wu'), {})).signing
const signAs = (name: OfficerName, signing: string, of = digest, at = city.start) =>
  city.run(
    sign,
    officers.actor(name),
    { signing, answer: answerOf(officers.sign(name, of, at)) },
    at,
  )
const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'taken',
    (error) => (error instanceof Problem ? (error.items[0]?.code ?? error.code) : String(error)),
  )

describe('signing', () => {
  test('is for those who are named, in their order', async () => {
    const signing = await opened('wu', 'li')
    expect(await codeOf(signAs('li', signing))).toBe('signing.not-yours')
    expect(await codeOf(signAs('sun', signing))).toBe('signing.not-yours')
    expect(await signAs('wu', signing)).toMatchObject({ made: null, waitsFor: 'li' })
    expect(await codeOf(signAs('wu', signing))).toBe('signing.not-yours')
  })

  test('needs a post that is held at this moment in this district, with that power', async () => {
    expect(await codeOf(signAs('gone', await opened('gone', 'li')))).toBe('no-post')
    expect(await codeOf(signAs('early', await opened('early', 'li')))).toBe('no-post')
    expect(await codeOf(signAs('clerk', await opened('clerk', 'li')))).toBe('no-post')
    expect(await codeOf(signAs('far', await opened('far', 'li')))).toBe('access.area-is-not-yours')
  })

  test('refuses a signature of another document, of another key and of another site', async () => {
    const signing = await opened('wu', 'li')
    expect(await codeOf(signAs('wu', signing, 'cd'.repeat(32)))).toBe('signature-invalid')
    const stolen = softwarePasskey(officers.signer('wu'), city.city.anchors.party)
    const forged = {
      ...answerOf(stolen.sign(digest, city.start)),
      credential: officers.passkey('wu').credential,
    }
    const input = { signing, answer: forged }
    expect(await codeOf(city.run(sign, officers.actor('wu'), input))).toBe('signature-invalid')
    const elsewhere = softwarePasskey(
      officers.signer('wu'),
      { id: 'localhost', origins: ['http://elsewhere.invalid'] },
      officers.passkey('wu').privateKey,
    )
    const answer = answerOf(elsewhere.sign(digest, city.start))
    expect(await codeOf(city.run(sign, officers.actor('wu'), { signing, answer }))).toBe(
      'signature-invalid',
    )
  })

  test('of two that come at one moment one is taken', async () => {
    const signing = await opened('wu', 'li')
    const codes = await Promise.all([codeOf(signAs('wu', signing)), codeOf(signAs('wu', signing))])
    expect(codes.filter((code) => code === 'taken')).toHaveLength(1)
  })

  test('is over after a day, and when its drafter takes it back', async () => {
    const late = await opened('wu', 'li')
    expect(await codeOf(signAs('wu', late, digest, city.start + 25 * hourMs))).toBe('signing.over')
    const back = await opened('wu', 'li')
    const asLi = city.run(withdrawSigning, officers.actor('li'), { signing: back })
    expect(await codeOf(asLi)).toBe('signing.withdrawn-by-other')
    await city.run(withdrawSigning, officers.actor('wu'), { signing: back })
    expect(await codeOf(signAs('wu', back))).toBe('signing.over')
  })

  test('lies in the list of the one whose turn it is, with the passkeys that can sign it', async () => {
    const signing = await opened('sun', 'ma')
    const mine = async (name: OfficerName) =>
      (await city.ask(signingList, officers.actor(name), { which: 'mine' })).signings
    expect((await mine('sun')).map((one) => one.signing)).toContain(signing)
    expect((await mine('ma')).map((one) => one.signing)).not.toContain(signing)
    const view = await city.ask(signingQuery, officers.actor('sun'), { signing }, 'orders')
    expect(view.credentials).toEqual([officers.passkey('sun').credential])
    expect(view.signers.map(({ power }) => power)).toEqual(['issue', 'approve'])
    const far = city.ask(signingQuery, officers.actor('far'), { signing }, 'orders')
    expect(await codeOf(far)).toBe('signing.unknown')
  })
})

describe('passkeys and posts', () => {
  const spki = () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ format: 'der', type: 'spki' })
      .toString('base64url')

  test('an enrolled passkey signs for nothing before the authority appoints it', async () => {
    const administrator = city.actor('administrator')
    const { account } = await city.run(createAccount, administrator, {
      signInName: 'zhao',
      displayName: '赵',
      role: 'district-commander',
      areaCode: '410105',
      unit: 'cdc',
    })
    const zhao = { ...officers.actor('wu'), id: account }
    const credential = randomUUID().replaceAll('-', '')
    const publicKey = spki()
    await city.run(enrolPasskey, zhao, { credential, publicKey })
    const listed = await city.ask(officerList, administrator, {})
    expect(listed.requests.map((one) => one.credential)).toContain(credential)
    expect(listed.officers.map(({ officer }) => officer)).not.toContain(account)
    const another = city.run(enrolPasskey, zhao, { credential, publicKey: spki() })
    expect(await codeOf(another)).toBe('passkey.taken')
    const rubbish = { credential: 'x'.repeat(20), publicKey: 'A'.repeat(60) }
    expect(await codeOf(city.run(enrolPasskey, zhao, rubbish))).toBe('passkey.refused')

    const document = {
      version: 1 as const,
      id: `post-${account}`,
      officer: account,
      unit: 'cdc',
      area: '410105',
      powers: ['issue' as const],
      credential,
      publicKey,
      from: city.start,
      until: city.start + hourMs,
    }
    const signature = testAuthority.sign(document).toString('base64url')
    const input = (change: object) => ({
      appointments: [{ document: { ...document, ...change }, signature }],
      dismissals: [],
    })
    const widened = city.run(importAppointments, administrator, input({ area: '4101' }))
    expect(await codeOf(widened)).toBe('not-signed')
    const byCommander = city.run(importAppointments, officers.actor('he'), input({}))
    expect(await codeOf(byCommander)).toBe('access.role-may-not')
    expect(await city.run(importAppointments, administrator, input({}))).toEqual({
      appointed: 1,
      dismissed: 0,
      repeated: 0,
    })
    const now = await city.ask(officerList, administrator, { area: '410105' })
    expect(now.officers.map(({ officer }) => officer)).toContain(account)
    expect(now.requests.map((one) => one.credential)).not.toContain(credential)
  })

  test('a dismissal signed by the authority ends a post at once', async () => {
    const document = {
      version: 1 as const,
      id: 'end of ma',
      appointment: 'post-ma',
      at: city.start,
    }
    const signature = testAuthority.sign(document).toString('base64url')
    const administrator = city.actor('administrator')
    const forged = { document: { ...document, appointment: 'post-li' }, signature }
    const refused = city.run(importAppointments, administrator, {
      appointments: [],
      dismissals: [forged],
    })
    expect(await codeOf(refused)).toBe('not-signed')
    const before = await opened('ma', 'li')
    await city.run(importAppointments, administrator, {
      appointments: [],
      dismissals: [{ document, signature }],
    })
    expect(await codeOf(signAs('ma', before))).toBe('no-post')
  })
})
