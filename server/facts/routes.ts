import { get, post, type Route } from '../http/route.ts'
import { factChoices } from './fact-choices.ts'
import { personFacts } from './person-facts.ts'
import { recordCase } from './record-case.ts'
import { recordContact } from './record-contact.ts'
import { recordDischarge } from './record-discharge.ts'
import { recordStay } from './record-stay.ts'
import { recordTravel } from './record-travel.ts'
import { withdrawFact } from './withdraw-fact.ts'

export const factRoutes: Route[] = [
  post('/api/v1/facts/cases', recordCase, 'desk'),
  post('/api/v1/facts/contacts', recordContact, 'desk'),
  post('/api/v1/facts/entries', recordTravel, 'desk'),
  post('/api/v1/facts/discharges', recordDischarge, 'desk'),
  post('/api/v1/facts/stays', recordStay, 'desk'),
  post('/api/v1/facts/:fact/withdraw', withdrawFact, 'desk'),
  get('/api/v1/facts/choices', factChoices, 'desk'),
  get('/api/v1/people/:person/facts', personFacts, 'desk'),
]
