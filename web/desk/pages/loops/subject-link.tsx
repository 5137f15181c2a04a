import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { addressOf, subjectOf } from '../../../shell/address.ts'

/** The code of what a loop is about, leading to its page. */
export function SubjectLink({ subject }: { subject: string }) {
  const about = subjectOf(subject)
  const address = addressOf(about)
  const label = about.kind === 'building' ? <Trans>Building {about.code}</Trans> : about.code
  if (address === null) return <span className="code">{label}</span>
  return (
    <Link to={address} className={about.kind === 'building' ? '' : 'code'}>
      {label}
    </Link>
  )
}
