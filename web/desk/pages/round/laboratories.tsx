import { Trans, useLingui } from '@lingui/react/macro'
import type { LaboratoryQueue } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'

const share = (part: number, whole: number) => ({ width: `${(100 * part) / whole}%` })

/** Each laboratory: what waits, what lies on plates, what is out, its pace and when it will be through. */
export function Laboratories({ laboratories }: { laboratories: LaboratoryQueue[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const most = Math.max(1, ...laboratories.map((one) => one.waiting + one.onPlates))
  return (
    <Panel title={t`Laboratory queue`} className="laboratories">
      {laboratories.length === 0 ? (
        <EmptyState title={t`No tube is bound for a laboratory yet`} />
      ) : null}
      {laboratories.length > 0 ? (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Laboratory, tubes</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Waiting</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>On plates</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Resulted</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>An hour</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Empty at</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {laboratories.map((one) => (
              <tr key={one.laboratory}>
                <th scope="row">
                  {one.name}
                  <div className="queue-bar" aria-hidden="true">
                    <i className="stage-inLaboratory" style={share(one.onPlates, most)} />
                    <i className="stage-inTransit" style={share(one.waiting, most)} />
                  </div>
                </th>
                <td className="num">{format.number(one.waiting)}</td>
                <td className="num">{format.number(one.onPlates)}</td>
                <td className="num">{format.number(one.resulted)}</td>
                <td className="num">{format.number(one.tubesPerHour)}</td>
                <td className="num">{one.emptyAt ? format.time(one.emptyAt) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  )
}
