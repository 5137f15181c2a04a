import { randomUUID } from 'node:crypto'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { upload } from '@bihuan/server/sampling/upload.ts'
import { aCity, type TestCity } from '@bihuan/server/testing/a-city.ts'
import { aRound, type TestRound } from '@bihuan/server/testing/a-round.ts'
// Declares what the suite's set-up provides.
import type {} from '@bihuan/server/testing/global-setup.ts'

// What COPY has to write otherwise: its own end of rows, tabs, line ends, backslashes; and the longest Chinese.
export const awkwardName = '\\.\n\\.\t"a",\r\n\\N 张三𠮷'

/** A city with a round of 3,000 people (several packets of rows), of whom three are sampled in one tube. */
export async function aLivedCity(): Promise<{
  city: TestCity
  round: TestRound
  tube: string
  person: string
}> {
  const city = await aCity()
  const round = await aRound(city, { people: 3_000 })
  const at = (minutes: number) => isoOf(city.start + minutes * minuteMs)
  const people = round.people.slice(0, 3)
  const tube = round.tube(1, 0)
  const seal = {
    kind: 'seal' as const,
    id: randomUUID(),
    seq: 1,
    at: at(10),
    tube,
    openedAt: at(5),
    count: 3,
    members: people.map((person, n) => ({ person, at: at(6 + n) })),
  }
  const sampler = city.actor('sampler', '410105001', 'site:1')
  await city.run(
    upload,
    sampler,
    { round: round.round, device: round.device(1), sentAt: at(30), events: [seal] },
    city.start + 30 * minuteMs,
  )
  const account = {
    signInName: 'awkward',
    displayName: awkwardName,
    role: 'sampler' as const,
    areaCode: '410105',
    unit: 'site:1',
  }
  await city.run(createAccount, city.actor('administrator'), account)
  return { city, round, tube, person: people[0] ?? '' }
}
