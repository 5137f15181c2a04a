import { Session } from '@bihuan/contract/accounts.ts'
import { DemoMessages, DemoResidents, EnterAsResident } from '@bihuan/contract/residents.ts'
import type { FastifyInstance } from 'fastify'
import { checkInput } from '../door/check.ts'
import { Problem } from '../door/problem.ts'
import { demoMessages } from '../messages/demo-messages.ts'
import { demoResidents } from '../residents/demo-residents.ts'
import { enterDemoAs } from '../residents/enter-demo.ts'
import { type Context, nowOf } from './context.ts'
import { answerSession } from './sign-in.ts'

/** Residents and their messages in an invented city; elsewhere these routes answer 404. */
export function registerDemoResidents(app: FastifyInstance, context: Context): void {
  const onlyDemo = () => {
    if (!context.demo) throw new Problem('demo.only')
  }

  app.get('/api/v1/demo/residents', {
    schema: {
      operationId: 'demo.residents',
      summary: 'Residents of the demo city by what happens to them now',
      tags: ['demo'],
      response: { 200: DemoResidents },
    },
    async handler(request) {
      onlyDemo()
      return { residents: await demoResidents(context.city.sql, nowOf(context, request)) }
    },
  })

  app.post('/api/v1/demo/resident-sessions', {
    schema: {
      operationId: 'session.open-demo-resident',
      summary: 'Enter the demo city as one of its residents',
      tags: ['session'],
      body: EnterAsResident,
      response: { 200: Session },
    },
    async handler(request, reply) {
      onlyDemo()
      const { person } = checkInput(EnterAsResident, request.body)
      const account = await enterDemoAs(context.city, person, nowOf(context, request))
      return answerSession(context, reply, account)
    },
  })

  app.get('/api/v1/demo/messages', {
    schema: {
      operationId: 'demo.messages',
      summary: 'What phones of the demo city would have received',
      tags: ['demo'],
      response: { 200: DemoMessages },
    },
    async handler() {
      onlyDemo()
      return { messages: await demoMessages(context.city) }
    },
  })
}
