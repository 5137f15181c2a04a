import { Ending, exitCode } from '../exit-code.ts'
import type { Store } from '../with-city.ts'
import { type CityFile, readCityFile, writeCityFile } from './city-file.ts'
import { forgetCity, hasPeople } from './forget-city.ts'
import { inventCity } from './invent-city.ts'
import type { StartOptions } from './options.ts'
import { step } from './progress.ts'

const count = (n: number) => n.toLocaleString('en-US')

/** In words, what would be lost by inventing a city here; null where nothing would. */
async function heldBy(store: Store, found: CityFile | null): Promise<string | null> {
  if (found?.kind === 'own') return 'a city of your own'
  if (found?.kind === 'demo') return `the demo city of seed ${found.seed}, scale ${found.scale}`
  return (await hasPeople(store.url)) ? 'a city that this folder knows nothing of' : null
}

/** Makes the data folder hold the city that was asked for. One that is there already goes on where it stood. */
export async function prepareDemo(
  store: Store,
  folder: string,
  options: Pick<StartOptions, 'seed' | 'scale' | 'reset'>,
): Promise<void> {
  const wanted: CityFile = { kind: 'demo', seed: options.seed, scale: options.scale }
  const found = readCityFile(folder)
  if (!options.reset && found?.kind !== 'unfinished') {
    if (JSON.stringify(found) === JSON.stringify(wanted)) return
    const held = await heldBy(store, found)
    if (held) {
      throw new Ending(
        exitCode.refused,
        `${folder} holds ${held}: use --reset to forget it, or another folder with --data. 该目录已有另一座城市`,
      )
    }
  }
  writeCityFile(folder, { kind: 'unfinished' })
  await step('虚构城市', 'Inventing the city', async () => {
    await forgetCity(store.url)
    const { people, due } = await inventCity(store, options.seed, options.scale)
    return { outcome: null, words: `${count(people)} people 人 · ${count(due)} due 应检` }
  })
  writeCityFile(folder, wanted)
}
