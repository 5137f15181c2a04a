import { randomUUID } from 'node:crypto'
import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { type Answer, answering } from './answering.ts'
import {
  type CityOptions,
  cityNow,
  hasCity,
  inCity,
  wholeBetween,
  withData,
} from './city-options.ts'
import type { PlanOptions } from './plan-without-city.ts'
import { painted, tableText } from './print.ts'
import { readNoticeFile } from './read-notice-file.ts'

/** `round plan`, `round publish`, `round show`. */
export function registerRound(program: Command): void {
  const group = program.command('round').description('mass-testing rounds · 核酸检测轮次')
  const plan = group
    .command('plan')
    .description('what a notice would need and when it would end; changes nothing · 发布前测算')
    .argument('<notice>', 'the notice, a YAML file such as policies/notices/zz-2022-018.yaml')
    .option('--prevalence <share>', 'share of the people who are infected, 0 to 1', share)
    .option('--samplers <n>', 'samplers there are', wholeBetween(1, 200_000))
  answering<CityOptions & PlanOptions>(withData(plan), async ([file = ''], options) =>
    planned(file, options),
  )

  const publish = group
    .command('publish')
    .description('publish a notice and draw its roll; a published notice cannot change · 发布通告')
    .argument('<notice>', 'the notice, a YAML file')
  answering<CityOptions>(withData(publish), async ([file = ''], options) =>
    published(file, options),
  )

  const show = group
    .command('show')
    .description('where a round stands · 轮次进展')
    .argument('[round]', 'such as 2022018; the newest unless given')
  answering<CityOptions>(withData(show), async ([round], options) => {
    const { showRound } = await import('./round-show.ts')
    return inCity(options, (city) => showRound(city, round))
  })
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('a share from 0 to 1 is needed')
  return value
}

const shown = (value: number | null) =>
  value === null
    ? 'no end'
    : value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 })

async function planned(file: string, options: CityOptions & PlanOptions): Promise<Answer> {
  const { value, notice } = await readNoticeFile(file)
  const plan = hasCity(options)
    ? {
        ...(await planInCity(value, options)),
        notes: ['people and laboratories of the city in the database'],
      }
    : (await import('./plan-without-city.ts')).planWithoutCity(notice, options)
  const rows = plan.figures.map(({ name, value: figure, unit, formula, source }) => [
    name,
    shown(figure),
    unit,
    formula,
    source,
  ])
  const moment = (text: string | null) =>
    text === null ? 'never · 检测能力为零' : cityIsoOf(instantOf(text))
  return {
    json: plan,
    text: [
      painted('bold', `${notice.title.zh} · ${notice.title.en}`),
      ...plan.notes.map((line) => painted('dim', line)),
      '',
      tableText(['figure', 'value', 'unit', 'formula', 'source'], rows),
      '',
      `sampled by 采样完成 ${moment(plan.sampledBy)}; resulted by 结果上传 ${moment(plan.resultedBy)}`,
      `bottleneck 瓶颈: ${plan.bottleneckZh} / ${plan.bottleneckEn}`,
    ].join('\n'),
  }
}

async function planInCity(
  value: unknown,
  { prevalence, samplers, ...options }: CityOptions & PlanOptions,
) {
  const [{ execute }, { planRound }, { operator }] = await Promise.all([
    import('@bihuan/server/door/command.ts'),
    import('@bihuan/server/rounds/plan-round.ts'),
    import('../with-city.ts'),
  ])
  const input = {
    notice: value,
    ...(prevalence === undefined ? {} : { prevalence }),
    ...(samplers === undefined ? {} : { samplers }),
  }
  return inCity(options, async (city) =>
    execute(city, planRound, input, {
      id: randomUUID(),
      now: await cityNow(city),
      actor: operator('city-commander'),
    }),
  )
}

async function published(file: string, options: CityOptions): Promise<Answer> {
  const { value } = await readNoticeFile(file)
  const [{ execute }, { publishRound }, { operator }] = await Promise.all([
    import('@bihuan/server/door/command.ts'),
    import('@bihuan/server/rounds/publish-round.ts'),
    import('../with-city.ts'),
  ])
  return inCity(options, async (city) => {
    const outcome = await execute(
      city,
      publishRound,
      { notice: value },
      { id: randomUUID(), now: await cityNow(city), actor: operator('city-commander') },
    )
    const { round, due, door, slot, site, exempt } = outcome
    const roll = tableText(
      ['due 应检', 'door 上门', 'slot 分时', 'site 采样点', 'exempt 豁免'],
      [[due, door, slot, site, exempt]],
    )
    return { json: outcome, text: `round ${round} is published · 已发布\n${roll}` }
  })
}
