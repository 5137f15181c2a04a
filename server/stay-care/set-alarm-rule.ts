import {
  AlarmRuleChanged,
  ConfirmAlarmRule,
  EndAlarmRule,
  SetAlarmRule,
} from '@bihuan/contract/stay-care.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

const ruleMakers = ['site-manager', 'district-commander', 'city-commander'] as const

/** Proposes what raises an alarm, with where it is from; another person confirms it. Changing one makes it a proposal again. */
export const setAlarmRule = command({
  name: 'alarm-rule.set',
  summary: 'Propose what of a health check raises an alarm',
  roles: ruleMakers,
  input: SetAlarmRule,
  outcome: AlarmRuleChanged,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { rule, kind, temperature, symptom, answerMinutes, source }, { actor, now }) {
    const isWhole =
      kind === 'symptom'
        ? symptom !== null && temperature === null
        : temperature !== null && symptom === null
    if (!isWhole) throw new Problem('stay.rule-incomplete')
    await tx`
      insert into alarm_rules (id, kind, temperature, symptom, answer_minutes, source, set_by, set_at)
      values (${rule}, ${kind}, ${temperature}, ${symptom}, ${answerMinutes}, ${source}, ${actor.id}, ${now})
      on conflict (id) do update set kind = excluded.kind, temperature = excluded.temperature, symptom = excluded.symptom,
        answer_minutes = excluded.answer_minutes, source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at,
        confirmed_by = null, confirmed_at = null, ended_at = null`
    return { rule, confirmed: false }
  },
})

/** Confirms a proposed rule of alarms, as another person than who proposed it. */
export const confirmAlarmRule = command({
  name: 'alarm-rule.confirm',
  summary: 'Confirm what raises an alarm',
  roles: ruleMakers,
  input: ConfirmAlarmRule,
  outcome: AlarmRuleChanged,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { rule }, { actor, now }) {
    const [row] = await tx<{ setBy: string }[]>`
      select set_by from alarm_rules where id = ${rule} and ended_at is null`
    if (!row) throw new Problem('stay.rule-unknown')
    if (row.setBy === actor.id) throw new Problem('stay.rule-by-two')
    await tx`
      update alarm_rules set confirmed_by = ${actor.id}, confirmed_at = ${now} where id = ${rule} and confirmed_at is null`
    return { rule, confirmed: true }
  },
})

/** Ends a rule of alarms; what it raised stays to be answered. */
export const endAlarmRule = command({
  name: 'alarm-rule.end',
  summary: 'End a rule of alarms',
  roles: ruleMakers,
  input: EndAlarmRule,
  outcome: AlarmRuleChanged,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { rule }, { now }) {
    const [ended] = await tx`
      update alarm_rules set ended_at = ${now} where id = ${rule} and ended_at is null returning id`
    if (!ended) throw new Problem('stay.rule-unknown')
    return { rule, confirmed: false }
  },
})
