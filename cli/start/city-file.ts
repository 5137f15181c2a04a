import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands in a data folder: an invented city with its seed and scale, or somebody's own. */
export type CityFile = { kind: 'demo'; seed: number; scale: number } | { kind: 'own' }

const pathOf = (dataFolder: string) => join(dataFolder, 'city.json')

/** What the folder holds, or null when nothing was finished in it. */
export function readCityFile(dataFolder: string): CityFile | null {
  const path = pathOf(dataFolder)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CityFile) : null
}

/** Written last, when the city is whole: an interrupted set-up leaves none, and is done again. */
export function writeCityFile(dataFolder: string, city: CityFile): void {
  writeFileSync(pathOf(dataFolder), `${JSON.stringify(city)}\n`)
}

export function dropCityFile(dataFolder: string): void {
  rmSync(pathOf(dataFolder), { force: true })
}
