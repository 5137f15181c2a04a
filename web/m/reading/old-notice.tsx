import { useLingui } from '@lingui/react/macro'
import { Problem } from '../../api/problem.ts'
import { useFormats } from '../../i18n/format.ts'
import { Notice } from '../../kit/status-card.tsx'
import type { Asked } from '../ask/use-ask.ts'

/** Says plainly that what is on the page is from before, and from when. Nothing while the server answers. */
export function OldNotice<Body>({ asked }: { asked: Asked<Body> }) {
  const { t } = useLingui()
  const format = useFormats()
  if (!asked.fault || asked.body === null) return null
  const at = format.time(asked.at)
  const isCut = asked.fault instanceof Problem && asked.fault.status === 0
  return (
    <Notice
      tone="wait"
      title={
        isCut
          ? t`No network · this is from ${at}`
          : t`The server does not answer · this is from ${at}`
      }
    />
  )
}
