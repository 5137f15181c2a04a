import { forecastTerms } from '@bihuan/core/supply/forecast.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { type Forecast, forecastQuestion } from './questions.ts'
import { useOwner } from './use-owner.ts'
import { termWords } from './words.ts'

type Range = { low: number; likely: number; high: number }

function Cell({ range }: { range: Range | undefined }) {
  const format = useFormats()
  if (!range) return <td className="supply-number">–</td>
  const isSure = range.low === range.high
  return (
    <td className="supply-number">
      {format.number(range.likely)}
      {isSure ? null : (
        <>
          <br />
          <span className="faint">
            {format.number(range.low)} … {format.number(range.high)}
          </span>
        </>
      )}
    </td>
  )
}

function Alarm({ forecast }: { forecast: Forecast }) {
  const format = useFormats()
  const owner = useOwner()
  const { alarm } = forecast
  if (!alarm) return null
  return (
    <p className="supply-alarm" role="alert">
      <b>
        {alarm.isLikely ? (
          <Trans>
            {format.number(alarm.missing)} rooms will be missing by {format.dayAndTime(alarm.at)}.
          </Trans>
        ) : (
          <Trans>
            In the low case {format.number(alarm.missing)} rooms are missing by{' '}
            {format.dayAndTime(alarm.at)}.
          </Trans>
        )}
      </b>{' '}
      <Trans>Who has to act: {owner(alarm.owner)}. Open more rooms, or</Trans>{' '}
      <Link to="/isolation-sites?part=ladder">
        <Trans>order an activation</Trans>
      </Link>
      .
    </p>
  )
}

/** Free rooms at the end of each of three days, as a sum whose every term leads to where it comes from. */
export function ForecastPart() {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(forecastQuestion())
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const forecast = answer.data
  if (!forecast) return <Skeleton rows={10} />
  const { assumption, turnover, days } = forecast
  const mean = format.decimal(assumption.mean)
  const hours = format.decimal(turnover.hours)
  return (
    <div className="supply-stack">
      <Alarm forecast={forecast} />
      <Panel title={t`Free rooms for three days`}>
        <div className="supply-scroll">
          <table className="supply-table">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Where it comes from</Trans>
                </th>
                {days.map(({ at }) => (
                  <th key={at} scope="col" className="supply-number">
                    <Trans>until {format.dayAndTime(at)}</Trans>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {forecastTerms.map((term) => {
                const { word, to } = termWords[term]
                return (
                  <tr key={term}>
                    <th scope="row">{to ? <Link to={to}>{t(word)}</Link> : t(word)}</th>
                    {days.map(({ at, terms }) => (
                      <Cell key={at} range={terms.find((one) => one.term === term)} />
                    ))}
                  </tr>
                )
              })}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">
                  <Trans>Free rooms</Trans>
                </th>
                {days.map((day) => (
                  <Cell key={day.at} range={day} />
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
        <p className="faint">
          {turnover.from === 'measured' ? (
            <Trans>
              A room is ready {hours} h after its last person left: measured of {turnover.of}{' '}
              cleanings.
            </Trans>
          ) : (
            <Trans>
              A room is taken to be ready {hours} h after its last person left: fewer than five
              cleanings were measured so far.
            </Trans>
          )}{' '}
          <Trans>
            New people: the mean of the last {assumption.days} days, {mean} a day; the lowest and
            the highest day give the range. {format.decimal(assumption.peopleInARoom)} people share
            a room.
          </Trans>
        </p>
      </Panel>
    </div>
  )
}
