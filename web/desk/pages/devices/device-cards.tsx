import { Trans, useLingui } from '@lingui/react/macro'
import { ClockDifference, LastHandOver, LastHeard, Unsent } from './facts.tsx'
import type { Device } from './questions.ts'
import { useAreaWords } from './use-area-words.ts'

/** The same list for a phone: one card per device, nothing to scroll sideways. */
export function DeviceCards(props: {
  rows: readonly Device[]
  picked: number
  now: number
  isOpen: boolean
}) {
  const { t } = useLingui()
  const { areaWord } = useAreaWords()
  return (
    <ul className="device-cards" aria-label={t`Field devices`}>
      {props.rows.map((row, at) => (
        <li key={row.device} className={at === props.picked ? 'panel row-picked' : 'panel'}>
          <div>
            <b className="code">{row.device}</b>
            <LastHeard device={row} now={props.now} isOpen={props.isOpen} />
          </div>
          <div>
            <span>
              {row.site} · {row.siteName}
            </span>
            <span className="soft">{areaWord(row.area)}</span>
          </div>
          <div>
            <span className="soft">
              <Trans>Clock</Trans> <ClockDifference device={row} />
            </span>
            <span className="soft">
              <Trans>Unsent</Trans> <Unsent unsent={row.unsent} />
            </span>
          </div>
          {row.handOver ? (
            <p>
              <LastHandOver handOver={row.handOver} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
