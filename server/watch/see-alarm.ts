import type { Role } from '@bihuan/contract/access.ts'
import { AlarmSeen, SeeAlarm } from '@bihuan/contract/watch.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

/** Who is told what the watch found: those who control others, and whoever keeps the machine. */
export const alarmRoles: readonly Role[] = ['inspector', 'privacy-officer', 'administrator']

/** Says that somebody has seen an alarm and looks into it. It stays; the first who saw it stays too. */
export const seeAlarm = command({
  name: 'alarm.see',
  summary: 'Say that an alarm is seen',
  roles: alarmRoles,
  input: SeeAlarm,
  outcome: AlarmSeen,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { alarm }, { now, actor }) {
    await tx`
      update alarms set seen_at = ${now}, seen_by = ${actor.id} where id = ${alarm} and seen_at is null`
    const [row] = await tx<{ seenAt: number; seenBy: string }[]>`
      select seen_at, seen_by from alarms where id = ${alarm}`
    if (!row) throw new Problem('alarm.unknown')
    return { alarm, seenAt: isoOf(row.seenAt), seenBy: row.seenBy }
  },
})
