import type { LabelFault } from '@bihuan/core/labels/label.ts'
import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import type { ScanAnswer } from './bench.ts'
import type { Word } from './scan-head.tsx'

/** What is wrong with a code that is no tube's. */
export function useFaultWords(): Record<LabelFault, string> {
  const { t } = useLingui()
  return {
    length: t`A tube has 14 characters: 13 digits and a check character.`,
    characters: t`A tube has digits and one check character only.`,
    check: t`The check character does not fit: one character was misread or two were swapped.`,
    kind: t`This is not the label of a tube.`,
  }
}

/** The answer to a scan at the plate, for the person with the gun. */
export function useScanWords(): (answer: ScanAnswer) => Word {
  const { t } = useLingui()
  const format = useFormats()
  const faults = useFaultWords()
  const follow = (tube: string) => <Link to={`/tubes/${tube}`}>{t`Follow the tube`}</Link>
  return (answer) => {
    switch (answer.kind) {
      case 'loaded': {
        const { tube, well, waiting } = answer
        const about = waiting
          ? t`${format.number(waiting.poolSize)} people at most, box ${waiting.box}, sealed ${format.time(waiting.sealedAt)}`
          : ''
        return { tone: 'ok', head: well, text: `${tube} ${about}` }
      }
      case 'twice':
        return {
          tone: 'wait',
          head: t`Scanned twice`,
          text: t`Tube ${answer.tube} lies in ${answer.well} already. The next well stays the same.`,
        }
      case 'not-here':
        return {
          tone: 'late',
          head: t`Not to be loaded`,
          text: t`Tube ${answer.tube} does not wait in this laboratory: its box is not received here, or it lies on a plate or has its result. Receive its box first.`,
          link: follow(answer.tube),
        }
      case 'needs-another-kit':
        return {
          tone: 'late',
          head: t`Needs another kit`,
          text: t`Tube ${answer.tube} was read with this kit already. Load it on a plate of another assay.`,
        }
      case 'misread':
        return { tone: 'late', head: t`Misread`, text: `${answer.text} · ${faults[answer.fault]}` }
      case 'not-a-tube':
        return {
          tone: 'late',
          head: t`Not a tube`,
          text: t`${answer.text} is the label of a box or a plate. Scan the tube.`,
        }
      case 'full':
        return {
          tone: 'wait',
          head: t`Plate full`,
          text: t`Tube ${answer.tube} has no well left. Load this plate and take the next one.`,
        }
    }
  }
}
