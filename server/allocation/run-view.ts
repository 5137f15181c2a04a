import { isoOf } from '@bihuan/core/time/instant.ts'
import type { RunRecord } from './store.ts'

const momentOf = (at: number | null) => (at === null ? null : isoOf(at))

/** The numbers of a run, as lists and its own page show them. */
export const runView = (run: RunRecord) => ({
  run: run.id,
  area: run.areaCode,
  areaName: run.areaName ?? run.areaCode,
  askedAt: isoOf(run.askedAt),
  finishedAt: momentOf(run.finishedAt),
  acceptedAt: momentOf(run.acceptedAt),
  undoneAt: momentOf(run.undoneAt),
  failedWhy: run.failedWhy,
  people: run.people,
  placed: run.placed,
  unplaced: run.unplaced,
  moved: run.moved,
  cost: run.cost,
  bound: run.bound,
  gap: run.gap,
  seconds: run.seconds,
  solver: run.solver,
  step: run.step,
})
