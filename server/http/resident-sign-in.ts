import { setTimeout as sleep } from 'node:timers/promises'
import { Session } from '@bihuan/contract/accounts.ts'
import {
  AskCode,
  AskRegistration,
  CodeAsked,
  OpenResidentSession,
  RegistrationAreaParams,
  RegistrationAreas,
} from '@bihuan/contract/residents.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { FastifyInstance } from 'fastify'
import { checkInput } from '../door/check.ts'
import { askCode } from '../residents/ask-code.ts'
import { askRegistration } from '../residents/ask-registration.ts'
import { crowdLimit } from '../residents/crowd.ts'
import { enterByCode } from '../residents/enter.ts'
import { registrationAreas } from '../residents/registration-areas.ts'
import { type Context, nowOf } from './context.ts'
import { answerSession } from './sign-in.ts'

// One's own phone: somebody of eighty should not have to fetch a code every day.
const residentSessionMs = 30 * 24 * hourMs
// Design figures, for each process: 72,000 people enter in an hour; each wrong code is one guess among a million, so
// 600 tries a minute find about one in a day, over everybody's numbers together.
const asksPerMinute = 1_200
const triesPerMinute = 600
// Looking somebody up takes 8 to 10 ms, a millisecond more where the name fits; nobody shall read that from the clock.
const answerMsMin = 60

/** The answer of `work`, not before the least time has passed, whatever the work found. */
async function noSooner<Answer>(work: Promise<Answer>): Promise<Answer> {
  const [answered] = await Promise.allSettled([work, sleep(answerMsMin)])
  if (answered.status === 'rejected') throw answered.reason
  return answered.value
}

/**
 * How residents enter: a code goes to the phone on record, or is printed by the community. No answer here holds anything
 * about a person, and none says whether there is one.
 */
export function registerResidentSignIn(app: FastifyInstance, context: Context): void {
  const asks = crowdLimit(asksPerMinute)
  const tries = crowdLimit(triesPerMinute)

  app.post('/api/v1/resident-codes', {
    schema: {
      operationId: 'resident.ask-code',
      summary: 'Send a code to the phone on record; the answer is the same for everybody',
      tags: ['resident'],
      body: AskCode,
      response: { 200: CodeAsked },
    },
    async handler(request) {
      const input = checkInput(AskCode, request.body)
      asks.pass(Date.now())
      return noSooner(askCode(context.city, input, nowOf(context, request)))
    },
  })

  app.post('/api/v1/resident-registrations', {
    schema: {
      operationId: 'resident.ask-registration',
      summary: 'Register oneself: a code goes to the phone given',
      tags: ['resident'],
      body: AskRegistration,
      response: { 200: CodeAsked },
    },
    async handler(request) {
      const input = checkInput(AskRegistration, request.body)
      asks.pass(Date.now())
      return noSooner(askRegistration(context.city, input, nowOf(context, request)))
    },
  })

  app.post('/api/v1/resident-sessions', {
    schema: {
      operationId: 'resident.open-session',
      summary: 'Enter with the code of an attempt, or with a printed one',
      tags: ['resident'],
      body: OpenResidentSession,
      response: { 200: Session },
    },
    async handler(request, reply) {
      const input = checkInput(OpenResidentSession, request.body)
      tries.pass(Date.now())
      const account = await enterByCode(context.city, input, nowOf(context, request))
      return answerSession(context, reply, account, residentSessionMs)
    },
  })

  app.get('/api/v1/registration-areas', {
    schema: {
      operationId: 'resident.registration-areas',
      summary: 'Areas below an area, for the form of who registers',
      tags: ['resident'],
      querystring: RegistrationAreaParams,
      response: { 200: RegistrationAreas },
    },
    async handler(request) {
      const { parent } = checkInput(RegistrationAreaParams, request.query)
      return { areas: await registrationAreas(context.city.sql, parent ?? context.city.code) }
    },
  })
}
