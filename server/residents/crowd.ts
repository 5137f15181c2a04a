import { minuteMs } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'

/**
 * At most so many a minute in this process, whoever they are: who tries everybody's number once is not stopped by a limit
 * for each. `pass` refuses with access.too-many-attempts; `now` is the real time.
 */
export function crowdLimit(perMinute: number) {
  let minute = 0
  let passed = 0
  return {
    pass(now: number): void {
      const current = Math.floor(now / minuteMs)
      if (current !== minute) {
        minute = current
        passed = 0
      }
      passed += 1
      if (passed > perMinute)
        throw new Problem('access.too-many-attempts', {
          seconds: String(Math.ceil(((current + 1) * minuteMs - now) / 1_000)),
        })
    },
  }
}
