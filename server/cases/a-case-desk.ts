import { randomUUID } from 'node:crypto'
import { createAccount } from '../accounts/create-account.ts'
import type { Actor } from '../door/actor.ts'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import type { TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { openCaseCommand } from './open-case.ts'

/** A city with rules in force, a laboratory, people, and investigators who have accounts. */
export type CaseDesk = {
  city: TestCity
  round: TestRound
  bench: Bench
  p(n: number): string
  /** An investigator of the district, with an account. */
  zhang: Actor
  li: Actor
  /** One of another district. */
  far: Actor
  /** A case that a laboratory confirmed, by the n-th person; its id. */
  confirmed(n: number): Promise<string>
  /** A case from a report card. */
  reported(n: number, number?: string): Promise<string>
  now: number
}

const dayMs = 86_400_000

/** Prepares a desk for tests of cases; about a second. */
export async function aCaseDesk(city: TestCity, people = 60): Promise<CaseDesk> {
  const round = await aRound(city, { people })
  await adoptedIn(city, await officersOf(city))
  const bench = await aBench(city, round)
  const now = city.start + dayMs
  const p = (n: number) => round.people[n] ?? ''
  let tubes = 0
  async function investigator(name: string, areaCode: string): Promise<Actor> {
    const { account } = await city.run(createAccount, city.actor('administrator'), {
      signInName: name,
      displayName: name,
      role: 'case-investigator',
      areaCode,
      unit: 'cdc',
    })
    return { id: account, name, role: 'case-investigator', areaCode, unit: 'cdc' }
  }
  const [zhang, li, far] = [
    await investigator('zhang', '410105'),
    await investigator('li', '410105'),
    await investigator('far', '410102'),
  ]
  return {
    city,
    round,
    bench,
    p,
    zhang,
    li,
    far,
    now,
    async confirmed(n) {
      const tube = round.tube(1, tubes, 1)
      tubes += 1
      await bench.receive([{ tube, people: [p(n)], poolSize: 1 }])
      await bench.released([{ tube, call: 'reactive' }])
      await bench.released([{ tube, call: 'reactive' }], 'second-kit', 40)
      const [row] = await city.sql<
        { id: string }[]
      >`select id from cases where person_id = ${p(n)} and source = 'laboratory'`
      return row?.id ?? ''
    },
    async reported(n, number = `R-${randomUUID()}`) {
      const opened = await city.run(
        openCaseCommand,
        zhang,
        {
          person: p(n),
          report: { number, foundAt: new Date(now - 3_600_000).toISOString() },
          foundHow: 'clinic',
        },
        now,
      )
      return opened.case
    },
  }
}
