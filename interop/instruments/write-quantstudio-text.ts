import { wellIndex } from '@bihuan/core/lab/plate.ts'
import type { InstrumentRun, WellReading, WellRole } from './instrument-run.ts'

const tasks: Record<WellRole, string> = {
  unknown: 'UNKNOWN',
  ntc: 'NTC',
  standard: 'STANDARD',
  control: 'CONTROL',
}

/**
 * Writes a run as a QuantStudio text export: header, sample setup, results, Windows line ends. What `readInstrumentFile` reads
 * back is the same run. Throws a RangeError for a value that the format cannot hold (tab or line end within a name,
 * a blank name, a curve without target).
 */
export function writeQuantStudioText(
  run: Omit<InstrumentRun, 'format' | 'complete' | 'wellsWithoutResult'>,
): string {
  const { wells } = run
  const size = wells.some(({ well }) => wellIndex(96, well) === null) ? 384 : 96
  const flagNames = [...new Set(wells.flatMap(({ flags }) => flags))].filter((flag) =>
    /^[A-Z]{3,}$/.test(flag),
  )
  const header = [
    ['Block Type', size === 96 ? '96-Well Block (0.2mL)' : '384-Well Block'],
    ['Experiment Barcode', run.plateBarcode ?? 'NA'],
    ['Experiment Name', run.runId ?? 'NA'],
    ['Experiment Run End Time', run.runEndedAt ?? 'NA'],
    ['Experiment Type', run.experimentType ?? 'Presence/Absence'],
    ['Instrument Serial Number', run.serial ?? 'NA'],
    ['Instrument Type', run.instrument ?? 'NA'],
    ['Quantification Cycle Method', 'Ct'],
  ].map(([name, value]) => `* ${name} = ${plain(value ?? '')}`)

  const setup = wells.map((reading) =>
    row([
      String((wellIndex(size, reading.well) ?? 0) + 1),
      reading.well,
      reading.sample,
      target(reading),
      task(reading),
      reading.dye,
      null,
    ]),
  )
  const results = wells.map((reading) =>
    row([
      String((wellIndex(size, reading.well) ?? 0) + 1),
      reading.well,
      String(reading.flags.includes('omitted')),
      reading.sample,
      target(reading),
      task(reading),
      reading.dye,
      reading.call,
      ct(reading),
      ...flagNames.map((name) => (reading.flags.includes(name) ? 'Y' : 'N')),
    ]),
  )
  return [
    ...header,
    '',
    '[Sample Setup]',
    row(['Well', 'Well Position', 'Sample Name', 'Target Name', 'Task', 'Reporter', 'Comments']),
    ...setup,
    '',
    '[Results]',
    row([
      'Well',
      'Well Position',
      'Omit',
      'Sample Name',
      'Target Name',
      'Task',
      'Reporter',
      'Call',
      'CT',
      ...flagNames,
    ]),
    ...results,
    '',
    '',
  ].join('\r\n')
}

function ct({ ct, flags }: WellReading): string {
  if (flags.includes('ct-blank')) return ''
  return ct === null ? 'Undetermined' : String(ct)
}

function target({ well, target }: WellReading): string {
  if (target === null) throw new RangeError(`${well} has no target`)
  return target
}

function task({ role }: WellReading): string | null {
  return role === null ? null : tasks[role]
}

function row(cells: readonly (string | null)[]): string {
  return cells.map((cell) => (cell === null ? '' : quoted(plain(cell)))).join('\t')
}

function quoted(text: string): string {
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
}

function plain(text: string): string {
  if (/[\t\r\n]/.test(text) || text.trim() === '' || text.trim() !== text) {
    throw new RangeError(`a QuantStudio text cannot hold ${JSON.stringify(text)}`)
  }
  return text
}
