import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Role, roles } from '@bihuan/contract/access.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Status } from '@bihuan/core/status/status.ts'
import { hourMs, type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { openSession } from '@bihuan/server/accounts/session.ts'
import { appAddress, appRole } from '@bihuan/server/db/app-role.ts'
import { connect, type Sql } from '@bihuan/server/db/sql.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { jobSchema } from '@bihuan/server/jobs/jobs.ts'
import type { Keys } from '@bihuan/server/keys.ts'
import { openCity, type Serving, serve } from '@bihuan/server/serve.ts'
import { readStatus } from '@bihuan/server/status/read-status.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'
import { adoptedIn } from '@bihuan/server/testing/adopted.ts'
import {
  type OfficerName,
  officersOf,
  type TestOfficers,
  testAnchors,
  testAuthority,
} from '@bihuan/server/testing/officers.ts'
import { appendPending } from '@bihuan/server/transparency/append-pending.ts'
import { aWitness } from '@bihuan/server/transparency/testing/a-witness.ts'
import { anchorsInFile } from '@bihuan/server/trust/anchors.ts'
import { watchedPacks } from '@bihuan/server/watch/check-files.ts'
import { policyFolder } from '../../policies/load.ts'
import { type Forge, forgeOf } from './forge.ts'

/** A city that is served, with officers, an adopted pack and people without any ground, and the ways in that attackers have. */
export type Stand = {
  /** As the application has it: its connections and rights. */
  city: City
  /** A connection that owns the database. */
  owner: Sql
  /** A connection of the attacker's own with the rights of the application. */
  app: Sql
  readonly now: Instant
  officers: TestOfficers
  forge: Forge
  trustFile: string
  /** A copy of the packs of the program, which the watch looks at instead of them. */
  packFolder: string
  /** Somebody who has not been attacked yet. */
  victim(): string
  victims(count: number): string[]
  /** What the product tells of somebody: the real read. */
  status(person: string, at?: Instant): Promise<Status>
  /** A request of a signed-in account; `as` is an officer, or a role. */
  send(
    as: OfficerName | Role,
    path: string,
    body: object,
    at?: Instant,
  ): Promise<{ status: number; body: Record<string, unknown> }>
  /** What the product says of its own state. */
  ready(): Promise<Record<string, unknown>>
  /** Signs as an officer what waits under that id, through the door. */
  sign(as: OfficerName, drafted: { signing: string; digest: string }, at?: Instant): Promise<number>
  /** An order through the door with its ground, signed by 吴 and 李, in the log; gives its document. */
  goodOrder(person: string, more?: { at?: Instant; hours?: number }): Promise<Order>
  /** Lets the public log take what waits. */
  log(at?: Instant): Promise<void>
  close(): Promise<void>
}

export const staff = roles
const start = instantOf('2022-01-14T08:00:00+08:00')
const code = '4101'

async function accountsIn(sql: Sql, officers: TestOfficers): Promise<void> {
  const names: OfficerName[] = [
    'wu',
    'li',
    'sun',
    'ma',
    'he',
    'she',
    'gone',
    'early',
    'far',
    'clerk',
  ]
  const all = [
    ...names.map((name) => officers.actor(name)),
    ...staff.map((role) => ({
      id: `red-${role}`,
      name: role,
      role,
      areaCode: role === 'city-commander' || role === 'administrator' ? code : '410105',
      unit: `unit of ${role}`,
    })),
  ]
  for (const { id, role, areaCode, unit } of all)
    await sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values (${id}, ${id}, ${id}, ${role}, ${areaCode}, ${unit}, ${start})`
}

/** The authority has dismissed 孙, since yesterday. */
async function dismissSun(sql: Sql): Promise<void> {
  const at = start - 24 * hourMs
  const document = { version: 1 as const, id: 'end of sun', appointment: 'post-sun', at }
  await sql`
    insert into dismissals (id, appointment_id, document, signature, known_at)
    values (${document.id}, ${document.appointment}, ${sql.json(document)}, ${testAuthority.sign(document)}, ${at})`
}

/** Opens a city on an empty database and serves it; `runsJobs` lets the log and the watch go round by themselves. */
export async function openStand({
  url,
  keys,
  runsJobs,
  people = 1_200,
}: {
  url: string
  keys: Keys
  runsJobs: boolean
  people?: number
}): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-red-'))
  const trustFile = join(folder, 'trust.json')
  const { file: _, ...bare } = testAnchors()
  let clock = () => start
  const names = ['witness.court.example', 'witness.university.example']
  const witnesses = await Promise.all(
    names.map((name) => aWitness({ anchors: { file: null, ...bare }, keys }, name, () => clock())),
  )
  const anchored = witnesses.map(({ anchor }) => anchor)
  const written = { ...bare, log: { ...bare.log, witnesses: anchored, quorum: names.length } }
  writeFileSync(trustFile, JSON.stringify(written))
  const anchors = anchorsInFile(trustFile)
  const packFolder = join(folder, 'policies')
  for (const part of ['packs', 'modules'])
    cpSync(join(policyFolder, part), join(packFolder, part), { recursive: true })
  watchedPacks.folder = packFolder
  const seeded = await openCity({ databaseUrl: url, cityCode: code, keys, anchors })
  const place = { city: seeded, sql: seeded.sql, start }
  const round = await aRound(place, { people })
  const officers = await officersOf(place as never)
  await adoptedIn(place as never, officers)
  await accountsIn(seeded.sql, officers)
  await dismissSun(seeded.sql)
  await seeded.sql.end({ timeout: 5 })
  const serving: Serving = await serve({
    databaseUrl: url,
    cityCode: code,
    keys,
    anchors,
    version: 'red-team',
    demoStart: start,
    host: '127.0.0.1',
    port: 0,
    webFolder: null,
    log: false,
    runsJobs,
  })
  clock = () => serving.now()
  const owner = connect(url, code, { max: 1, name: 'attacker, owner' })
  const where = { code, schema: `city_${code}`, jobs: jobSchema(code), keys }
  const address = await appAddress(owner, url, where)
  const app = connect(address.url, code, {
    max: 1,
    name: 'attacker, application',
    settings: address.rights === 'app' ? { role: appRole } : {},
  })
  const { city } = serving
  let next = 0

  const accountOf = (as: string) => (staff.includes(as as Role) ? `red-${as}` : as)
  const headersOf = (as: string, at: Instant) => ({
    authorization: `Bearer ${openSession(keys, accountOf(as), Date.now()).token}`,
    'content-type': 'application/json',
    'x-demo-now': String(at),
    'x-purpose': 'orders',
  })
  const stand: Stand = {
    city,
    owner,
    app,
    get now() {
      return serving.now()
    },
    officers,
    forge: forgeOf(officers, () => serving.now()),
    trustFile,
    packFolder,
    victim() {
      const person = round.people[next]
      next += 1
      if (person === undefined) throw new Error('nobody is left')
      return person
    },
    victims: (count) => Array.from({ length: count }, () => stand.victim()),
    status: (person, at = serving.now()) => readStatus(city.sql, { person, at }, city),
    async send(as, path, body, at = serving.now()) {
      const answer = await fetch(`${serving.url}/api/v1${path}`, {
        method: 'POST',
        headers: { ...headersOf(as, at), 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      })
      const text = await answer.text()
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
    },
    async ready() {
      const answer = await fetch(`${serving.url}/readyz`)
      return (await answer.json()) as Record<string, unknown>
    },
    async sign(as, { signing, digest }, at = serving.now()) {
      const { credential, authenticatorData, clientData, signature } = officers.sign(as, digest, at)
      const answer = { credential, authenticatorData, clientData, signature }
      return (await stand.send(as, `/signings/${signing}/sign`, { answer }, at)).status
    },
    async goodOrder(person, { at = serving.now(), hours } = {}) {
      const fact = await stand.forge.fact(owner, person, { at })
      const drafted = await stand.send(
        'wu',
        '/orders',
        {
          person,
          kind: 'isolate',
          basis: 'close_contact',
          evidence: [fact],
          place: 'centralized',
          reason: stand.forge.reason,
          approver: 'li',
          ...(hours === undefined ? {} : { until: new Date(at + hours * hourMs).toISOString() }),
        },
        at,
      )
      if (drafted.status !== 200) throw new Error(JSON.stringify(drafted.body))
      const signing = drafted.body as { signing: string; digest: string; order: string }
      for (const name of ['wu', 'li'] as const) {
        const status = await stand.sign(name, signing, at)
        if (status !== 200) throw new Error(`${name} could not sign: ${status}`)
      }
      await stand.log(at)
      const [row] = await owner<{ document: Order }[]>`
        select document from signings where id = ${signing.signing}`
      if (!row) throw new Error('the signing is gone')
      return row.document
    },
    async log(at = serving.now()) {
      await appendPending(city, at)
    },
    async close() {
      watchedPacks.folder = policyFolder
      await serving.close()
      for (const witness of witnesses) witness.close()
      await Promise.all([owner.end({ timeout: 5 }), app.end({ timeout: 5 })])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return stand
}
