import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@bihuan/contract/access.ts'
import type { Appointment, Power } from '@bihuan/core/orders/register.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '@bihuan/server/db/sql.ts'
import { prepareDemoPassKeys } from '@bihuan/server/pass/demo-keys.ts'
import { adopt } from '@bihuan/server/policy/adopt.ts'
import { openCity } from '@bihuan/server/serve.ts'
import { anchorsInFile, type TrustAnchors, type Witness } from '@bihuan/server/trust/anchors.ts'
import { authorityOf, writeAppointments } from '@bihuan/server/trust/authority.ts'
import { type SoftwarePasskey, softwarePasskey } from '@bihuan/server/trust/software-passkey.ts'
import { cityCode, operator, type Store } from '../with-city.ts'
import { storyEvening } from './invent-city.ts'

/** The files of an invented city's trust. In a real city only the first exists, and the second lies with the authority, off line. */
const files = {
  anchors: 'trust.json',
  authority: 'demo-authority.json',
  passkeys: 'demo-passkeys.json',
} as const
/** Where the passkeys of the invented officers lie; they are no secret. */
export const demoPasskeyFile = (folder: string): string => join(folder, files.passkeys)

/** The name of the public log of an invented city. */
export const logOrigin = `localhost/${cityCode}/orders`

/** What invented officers may sign, by role. A real city appoints people, not roles. */
const powersOf: Partial<Record<Role, Power[]>> = {
  'case-investigator': ['issue', 'attest'],
  'district-commander': ['issue', 'approve', 'lift', 'suspend', 'review', 'stage', 'attest'],
  'city-commander': [
    'issue',
    'approve',
    'lift',
    'suspend',
    'stage',
    'city',
    'end',
    'policy',
    'attest',
  ],
  inspector: ['lift', 'suspend', 'review', 'policy', 'end', 'attest'],
  'privacy-officer': ['lift', 'review'],
}
// What the city signs by itself when it is invented is signed at no page.
const ownOrigin = 'http://localhost'
const termMs = 2 * 365 * 24 * hourMs
const pack = 'cn-ncp-8'

/** Where the pages of an invented city are opened, and who witnesses its log. */
export type Around = { origins: readonly string[]; witnesses: readonly Witness[] }

type Officer = { id: string; role: Role; areaCode: string; unit: string }
type PasskeyFile = Record<string, { credential: string; privateKey: string }>

const readJson = <T>(path: string): T | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
const writeJson = (path: string, value: unknown) =>
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600 })

/** Addresses at which the pages are opened; one that was used before stays, or what was signed there would fall. */
function anchorsWith(
  folder: string,
  { origins, witnesses }: Around,
  authorityKey: string,
  passRoot: string | null,
) {
  const path = join(folder, files.anchors)
  const before = existsSync(path) ? anchorsInFile(path) : null
  const anchors: Omit<TrustAnchors, 'file'> = {
    authorityKey,
    party: {
      id: 'localhost',
      origins: [...new Set([ownOrigin, ...(before?.party.origins ?? []), ...origins])],
    },
    passRoot: passRoot ?? before?.passRoot ?? null,
    // Nothing depends on witnesses of an invented city: its clock may run a thousand times as fast as they answer.
    log: { origin: logOrigin, witnesses, quorum: 0 },
  }
  writeJson(path, anchors)
  return anchorsInFile(path)
}

function passkeysOf(
  folder: string,
  officers: readonly Officer[],
  party: TrustAnchors['party'],
): Map<string, SoftwarePasskey> {
  const path = demoPasskeyFile(folder)
  const known = readJson<PasskeyFile>(path) ?? {}
  const keys = new Map(
    officers.map(({ id, unit }) => [
      id,
      softwarePasskey({ officer: id, unit }, party, known[id]?.privateKey),
    ]),
  )
  const kept = [...keys].map(([id, { credential, privateKey }]) => [id, { credential, privateKey }])
  writeJson(path, { ...known, ...Object.fromEntries(kept) })
  return keys
}

const officersIn = (sql: Reader) => sql<Officer[]>`
  select id, role, area_code, unit from accounts
  where is_demo and closed_at is null and role = any(${Object.keys(powersOf)}::text[]) order by id`

/**
 * Gives an invented city an appointing authority, officers in office with passkeys of software, and the rules of its day, signed by
 * two of them. What is there already stays; the addresses of the pages are added. Must stand before the city is served.
 */
export async function demoTrust(store: Store, folder: string, around: Around) {
  const authorityPath = join(folder, files.authority)
  const kept = readJson<{ privateKey: string }>(authorityPath)
  const authority = authorityOf(kept?.privateKey)
  if (!kept) writeJson(authorityPath, { privateKey: authority.privateKey })
  const anchors = anchorsWith(folder, around, authority.publicKey, null)
  const city = await openCity({ databaseUrl: store.url, cityCode, keys: store.keys, anchors })
  try {
    const officers = await officersIn(city.sql)
    const keys = passkeysOf(folder, officers, anchors.party)
    const signed = officers.flatMap(({ id, role, areaCode, unit }) => {
      const key = keys.get(id)
      if (!key) return []
      const document: Appointment = {
        version: 1,
        id: `post-${id}`,
        officer: id,
        unit,
        area: areaCode,
        powers: powersOf[role] ?? [],
        credential: key.credential,
        publicKey: key.publicKey,
        from: storyEvening,
        until: storyEvening + termMs,
      }
      return [{ document, signature: authority.sign(document) }]
    })
    await writeAppointments(city.sql, signed, storyEvening)
    const [before] = await city.sql`select from policy_adoptions limit 1`
    const by = keyOf(officers, keys, 'city-commander')
    const second = keyOf(officers, keys, 'inspector')
    if (!before && by && second) await adopt(city.sql, city, { pack, by, second }, storyEvening)
    const administrator = operator('administrator')
    const { passRoot } = await prepareDemoPassKeys(city, {
      folder,
      now: storyEvening,
      administrator,
    })
    return anchorsWith(folder, around, authority.publicKey, passRoot)
  } finally {
    await city.sql.end({ timeout: 5 })
  }
}

function keyOf(
  officers: readonly Officer[],
  keys: ReadonlyMap<string, SoftwarePasskey>,
  role: Role,
): SoftwarePasskey | null {
  const officer = officers.find((one) => one.role === role)
  return (officer && keys.get(officer.id)) ?? null
}
