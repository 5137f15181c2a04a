import { Trans, useLingui } from '@lingui/react/macro'
import { Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Board } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTheme } from '../../../shell/preferences.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'

const Curve = lazy(() => import('./curve.tsx'))

/** People per quarter of an hour, sampled and resulted, as a curve or as the table behind it. */
export function Arrivals({ arrivals }: { arrivals: Board['arrivals'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const theme = useTheme()
  const [view, setView] = useState<'curve' | 'table'>('curve')
  const most = arrivals.reduce<Board['arrivals'][number] | null>(
    (top, slot) => (top && top.sampled >= slot.sampled ? top : slot),
    null,
  )
  return (
    <Panel
      title={t`Arrivals`}
      className="arrivals"
      aside={
        <Segmented
          size="small"
          aria-label={t`View`}
          value={view}
          onChange={setView}
          options={[
            { value: 'curve', label: t`Curve` },
            { value: 'table', label: t`Table` },
          ]}
        />
      }
    >
      {arrivals.length === 0 ? <EmptyState title={t`No one has been sampled yet`} /> : null}
      {view === 'curve' && arrivals.length > 0 ? (
        <>
          <div
            className="curve"
            role="img"
            aria-label={
              most
                ? t`People per 15 minutes from ${format.time(arrivals[0]?.at ?? most.at)}; most at ${format.time(most.at)} with ${format.number(most.sampled)} sampled`
                : ''
            }
          >
            <Suspense fallback={null}>
              <Curve
                theme={theme}
                arrivals={arrivals}
                words={{ sampled: t`Sampled`, resulted: t`Resulted` }}
                time={format.time}
                number={format.number}
              />
            </Suspense>
          </div>
          <p className="curve-key faint">
            <i className="line-sampled" aria-hidden="true" /> <Trans>Sampled</Trans>
            <i className="line-resulted" aria-hidden="true" /> <Trans>Resulted</Trans>
            <span>
              <Trans>people per 15 minutes</Trans>
            </span>
          </p>
        </>
      ) : null}
      {view === 'table' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section className="curve-table" tabIndex={0} aria-label={t`Arrivals`}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>From</Trans>
                </th>
                <th scope="col" className="num">
                  <Trans>Sampled</Trans>
                </th>
                <th scope="col" className="num">
                  <Trans>Resulted</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {arrivals.map((slot) => (
                <tr key={slot.at}>
                  <th scope="row">{format.time(slot.at)}</th>
                  <td className="num">{format.number(slot.sampled)}</td>
                  <td className="num">{format.number(slot.resulted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </Panel>
  )
}
