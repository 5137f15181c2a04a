import { PassBundle } from '@bihuan/contract/pass.ts'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { type Context, nowOf } from '../http/context.ts'
import { bundleTag, passBundle } from './pass-bundle.ts'

const secondsKept = 10

/**
 * The one door of passes without a session: what guards check with is public, so that a guard whose session is over, a shop or a
 * journalist can check a pass as well, and nobody learns who asks. It names nobody.
 */
export function registerPassBundle(app: FastifyInstance, context: Context): void {
  const city = context.cityFor?.('resident', true) ?? context.city
  app.get('/api/v1/passes/bundle', {
    schema: {
      operationId: 'pass.bundle',
      summary: 'Certificates and lists with which passes are checked without network',
      tags: ['pass'],
      response: { 200: PassBundle, 304: Type.Null({ description: 'The one that you have' }) },
    },
    async handler(request, reply) {
      const bundle = await passBundle(city, nowOf(context, request))
      const etag = `"${bundleTag(bundle)}"`
      reply.header('cache-control', `public, max-age=${secondsKept}`).header('etag', etag)
      return request.headers['if-none-match'] === etag ? reply.code(304).send() : bundle
    },
  })
}
