import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Numbers } from './questions.ts'
import { useFigures } from './use-figures.ts'

function Figure(props: { name: string; value: ReactNode; beneath: ReactNode; list: string }) {
  const { t } = useLingui()
  const { name, value, beneath, list } = props
  return (
    <li>
      <Link to={list} aria-label={`${name}: ${t`open its list`}`}>
        <span className="numbers-name">{name}</span>
        <strong className="numbers-value">{value}</strong>
      </Link>
      <span className="soft">{beneath}</span>
    </li>
  )
}

/** The four figures of a morning, each with its interval, its days and the way to its list. */
export function Headline({ numbers }: { numbers: Numbers }) {
  const { t } = useLingui()
  const figures = useFigures()
  const { cases, rt, doubling, inIsolation, inIsolationList } = numbers
  const last = rt.findLast(({ r }) => r !== null)
  const days = (from: string, until: string) =>
    `${figures.cityDay(from)} – ${figures.cityDay(until)}`
  return (
    <ul className="numbers-head">
      <Figure
        name={t`Cases`}
        value={figures.number(cases.count)}
        beneath={days(numbers.from, numbers.until)}
        list={cases.list}
      />
      <Figure
        name={t`Rt`}
        value={last?.r ? figures.two(last.r.mean) : '–'}
        beneath={
          last?.r ? (
            <>
              {figures.interval(last.r.q025, last.r.q975)} · {days(last.from, last.until)}
              {last.fewCases ? (
                <>
                  {' · '}
                  <Trans>fewer than 11 cases</Trans>
                </>
              ) : null}
            </>
          ) : (
            <Trans>no whole window yet</Trans>
          )
        }
        list={last?.list ?? cases.list}
      />
      <Figure
        name={doubling?.days && doubling.days < 0 ? t`Halving time` : t`Doubling time`}
        value={
          doubling?.days ? <Trans>{figures.decimal(Math.abs(doubling.days))} days</Trans> : '–'
        }
        beneath={
          doubling ? (
            <>
              {doubling.low === null || doubling.high === null ? (
                <Trans>growth is not sure: the interval holds 0</Trans>
              ) : (
                figures.interval(
                  Math.min(Math.abs(doubling.low), Math.abs(doubling.high)),
                  Math.max(Math.abs(doubling.low), Math.abs(doubling.high)),
                )
              )}
              {' · '}
              {days(doubling.from, doubling.until)}
            </>
          ) : (
            <Trans>too few days with cases</Trans>
          )
        }
        list={doubling?.list ?? cases.list}
      />
      <Figure
        name={t`Found in isolation`}
        value={inIsolation ? figures.share(inIsolation.count, inIsolation.of) : '–'}
        beneath={
          inIsolation ? (
            <Trans>
              {figures.share(inIsolation.low, 1)} – {figures.share(inIsolation.high, 1)} ·{' '}
              {figures.number(inIsolation.count)} of {figures.number(inIsolation.of)} whose way of
              being found is recorded
            </Trans>
          ) : (
            <Trans>how cases were found is not recorded</Trans>
          )
        }
        list={inIsolationList}
      />
    </ul>
  )
}
