import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@bihuan/contract/access.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { FastifyInstance } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { afterAll, inject } from 'vitest'
import { actorFinder, openSession } from '../accounts/session.ts'
import { demoClock } from '../clock.ts'
import { connect, type Sql } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { type City, type Command, execute } from '../door/command.ts'
import { ask, type Query } from '../door/query.ts'
import { buildApp } from '../http/app.ts'
import { type Keys, keysFrom } from '../keys.ts'
import { testAnchors } from './officers.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string
  }
}

/** An empty city in a database of its own, with the staff to act in it. Dropped when the test file ends. */
export type TestCity = {
  city: City
  sql: Sql
  url: string
  start: Instant
  actor(role: Role, areaCode?: string, unit?: string): Actor
  /** Runs a command at a moment; the id can be given to try a repeat. */
  run<I extends TSchema, O extends TSchema>(
    command: Command<I, O>,
    actor: Actor,
    input: Static<I>,
    at?: Instant,
    id?: string,
  ): Promise<Static<O>>
  ask<P extends TSchema, O extends TSchema>(
    query: Query<P, O>,
    actor: Actor,
    params: Static<P>,
    purpose?: string,
    at?: Instant,
  ): Promise<Static<O>>
  app(): Promise<FastifyInstance>
  /** A bearer token for an account that exists in the city. */
  tokenFor(accountId: string): string
}

const own: { clusterUrl: string | null; keys: Keys | null } = { clusterUrl: null, keys: null }

/** For a test that reads the files of its database: its cities lie in this cluster, and have these keys. */
export function useOwnCluster(clusterUrl: string, keys: Keys): void {
  own.clusterUrl = clusterUrl
  own.keys = keys
}

/** Clones the migrated template; about 60 ms. */
export async function aCity(): Promise<TestCity> {
  const clusterUrl = own.clusterUrl ?? inject('clusterUrl')
  const database = `city_${randomBytes(6).toString('hex')}`
  const admin = connect(clusterUrl.replace(/\/bihuan$/, '/postgres'), '4101', {
    max: 1,
    name: 'test admin',
  })
  await admin.unsafe(`create database ${database} template template_city`)
  const url = clusterUrl.replace(/\/bihuan$/, `/${database}`)
  const sql = connect(url, '4101', { max: 12, name: 'test' })
  const keys = own.keys ?? keysFrom(Buffer.alloc(32, 7))
  const city: City = { sql, code: '4101', keys, anchors: testAnchors() }
  const start = instantOf('2022-01-14T08:00:00+08:00')
  let app: FastifyInstance | null = null
  afterAll(async () => {
    await app?.close()
    await sql.end({ timeout: 5 })
    await admin.unsafe(`drop database if exists ${database} with (force)`)
    await admin.end()
  })
  return {
    city,
    sql,
    url,
    start,
    actor: (role, areaCode = '4101', unit = role) => ({
      id: `${role}-${unit}`,
      name: role,
      role,
      areaCode,
      unit,
    }),
    run: (command, actor, input, at = start, id = randomUUID()) =>
      execute(city, command, input, { id, now: at, actor }),
    ask: (query, actor, params, purpose, at = start) =>
      ask(city, query, params, { now: at, actor, purpose: purpose ?? null }),
    async app() {
      if (app) return app
      const clock = demoClock(start)
      app = await buildApp(
        { city, clock, demo: clock, findActor: actorFinder(sql, keys) },
        { version: 'test', webFolder: null, log: false },
      )
      return app
    },
    tokenFor: (accountId) => openSession(keys, accountId, Date.now()).token,
  }
}
