import { Trans, useLingui } from '@lingui/react/macro'
import type { Board, Time } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Curve } from '../../kit/curve.tsx'
import { roundTop } from '../../kit/curve-path.ts'
import { Figure } from '../../kit/figure.tsx'
import { Panel } from '../../kit/panel.tsx'
import { lists } from '../lists.ts'

const slotMs = 15 * 60_000

function useEnd() {
  const { t } = useLingui()
  const format = useFormats()
  return (at: Time | null, opensAt: Time) => {
    if (at === null) return t`not yet known`
    return format.day(at) === format.day(opensAt) ? format.time(at) : format.dayAndTime(at)
  }
}

/** People per quarter of an hour, sampled and resulted, and when both end if all goes on as in the last hour. */
export function ArrivalsPanel({
  board: { arrivals: all, now, forecast, round },
}: {
  board: Board
}) {
  const { t } = useLingui()
  const format = useFormats()
  const end = useEnd()
  // The quarter of an hour that still runs would look like a fall to nothing.
  const arrivals = all.filter(({ at }) => Date.parse(at) + slotMs <= Date.parse(now))
  const top = roundTop(Math.max(0, ...arrivals.flatMap((slot) => [slot.sampled, slot.resulted])))
  const [first] = arrivals
  const last = arrivals.at(-1)
  return (
    <Panel title={t`Arrivals`} aside={t`people per 15 minutes`} className="arrivals">
      {first && last ? (
        <>
          <p className="curve-key">
            <span>
              <i className="key-sampled" aria-hidden="true" /> {t`Sampled`}
            </span>
            <span>
              <i className="key-resulted" aria-hidden="true" /> {t`Resulted`}
            </span>
          </p>
          <div className="curve">
            <span className="curve-top">{format.number(top)}</span>
            <span className="curve-zero">0</span>
            <div className="curve-room">
              <Curve
                top={top}
                label={t`People per 15 minutes, ${format.time(first.at)} to ${format.time(last.at)}; last: ${format.number(last.sampled)} sampled, ${format.number(last.resulted)} resulted`}
                series={[
                  { name: 'sampled', values: arrivals.map(({ sampled }) => sampled) },
                  { name: 'resulted', values: arrivals.map(({ resulted }) => resulted) },
                ]}
              />
            </div>
            <span className="curve-first">{format.time(first.at)}</span>
            <span className="curve-last">{format.time(last.at)}</span>
          </div>
        </>
      ) : (
        <p className="nothing">
          <Trans>No one has been sampled yet</Trans>
        </p>
      )}
      <dl className="ends">
        <Figure
          word={t`All sampled by`}
          value={end(forecast.sampledBy, round.opensAt)}
          href={lists.round}
        />
        <Figure
          word={t`All resulted by`}
          value={end(forecast.resultedBy, round.opensAt)}
          href={lists.round}
        />
      </dl>
      <p className="faint">{format.text({ zh: forecast.basisZh, en: forecast.basisEn })}</p>
    </Panel>
  )
}
