import { PublicTraces, PublicTracesParams } from '@bihuan/contract/papers.ts'
import type { FastifyInstance } from 'fastify'
import { checkInput } from '../door/check.ts'
import type { Context } from '../http/context.ts'
import { readPublicTraces } from './public-traces.ts'

const secondsKept = 30

/** What the public may read of where cases were, for everybody and without a session: nobody can be known by it, nor who asks. */
export function registerPublicTraces(app: FastifyInstance, context: Context): void {
  const city = context.cityFor?.('resident', true) ?? context.city
  app.get('/api/v1/public-traces', {
    schema: {
      operationId: 'public-trace.list',
      summary: 'Where cases were, as it was published, newest first',
      tags: ['case'],
      querystring: PublicTracesParams,
      response: { 200: PublicTraces },
    },
    async handler(request, reply) {
      const { before } = checkInput(PublicTracesParams, { ...(request.query as object) })
      reply.header('cache-control', `public, max-age=${secondsKept}`)
      return readPublicTraces(city.sql, before)
    },
  })
}
