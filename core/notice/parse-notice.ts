import { documentKinds } from '../identity/document.ts'
import { type NoticeFault, type Place, report, within } from './fault.ts'
import type { Notice } from './notice.ts'
import { readFields, readList, readOne, readText, readWhole, readWords } from './read.ts'
import { readLimits } from './read-limits.ts'
import { readModes } from './read-modes.ts'
import { readSource, readSources } from './read-source.ts'
import { readExemption, readMissed, readValidity } from './read-terms.ts'
import { readCityDate, readWindows } from './read-time.ts'
import { readWho } from './read-who.ts'

const required = [
  'id',
  'number',
  'year',
  'title',
  'issued_by',
  'issued_on',
  'source',
  'sources',
  'windows',
  'who',
  'modes',
  'documents',
  'validity',
  'missed',
  'limits',
]

/**
 * Reads a notice from plain data (a parsed YAML or JSON file). All faults are found in one pass, each with its place
 * and, in both languages, what to do next; nothing is guessed and no unknown field is passed over.
 */
export function parseNotice(
  value: unknown,
): { ok: true; notice: Notice } | { ok: false; faults: NoticeFault[] } {
  const top: Place = { path: '', faults: [] }
  const fields = readFields(top, value, required, ['advice', 'exemptions', 'unknown'])
  const at = (name: string) => within(top, name)
  const sources = readSources(at('sources'), fields.sources)
  const number = readWhole(at('number'), fields.number, 1, 999)
  const year = readWhole(at('year'), fields.year, 2020, 2099)
  const notice: Notice = {
    id: readId(at('id'), fields.id, year, number),
    round: year * 1000 + number,
    number,
    year,
    title: readWords(at('title'), fields.title),
    issuedBy: readWords(at('issued_by'), fields.issued_by),
    issuedOn: readCityDate(at('issued_on'), fields.issued_on),
    source: readSource(at('source'), fields.source, sources),
    sources: [...sources.values()],
    windows: readWindows(at('windows'), fields.windows),
    who: readWho(at('who'), fields.who),
    modes: readModes(at('modes'), fields.modes, sources),
    documents: readList(
      at('documents'),
      fields.documents,
      (here, kind) => readOne(here, kind, documentKinds),
      1,
    ),
    advice: readList(at('advice'), fields.advice, readWords),
    exemptions: readList(at('exemptions'), fields.exemptions, (here, one) =>
      readExemption(here, one, sources),
    ),
    validity: readValidity(at('validity'), fields.validity, sources),
    missed: readMissed(at('missed'), fields.missed, sources),
    limits: readLimits(at('limits'), fields.limits, sources),
    unknown: readList(at('unknown'), fields.unknown, readWords),
  }
  return top.faults.length === 0 ? { ok: true, notice } : { ok: false, faults: once(top.faults) }
}

/** What is missing is said once, at the outermost place: not also for each field that it would have had. */
function once(faults: NoticeFault[]): NoticeFault[] {
  const missing = faults
    .filter((fault) => fault.code === 'missing')
    .map((fault) => `${fault.path}.`)
  return faults.filter(
    (fault, i) =>
      faults.findIndex((other) => other.path === fault.path) === i &&
      !missing.some((path) => fault.path.startsWith(path)),
  )
}

function readId(place: Place, value: unknown, year: number, number: number): string {
  const id = readText(place, value)
  const ending = `${year}-${String(number).padStart(3, '0')}`
  if (id !== '' && !(/^[a-z]+-\d{4}-\d{3}$/.test(id) && id.endsWith(ending))) {
    report(
      place,
      'value',
      `编号应为城市代号加 -${ending}，例如 zz-${ending}。`,
      `Give the city's letters and -${ending}, for example zz-${ending}.`,
    )
  }
  return id
}
