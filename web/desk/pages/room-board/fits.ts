import type { Guest } from './questions.ts'

/** The filters of the board: what a room must show to stay bright. */
export const filters = ['test', 'temperature', 'alarm', 'diet', 'leaving', 'request'] as const
export type Filter = (typeof filters)[number]

const dayMs = 86_400_000

/** Whether somebody's days are over on the day after this moment, by the city's clock (UTC+8). */
export function leavesTomorrow({ releaseDue }: Pick<Guest, 'releaseDue'>, now: number): boolean {
  if (releaseDue === null) return false
  const day = (at: number) => Math.floor((at + 8 * 3_600_000) / dayMs)
  return day(Date.parse(releaseDue)) === day(now) + 1
}

/** Whether a guest has what a filter asks for. */
export function fits(guest: Guest, filter: Filter, now: number): boolean {
  if (filter === 'test') return guest.test === 'due'
  if (filter === 'temperature') return guest.healthOwed
  if (filter === 'alarm') return guest.alarm
  if (filter === 'diet') return guest.diets.length > 0
  if (filter === 'leaving') return leavesTomorrow(guest, now)
  return guest.requests > 0
}
