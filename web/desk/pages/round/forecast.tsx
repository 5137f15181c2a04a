import { Trans, useLingui } from '@lingui/react/macro'
import type { Forecast } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'

/** When the round will be done, between which times, and what the figure rests on. */
export function ForecastPanel({ forecast }: { forecast: Forecast }) {
  const { t } = useLingui()
  const format = useFormats()
  const slowest = {
    sampling: t`the sampling`,
    transit: t`the way to the laboratory`,
    laboratory: t`the laboratory`,
  }[forecast.bottleneck]
  return (
    <Panel title={t`Forecast of the finish`} className="forecast">
      {forecast.finishAt ? (
        <p className="forecast-time">
          <b className="figure">{format.time(forecast.finishAt)}</b>
          {forecast.earliestAt && forecast.latestAt ? (
            <span className="soft">
              <Trans>
                between {format.time(forecast.earliestAt)} and {format.time(forecast.latestAt)}
              </Trans>
            </span>
          ) : null}
        </p>
      ) : (
        <p className="forecast-time soft">
          <Trans>Not yet: too few results to tell a rate.</Trans>
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>
            <Trans>Waits for</Trans>
          </dt>
          <dd>{slowest}</dd>
        </div>
        <div>
          <dt>
            <Trans>Tubes left</Trans>
          </dt>
          <dd>{format.number(forecast.tubesLeft)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Tubes an hour</Trans>
          </dt>
          <dd>{format.number(forecast.tubesPerHour)}</dd>
        </div>
      </dl>
      <p className="faint">
        <Trans>
          Basis: tubes left divided by the rate of the last {forecast.windowMinutes} minutes.
        </Trans>
      </p>
    </Panel>
  )
}
