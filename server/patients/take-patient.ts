import { PatientTaken, TakePatient } from '@bihuan/contract/patients.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPerson } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { groundOf } from './case-of-person.ts'
import { ageOf, urgencyOf } from './urgency.ts'

/** A doctor takes on somebody who has a case or whom an order admits; who is somebody's patient already stays that. */
export const takePatient = command({
  name: 'patient.take',
  summary: 'Take somebody on as a patient',
  roles: ['doctor'],
  input: TakePatient,
  outcome: PatientTaken,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person }, request) {
    const { now, actor } = request
    const home = (await homesOf(tx, [person])).get(person)
    if (!home) throw new Problem('fact.person-unknown')
    const open = await tx<{ id: string }[]>`
      select id from patients where person_id = any(${[...home.ids]}::bigint[]) and discharged_at is null`
    const [before] = open
    if (before) return { patient: before.id, wasTaken: true }
    const ground = await groundOf(tx, home.ids, request)
    if (ground === null) throw new Problem('patient.no-case')
    const { priority, because } = urgencyOf(await ageOf(tx, person, now), [], undefined)
    const id = derivedId(request.id, 'patient')
    const written = await tx`
      insert into patients (id, person_id, area_code, reason, fact_id, since_at, taken_at, taken_by, doctor, priority, because)
      values (${id}, ${person}, ${home.community}, ${ground.reason}, ${ground.fact}, ${ground.at}, ${now}, ${actor.id}, ${actor.id}, ${priority}, ${because})
      on conflict do nothing returning id`
    if (written.length === 0) throw new Problem('patient.taken-meanwhile')
    return { patient: id, wasTaken: false }
  },
})
