import { AlarmAnswered, AnswerAlarm } from '@bihuan/contract/charts.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { plateId } from '../labels/labels.ts'
import { readCharts } from './chart-store.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { laboratoryArea } from './plate-store.ts'

/** Answers an alarm of a control chart with what was done, once; the charts of that series begin anew after its plate. */
export const answerAlarm = command({
  name: 'laboratory.answer-alarm',
  summary: 'Say what was done about an alarm of a control chart',
  roles: ['lab-reviewer'],
  input: AnswerAlarm,
  outcome: AlarmAnswered,
  area: (sql, input) => laboratoryArea(sql, input.laboratory),
  async run(tx, { laboratory, plate, series, done, at }, { actor, id }) {
    checkLaboratory(actor, Number(laboratory))
    const code = plateId(plate)
    const charts = await readCharts(tx, Number(laboratory))
    const alarm = charts
      .flatMap((chart) => chart.series)
      .filter((line) => line.series === series)
      .flatMap((line) => line.alarms)
      .find((one) => one.plate.id === code)
    if (!alarm) throw new Problem('alarm.unknown', { plate })
    const kept = await tx`
      insert into chart_answers (id, plate_id, series, done, answered_at, answered_by)
      values (${id}, ${code}, ${series}, ${done}, ${instantOf(at)}, ${actor.id})
      on conflict (plate_id, series) do nothing
      returning 1`
    if (kept.length === 0) throw new Problem('alarm.already-answered', { plate })
    return { plate, series }
  },
})
