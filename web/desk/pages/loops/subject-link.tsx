import { Link } from 'react-router'
import type { Subject } from '../../../api/types.ts'
import { addressOf } from '../../shell/address.ts'

/** The code of what a loop is about; boxes and plates have no page to lead to yet. */
export function SubjectLink({ subject }: { subject: Subject }) {
  if (subject.kind === 'box' || subject.kind === 'plate') {
    return <span className="code">{subject.code}</span>
  }
  return (
    <Link to={addressOf(subject)} className="code">
      {subject.code}
    </Link>
  )
}
