import { canonicalLabel } from '@bihuan/core/labels/label.ts'
import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { Command } from 'commander'
import { answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { painted, tableText } from './print.ts'

const moment = (text: string | null) => (text === null ? '' : cityIsoOf(instantOf(text)))

/** `tube show CODE`: every step of one tube. */
export function registerTube(program: Command): void {
  const group = program.command('tube').description('one tube · 采样管')
  const command = group
    .command('show')
    .description('follow a tube: every step, who, where, when · 追踪一管')
    .argument('<code>', 'the printed code; spaces and hyphens do not matter')
  answering<CityOptions>(withData(command), async ([code = ''], options) => {
    const [{ ask }, { tubeStory }, { operator }] = await Promise.all([
      import('@bihuan/server/door/query.ts'),
      import('@bihuan/server/tubes/tube-story.ts'),
      import('../with-city.ts'),
    ])
    return inCity(options, async (city) => {
      const story = await ask(
        city,
        tubeStory,
        { tube: canonicalLabel(code) },
        { now: await cityNow(city), actor: operator('inspector'), purpose: null },
      )
      const steps = story.steps.map(({ step, at, who, where, dueAt, late }) => [
        moment(at),
        step,
        who,
        where,
        late ? painted('red', `late, due ${moment(dueAt)}`) : '',
      ])
      const head = `${story.tube}: ${story.state}, in ${story.account}; ${story.memberCount} of ${story.poolSize} people, sitting ${story.sitting}; result ${story.result ?? 'none yet'}${story.box ? `; box ${story.box}` : ''}`
      const owed = story.owed.map(
        ({ step, dueAt }) => `still owed: ${step}${dueAt ? `, due ${moment(dueAt)}` : ''}`,
      )
      return {
        json: story,
        text: [
          head,
          `${story.siteName}, ${story.areaName}, round ${story.round}`,
          '',
          tableText(['at 时间', 'step 步骤', 'who 人员', 'where 地点', ''], steps),
          ...owed,
        ].join('\n'),
      }
    })
  })
}
