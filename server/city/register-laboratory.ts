import { LaboratoryRegistered, RegisterLaboratory } from '@bihuan/contract/city.ts'
import { command } from '../door/command.ts'
import { refuseDiffering } from './store.ts'

/** Registers a testing institution with its cyclers and the minutes of one run. */
export const registerLaboratory = command({
  name: 'laboratory.register',
  summary: 'Register a laboratory',
  roles: ['administrator'],
  input: RegisterLaboratory,
  outcome: LaboratoryRegistered,
  area: (_sql, input) => input.areaCode,
  async run(tx, { id, name, areaCode, cyclers, runMinutes }) {
    const [added] = await tx`
      insert into laboratories (id, name, area_code, cyclers, run_minutes)
      values (${id}, ${name}, ${areaCode}, ${cyclers}, ${runMinutes})
      on conflict (id) do nothing returning id`
    if (!added) {
      const [other] = await tx<{ row: number; id: number }[]>`
        select 1 as row, id from laboratories
        where id = ${id} and (name, area_code, cyclers, run_minutes) <> (${name}, ${areaCode}, ${cyclers}, ${runMinutes})`
      refuseDiffering('laboratory', other)
    }
    return { laboratory: id }
  },
})
