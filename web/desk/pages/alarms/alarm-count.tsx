import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { seesAlarms } from '../../shell/stops.ts'
import { alarmCountQuestion } from './questions.ts'
import './alarms.css'

/** How many alarms nobody has seen, for those who read them; nothing where there is none. */
export function AlarmCount() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const answer = useQuery({ ...alarmCountQuestion(), enabled: seesAlarms(actor?.role) })
  const open = answer.data?.open ?? 0
  if (!seesAlarms(actor?.role) || open === 0) return null
  return (
    <section className="panel alarm-count" aria-label={t`Alarms`}>
      <StatusTag tone="late">
        <Trans>Alarms that nobody has seen: {format.number(open)}</Trans>
      </StatusTag>
      <Link to="/alarms">
        <Trans>Look at the alarms</Trans>
      </Link>
    </section>
  )
}
