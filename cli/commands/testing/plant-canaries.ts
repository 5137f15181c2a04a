// Unique random strings put in through the real commands, in every kind of personal data that there is.
import { randomBytes, randomInt } from 'node:crypto'
import { syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { anAppealDesk } from '@bihuan/server/appeals/an-appeal-desk.ts'
import { importPeople } from '@bihuan/server/city/import-people.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { answerMeasure } from '@bihuan/server/excess/answer-measure.ts'
import { reportMeasure } from '@bihuan/server/excess/report-measure.ts'
import { recordCase } from '@bihuan/server/facts/record-case.ts'
import { recordStay } from '@bihuan/server/facts/record-stay.ts'
import { registerWalkIn } from '@bihuan/server/field/register-walk-in.ts'
import { settleSamePerson } from '@bihuan/server/field/settle-same-person.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { endResponse } from '@bihuan/server/orders/draft-acts.ts'
import { breakGlass } from '@bihuan/server/reads/break-glass.ts'
import { reviewGlass } from '@bihuan/server/reads/review-glass.ts'
import { markRoll } from '@bihuan/server/rounds/mark-roll.ts'
import type { TestCity } from '@bihuan/server/testing/a-city.ts'

/** Where a canary was put, and how it lies there. */
export type Canary = {
  text: string
  where: string
  lies: 'plain' | 'sealed' | 'under-the-city-key'
}
export type Planted = {
  city: TestCity
  canaries: Canary[]
  /** Ends the response by the act that two officers sign; gives the moment. */
  end(at: Instant): Promise<Instant>
}

/** A word that stands nowhere else. */
const word = () => `kanari${randomBytes(7).toString('hex')}`

/** A lived city with at least a thousand canaries: `people` with three each, and the free words of every other kind. */
export async function plantCanaries(
  hear: (line: string) => void,
  { people = 330 } = {},
): Promise<Planted> {
  const desk = await anAppealDesk()
  const { city, now } = desk
  const canaries: Canary[] = []
  const plant = (where: string, lies: Canary['lies'], text = word()): string => {
    canaries.push({ text, where, lies })
    return text
  }
  const administrator = city.actor('administrator')

  const passports = new Set<number>()
  while (passports.size < people) passports.add(randomInt(10 ** 8))
  const register = [...passports].map((serial, n) => ({
    id: String(410_100_000_900_000 + n),
    householdId: '1',
    name: plant('people.name', 'plain'),
    sex: 'female' as const,
    bornOn: '1980-01-01',
    phone: plant('people.phone_cipher', 'under-the-city-key', `1${randomInt(10 ** 12, 10 ** 13)}`),
    traits: [],
    documents: [{ kind: 'passport' as const, ...syntheticPassport(serial) }],
  }))
  for (const { documents } of register)
    for (const { number } of documents)
      plant('documents.number_cipher', 'under-the-city-key', number)
  await city.run(importPeople, administrator, { people: register })

  for (let n = 0; n < 10; n += 1) {
    await city.run(createAccount, administrator, {
      signInName: word(),
      displayName: plant('accounts.display_name', 'plain'),
      role: 'sampler',
      areaCode: '410105',
      unit: 'site:1',
    })
    const known = register[n]
    const walkIn = String(410_190_001_010_001 + n)
    await city.run(registerWalkIn, city.actor('sampler', '410105'), {
      device: '101',
      person: walkIn,
      name: plant('people.name of a walk-in', 'plain'),
      sex: 'male',
      bornOn: '1990-01-01',
      phone: null,
      // The document of somebody known: is it one person?
      documents: known?.documents ?? [],
      address: plant('walk_ins.address_cipher', 'sealed'),
      at: isoOf(now),
    })
    await city.run(settleSamePerson, city.actor('district-commander', '410105'), {
      walkIn,
      known: known?.id ?? '',
      verdict: 'different',
      reason: plant('same_person_claims.reason', 'plain'),
    })
  }
  await city.run(markRoll, city.actor('grid-worker', '410105'), {
    round: '2022018',
    building: '1',
    marks: desk.people.slice(10, 20).map((person) => ({
      person,
      kind: 'absent' as const,
      fact: plant('roll_marks.fact', 'plain'),
      at: isoOf(now),
    })),
  })

  const investigator = city.actor('case-investigator', '410105')
  for (const person of desk.people.slice(20, 26)) {
    await city.run(recordCase, investigator, {
      person,
      reason: 'patient_confirmed',
      report: {
        number: plant('facts.about of a case', 'plain'),
        foundAt: isoOf(now - 48 * hourMs),
      },
    })
    await city.run(recordStay, city.actor('site-manager', '410105'), {
      person,
      reason: 'close_contact',
      place: 'centralized',
      site: plant('facts.site of a stay', 'plain'),
      from: isoOf(now - 24 * hourMs),
    })
  }

  for (let n = 0; n < 10; n += 1) {
    const person = desk.people[n] ?? ''
    const order = await desk.logged(person, {
      reason: {
        zh: `您和一位确诊的人同桌吃过饭。${plant('orders.document', 'sealed')}`,
        en: `You ate at one table with somebody found infected. ${plant('orders.document', 'sealed')}`,
      },
    })
    const at = now + 5 * minuteMs
    const appeal = await desk.lodge(person, order, at, plant('order_acts.document', 'sealed'))
    await desk.lodge(person, order, at + minuteMs, plant('appeal_additions.words', 'sealed'))
    if (n % 2 === 0) await desk.review('ma', appeal, { act: 'answer' }, at + 10 * minuteMs)
    await city.run(reportMeasure, await desk.resident(person), {
      person,
      kind: 'block_exit',
      place: plant('measure_reports.place', 'sealed'),
      words: plant('measure_reports.words', 'sealed'),
      receipt: randomBytes(16).toString('hex'),
    })
  }

  const reports = await city.sql<{ id: string }[]>`select id from measure_reports`
  for (const { id } of reports)
    await city.run(answerMeasure, city.actor('inspector'), {
      measure: id,
      kind: 'stopped',
      words: plant('measure_answers.words', 'sealed'),
    })

  for (let n = 0; n < 5; n += 1) {
    const reader = city.actor('inspector', '4101', `unit-${n}`)
    const { glass } = await city.run(breakGlass, reader, {
      purpose: 'inspection',
      reason: plant('break_glass.reason_cipher', 'sealed'),
    })
    await city.run(reviewGlass, city.actor('privacy-officer'), {
      glass,
      verdict: 'founded',
      words: plant('break_glass.words_cipher', 'sealed'),
    })
  }

  const { keys } = city.city
  // As `start` serves it, so that its log is heard as well.
  const clock = demoClock(now)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, keys) },
    { version: 'test', webFolder: null, log: { write: hear } },
  )
  for (let n = 0; n < 5; n += 1) {
    const name = plant('people.name of who registered alone', 'plain')
    const payload = {
      kind: 'passport',
      ...syntheticPassport(randomInt(10 ** 8)),
      name,
      sex: 'female',
      bornOn: '1991-02-03',
      phone: plant('messages.phone_cipher', 'sealed', `1${randomInt(10 ** 12, 10 ** 13)}`),
      community: '410105001001',
      address: plant('self_registrations.address_cipher', 'sealed'),
    }
    const asked = await app.inject({
      method: 'POST',
      url: '/api/v1/resident-registrations',
      payload,
    })
    const [text] = await city.sql<{ textCipher: Buffer }[]>`
      select text_cipher from messages order by useless_at desc limit 1`
    const code = /\d{6}/.exec(keys.open(text?.textCipher ?? Buffer.alloc(0)))?.[0] ?? ''
    const { attempt } = asked.json<{ attempt: string }>()
    const entered = await app.inject({
      method: 'POST',
      url: '/api/v1/resident-sessions',
      payload: { attempt, code },
    })
    if (entered.statusCode !== 200) throw new Error(`not registered: ${entered.body}`)
    // What is refused, and what fails inside, is logged too.
    const broken = { ...payload, name, sex: 'neither' }
    for (const body of [broken, { attempt, code: name }])
      await app.inject({ method: 'POST', url: '/api/v1/resident-registrations', payload: body })
  }
  await app.close()

  return {
    city,
    canaries,
    async end(at) {
      const act = await desk.act(
        endResponse,
        'he',
        { area: '4101', second: 'she', reason: '疫情已经结束，应急响应终止，全部决定解除。' },
        at,
        ['she'],
      )
      if (act === null) throw new Error('the end has both signatures')
      return at
    },
  }
}
