import type { CityFacts } from '../city/facts.ts'
import type { Phone } from '../phone/phone.ts'
import type { Server } from '../world/server.ts'
import { tally } from './check.ts'

/** What a phone confirmed by sound and its disk never kept (I1). */
export function heardAndNotKept({
  device,
  heard,
  keptWords,
}: Pick<Phone, 'device' | 'heard' | 'keptWords'>): string[] {
  const kept = tally(keptWords())
  return [...tally(heard)].flatMap(([word, times]) =>
    times > (kept.get(word) ?? 0) ? [`${device} confirmed and did not keep: ${word}`] : [],
  )
}

/** Events on the server that no phone ever kept (I1). */
export function saidByNobody(
  facts: CityFacts,
  phones: readonly Pick<Phone, 'keptEvents'>[],
): string[] {
  const said = new Set(phones.flatMap((phone) => phone.keptEvents()))
  return [...facts.events.keys()].flatMap((id) =>
    said.has(id) ? [] : [`event ${id}: nobody said it`],
  )
}

/** Acts that a phone has kept and the server does not know, when nothing is unsent any more (I1). */
export function keptAndNotSent(facts: CityFacts, phones: readonly Phone[]): string[] {
  return phones.flatMap((phone) => {
    if (phone.isLost()) return []
    const refused = new Set(phone.refused)
    return phone
      .keptEvents()
      .flatMap((id) =>
        facts.events.has(id) || refused.has(id) ? [] : [`event ${id} of ${phone.device} is lost`],
      )
  })
}

/** Commands that somebody was told are done, and that the server does not know as it told them (I1). */
export function answeredAndLost({ answered, facts }: Pick<Server, 'answered' | 'facts'>): string[] {
  const { commands } = facts()
  return [...answered].flatMap(([id, outcome]) => {
    const known = commands.get(id)
    return JSON.stringify(known?.outcome) === JSON.stringify(outcome)
      ? []
      : [`command ${id} was answered and is ${known ? 'another' : 'lost'}`]
  })
}
