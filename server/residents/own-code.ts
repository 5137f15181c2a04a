import { CodeParams, OwnCode } from '@bihuan/contract/residents.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { factsOf, seeOwn } from './own-person.ts'
import { signedCode } from './sign-code.ts'

/** The code that a sampler scans: for oneself or somebody one acts for. It says who, and nothing about any result. */
export const ownCode = query({
  name: 'own.code',
  summary: 'The signed code to be sampled with',
  roles: ['resident'],
  params: CodeParams,
  outcome: OwnCode,
  async run(sql, { person, form }, question) {
    const { documentSeen } = await seeOwn(sql, person, 'own.code', question)
    const { name } = await factsOf(sql, person)
    const { keys, now } = question
    const { text, expiresAt } = signedCode({ person, name, form, documentSeen }, keys, now)
    return { person, name, text, issuedAt: isoOf(now), expiresAt: isoOf(expiresAt) }
  },
})
