// Facts for the tests: 白 is the person, t0 the moment of her order.
import { day, t0 } from '../../orders/testing/officers.ts'
import type { Fact, FactKind } from '../fact.ts'

type Of<K extends FactKind> = Extract<Fact, { kind: K }>
type Extra<K extends FactKind> = Partial<Omit<Of<K>, 'kind'>>

const base = (id: string, at: number) => ({ id, at, knownAt: at, person: 'bai' })

/** The contact that `anOrder` names; the last exposure was two days before t0 and is known since an hour before. */
export const aContact = (more: Extra<'contact'> = {}): Of<'contact'> => ({
  kind: 'contact',
  ...base('contact of bai', t0 - 2 * day),
  knownAt: t0 - 3_600_000,
  reason: 'close_contact',
  case: 'case 1',
  confirmedBy: 'investigator',
  ...more,
})
export const aTravel = (more: Extra<'travel'> = {}): Of<'travel'> => ({
  kind: 'travel',
  ...base('entry of bai', t0 - day),
  reason: 'inbound',
  ...more,
})
export const aCase = (more: Extra<'case'> = {}): Of<'case'> => ({
  kind: 'case',
  ...base('case of chen', t0 - day),
  person: 'chen',
  reason: 'infected_mild',
  areas: ['unit:3-2', 'building:3', 'compound:c', 'county:410105'],
  ...more,
})
export const aRoll = (more: Extra<'roll'> = {}): Of<'roll'> => ({
  kind: 'roll',
  ...base('roll of bai', t0 - day),
  round: 2022018,
  ...more,
})
export const aMark = (more: Extra<'mark'> = {}): Of<'mark'> => ({
  kind: 'mark',
  ...base('mark of bai', t0 - day),
  round: 2022018,
  ...more,
})
export const aSample = (more: Extra<'sample'> = {}): Of<'sample'> => ({
  kind: 'sample',
  ...base('sample of bai', t0),
  round: null,
  ...more,
})
export const aResult = (more: Extra<'result'> = {}): Of<'result'> => ({
  kind: 'result',
  ...base('result of bai', t0),
  of: 'single',
  call: 'negative',
  ct: null,
  ...more,
})
export const aPool = (more: Extra<'pool'> = {}): Of<'pool'> => ({
  kind: 'pool',
  ...base('pool of bai', t0),
  tube: '4101000000001',
  ...more,
})
export const aDwelling = (more: Extra<'dwelling'> = {}): Of<'dwelling'> => ({
  kind: 'dwelling',
  ...base('home of bai', t0 - 300 * day),
  places: ['unit:3-1', 'building:3', 'compound:c', 'county:410105'],
  until: null,
  ...more,
})
export const aDischarge = (more: Extra<'discharge'> = {}): Of<'discharge'> => ({
  kind: 'discharge',
  ...base('discharge of bai', t0 + day),
  ...more,
})
export const aWithdrawal = (fact: string, knownAt: number): Of<'withdrawal'> => ({
  kind: 'withdrawal',
  id: `withdrawal of ${fact}`,
  at: knownAt,
  knownAt,
  fact,
})
export const aStay = (more: Extra<'stay'> = {}): Of<'stay'> => ({
  kind: 'stay',
  ...base('stay of bai', t0),
  reason: 'close_contact',
  place: 'centralized',
  site: 'site 7',
  district: '410105',
  until: null,
  ...more,
})
