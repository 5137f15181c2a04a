import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { landingOf } from '@bihuan/contract/landing.ts'
import files from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf, type Context } from './context.ts'

// Resident, field, desk and wall; those that the build has are served.
const shells = ['m', 'f', 'desk', 'screen'] as const

/** By role where somebody is signed in; else a phone is a resident's, and a newcomer of the demo begins at the desk. */
async function landingFor(context: Context, request: FastifyRequest): Promise<string> {
  const actor = await actorOf(context, request).catch(() => null)
  if (actor) return landingOf(actor.role)
  const isPhone = /Mobi/.test(request.headers['user-agent'] ?? '')
  return isPhone && !context.demo ? '/m/' : '/desk/'
}

/** Serves the built shells, each with its own page for whatever address lies under it. */
export async function registerPages(
  app: FastifyInstance,
  context: Context,
  webFolder: string,
): Promise<void> {
  await app.register(files, {
    root: webFolder,
    prefix: '/',
    wildcard: false,
    index: false,
    immutable: true,
    // The build has .br and .gz beside each file.
    preCompressed: true,
    maxAge: '365d',
    // These have no digest in their names: a phone that kept them for a year would never hear of a new version.
    setHeaders(reply, path) {
      if (/[\\/]f[\\/](?:sw\.js|manifest\.webmanifest|icon-\d+\.png)(?:\.br|\.gz)?$/.test(path))
        reply.header('cache-control', 'no-cache')
    },
  })
  const shell = (name: string) => ({
    schema: { hide: true },
    handler: async (
      _request: unknown,
      reply: {
        header(name: string, value: string): unknown
        sendFile(file: string, options: object): unknown
      },
    ) => {
      reply.header('cache-control', 'no-cache')
      return reply.sendFile(`${name}/index.html`, { cacheControl: false })
    },
  })
  app.get('/', { schema: { hide: true } }, async (request, reply) =>
    reply.redirect(await landingFor(context, request)),
  )
  for (const name of shells.filter((one) => existsSync(join(webFolder, one, 'index.html')))) {
    app.get(`/${name}`, shell(name))
    app.get(`/${name}/*`, shell(name))
  }
}
