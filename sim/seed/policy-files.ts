import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const policies = join(import.meta.dirname, '..', '..', 'policies')
const read = (...path: string[]): unknown => parse(readFileSync(join(policies, ...path), 'utf8'))

/** A notice of `policies/notices` as plain data, by its id. */
export const noticeFile = (id = 'zz-2022-018'): unknown => read('notices', `${id}.yaml`)

/** The two assays of `policies/assays` as plain data: the kit of the round, and the one that confirms. */
export const assayFiles = (): { first: unknown; second: unknown } => ({
  first: read('assays', 'first-kit.yaml'),
  second: read('assays', 'second-kit.yaml'),
})

/** Rooms held in reserve for ten thousand people, as the edition of the story's day says it. */
export function roomReserve(id = 'isolation-rooms-2021-10'): number {
  const module = read('modules', `${id}.yaml`) as {
    says: { isolation_sites: { rooms_per_ten_thousand: { v: number } } }
  }
  return module.says.isolation_sites.rooms_per_ten_thousand.v
}
