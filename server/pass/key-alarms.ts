import { spoken } from '@bihuan/core/status/rule-words.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { keysEnoughUntil, lowKeysMs } from './enough-keys.ts'

/** What somebody must do about the keys; `subject` is the same until a day has passed, so that it is told once a day. */
export type KeyAlarm = {
  kind: 'pass-keys'
  subject: string
  words: { zh: string; en: string }
}

/** Tells days before that the keys of the passes run out, and when there are none. Nothing in a city that issues none. */
export async function passKeyAlarms(
  sql: Reader,
  { code, anchors }: Pick<City, 'code' | 'anchors'>,
  now: Instant,
): Promise<KeyAlarm[]> {
  if (anchors.passRoot === null) return []
  const enough = await keysEnoughUntil(sql, { city: code, passRoot: anchors.passRoot }, now)
  const day = cityDateOf(now)
  if (enough === null)
    return [
      {
        kind: 'pass-keys',
        subject: `none:${day}`,
        words: {
          zh: '没有可用的通行码签名密钥：现在无法签发通行码，请立即导入根密钥签发的证书',
          en: 'There is no key to sign passes: none can be issued now. Import certificates of the root at once',
        },
      },
    ]
  if (enough - now >= lowKeysMs) return []
  return [
    {
      kind: 'pass-keys',
      subject: `low:${day}`,
      words: {
        zh: `通行码签名密钥只够用到${spoken(enough, 'zh', true)}：请生成新密钥，带到存放根密钥的机器上签发`,
        en: `The keys of the passes last until ${spoken(enough, 'en', true)}: make new ones and have them signed by the root`,
      },
    },
  ]
}
