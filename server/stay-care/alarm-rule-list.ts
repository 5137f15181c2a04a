import { AlarmRuleParams, AlarmRules } from '@bihuan/contract/stay-care.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { siteReaders } from '../stays/roles.ts'
import { rulesInForce } from './write-check.ts'

type Made = { id: string; setBy: string; confirmedBy: string | null; confirmedAt: Instant | null }

/** What raises an alarm, from where, and whether somebody has confirmed it. */
export const alarmRuleList = query({
  name: 'alarm-rule.list',
  summary: 'Rules of alarms in isolation',
  roles: siteReaders,
  params: AlarmRuleParams,
  outcome: AlarmRules,
  async run(sql) {
    const made = new Map(
      (await sql<Made[]>`select id, set_by, confirmed_by, confirmed_at from alarm_rules`).map(
        (one) => [one.id, one],
      ),
    )
    return {
      rules: (await rulesInForce(sql)).map(({ id, isConfirmed: _, ...rule }) => {
        const by = made.get(id)
        const confirmedAt = by?.confirmedAt ?? null
        return {
          rule: id,
          ...rule,
          setBy: by?.setBy ?? '',
          confirmedBy: by?.confirmedBy ?? null,
          confirmedAt: confirmedAt === null ? null : isoOf(confirmedAt),
        }
      }),
    }
  },
})
