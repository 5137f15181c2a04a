import { anyInfected } from './dorfman.ts'

/** Tests per person of three stages, n1 people, then n2, then one; perfect test. n2 divides n1. */
export function threeStageTests(prevalence: number, n1: number, n2: number): number {
  return 1 / n1 + anyInfected(prevalence, n1) / n2 + anyInfected(prevalence, n2)
}

/** Tests per person of a square array of n x n without a master pool, perfect test (Phatarfod and Sudbury 1994). */
export function arrayTests(prevalence: number, n: number): number {
  const p = prevalence
  return 2 / n + p + (1 - p) * anyInfected(p, n - 1) ** 2
}

/**
 * By how many cycles dilution k-fold delays the threshold, log2 k. For aliquots pooled in the laboratory;
 * swabs pooled in one tube lose far less, 0 to 2 cycles (Christoff 2021).
 */
export function dilutionCycles(k: number): number {
  return Math.log2(k)
}
