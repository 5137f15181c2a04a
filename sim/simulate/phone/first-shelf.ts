import { emptyStation } from '@bihuan/core/station/act.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { fact } from '../../../web/f/engine/apply.ts'
import { lotsOf } from '../../../web/f/engine/memory.ts'
import type { Change } from '../../../web/f/engine/shelf.ts'
import type { FieldBook } from '../../../web/f/engine/types.ts'
import { tubeCode } from '../city/boxes.ts'
import type { IssuedLot } from '../city/facts.ts'

export type Joined = {
  device: string
  site: number
  account: string
  round: string
  lots: readonly IssuedLot[]
  /** The city's moment and what the phone's own clock shows then, epoch ms. */
  start: number
  wall: number
}

/** What joining a site leaves on a phone, without the roster, whose seals are real work of other threads. */
export function firstShelf({ device, site, account, round, lots, start, wall }: Joined): Change[] {
  const book: FieldBook = {
    round,
    noticeId: 'simulated',
    titleZh: '模拟',
    titleEn: 'Simulated',
    opensAt: isoOf(start),
    closesAt: isoOf(start + 86_400_000),
    closedAt: null,
    device,
    site: String(site),
    siteKind: 'fixed',
    siteName: `${site}号采样点`,
    area: '410105001',
    areaName: '经八路街道',
    laboratory: '1',
    laboratoryName: '一号实验室',
    lots: lots
      .filter((lot) => lot.site === site)
      .map(({ first, last, poolSize, sitting }) => ({
        first: tubeCode(first),
        last: tubeCode(last),
        poolSize,
        perHousehold: false,
        sitting,
      })),
    limits: [],
    codeKeys: [],
    sealKey: '',
    serverNow: isoOf(start),
  }
  return [
    fact('session', { book, rosterTakenAt: start, people: 0 }),
    fact('account', { id: account, name: account, role: 'sampler', isDemo: false }),
    fact('station', emptyStation(lotsOf(book))),
    fact('counters', { n: 0, seq: 0, walkIns: 0 }),
    fact('clock', { city: start, wall, speed: 1, checkedAt: start }),
  ]
}
