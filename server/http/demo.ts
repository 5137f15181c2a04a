import { AccountView } from '@bihuan/contract/accounts.ts'
import { TubeCode } from '@bihuan/contract/scalars.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { demoAccounts } from '../accounts/demo-accounts.ts'
import { checkInput } from '../door/check.ts'
import { Problem } from '../door/problem.ts'
import { latestTube } from '../tubes/latest-tube.ts'
import { actorOf, type Context } from './context.ts'
import type { LiveTopic } from './live.ts'

const SetClock = Type.Object(
  {
    speed: Type.Optional(Type.Number({ minimum: 0, maximum: 3600 })),
    now: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
)
const DemoClockView = Type.Object({
  now: Type.String(),
  speed: Type.Number({ description: '0 is paused' }),
})

/** Time and speed of the city, for pages that show a clock; a real city has none to show. */
export const clockTopic: LiveTopic = {
  name: 'clock',
  everyMs: 1_000,
  read: async ({ demo }) => (demo ? { now: isoOf(demo.now()), speed: demo.state().speed } : null),
}

/** Speed and pause of a demo city; elsewhere these routes answer 404. */
export function registerDemo(app: FastifyInstance, context: Context): void {
  const view = () => {
    if (!context.demo) throw new Problem('demo.only')
    const { now, speed } = context.demo.state()
    return { now: isoOf(now), speed }
  }
  app.get(
    '/api/v1/demo/clock',
    {
      schema: {
        operationId: 'demo.clock',
        summary: 'Time and speed of the demo city',
        tags: ['demo'],
        response: { 200: DemoClockView },
      },
    },
    async () => view(),
  )
  app.get('/api/v1/demo/accounts', {
    schema: {
      operationId: 'demo.accounts',
      summary: 'Accounts of the demo city that anybody may enter',
      tags: ['demo'],
      response: { 200: Type.Object({ accounts: Type.Array(AccountView) }) },
    },
    async handler() {
      if (!context.demo) throw new Problem('demo.only')
      return { accounts: await demoAccounts(context.city.sql) }
    },
  })
  app.get('/api/v1/demo/tube', {
    schema: {
      operationId: 'demo.tube',
      summary: 'The tube of the demo city that was opened last, to follow it',
      tags: ['demo'],
      response: { 200: Type.Object({ tube: Type.Union([TubeCode, Type.Null()]) }) },
    },
    async handler(request) {
      if (!context.demo) throw new Problem('demo.only')
      await actorOf(context, request)
      return { tube: await latestTube(context.city.sql) }
    },
  })
  app.get('/api/v1/demo/passkey', {
    schema: {
      operationId: 'demo.passkey',
      summary: 'The software passkey of an invented officer, to sign with',
      tags: ['demo'],
      response: { 200: Type.Object({ credential: Type.String(), privateKey: Type.String() }) },
    },
    async handler(request) {
      if (!context.demo) throw new Problem('demo.only')
      const key = context.passkeyOf?.((await actorOf(context, request)).id)
      if (!key) throw new Problem('not-found', { what: 'passkey' })
      return key
    },
  })
  app.post('/api/v1/demo/clock', {
    schema: {
      operationId: 'demo.set-clock',
      summary: 'Change the speed of the demo city, or pause it',
      tags: ['demo'],
      body: SetClock,
      response: { 200: DemoClockView },
    },
    async handler(request) {
      if (!context.demo) throw new Problem('demo.only')
      await actorOf(context, request)
      context.demo.set(checkInput(SetClock, request.body) as { now?: number; speed?: number })
      return view()
    },
  })
}
