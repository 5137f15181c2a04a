import {
  ConsistencyParams,
  EntriesParams,
  LogEntries,
  LogProof,
  ProofParams,
  PublicDays,
  PublicDaysParams,
  PublicLog,
} from '@bihuan/contract/transparency.ts'
import { toBase64 } from '@bihuan/core/transparency/base64.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { systemClock } from '../clock.ts'
import { checkInput } from '../door/check.ts'
import { crowdLimit } from '../residents/crowd.ts'
import { publicDays } from '../transparency/public-days.ts'
import {
  publicCheckpoint,
  publicConsistency,
  publicEntries,
  publicProof,
} from '../transparency/public-entries.ts'
import { publicLog } from '../transparency/public-log.ts'
import { takeLines } from '../transparency/take-lines.ts'
import { type Context, nowOf } from './context.ts'

const tags = ['log']
const text = 'text/plain; charset=utf-8'
// What is said of a size is said for ever; the newest changes every ten seconds.
const lasting = 'public, max-age=31536000, immutable'
const passing = 'public, max-age=10'
// A line has some 150 characters, and a witness brings one.
const linesMax = 8_192
const linesPerMinute = 600

const put = (reply: FastifyReply, cacheControl: string, body: unknown) =>
  reply.header('cache-control', cacheControl).send(body)

/** What stands in an address is text: figures are made of it where the schema wants some, as for the table of routes. */
const asked = <Schema extends TSchema>(schema: Schema, query: unknown) =>
  checkInput(schema, Value.Convert(schema, { ...(query as object) }))

/**
 * The public log for everybody: witnesses, newspapers, and whoever has an order in their hand. No session, no cookie, nobody's name.
 * The paths under /api/v1/log are those that the witness program asks.
 */
export function registerPublicLog(app: FastifyInstance, context: Context): void {
  const reading = context.cityFor?.('resident', true) ?? context.city
  const writing = context.cityFor?.('resident', false) ?? context.city
  const lines = crowdLimit(linesPerMinute)

  app.get('/api/v1/log', {
    schema: {
      operationId: 'log.show',
      summary: 'Size of the public log, its key, its witnesses and how far they have seen it',
      tags,
      response: { 200: PublicLog },
    },
    handler: async (request, reply) =>
      put(reply, passing, await publicLog(reading, nowOf(context, request))),
  })

  app.get('/api/v1/log/days', {
    schema: {
      operationId: 'log.days',
      summary: 'The published counts of orders, by day',
      tags,
      querystring: PublicDaysParams,
      response: { 200: PublicDays },
    },
    async handler(request, reply) {
      const params = asked(PublicDaysParams, request.query)
      return put(reply, passing, await publicDays(reading, params, nowOf(context, request)))
    },
  })

  app.get('/api/v1/log/checkpoint', {
    schema: {
      operationId: 'log.checkpoint',
      summary: 'The newest checkpoint with the signatures of log and witnesses',
      tags,
      response: { 200: Type.String() },
    },
    async handler(_request, reply) {
      const { note } = await publicCheckpoint(reading)
      return put(reply.type(text).serializer(String), passing, note)
    },
  })

  app.get('/api/v1/log/consistency', {
    schema: {
      operationId: 'log.consistency',
      summary: 'The proof that one size of the log continues another, a hash on each line',
      tags,
      querystring: ConsistencyParams,
      response: { 200: Type.String() },
    },
    async handler(request, reply) {
      const path = await publicConsistency(reading, asked(ConsistencyParams, request.query))
      const body = path.map((hash) => `${toBase64(hash)}\n`).join('')
      return put(reply.type(text).serializer(String), lasting, body)
    },
  })

  app.get('/api/v1/log/entries', {
    schema: {
      operationId: 'log.entries',
      summary: 'Commitments of the log, at most 1,000 at a time',
      tags,
      querystring: EntriesParams,
      response: { 200: LogEntries },
    },
    handler: async (request, reply) =>
      put(reply, lasting, await publicEntries(reading, asked(EntriesParams, request.query))),
  })

  app.get('/api/v1/log/proof', {
    schema: {
      operationId: 'log.proof',
      summary: 'The proof that a commitment stands at its place in the log',
      tags,
      querystring: ProofParams,
      response: { 200: LogProof },
    },
    handler: async (request, reply) =>
      put(reply, passing, await publicProof(reading, asked(ProofParams, request.query))),
  })

  app.post('/api/v1/log/cosignatures', {
    bodyLimit: linesMax,
    schema: {
      operationId: 'log.take-lines',
      summary:
        'Takes the line of a known witness under the newest checkpoint; every other is left out',
      tags,
      response: { 200: Type.Object({ size: Type.Integer(), quorum: Type.Boolean() }) },
    },
    async handler(request) {
      lines.pass(systemClock.now())
      const said = typeof request.body === 'string' ? request.body : ''
      const { size } = await publicCheckpoint(writing)
      const taken = await takeLines(writing, said, nowOf(context, request))
      return { size, quorum: taken?.quorum ?? false }
    },
  })
}
