import { useLingui } from '@lingui/react/macro'
import type { RescanAnswer } from './rescan-bench.ts'
import type { Word } from './scan-head.tsx'
import { useFaultWords } from './use-scan-words.tsx'

/** The answer to a scan of a plate that is checked, for the person with the gun. */
export function useRescanWord(): (answer: RescanAnswer) => Word {
  const { t } = useLingui()
  const faults = useFaultWords()
  return (answer) => {
    switch (answer.kind) {
      case 'there':
        return { tone: 'ok', head: answer.well, text: answer.tube }
      case 'elsewhere': {
        const { tube, well, home } = answer
        return {
          tone: 'late',
          head: t`${well} differs`,
          text: home
            ? t`Tube ${tube} was loaded in ${home}.`
            : t`Tube ${tube} was not loaded on this plate.`,
        }
      }
      case 'twice':
        return {
          tone: 'wait',
          head: t`Scanned twice`,
          text: t`Tube ${answer.tube} was scanned in ${answer.well} already. The next well stays the same.`,
        }
      case 'misread':
        return { tone: 'late', head: t`Misread`, text: `${answer.text} · ${faults[answer.fault]}` }
      case 'full':
        return { tone: 'wait', head: t`Plate full`, text: t`All wells are scanned: compare now.` }
    }
  }
}
