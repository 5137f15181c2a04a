import {
  ChoiceSet,
  Choices,
  ChoicesParams,
  EndChoice,
  SetChoice,
} from '@bihuan/contract/cleanings.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { choicesOf } from './choices.ts'
import { readingRoles, takingRoles } from './roles.ts'

/** Sets an item of a city's own list, or confirms one that was proposed. */
export const setChoice = command({
  name: 'supply-choice.set',
  summary: 'Set an item of the inspection checklist or a disinfectant',
  roles: takingRoles,
  input: SetChoice,
  outcome: ChoiceSet,
  area: (_sql, _input, { city }) => city,
  async run(tx, { kind, code, zh, en, low, high, unit, minutes, source }, { now, actor }) {
    await tx`
      insert into supply_choices (kind, code, zh, en, low, high, unit, minutes, source, set_by, set_at)
      values (${kind}, ${code}, ${zh}, ${en}, ${low ?? null}, ${high ?? null}, ${unit ?? null}, ${minutes ?? null}, ${source}, ${actor.id}, ${now})
      on conflict (kind, code) do update set zh = excluded.zh, en = excluded.en, low = excluded.low, high = excluded.high, unit = excluded.unit,
        minutes = excluded.minutes, source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at, ended_at = null`
    return { code }
  },
})

/** Takes an item off a city's own list; what was written down with it stays. */
export const endChoice = command({
  name: 'supply-choice.end',
  summary: 'Take an item off the inspection checklist or the list of disinfectants',
  roles: takingRoles,
  input: EndChoice,
  outcome: ChoiceSet,
  area: (_sql, _input, { city }) => city,
  async run(tx, { kind, code }, { now }) {
    const [ended] = await tx`
      update supply_choices set ended_at = ${now} where kind = ${kind} and code = ${code} and ended_at is null returning code`
    if (!ended) throw new Problem('supply-choice.unknown')
    return { code }
  },
})

/** The items of a list: those of the city, and proposed ones that nobody here has confirmed. */
export const choiceList = query({
  name: 'supply-choice.list',
  summary: 'The inspection checklist or the disinfectants of this city',
  roles: readingRoles,
  params: ChoicesParams,
  outcome: Choices,
  async run(sql, { kind }) {
    const choices = await choicesOf(sql, kind)
    return { choices: choices.map(({ zh, en, ...rest }) => ({ ...rest, words: { zh, en } })) }
  },
})
