import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { QrCode } from '../../kit/qr-code.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import type { OwnCode } from '../wire.ts'

// ux.md §5.9: a gun reads 260 px from a hand's distance.
const size = 260

/** The code that a sampler's device reads, and until when it is good. */
export function CodeCard({ code }: { code: OwnCode }) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow(30_000)
  const isOver = Date.parse(code.expiresAt) <= now
  return (
    <figure className="m-code">
      <QrCode text={code.text} label={t`Code of ${code.name} for the sampler`} size={size} />
      <figcaption>
        {isOver ? (
          <Tag tone="late">
            <Trans>Out of date, open this page with network</Trans>
          </Tag>
        ) : (
          <span className="m-soft">
            <Trans>good until {format.dayAndTime(code.expiresAt)}</Trans>
          </span>
        )}
      </figcaption>
    </figure>
  )
}
