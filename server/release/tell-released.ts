import type { Release } from '@bihuan/core/release/release.ts'
import { spoken } from '@bihuan/core/status/rule-words.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { writeMessage } from '../messages/write-message.ts'

type Row = { readonly id: string; readonly person: string; readonly siteName: string }

// A notice of yesterday still says something that one wants to read.
const usefulMinutes = 24 * 60

/** What the phone is told: since when they are free, and whether something comes after; no reason and no illness, for a phone lies about. */
export function releasedText(
  siteName: string,
  { next }: Pick<Release, 'next'>,
  at: Instant,
): string {
  const after =
    next === null
      ? '此后没有其他要求。'
      : `回家后的要求和结束时间请看“我的状态”${next.until === null ? '' : `，到${spoken(next.until, 'zh', true)}结束`}。`
  return `您在${siteName}的集中隔离已于${spoken(at, 'zh')}解除。${after}解除证明可在手机页面查看。对此有疑问可随时申诉。`
}

/** Sends everybody who was let go the notice of the end. Who has no phone is told at the door and by the grid worker. */
export async function tellReleased(
  tx: Tx,
  rows: readonly Row[],
  releases: ReadonlyMap<string, Release>,
  at: Instant,
  { now, keys }: Request,
): Promise<void> {
  const phones = await tx<{ id: string; phoneCipher: Buffer | null }[]>`
    select id, phone_cipher from people where id = any(${rows.map(({ person }) => person)}::bigint[])`
  const phoneOf = new Map(phones.map(({ id, phoneCipher }) => [id, phoneCipher]))
  for (const { id, person, siteName } of rows) {
    const release = releases.get(id)
    const phone = phoneOf.get(person)
    if (release === undefined || !phone) continue
    const message = {
      id: derivedId('released', id),
      phone: keys.open(phone),
      text: releasedText(siteName, release, at),
      now,
      usefulMinutes,
    }
    await writeMessage(tx, message, keys)
  }
}
