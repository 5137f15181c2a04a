import type { Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

const firstId = 400_001
const lastId = 499_999
// Each try loses only to a site that has just taken the same number.
const triesMax = 50

async function known(tx: Tx, site: string): Promise<number | null> {
  const [row] = await tx<{ id: number }[]>`
    select id from devices where site_id = ${site} and id between ${firstId} and ${lastId}`
  return row?.id ?? null
}

/** The device under which the sheets of a site are sent; made when the first of them agrees, one for each site. */
async function deviceOf(tx: Tx, site: string, now: number): Promise<number> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const id = await known(tx, site)
    if (id !== null) return id
    // Of two sites that take the same number one waits here, gets nothing, and looks again.
    await tx`
      insert into devices (id, site_id, enrolled_at)
      select coalesce(max(id), ${firstId - 1}) + 1, ${site}, ${now} from devices where id between ${firstId} and ${lastId}
      on conflict do nothing`
  }
  throw new Problem('sampling.device-unknown', { device: `paper:${site}` })
}

/** The paper device of a site and the next number of its own counter. */
export async function nextOfPaperDevice(tx: Tx, site: string, now: number) {
  const device = await deviceOf(tx, site, now)
  const [row] = await tx<{ lastSeq: number }[]>`
    update devices set last_seq = last_seq + 1 where id = ${device} returning last_seq`
  return { device: String(device), seq: row?.lastSeq ?? 1 }
}
