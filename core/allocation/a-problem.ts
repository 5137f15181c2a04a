import type { Guest, IsolationSite, Problem, Room } from './guest.ts'
import { weights } from './weights.ts'

/** An adult contact without needs who waits, for tests; what is given stands instead. */
export const aGuest = (id: string, more: Partial<Guest> = {}): Guest => ({
  id,
  cohort: 'contact',
  place: 'centralized',
  party: null,
  source: 'case 1',
  indexOf: null,
  age: 'adult',
  care: [],
  diets: [],
  language: null,
  cell: 'here',
  days: 7,
  now: null,
  fixed: false,
  ...more,
})

/** An active site in the middle of the city, for tests. */
export const aSite = (id: string, more: Partial<IsolationSite> = {}): IsolationSite => ({
  id,
  place: 'centralized',
  active: true,
  at: { lng: 113.6, lat: 34.7 },
  areaCode: '410105',
  languages: [],
  diets: [],
  care: [],
  separates: 'room',
  closesInDays: null,
  staffFor: null,
  ...more,
})

/** A ready single room of a site, for tests. */
export const aRoom = (id: string, site: string, more: Partial<Room> = {}): Room => ({
  id,
  site,
  code: id,
  floor: 1,
  kind: 'single',
  beds: 1,
  passage: 'A',
  ready: true,
  inside: [],
  ...more,
})

/** A problem of these people, sites and rooms, for tests. */
export const aProblem = (
  guests: Guest[],
  sites: IsolationSite[],
  rooms: Room[],
  more: Partial<Problem> = {},
): Problem => ({
  guests,
  sites,
  rooms,
  cells: { here: { at: { lng: 113.6, lat: 34.7 }, area: '410105001001' } },
  singleRoom: false,
  weights,
  ...more,
})
