import { randomUUID } from 'node:crypto'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'
import type { Answer, Sending } from '../../f/engine/send.ts'

/** A real server in this process with a round, and two samplers who may enter without a password. */
export async function fieldCity({ people = 240, sites = 4 } = {}) {
  const city = await aCity()
  const round = await aRound(city, { people, sites })
  const administrator = city.actor('administrator')
  for (const signInName of ['sampler-1', 'sampler-2'])
    await city.run(createAccount, administrator, {
      signInName,
      displayName: signInName,
      role: 'sampler',
      areaCode: '410105001',
      unit: 'site:1',
      isDemo: true,
    })
  const app = await city.app()

  /** One phone's way to the server; it keeps its cookie as a browser does. */
  function phone() {
    let cookie = ''
    return async ({ method, path, body, key }: Sending): Promise<Answer> => {
      const response = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      const set = response.cookies[0]
      if (set && response.statusCode < 300) cookie = `${set.name}=${set.value}`
      return {
        status: response.statusCode,
        body: response.body === '' ? null : response.json(),
        dateMs: null,
        retryAfterMs: null,
      }
    }
  }
  return { city, round, phone, newId: randomUUID }
}
export type FieldCity = Awaited<ReturnType<typeof fieldCity>>
