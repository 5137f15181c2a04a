import type { PublicLog } from '@bihuan/contract/transparency.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { formatNoteKey } from '@bihuan/core/transparency/note-key.ts'
import type { Static } from 'typebox'
import type { City } from '../door/command.ts'
import { newestCheckpoint, witnessedCheckpoint } from './checkpoint-store.ts'
import { logPolicyOf } from './log-policy.ts'
import { readWitnesses } from './witness-memory.ts'

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** How large the log is, who watches it, and how far they have come. */
export async function publicLog(city: City, now: Instant): Promise<Static<typeof PublicLog>> {
  const { log, witnesses, quorum } = logPolicyOf(city)
  const newest = await newestCheckpoint(city.sql)
  const witnessed = await witnessedCheckpoint(city.sql)
  const memory = await readWitnesses(city.sql)
  return {
    now: isoOf(now),
    log: formatNoteKey(log),
    size: newest?.size ?? 0,
    signedAt: isoOrNull(newest?.signedAt ?? null),
    quorum,
    witnessed:
      witnessed?.witnessedAt != null
        ? { size: witnessed.size, at: isoOf(witnessed.witnessedAt) }
        : null,
    witnesses: witnesses.map((key) => ({
      name: key.name,
      key: formatNoteKey(key),
      size: memory.get(key.name)?.knownSize ?? 0,
      signedAt: isoOrNull(memory.get(key.name)?.signedAt ?? null),
    })),
  }
}
