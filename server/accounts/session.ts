import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@bihuan/contract/access.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import type { Actor } from '../door/actor.ts'
import type { Keys } from '../keys.ts'

// A shift of the night is 12 hours; nobody should have to sign in with gloves on in the middle of one.
const sessionMs = 12 * 3_600_000
// An account that is closed loses its sessions within this time.
const actorCacheMs = 10_000
const keyPrefix = 'bihuan_'

/** A signed session for an account; the server stores none. Real time, also in a demo city. */
export function openSession(
  keys: Keys,
  accountId: string,
  wallNow: number,
  lifeMs = sessionMs,
): { token: string; expiresAt: number } {
  const expiresAt = wallNow + lifeMs
  const body = Buffer.from(JSON.stringify([accountId, expiresAt])).toString('base64url')
  return { token: `${body}.${keys.sign(body)}`, expiresAt }
}

function accountOfSession(keys: Keys, token: string, wallNow: number): string | null {
  const [body = '', signature = ''] = token.split('.')
  if (!keys.isSigned(body, signature)) return null
  const [accountId, expiresAt] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [
    string,
    number,
  ]
  return expiresAt > wallNow ? accountId : null
}

/** A new key for a machine and the hash under which it is found again. */
export function newApiKey(): { key: string; hash: Buffer } {
  const key = keyPrefix + randomBytes(24).toString('base64url')
  return { key, hash: hashOfKey(key) }
}

// A plain hash is enough here: the key has 192 random bits and cannot be enumerated.
function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

type AccountRow = {
  place: number
  id: string
  displayName: string
  role: Role
  areaCode: string
  unit: string
}

const readAccounts = together<string, AccountRow>(
  (sql, ids) => sql<AccountRow[]>`
    select a.place, q.* from generate_subscripts(${[...ids]}::text[], 1) a (place)
    cross join lateral (
      select id, display_name, role, area_code, unit from accounts where id = (${[...ids]}::text[])[a.place] and closed_at is null offset 0
    ) q`,
)

async function loadActor(sql: Reader, accountId: string): Promise<Actor | null> {
  const [row] = await readAccounts(sql, accountId)
  // Looked at again, because a row of another reader here would be the session of another.
  return row?.id === accountId
    ? { id: row.id, name: row.displayName, role: row.role, areaCode: row.areaCode, unit: row.unit }
    : null
}

async function accountOfKey(sql: Reader, key: string): Promise<string | null> {
  const [row] = await sql<{ accountId: string }[]>`
    select account_id from api_keys where key_hash = ${hashOfKey(key)} and revoked_at is null and expires_at > now()`
  return row?.accountId ?? null
}

/** Finds who a bearer token stands for, session or key; answers from memory for a few seconds. */
export function actorFinder(sql: Reader, keys: Keys, wall: () => number = Date.now) {
  const known = new Map<string, { actor: Actor | null; until: number }>()
  return async (token: string): Promise<Actor | null> => {
    const now = wall()
    const cached = known.get(token)
    if (cached && cached.until > now) return cached.actor
    const accountId = token.startsWith(keyPrefix)
      ? await accountOfKey(sql, token)
      : accountOfSession(keys, token, now)
    const actor = accountId === null ? null : await loadActor(sql, accountId)
    if (known.size > 50_000) known.clear()
    known.set(token, { actor, until: now + actorCacheMs })
    return actor
  }
}
