import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import type { Note } from './questions.ts'
import {
  callWords,
  imagingWords,
  severityWords,
  symptomWords,
  treatmentWords,
  trendWords,
} from './words.ts'

/** Says a note of a course in one line. */
export function useNoteWords(): (note: Note) => string {
  const { t } = useLingui()
  const format = useFormats()
  const say = (words: Readonly<Record<string, MessageDescriptor>>, key: string) => {
    const word = words[key]
    return word ? t(word) : key
  }
  return (note) => {
    if (note.kind === 'imaging')
      return `${t`Picture of the lungs`}: ${say(imagingWords, note.finding)}`
    if (note.kind === 'treatment') return `${say(treatmentWords, note.what)}: ${note.words}`
    if (note.kind === 'test')
      return `${t`Test of the hospital`} ${note.kit}: ${say(callWords, note.call)}`
    return [
      say(severityWords, note.severity),
      note.temperature === null ? '' : `${format.decimal(note.temperature / 10)} °C`,
      note.oxygen === null ? '' : `SpO₂ ${note.oxygen} %`,
      ...note.symptoms.map((one) => say(symptomWords, one)),
      note.trend === null ? '' : say(trendWords, note.trend),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  }
}
