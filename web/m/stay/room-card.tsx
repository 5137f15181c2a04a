import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { StatusCard } from '../../kit/status-card.tsx'
import type { StayHere } from './wire.ts'

/** Where I am and since when; and, loudly, where nothing holds me here. */
export function RoomCard({ stay }: { stay: StayHere }) {
  const { t } = useLingui()
  const format = useFormats()
  const { roomCode, siteName, siteAddress, arrivedAt, withoutOrder, atHospital } = stay
  return (
    <StatusCard
      tone={withoutOrder ? 'ok' : 'info'}
      title={roomCode ? t`Room ${roomCode}` : t`You have no room yet`}
    >
      <p lang="zh-CN">
        {siteName}
        {siteAddress ? `，${siteAddress}` : ''}
      </p>
      <p>
        <Trans>You are here since {format.dayAndTime(arrivedAt)}</Trans>
      </p>
      {atHospital ? (
        <p>
          <Trans>You are in hospital now. Your bed here is known.</Trans>
        </p>
      ) : null}
      {withoutOrder ? (
        <p>
          <strong>
            <Trans>No order holds you here. You may go at any time.</Trans>
          </strong>
        </p>
      ) : null}
    </StatusCard>
  )
}
