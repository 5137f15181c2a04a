import type { OwnHome, OwnRound, PersonResult, Place } from '../wire.ts'

export const minute = 60_000
export const start = Date.parse('2026-11-21T08:00:00+08:00')
export const at = (minutes: number) => new Date(start + minutes * minute).toISOString()

export const aPlace = (change: Partial<Place> = {}): Place => ({
  site: '1',
  name: '东门采样点',
  kind: 'fixed',
  areaName: '建设路街道',
  samplers: 4,
  queuePeople: 12,
  queueAt: at(0),
  waitMinutes: 8,
  ...change,
})

export const aResult = (change: Partial<PersonResult> = {}): PersonResult => ({
  round: '2026001',
  tube: '1000000000001X',
  sampledAt: at(60),
  poolSize: 10,
  sitting: 1,
  site: '东门采样点',
  area: '建设路街道',
  answer: 'awaiting-result',
  releasedAt: null,
  ageMinutes: 30,
  ...change,
})

export const aRoundOfMine = (change: Partial<OwnRound> = {}): OwnRound => ({
  round: '2026001',
  noticeId: 'n-1',
  titleZh: '第一轮',
  titleEn: 'First round',
  opensAt: at(0),
  closesAt: at(840),
  due: true,
  mode: 'site',
  because: { areaName: '建设路街道', building: '3号楼', zone: null },
  slot: null,
  places: [],
  sampled: null,
  exempt: null,
  ...change,
})

/** What the city says to somebody, for tests. */
export const aHome = (change: Partial<OwnHome> = {}): OwnHome => ({
  person: '410100000000001',
  name: '林桂芝',
  held: false,
  newest: null,
  round: null,
  openRecalls: [],
  ...change,
})
