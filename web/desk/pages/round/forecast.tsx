import { Trans, useLingui } from '@lingui/react/macro'
import type { Board, Time } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'

function End({ word, at, opensAt }: { word: string; at: Time | null; opensAt: Time }) {
  const format = useFormats()
  const isSameDay = at !== null && format.day(at) === format.day(opensAt)
  return (
    <p className="forecast-time">
      <span className="soft">{word}</span>
      {at === null ? (
        <span className="faint">
          <Trans>not yet: the last hour has nothing to go by</Trans>
        </span>
      ) : (
        <b className="figure">
          {format.time(at)}
          {isSameDay ? null : <small> {format.day(at)}</small>}
        </b>
      )}
    </p>
  )
}

/** When the sampling and the results end if all goes on as in the last hour, and what the figure rests on. */
export function ForecastPanel({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const { forecast, round } = board
  return (
    <Panel title={t`Forecast of the finish`} className="forecast">
      <End word={t`All sampled by`} at={forecast.sampledBy} opensAt={round.opensAt} />
      <End word={t`All resulted by`} at={forecast.resultedBy} opensAt={round.opensAt} />
      <p className="faint">{format.text({ zh: forecast.basisZh, en: forecast.basisEn })}</p>
    </Panel>
  )
}
