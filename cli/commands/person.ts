import { type Purpose, purposes, purposesOf } from '@bihuan/contract/access.ts'
import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import { type Command, Option } from 'commander'
import { answering, note } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { tableText } from './print.ts'

/** `person result PERSON`: read under a purpose, and kept for the person to see. */
export function registerPerson(program: Command): void {
  const group = program
    .command('person')
    .description('one person; every read leaves a trace · 个人')
  const command = group
    .command('result')
    .description("a person's results, read through the tubes · 个人结果")
    .argument('<person>', 'the 15 digits of the person; hyphens do not matter')
    .addOption(
      new Option('--purpose <purpose>', 'why the person is read; the person can see it')
        .choices(purposes)
        .makeOptionMandatory(),
    )
  answering<CityOptions & { purpose: Purpose }>(
    withData(command),
    async ([person = ''], { purpose, ...options }) => {
      const [{ ask }, { personResults }, { operator }] = await Promise.all([
        import('@bihuan/server/door/query.ts'),
        import('@bihuan/server/people/person-results.ts'),
        import('../with-city.ts'),
      ])
      // Whoever may read for this purpose: the command line acts in that role, and the trace says so.
      const role =
        personResults.roles.find((one) => purposesOf[one]?.includes(purpose)) ?? 'inspector'
      return inCity(options, async (city) => {
        const found = await ask(
          city,
          personResults,
          { person: person.replaceAll('-', '') },
          { now: await cityNow(city), actor: operator(role), purpose },
        )
        note(`this read was recorded under "${purpose}" · 本次查看已记录`)
        const rows = found.results.map((one) => [
          one.round,
          one.tube,
          one.sitting,
          cityIsoOf(instantOf(one.sampledAt)),
          one.site,
          one.answer,
          one.releasedAt === null ? null : cityIsoOf(instantOf(one.releasedAt)),
        ])
        return {
          json: found,
          text:
            rows.length === 0
              ? 'never sampled · 没有采样记录'
              : tableText(
                  [
                    'round 轮',
                    'tube 管',
                    'sitting',
                    'sampled at 采样',
                    'site 采样点',
                    'answer 结果',
                    'released 上传',
                  ],
                  rows,
                ),
        }
      })
    },
  )
}
