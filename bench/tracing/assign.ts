import type { Bench } from '../bench.ts'
import { send } from '../desk/measure.ts'
import { commandId } from '../prepare/commands.ts'
import { askedAt } from './fill-cases.ts'

export type AssignFigures = { ms: number; assigned: number; refused: number; status: number }

const teams = 40

/** Gives all cases to teams in one request over HTTP; one in a hundred cannot be given, and comes back with why. */
export async function assignAll(bench: Bench, cases: readonly string[]): Promise<AssignFigures> {
  const accounts: string[] = []
  for (let n = 0; n < teams; n += 1) {
    const { account } = await bench.prepared.hire({
      signInName: `team-${n}`,
      role: 'case-investigator',
      area: bench.city.code,
      unit: 'bench',
    })
    accounts.push(account)
  }
  const commander = bench.prepared.staff.get('city-commander')
  const { url } = await bench.product()
  const input = {
    cases: cases.map((one, n) => ({
      case: n % 100 === 99 ? `case-nobody-${n}` : one,
      asks: accounts[n % teams] ?? '',
      types: accounts[(n + 1) % teams] ?? '',
    })),
  }
  const { status, ms, body } = await send(`${url}/api/v1/case-assignments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${commander?.token}`,
      'x-demo-now': String(askedAt(bench)),
      'x-purpose': 'case-investigation',
      'content-type': 'application/json',
      'idempotency-key': commandId(bench.options.seed, 'case.assign', input),
      'x-requested-with': 'bihuan',
    },
    body: JSON.stringify(input),
  })
  if (status !== 200) throw new Error(`assigning: ${status} ${body.slice(0, 300)}`)
  const answer = JSON.parse(body) as { assigned: number; refused: unknown[] }
  return { ms, status, assigned: answer.assigned, refused: answer.refused.length }
}
