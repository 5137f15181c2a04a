import { type Options, optionsOf } from './kernel/options.ts'
import { runSeed } from './run-seed.ts'

/**
 * Takes faults and mistakes out of a failing seed one by one, and people by halves, as long as some law still breaks:
 * what is left is what the story needs. Answers the smaller options.
 */
export async function shrink(seed: number): Promise<Options> {
  const options = structuredClone(optionsOf(seed))
  const stillBreaks = async () => (await runSeed(seed, null, options)).breaks.length > 0
  for (const group of [options.faults, options.mistakes] as Record<string, number>[])
    for (const [name, value] of Object.entries(group)) {
      if (value === 0) continue
      group[name] = name === 'diskSlowMs' ? 5 : 0
      if (!(await stillBreaks())) group[name] = value
    }
  for (let people = options.people; people > 2; ) {
    people = Math.floor(people / 2)
    const before = options.people
    options.people = people
    if (await stillBreaks()) continue
    options.people = before
    break
  }
  return options
}
