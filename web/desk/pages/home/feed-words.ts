import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { Happening, Subject } from '../../../api/wire.ts'
import type { Formats } from '../../../i18n/format.ts'
import type { Tone } from '../../../ui/desk/status-tag.tsx'

/** A happening in words: its tone, the sentence, and what it leads to. */
export type Told = { tone: Tone; word: MessageDescriptor; subject: Subject | null }

type Facts = {
  count(name: string): string
  value(name: string): number
  text(name: string): string
  is(name: string): boolean
}

function factsOf({ facts }: Happening, format: Formats): Facts {
  const value = (name: string) => Number(facts[name] ?? 0)
  return {
    value,
    count: (name) => format.number(value(name)),
    text: (name) => String(facts[name] ?? ''),
    is: (name) => facts[name] === true,
  }
}

const words: Readonly<Record<string, (facts: Facts) => { tone: Tone; word: MessageDescriptor }>> = {
  'sampling.upload': (f) =>
    f.value('refused') > 0
      ? {
          tone: 'wait',
          word: msg`Devices sent ${f.count('applied')} events, ${f.count('refused')} refused with the reason`,
        }
      : {
          tone: 'info',
          word: msg`Sampling: ${plural(f.value('uploads'), { one: '# upload', other: '# uploads' })} with ${plural(f.value('applied'), { one: '# event', other: '# events' })}`,
        },
  'export.record': (f) => ({
    tone: 'idle',
    word: msg`A list was exported as a file, ${plural(f.value('rows'), { one: '# row', other: '# rows' })}`,
  }),
  'order.draft-batch': (f) => ({
    tone: 'wait',
    word: msg`Orders for ${plural(f.value('people'), { one: '# person', other: '# people' })} wait for their signatures`,
  }),
  'batch.suspend': () => ({ tone: 'wait', word: msg`A whole batch of orders is to be suspended` }),
  'batch.open-stage': () => ({
    tone: 'wait',
    word: msg`The next stage of a batch of orders is to be opened`,
  }),
  'response.end': () => ({
    tone: 'ok',
    word: msg`The end of the response waits for its signatures`,
  }),
  'policy.draft-adoption': () => ({
    tone: 'wait',
    word: msg`New rules wait for their signatures`,
  }),
  'appointment.import': (f) => ({
    tone: 'info',
    word: msg`Officers: ${f.count('appointed')} appointed, ${f.count('dismissed')} dismissed`,
  }),
  'pass.import-keys': (f) => ({
    tone: 'info',
    word: msg`${f.count('certificates')} keys for passes taken in`,
  }),
  'pass.revoke-key': () => ({ tone: 'late', word: msg`A key that signs passes was revoked` }),
  'measure.answer': () => ({
    tone: 'ok',
    word: msg`A report of a measure without an order is answered`,
  }),
  'box.seal': (f) => ({
    tone: 'info',
    word: msg`Box sealed with ${plural(f.value('tubes'), { one: '# tube', other: '# tubes' })}`,
  }),
  'box.offer': () => ({ tone: 'info', word: msg`Box offered, the giver has signed` }),
  'box.withdraw-offer': () => ({ tone: 'idle', word: msg`Offer of a box taken back` }),
  'box.accept': (f) =>
    f.is('agreed')
      ? { tone: 'info', word: msg`Box accepted, both counted ${f.count('accepted')}` }
      : {
          tone: 'late',
          word: msg`Box accepted: ${f.count('offered')} given, ${f.count('accepted')} counted, both are kept`,
        },
  'box.receive': (f) =>
    f.value('scanned') === f.value('expected')
      ? {
          tone: 'ok',
          word: msg`Box received by the laboratory, complete: ${plural(f.value('scanned'), { one: '# tube', other: '# tubes' })}`,
        }
      : {
          tone: 'late',
          word: msg`Box received: ${f.count('expected')} tubes on the manifest, ${f.count('scanned')} scanned`,
        },
  'box.settle-difference': () => ({ tone: 'ok', word: msg`A difference of counts is explained` }),
  'orphan.settle': () => ({ tone: 'ok', word: msg`The origin of a tube is found` }),
  'loss.report': (f) => ({
    tone: 'late',
    word: msg`${f.count('tubes')} tubes reported lost, ${f.count('members')} people to be sampled again`,
  }),
  'plate.load': (f) => ({
    tone: 'info',
    word: msg`Plate loaded with ${plural(f.value('tubes'), { one: '# tube', other: '# tubes' })}`,
  }),
  'result.import': (f) => ({
    tone: 'info',
    word: msg`Instrument file read: ${f.count('used')} of ${f.count('rows')} rows used`,
  }),
  'plate.release': (f) => {
    if (f.value('confirmed') + f.value('notConfirmed') > 0) {
      return {
        tone: 'wait',
        word: msg`Second kit released: ${f.count('confirmed')} confirmed, ${f.count('notConfirmed')} not confirmed`,
      }
    }
    return f.value('reactive') > 0
      ? {
          tone: 'wait',
          word: msg`Plate released: ${plural(f.value('released'), { one: '# tube', other: '# tubes' })}, ${f.count('reactive')} reactive, their members are recalled`,
        }
      : {
          tone: 'ok',
          word: msg`Plate released: ${plural(f.value('released'), { one: '# tube', other: '# tubes' })}, none reactive`,
        }
  },
  'plate.rescan': () => ({ tone: 'info', word: msg`A plate was scanned a second time` }),
  'laboratory.answer-alarm': () => ({
    tone: 'ok',
    word: msg`An alarm of a control chart is answered`,
  }),
  'plate.reject': (f) => ({
    tone: 'wait',
    word: msg`Plate rejected, ${f.count('tubesBack')} tubes wait for another`,
  }),
  'result.amend': () => ({ tone: 'wait', word: msg`A result was amended, with the reason` }),
  'recall.excuse': () => ({ tone: 'idle', word: msg`A recalled member is excused, with the fact` }),
  'paper.key-in': () => ({ tone: 'info', word: msg`A paper sheet was keyed in` }),
  'paper.drop': () => ({ tone: 'idle', word: msg`A paper sheet was dropped, with the reason` }),
  'claim.settle': () => ({ tone: 'ok', word: msg`A late claim is settled` }),
  'roll.mark': (f) => ({
    tone: 'info',
    word: msg`${f.count('marked')} people of a building accounted for`,
  }),
  'round.publish': (f) => ({
    tone: 'ok',
    word: msg`Round published: ${f.count('due')} people are due`,
  }),
  'round.extend': () => ({ tone: 'wait', word: msg`Round extended` }),
  'round.close': () => ({ tone: 'ok', word: msg`Round closed` }),
  'site.open': (f) => ({ tone: 'ok', word: msg`${f.count('opened')} sites opened` }),
  'device.join': () => ({ tone: 'info', word: msg`A phone joined a site` }),
  'roster.take': (f) => ({
    tone: 'idle',
    word: msg`A roster of ${plural(f.value('people'), { one: '# person', other: '# people' })} was taken to a device`,
  }),
  'site.report-queue': (f) => ({
    tone: 'info',
    word: msg`Queue at a site: ${plural(f.value('people'), { one: '# person', other: '# people' })}`,
  }),
  'shift.hand-over': () => ({ tone: 'ok', word: msg`A shift was handed over` }),
  'sampling.import-sealed': (f) => ({
    tone: f.value('refused') > 0 ? 'wait' : 'ok',
    word: msg`Work of a device brought in by file: ${f.count('applied')} new, ${f.count('repeated')} known, ${f.count('refused')} refused`,
  }),
  'device.enrol': (f) => ({ tone: 'info', word: msg`${f.count('enrolled')} devices enrolled` }),
  'tube.issue': () => ({ tone: 'info', word: msg`Tube codes printed for the sites` }),
  'label.print': () => ({ tone: 'info', word: msg`Labels printed` }),
  'zone.declare': (f) => ({
    tone: 'wait',
    word: msg`Zone declared, ${f.count('people')} people live in it`,
  }),
  'area.import': (f) => ({ tone: 'info', word: msg`${f.count('added')} areas imported` }),
  'housing.import': (f) => ({ tone: 'info', word: msg`${f.count('added')} homes imported` }),
  'person.import': (f) => ({ tone: 'info', word: msg`${f.count('added')} people imported` }),
  'laboratory.register': () => ({ tone: 'info', word: msg`Laboratory registered` }),
  'city.load-map': (f) => ({
    tone: 'info',
    word: msg`The city's own map was loaded: ${plural(f.value('areas'), { one: '# area', other: '# areas' })}`,
  }),
  'city.drop-map': () => ({
    tone: 'idle',
    word: msg`The city's own map was taken away; the wall shows the schematic`,
  }),
  'assay.adopt': () => ({ tone: 'info', word: msg`Assay adopted` }),
}

const subjects = ['tube', 'box', 'plate'] as const

/** What a happening says; a command that has no words yet shows its name. */
export function tell(happening: Happening, format: Formats): Told {
  const facts = factsOf(happening, format)
  const kind = subjects.find((name) => facts.text(name) !== '')
  const subject = kind === undefined ? null : { kind, code: facts.text(kind) }
  const { name } = happening
  const said = words[name]?.(facts) ?? { tone: 'idle' as const, word: msg`Done: ${name}` }
  return { ...said, subject }
}

/** Newest first; uploads that follow each other are one line, with their events added up and their places counted. */
export function fold(happenings: readonly Happening[]): Happening[] {
  const rows: Happening[] = []
  // An offer that was taken is told with the taking.
  const taken = new Set(
    happenings.flatMap(({ name, facts }) =>
      name === 'box.accept' || name === 'box.receive' ? [facts.box] : [],
    ),
  )
  const inOrder = happenings
    .filter(({ name, facts }) => name !== 'box.offer' || !taken.has(facts.box))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  for (const one of inOrder) {
    const last = rows.at(-1)
    if (last?.name !== 'sampling.upload' || one.name !== 'sampling.upload') {
      rows.push({ ...one, facts: { ...one.facts, uploads: 1 } })
      continue
    }
    const sum = (name: string) => Number(last.facts[name] ?? 0) + Number(one.facts[name] ?? 0)
    const uploads = Number(last.facts.uploads ?? 1) + 1
    const facts = { applied: sum('applied'), refused: sum('refused'), uploads }
    const isSamePlace = last.area === one.area
    rows[rows.length - 1] = { ...last, facts, areaName: isSamePlace ? last.areaName : null }
  }
  return rows
}
