import { cityIsoOf, hourMs } from '@bihuan/core/time/instant.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { answering, note } from './answering.ts'
import { type CityOptions, inAnyCity, wholeBetween, withData } from './city-options.ts'
import { tableText } from './print.ts'

type Options = CityOptions & { scale: number; seed: number }

function scaleOf(text: string): number {
  const value = Number(text)
  if (!(value >= 0.0001 && value <= 1)) throw new InvalidArgumentError('a share from 0.0001 to 1 is needed')
  return value
}

/** `seed`: fills the city with an invented population and the round of notice 18 of 2022, through commands. */
export function registerSeed(program: Command): void {
  const command = program
    .command('seed')
    .description('invent a city and publish its first round; the same order again changes nothing · 生成虚构城市')
    .option('--scale <share>', 'share of the real city, 0.0001 to 1; 0.01 is 126,000 people', scaleOf, 0.01)
    .option('--seed <n>', 'another seed, another city', wholeBetween(0, 2 ** 31), 1)
  answering<Options>(withData(command), async (_, { scale, seed, ...options }) => {
    const [{ execute }, { routes }, { inProcess }, { noticeOf, seedCity }, { assayFiles, noticeFile }] = await Promise.all([
      import('@bihuan/server/door/command.ts'),
      import('@bihuan/server/http/routes.ts'),
      import('@bihuan/sim/seed/in-process.ts'),
      import('@bihuan/sim/seed/seed-city.ts'),
      import('@bihuan/sim/seed/policy-files.ts'),
    ])
    const commands = routes.flatMap((route) => (route.method === 'POST' ? [route.command] : []))
    const notice = noticeFile()
    // An hour before the first site opens: everything must be in place by then.
    const now = Math.min(...noticeOf(notice).windows.map(({ opens }) => opens)) - hourMs
    const began = performance.now()
    return inAnyCity(options, async (city) => {
      const send = inProcess(commands, (it, input, attempt) => execute(city, it, input, attempt), now)
      let told = ''
      const { plan, people, due, accounts } = await seedCity({
        send, seed, scale, notice, assays: assayFiles(),
        onProgress(step, count) {
          if (step !== told) note(`${step} (${count} people so far)`)
          told = step
        },
      })
      const outcome = { people, due, accounts, sites: plan.sites.length, laboratories: plan.laboratories.length, round: String(plan.notice.round), at: cityIsoOf(now), seconds: Math.round((performance.now() - began) / 100) / 10 }
      return {
        json: outcome,
        text: tableText(['people 人', 'due 应检', 'accounts 账号', 'sites 采样点', 'laboratories 实验室', 'round 轮次', 'seconds'], [[people, due, accounts, outcome.sites, outcome.laboratories, outcome.round, outcome.seconds]]),
      }
    })
  })
}
