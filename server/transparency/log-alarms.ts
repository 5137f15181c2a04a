import { createHash } from 'node:crypto'
import type { Words } from '@bihuan/core/policy/words.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Breach } from './log-head.ts'

/** Raises an alarm; one that was raised under this id already stays as it is, seen or not. */
export async function raiseAlarm(
  sql: Reader,
  alarm: { kind: string; subject: string; since: string; words: Words },
  now: Instant,
): Promise<void> {
  const { kind, subject, since, words } = alarm
  const told = createHash('sha256').update(`${subject}\n${since}`).digest('hex').slice(0, 16)
  await sql`
    insert into alarms (id, kind, subject, words, found_at)
    values (${`${kind}:${told}`}, ${kind}, ${subject}, ${sql.json(words)}, ${now})
    on conflict (id) do nothing`
}

/** What to say of a witness that is away or refuses, while too few others have signed. */
export const awayWords = (name: string, said: string): Words => ({
  zh: `见证人 ${name} 没有见证公开日志的最新检查点（${said}）。签发超过十分钟仍未见证的命令不生效。请联系见证人，查明日志为何得不到见证`,
  en: `The witness ${name} has not signed the latest checkpoint of the public log (${said}). Orders that are not witnessed within ten minutes have no effect. Call the witness, and find out why the log is not signed`,
})

/** What to say when the tables are not the log that was signed. */
export const breachWords: Record<Breach, Words> = {
  cut: {
    zh: '公开日志的条数与最后签名的检查点不符：有条目被删除或私自加入。日志已停止追加，新命令十分钟后失效。请保留数据库原样并调查',
    en: 'The public log has another number of entries than the last signed checkpoint: some were removed or put in. Nothing is appended any more, and new orders lapse after ten minutes. Keep the database as it is and investigate',
  },
  signature: {
    zh: '最后的检查点不是本日志的密钥所签。日志已停止追加，新命令十分钟后失效。请保留数据库原样并调查',
    en: 'The last checkpoint was not signed by the key of this log. Nothing is appended any more, and new orders lapse after ten minutes. Keep the database as it is and investigate',
  },
  root: {
    zh: '公开日志的内容与最后签名的检查点不符：历史被改写。日志已停止追加，新命令十分钟后失效。请保留数据库原样并调查',
    en: 'The content of the public log is not that of the last signed checkpoint: its past was changed. Nothing is appended any more, and new orders lapse after ten minutes. Keep the database as it is and investigate',
  },
}
