import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { PlateView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useRescanWords } from './use-rescan-words.ts'

// The whole list of a shifted plate says nothing that its first lines do not say.
const [linesMax, linesOfTurn] = [12, 4]

/** What the last second scan of a plate found; nothing where there was none. */
export function Rescan({ plate }: { plate: PlateView }) {
  const { t } = useLingui()
  const format = useFormats()
  const words = useRescanWords()
  const { rescan } = plate
  if (!rescan) return null
  const { kind, turn, faults } = rescan.comparison
  const shown = turn ? linesOfTurn : linesMax
  return (
    <Panel
      title={t`Second scan`}
      aside={
        kind === 'clean' ? (
          <StatusTag tone="ok">
            <Trans>every tube in its well</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="late">
            <Trans>differs, release held</Trans>
          </StatusTag>
        )
      }
    >
      <p className="faint">{format.dayAndTime(rescan.at)}</p>
      {turn ? <p className="late rescan-turn">{words.turn(turn)}</p> : null}
      {faults.length > 0 ? (
        <ul className="because rescan-faults">
          {faults.slice(0, shown).map((fault) => (
            <li key={`${fault.kind} ${fault.tube} ${fault.found ?? ''}`}>
              <span className="code">{fault.tube}</span> {words.fault(fault)}
            </li>
          ))}
        </ul>
      ) : null}
      {faults.length > shown ? (
        <p className="soft">
          <Plural value={faults.length - shown} one="and # more" other="and # more" />
        </p>
      ) : null}
    </Panel>
  )
}
