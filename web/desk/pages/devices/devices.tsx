import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { ExportSheet } from '../../../ui/desk/export-sheet.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { useRound } from '../../shell/use-round.ts'
import { DeviceList } from './device-list.tsx'
import { devicesShown, silenceOf, silentMs } from './device-state.ts'
import { type Device, deviceQuestion } from './questions.ts'
import { SealedDesk } from './sealed-desk.tsx'
import { useFilter } from './use-filter.ts'
import { everyMs, useIsOpen } from './use-is-open.ts'
import { seesDevices } from './who-may.ts'
import './devices.css'

/** The line under the title: how many devices, how many of them silent, and the sheet of what is shown. */
function Line({ devices, round }: { devices: readonly Device[]; round: string }) {
  const format = useFormats()
  const isOpen = useIsOpen(round)
  const now = useCityNow(everyMs)
  const [filter] = useFilter()
  const silent = devices.filter((one) => silenceOf(one, now) > silentMs).length
  return (
    <>
      <span>
        {isOpen ? (
          <Trans>
            {format.number(devices.length)} devices, {format.number(silent)} silent for more than 2
            hours or never heard
          </Trans>
        ) : (
          <Trans>{format.number(devices.length)} devices; the round is closed</Trans>
        )}
      </span>
      <ExportSheet
        what="devices"
        round={round}
        about="采集设备"
        sheet={async () =>
          (await import('./device-sheet.ts')).deviceSheet(
            devicesShown(devices, filter, now, isOpen),
          )
        }
      />
    </>
  )
}

/** The sync desk: every field device of the round, those silent longest first, and the work of those that reach no network. */
export function Devices() {
  const { t } = useLingui()
  const { actor } = useMe()
  const round = useRound()
  const isSeen = seesDevices(actor?.role)
  const answer = useQuery({ ...deviceQuestion(round ?? ''), enabled: isSeen && round !== null })
  const devices = answer.data?.devices
  useTitle(t`Field devices`)
  if (!isSeen) {
    return (
      <>
        <PageHead title={t`Field devices`} />
        <EmptyState title={t`This role sees no field devices`}>
          <Trans>Samplers, registrars, commanders and administrators do.</Trans>
        </EmptyState>
      </>
    )
  }
  return (
    <div className="devices">
      <PageHead
        title={t`Field devices`}
        aside={<SavedViews />}
        line={devices && round ? <Line devices={devices} round={round} /> : ' '}
      />
      {answer.isError && !devices ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {devices && round ? <DeviceList devices={devices} round={round} /> : null}
      <SealedDesk />
    </div>
  )
}
