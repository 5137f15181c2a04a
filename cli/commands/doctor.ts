import type { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import { answering } from './answering.ts'
import { type CityOptions, folderOf, wholeBetween, withData } from './city-options.ts'
import { painted, tableText } from './print.ts'

const colour = { ok: 'green', warn: 'yellow', fail: 'red' } as const

/** `doctor`: whether this machine and this city are well, and what to do where not. */
export function registerDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description(
      'whether machine and city are well; changes nothing, exit status 4 where not · 自检',
    )
    .option('--port <n>', 'the port that the city is served on', wholeBetween(1, 65_535), 4400)
  answering<CityOptions & { port: number }>(withData(command), async (_, options) => {
    const { examine } = await import('./examine.ts')
    const checks = await examine(folderOf(options), options.port)
    const failed = checks.filter(({ state }) => state === 'fail').length
    const warned = checks.filter(({ state }) => state === 'warn').length
    const rows = checks.map(({ name, state, found, todo }) => [
      painted(colour[state], state),
      name,
      found,
      todo ?? '',
    ])
    return {
      json: { well: failed === 0, checks },
      text: `${tableText(['state', 'check 检查', 'found 结果', 'what to do 处理'], rows)}\n\n${failed} fail, ${warned} warn, ${checks.length - failed - warned} ok`,
      code: failed === 0 ? exitCode.done : exitCode.machine,
    }
  })
}
