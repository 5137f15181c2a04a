import { Ending, exitCode } from '../exit-code.ts'

const countMax = 16

/** How many application processes serve a city of one's own: BIHUAN_PROCESSES, or one. */
export function processCount(): number {
  const { BIHUAN_PROCESSES: stated } = process.env
  if (!stated) return 1
  const count = Number(stated)
  if (!Number.isInteger(count) || count < 1 || count > countMax)
    throw new Ending(
      exitCode.refused,
      `BIHUAN_PROCESSES must be a whole number from 1 to ${countMax}. 进程数须为 1 至 ${countMax} 的整数`,
    )
  return count
}
