import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands in a data folder: an invented city with its seed and scale, or somebody's own. */
export type CityFile =
  | { kind: 'demo'; seed: number; scale: number }
  | { kind: 'own' }
  /** Being invented: nobody's, and done again when it was interrupted. */
  | { kind: 'unfinished' }

const pathOf = (dataFolder: string) => join(dataFolder, 'city.json')

/** What the folder holds, or null when it says nothing. */
export function readCityFile(dataFolder: string): CityFile | null {
  const path = pathOf(dataFolder)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CityFile) : null
}

/** Says what the folder holds from now on. */
export function writeCityFile(dataFolder: string, city: CityFile): void {
  writeFileSync(pathOf(dataFolder), `${JSON.stringify(city)}\n`)
}
