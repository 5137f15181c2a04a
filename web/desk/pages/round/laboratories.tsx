import { Trans, useLingui } from '@lingui/react/macro'
import type { LaboratoryQueue } from '../../../api/types.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useCityNow } from '../../shell/city-clock.ts'

/** Each laboratory: what waits, what runs, what is out, its pace and when it will be through. */
export function Laboratories({ laboratories }: { laboratories: LaboratoryQueue[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow(10_000)
  const most = Math.max(1, ...laboratories.map((one) => one.waitingTubes + one.onMachineTubes))
  return (
    <Panel title={t`Laboratory queue`} className="laboratories">
      {laboratories.length === 0 ? <EmptyState title={t`No laboratory is in this round`} /> : null}
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Laboratory</Trans>
            </th>
            <th scope="col" className="num">
              <Trans>Waiting</Trans>
            </th>
            <th scope="col" className="num">
              <Trans>Longest wait</Trans>
            </th>
            <th scope="col" className="num">
              <Trans>Running</Trans>
            </th>
            <th scope="col" className="num">
              <Trans>Released</Trans>
            </th>
            <th scope="col" className="num">
              <Trans>An hour</Trans>
            </th>
            <th scope="col" className="num">
              <Trans>Through at</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {laboratories.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {format.text(one.name)}
                <div className="queue-bar" aria-hidden="true">
                  <i
                    className="stage-inLaboratory"
                    style={{ width: `${(100 * one.onMachineTubes) / most}%` }}
                  />
                  <i
                    className="stage-inTransit"
                    style={{ width: `${(100 * one.waitingTubes) / most}%` }}
                  />
                </div>
              </th>
              <td className="num">{format.number(one.waitingTubes)}</td>
              <td className="num">
                {one.oldestReceivedAt ? clockSpan(now - Date.parse(one.oldestReceivedAt)) : '–'}
              </td>
              <td className="num">{format.number(one.onMachineTubes)}</td>
              <td className="num">{format.number(one.releasedTubes)}</td>
              <td className="num">{format.number(one.tubesPerHour)}</td>
              <td className="num">{one.finishAt ? format.time(one.finishAt) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
